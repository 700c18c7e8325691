import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { RulesText } from '../../../content/schema.ts';
import Rules from '../../../src/guidance/Rules.svelte';

const rules: [string, RulesText[string]][] = [
  ['I15', { says: 'Such an injury is referred.', sources: ['n16'], sure: 'seen' }],
  [
    'I41',
    {
      says: 'Every way comes to an end.',
      sources: [],
      ours: 'It is how it is built.',
      sure: 'inference',
    },
  ],
];

test('a promise opens to its rules: what each says, how sure that is, and its sources or why it has none', async () => {
  const { container } = render(Rules, {
    props: { summary: 'An injury is referred', rules, printed: 'line' },
  });
  expect(container.textContent.trim()).toBe('An injury is referred');
  await userEvent.setup().click(screen.getByText('An injury is referred'));
  await screen.findByText('I41', { selector: 'strong' });
  const said = [...container.querySelectorAll('details p, details li')].map(({ textContent }) =>
    textContent.replace(/\s+/g, ' ').trim(),
  );
  expect(said).toEqual([
    'I15 Such an injury is referred.',
    'Read at its source. Challenge this I15',
    expect.stringMatching(/^Bruising in children .*, September 2021$/),
    'I41 Every way comes to an end.',
    'Windscreen’s own reading. It is how it is built. Challenge this I41',
  ]);
  const challenge = screen.getByRole('link', { name: 'Challenge this I41' });
  expect(challenge.getAttribute('href')).toBe('#/challenge/rule/I41');
  const source = screen.getByRole('link', { name: /^Bruising in children/ });
  expect(source.getAttribute('href')).toBe('#/sources/n16');
});
