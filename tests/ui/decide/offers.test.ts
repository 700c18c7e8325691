// What is not finished yet: where each lies, so that nobody thinks it behind a passphrase that is
// not.
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import Offers from '../../../src/decide/Offers.svelte';

const begunAt = '2026-11-24T14:30:00Z';
const inBrowser = { id: 'b', begunAt, finished: false };
const withRecords = { id: 'r', begunAt, withRecords: true } as const;
const seen = /Anyone who uses this browser could open it/;

test('what lies with the records says so, and warns of nobody; what lies in the browser warns', () => {
  const { rerender } = render(Offers, { offers: [withRecords], ontake: vi.fn(), ondrop: vi.fn() });
  expect(screen.getByText(/^Kept with your records\. Begun Tuesday 24 November 2026/)).toBeTruthy();
  expect(screen.queryByText(seen)).toBeNull();
  void rerender({ offers: [withRecords, inBrowser] });
  return vi.waitFor(() => expect(screen.getByText(seen)).toBeTruthy());
});

test('one is carried on with at a press, and dropped at the second', async () => {
  const [ontake, ondrop] = [vi.fn(), vi.fn()];
  render(Offers, { offers: [withRecords], ontake, ondrop });
  await userEvent.click(screen.getByRole('button', { name: /^Carry on/ }));
  expect(ontake).toHaveBeenCalledWith('r');
  await userEvent.click(screen.getByRole('button', { name: /^Drop it/ }));
  expect(ondrop).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole('button', { name: /^Yes, drop it/ }));
  expect(ondrop).toHaveBeenCalledWith('r');
});
