import { mount } from 'svelte';
import './components/look.scss';
import Room from './pages/Room.svelte';

// The room's screen is a program of its own: nothing that it reaches can open the vault (tests/imports.test.ts)
mount(Room, { target: document.getElementById('app')! });
