import { mount } from 'svelte';
import './components/look.scss';
import App from './App.svelte';

mount(App, { target: document.getElementById('app')! });
