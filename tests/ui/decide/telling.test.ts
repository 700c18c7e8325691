// What the family is not told, and the page that comes after it.
import { render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import Telling from '../../../src/decide/Telling.svelte';

const replaces = /^You have since said who may be told. That replaces/;

test('where they may be told since, the page says that this replaces what was said before', () => {
  render(Telling, { telling: 'tell', replaced: true });
  expect(screen.getByText(replaces)).toBeTruthy();
});

test('nothing replaces what was never said, or what still stands', () => {
  const { unmount } = render(Telling, { telling: 'tell' });
  expect(screen.queryByText(replaces)).toBeNull();
  unmount();
  render(Telling, { telling: 'not-yet', replaced: true });
  expect(screen.queryByText(replaces)).toBeNull();
  expect(screen.getByText(/^Wait until the person you ring/)).toBeTruthy();
});
