// The chart and its list are made of the same rows, light the same path, and say the same.
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import words from '../../../content/chart.yaml';
import Chart from '../../../src/ui/pictures/Chart.svelte';
import type { Chart as Drawn, Lit } from '../../../src/ui/pictures/chart.ts';

const label = (text: string) => ({ lines: [text], x: 0, y: 0, width: 100 });
const box = { x: 0, y: 0, width: 100, height: 40 };
const chart: Drawn = {
  id: 'tea',
  title: 'Tea',
  brief: false,
  width: 480,
  height: 300,
  questions: [
    { id: 'start', n: 0, text: 'Start here', label: label('Start here'), ...box },
    { id: 'thirsty', n: 1, text: 'Are you thirsty?', label: label('Are you thirsty?'), ...box },
    { id: 'milk', n: 2, text: 'Is there milk?', label: label('Is there milk?'), ...box },
  ],
  outcomes: [
    { id: 'tea', level: 5, text: 'Make tea', label: label('Make tea'), ...box },
    { id: 'wait', text: 'Wait', label: label('Wait'), ...box },
  ],
  edges: [
    {
      from: 'start',
      to: 'thirsty',
      text: 'Otherwise',
      label: label('Otherwise'),
      points: [
        [10, 40],
        [10, 60],
      ],
    },
    {
      from: 'start',
      to: 'wait',
      text: 'If it is late',
      label: label('If it is late'),
      points: [
        [100, 20],
        [200, 20],
      ],
    },
    {
      from: 'thirsty',
      to: 'milk',
      text: 'Yes',
      label: label('Yes'),
      points: [
        [10, 100],
        [10, 120],
      ],
    },
    {
      from: 'thirsty',
      to: 'wait',
      text: 'No',
      label: label('No'),
      points: [
        [100, 80],
        [150, 80],
        [150, 30],
        [200, 30],
      ],
    },
    {
      from: 'milk',
      to: 'tea',
      text: 'Any answer',
      label: label('Any answer'),
      points: [
        [100, 150],
        [200, 150],
      ],
    },
  ],
};
const lit: Lit = {
  nodes: ['start', 'thirsty', 'milk', 'tea'],
  said: { thirsty: 'Yes', milk: 'A little' },
};
const other: Lit = { nodes: ['start', 'thirsty', 'wait'], said: { thirsty: 'No' } };
const names = { lit: 'This stage', other: 'The stage before' };
const shown = (props: object = {}) => {
  const { container } = render(Chart, { props: { chart, words, ...props } });
  return container;
};
const classesOf = (all: Iterable<Element>) =>
  [...all].map((one) =>
    ['lit', 'other', 'both'].filter((name) => one.classList.contains(name)).join(' '),
  );
const text = (one: Element | null) => one?.textContent.replace(/\s+/g, ' ').trim();

test('the list tells every question, route and outcome that the picture draws, and no more', () => {
  const drawn = shown();
  const list = drawn.querySelector('details')!;
  const routes = [...list.querySelectorAll('ol > li li, .start + ul > li')].map(text);
  for (const { text: says } of chart.edges)
    expect(
      routes.some((route) => route!.startsWith(`${says}:`)),
      says,
    ).toBe(true);
  expect(drawn.querySelectorAll('svg[role=img] .edge')).toHaveLength(chart.edges.length);
  expect([...list.querySelectorAll('ol > li > b')].map(text)).toEqual([
    'Are you thirsty?',
    'Is there milk?',
  ]);
  expect([...list.querySelectorAll('ol > li')].map((one) => one.getAttribute('value'))).toEqual([
    '1',
    '2',
  ]);
  expect(routes).toContain('Yes: go to 2');
  expect(routes).toContain('No: Wait');
  expect(text(list)).toContain('Make tea');
});

test('a lit path is marked on every step of it in the picture, and said in the list with what was answered', () => {
  const drawn = shown({ lit });
  const svg = drawn.querySelector('svg[role=img]')!;
  expect(classesOf(svg.querySelectorAll('.question'))).toEqual(['lit', 'lit', 'lit']);
  expect(classesOf(svg.querySelectorAll('.outcome'))).toEqual(['lit', '']);
  expect(svg.querySelectorAll('.edge.lit')).toHaveLength(3);
  expect([...drawn.querySelectorAll('.mark')].map(text)).toEqual([
    'On the path: Yes.',
    'On the path: A little.',
    'On the path.',
  ]);
});

test('what is lit is drawn last, so that nothing crosses over it', () => {
  const kinds = classesOf(shown({ lit, other }).querySelectorAll('svg[role=img] .edge'));
  expect(kinds).toEqual(['', 'other', 'lit both', 'lit', 'lit']);
});

test('two paths are told apart by line and in words, and where they part is said', () => {
  const drawn = shown({ lit, other, names });
  const legend = drawn.querySelector('.legend')!;
  expect([...legend.querySelectorAll('li')].map(text)).toEqual([
    'This stage',
    'The stage before',
    'Both',
  ]);
  expect(
    screen.getByText(
      'They part at question 1, “Are you thirsty?” This stage: Yes. The stage before: No.',
    ),
  ).toBeTruthy();
  expect([...drawn.querySelectorAll('.mark')].map(text)).toContain(
    'On the path (The stage before): No.',
  );
});

test('two paths that are one are said to be', () => {
  shown({ lit, other: lit, names });
  expect(screen.getByText(words.sameWay)).toBeTruthy();
});

test('a path that has not come to an end says where it stands', () => {
  const drawn = shown({
    lit: { nodes: ['start', 'thirsty', 'milk'], said: { thirsty: 'Yes' }, here: 'milk' },
  });
  expect(drawn.querySelectorAll('svg[role=img] .here')).toHaveLength(1);
  expect([...drawn.querySelectorAll('.mark')].map(text)).toContain('You are here.');
  expect(drawn.querySelectorAll('.outcome.lit')).toHaveLength(0);
});

test('buttons make it larger, smaller or whole, and it scrolls in a region that the keyboard reaches', async () => {
  const drawn = shown();
  const svg = drawn.querySelector('svg[role=img]')!;
  expect(svg.getAttribute('width')).toBe('30em');
  await userEvent.click(screen.getByRole('button', { name: words.larger }));
  expect(svg.getAttribute('width')).toBe('37.5em');
  await userEvent.click(screen.getByRole('button', { name: words.whole }));
  expect(svg.getAttribute('width')).toBe('100%');
  expect(screen.getByRole('button', { name: words.whole }).getAttribute('aria-pressed')).toBe(
    'true',
  );
  await userEvent.click(screen.getByRole('button', { name: words.whole }));
  for (let press = 0; press < 3; press++)
    if (!screen.getByRole<HTMLButtonElement>('button', { name: words.smaller }).disabled)
      await userEvent.click(screen.getByRole('button', { name: words.smaller }));
  expect(svg.getAttribute('width')).toBe('15em');
  expect(screen.getByRole<HTMLButtonElement>('button', { name: words.smaller }).disabled).toBe(
    true,
  );
  const region = screen.getByRole('region', { name: 'Chart: Tea' });
  expect(region.tabIndex).toBe(0);
  expect(within(region).getByRole('img').getAttribute('aria-label')).toContain('Tea');
});

test('for a room it fills its column, has nothing to press, and labels only what is lit, with what was answered', () => {
  const drawn = shown({
    chart: { ...chart, brief: true },
    lit: {
      ...lit,
      said: {
        thirsty: 'Yes, I have been thirsty all day',
        milk: 'A little, in a jug on the shelf',
      },
    },
    fit: true,
    listHidden: true,
  });
  expect(screen.queryAllByRole('button')).toEqual([]);
  expect(drawn.querySelector('svg[role=img]')!.getAttribute('width')).toBe('100%');
  expect([...drawn.querySelectorAll('.edge text')].map(text).sort()).toEqual(['A little,…', 'Yes']);
  expect(drawn.querySelector('.govuk-visually-hidden ol')).toBeTruthy();
});

test('nothing is set by an inline style, which the policy would refuse', () => {
  expect(shown({ lit, other, names }).querySelectorAll('[style]')).toHaveLength(0);
});

test('a question is chosen in the picture by a click or a key, and in the list by its button; the start is not', async () => {
  const chosen: string[] = [];
  const drawn = shown({ chosen: 'milk', onchoose: (id: string) => chosen.push(id) });
  const picture = screen.getByRole('group', { name: `Tea. ${words.choose}` });
  const inPicture = within(picture).getAllByRole('button');
  expect(
    inPicture.map((one) => [one.getAttribute('aria-label'), one.getAttribute('aria-pressed')]),
  ).toEqual([
    ['1. Are you thirsty?', 'false'],
    ['2. Is there milk?', 'true'],
  ]);
  const user = userEvent.setup();
  await user.click(inPicture[0]!);
  inPicture[1]!.focus();
  await user.keyboard('{Enter} ');
  await user.click(within(drawn.querySelector('details')!).getByText('Are you thirsty?'));
  expect(chosen).toEqual(['thirsty', 'milk', 'milk', 'thirsty']);
});

test('where nobody listens no question can be pressed', () => {
  const drawn = shown();
  expect(within(screen.getByRole('img')).queryAllByRole('button', { hidden: true })).toEqual([]);
  expect(drawn.querySelectorAll('details button')).toHaveLength(0);
});

test('keys make it larger, smaller or whole while it has focus, and buttons move it', async () => {
  const moved: (number | undefined)[] = [];
  Object.assign(HTMLElement.prototype, {
    scrollBy: ({ left }: ScrollToOptions) => moved.push(Math.sign(left ?? 0)),
  });
  const drawn = shown();
  const svg = drawn.querySelector('svg[role=img]')!;
  const region = screen.getByRole('region', { name: 'Chart: Tea' });
  Object.defineProperty(region, 'clientWidth', { value: 300 });
  const user = userEvent.setup();
  region.focus();
  const widths = [];
  for (const key of ['+', '-', '0', '0', '=', '{Control>}+{/Control}']) {
    await user.keyboard(key);
    widths.push(svg.getAttribute('width'));
  }
  expect(widths).toEqual(['37.5em', '30em', '100%', '30em', '37.5em', '37.5em']);
  await user.click(screen.getByRole('button', { name: words.right }));
  await user.click(screen.getByRole('button', { name: words.left }));
  expect(moved).toEqual([1, -1]);
});
