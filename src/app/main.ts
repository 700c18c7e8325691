import { mount } from 'svelte';
import '../ui/look.scss';
import App from './App.svelte';
import { target } from './target.ts';

// A task of its own: in the one that read this script the browser could hear nobody until the page
// was made and laid out too.
setTimeout(() => mount(App, { target: target() }));
