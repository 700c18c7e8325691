// Where the child is: one press shows what is done first there, and another press takes it back.
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import Where from '../../../src/decide/Where.svelte';
import { newDraft } from '../../../src/decide/draft.ts';
import { Session } from '../../../src/decide/session.svelte.ts';

test('a ward is one press, and says who is told there and that the child is not sent home; pressed again, nothing is said', async () => {
  render(Where, { session: new Session(newDraft('refer', new Date('2026-11-24T14:30:00Z'))) });
  expect(screen.queryByRole('listitem')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Hospital ward' }));
  expect(screen.getAllByRole('listitem').map((line) => line.textContent)).toEqual([
    'Tell the children’s doctor on call of your worry now.',
    expect.stringContaining('is not sent home before'),
  ]);
  expect(screen.getByText(/which a safeguarding lead has not confirmed/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Hospital ward' }));
  expect(screen.queryByRole('listitem')).toBeNull();
});
