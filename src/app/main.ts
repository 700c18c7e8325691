import { mount } from 'svelte';
import '../ui/look.scss';
import App from './App.svelte';

const target = document.getElementById('app')!;
target.replaceChildren(); // what stands there says that Windscreen has not started
mount(App, { target });
