import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import TickList from '../../../src/ui/form/TickList.svelte';

const props = {
  name: 'seen',
  legend: 'What have you seen?',
  groups: [
    {
      heading: 'Hurt',
      holds: 'Marks and blows',
      items: [
        { value: 'mark', label: 'A mark', hint: 'However faint' },
        {
          value: 'mark-near-home',
          label: 'By someone near the home',
          hint: 'A neighbour counts',
          under: ['mark', 'blow'],
        },
        { value: 'smack', label: 'A smack', hint: 'Not a blow with a thing', hintStands: true },
      ],
    },
    {
      heading: 'Outside',
      holds: 'Gangs',
      items: [{ value: 'gang', label: 'A gang', hint: 'Or a friend in one' }],
    },
  ],
  none: { value: 'none', label: 'None of these' },
  find: (typed: string) =>
    ({
      gangs: { total: 1, ids: ['gang'] },
      neighbour: { total: 1, ids: ['mark-near-home'] },
      all: { total: 40, ids: ['gang', 'mark'] },
      xyzzy: { total: 0, ids: [] },
    })[typed],
  search: {
    label: 'Find a line',
    hint: 'Such as “knife”',
    nothing: 'No line has these words.',
    headings: 'Show all the headings',
  },
  found: (n: number, all: boolean) => `${n} found${all ? '' : ', the nearest here'}`,
  ticked: (n: number) => `${n} ticked`,
  more: 'More lines have opened.',
};
const shown = (more: object = {}) => {
  render(TickList, { props: { ...props, ...more } });
  return userEvent.setup();
};
const inSight = () => screen.getAllByRole<HTMLInputElement>('checkbox').map(({ value }) => value);
const group = (name: string) => screen.getByRole('button', { name });
const search = () => screen.getByRole('searchbox', { name: 'Find a line' });
const describedAs = (label: string) => {
  const id = screen.getByLabelText(label).getAttribute('aria-describedby');
  return id && document.getElementById(id)!.textContent;
};

test('every heading is closed at first, says what it holds, and opens and closes; only none of them is in sight, and last', async () => {
  const user = shown();
  expect(inSight()).toEqual(['none']);
  expect(group('Hurt').getAttribute('aria-expanded')).toBe('false');
  expect(
    document.getElementById(group('Hurt').getAttribute('aria-describedby')!)!.textContent,
  ).toBe('Marks and blows');
  await user.click(group('Hurt'));
  expect(inSight()).toEqual(['mark', 'smack', 'none']);
  expect(within(screen.getByRole('group', { name: 'Hurt' })).getAllByRole('checkbox')).toHaveLength(
    2,
  );
  await user.click(group('Hurt'));
  expect(inSight()).toEqual(['none']);
});

test('a heading says how many of its lines are ticked, and stands open where somebody comes back to a tick', async () => {
  const user = shown({ values: ['mark', 'gang'] });
  expect(group('Hurt, 1 ticked').getAttribute('aria-expanded')).toBe('true');
  await user.click(screen.getByLabelText('By someone near the home'));
  expect(group('Hurt, 2 ticked')).toBeTruthy();
  expect(group('Outside, 1 ticked').getAttribute('aria-expanded')).toBe('true');
  await user.click(screen.getByLabelText('None of these'));
  expect(group('Hurt').getAttribute('aria-expanded'), 'it stays as it was').toBe('true');
  expect(screen.queryByRole('button', { name: /ticked/ })).toBeNull();
});

test('a hint opens with its tick and is said, unless nobody could choose without it; lines that make it worse open too', async () => {
  const user = shown();
  await user.click(group('Hurt'));
  expect(describedAs('A mark')).toBeNull();
  expect(describedAs('A smack'), 'it stands before the tick').toBe('Not a blow with a thing');
  expect(screen.queryByLabelText('By someone near the home')).toBeNull();
  await user.click(screen.getByLabelText('A mark'));
  expect(describedAs('A mark')).toBe('However faint');
  expect(describedAs('By someone near the home'), 'and stands with such a line').toBe(
    'A neighbour counts',
  );
  const said = screen.getAllByRole('status').map(({ textContent }) => textContent);
  expect(said).toContain('However faint More lines have opened.');
});

test('what is found is shown with its hint, ticks the same lines, and is counted; the headings come back', async () => {
  const user = shown();
  await user.type(search(), 'gangs');
  expect(inSight(), 'none of these is not beside what was found').toEqual(['gang']);
  expect(describedAs('A gang')).toBe('Or a friend in one');
  expect(screen.getAllByRole('status')[0]!.textContent).toBe('1 found');
  await user.click(screen.getByLabelText('A gang'));
  await user.click(screen.getByRole('button', { name: 'Show all the headings' }));
  expect(document.activeElement).toBe(search());
  expect(group('Outside, 1 ticked')).toBeTruthy();
  expect(screen.getAllByRole('status')[0]!.textContent).toBe('');
});

test('a line that makes another worse is found below that one', async () => {
  const user = shown();
  await user.type(search(), 'neighbour');
  expect(inSight()).toEqual(['mark', 'mark-near-home']);
});

test('where more is found than is shown, that is said; and where nothing is, what to do, over the headings', async () => {
  const user = shown();
  await user.type(search(), 'all');
  expect(screen.getAllByRole('status')[0]!.textContent).toBe('40 found, the nearest here');
  await user.clear(search());
  await user.type(search(), 'xyzzy');
  expect(screen.getAllByRole('status')[0]!.textContent).toBe('No line has these words.');
  expect(group('Hurt')).toBeTruthy();
  expect(inSight()).toEqual(['none']);
});

test('its box has the id that an error summary leads to, and belongs to no form', () => {
  shown({ error: 'Tick something' });
  expect(search().id).toBe('seen');
  expect((search() as HTMLInputElement).form).toBeNull();
  expect(
    screen.getByRole('group', { name: 'What have you seen?' }).getAttribute('aria-describedby'),
  ).toBe('seen-error');
});
