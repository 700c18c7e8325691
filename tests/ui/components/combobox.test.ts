// The box that finds one of many: what it tells whoever uses it, by key, by press and on leaving
// it.
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import Combobox, { type Choice } from '../../../src/ui/form/Combobox.svelte';

const towns: readonly Choice[] = ['Fellmere', 'Felton', 'Harwick'].map((label) => ({
  value: label.toLowerCase(),
  label,
}));
const find = (typed: string) =>
  towns.filter(({ label }) => label.toLowerCase().startsWith(typed.toLowerCase()));
function shown() {
  const onchange = vi.fn<(chosen: Choice | undefined) => void>();
  render(Combobox, {
    props: {
      name: 'town',
      label: 'Town',
      find,
      only: (typed: string) => (find(typed).length === 1 ? find(typed)[0] : undefined),
      onchange,
      status: (_: string, found: readonly Choice[]) => `${found.length} found`,
      none: 'No town has that name',
    },
  });
  return {
    onchange,
    box: screen.getByRole<HTMLInputElement>('combobox', { name: 'Town' }),
    user: userEvent.setup(),
  };
}

test('nothing is listed before anything is typed, and then what fits, which it says', async () => {
  const { box, user } = shown();
  expect(box.getAttribute('aria-expanded')).toBe('false');
  expect(screen.queryByRole('option')).toBeNull();
  await user.type(box, 'fel');
  expect(box.getAttribute('aria-expanded')).toBe('true');
  expect(screen.getAllByRole('option').map((option) => option.textContent?.trim())).toEqual([
    'Fellmere',
    'Felton',
  ]);
  expect(screen.getByRole('status').textContent).toBe('2 found');
});

test('the arrows go round the list both ways, and Enter chooses without sending the form', async () => {
  const { box, user, onchange } = shown();
  await user.type(box, 'fel');
  await user.keyboard('{ArrowUp}');
  expect(screen.getByRole('option', { selected: true }).textContent).toContain('Felton');
  await user.keyboard('{ArrowDown}');
  expect(box.getAttribute('aria-activedescendant')).toBe(
    screen.getByRole('option', { selected: true }).id,
  );
  await user.keyboard('{Enter}');
  expect(onchange).toHaveBeenLastCalledWith(towns[0]);
  expect(box.value).toBe('Fellmere');
  expect(screen.queryByRole('option')).toBeNull();
});

test('a press chooses, and the box keeps the focus', async () => {
  const { box, user, onchange } = shown();
  await user.type(box, 'fel');
  await user.click(screen.getByRole('option', { name: 'Felton' }));
  expect(onchange).toHaveBeenLastCalledWith(towns[1]);
  expect(document.activeElement).toBe(box);
});

test('on leaving it the only one that fits is chosen, and of several none is', async () => {
  const { box, user, onchange } = shown();
  await user.type(box, 'fel');
  await user.tab();
  expect(onchange).not.toHaveBeenCalled();
  await user.clear(box);
  await user.type(box, 'har');
  await user.tab();
  expect(onchange).toHaveBeenLastCalledWith(towns[2]);
});

test('where one alone is found Enter chooses it, though what was typed need not mean it, and leaving does not', async () => {
  const onchange = vi.fn<(chosen: Choice | undefined) => void>();
  render(Combobox, {
    props: {
      name: 'town',
      label: 'Town',
      find,
      only: () => undefined,
      onchange,
      status: () => 'One',
      none: 'None',
    },
  });
  const [box, user] = [screen.getByRole('combobox', { name: 'Town' }), userEvent.setup()];
  await user.type(box, 'har');
  await user.tab();
  expect(onchange).not.toHaveBeenCalled();
  await user.type(box, 'w{Enter}');
  expect(onchange).toHaveBeenLastCalledWith(towns[2]);
});

test('where nothing fits it says so', async () => {
  const { box, user } = shown();
  await user.type(box, 'zz');
  expect(screen.getByText('No town has that name')).toBeTruthy();
  expect(screen.getByRole('status').textContent).toBe('0 found');
});
