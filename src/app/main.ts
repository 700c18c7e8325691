import { mount } from 'svelte';
import '../ui/look.scss';
import App from './App.svelte';
import { target } from './target.ts';

// The built script that holds this holds what the room's page shares with it too, and so runs there:
// that page has no such place, and nothing of the app begins on it.
if (document.getElementById('app'))
  // a task of its own: in the one that read this script the browser could hear nobody until the page
  // was made and laid out too
  setTimeout(() => mount(App, { target: target('app') }));
