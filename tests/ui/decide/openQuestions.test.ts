// What is still to be asked stands with what it could change beside it.
import { render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import OpenQuestions from '../../../src/decide/OpenQuestions.svelte';

test('each open question names itself and what it could change, and nobody is promised that there is no other', () => {
  render(OpenQuestions, {
    open: [
      {
        question: 'safe-to-tell',
        asks: 'Safe to tell the family',
        could: 'Decides what the family may be told.',
      },
    ],
  });
  expect(screen.getByRole('term').textContent).toBe('Safe to tell the family');
  expect(screen.getByRole('definition').textContent).toContain(
    'Decides what the family may be told.',
  );
  expect(screen.getByText('An answer may open another question.')).toBeTruthy();
});
