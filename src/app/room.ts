import { mount } from 'svelte';
import '../ui/look.scss';
import Room from '../training/room/Room.svelte';
import { target } from './target.ts';

// A window that another opens begins with a copy of what that tab keeps, a draft's key among it.
// Here the copy is let go.
try {
  if (window.opener) sessionStorage.clear();
} catch {
  // a browser that denies storage has copied nothing
}

// The room's screen is a program of its own: nothing that it reaches can open the vault
// (tests/imports.test.ts)
mount(Room, { target: target('room') });
