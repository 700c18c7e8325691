import { mount } from 'svelte';
import '../ui/look.scss';
import App from './App.svelte';
import { target } from './target.ts';

mount(App, { target: target() });
