// A facilitator finds a scenario and opens it; someone who wants to practise is told nothing that
// gives it away.
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import type { Component } from 'svelte';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Address } from '../../../src/ui/address.ts';
import Coverage from '../../../src/training/library/Coverage.svelte';
import Library from '../../../src/training/library/Library.svelte';
import Scenario from '../../../src/training/library/Scenario.svelte';
import { allScenarios, scenarioIds } from '../../../src/training/library/scenarios.ts';

const show = (page: unknown, address: Address) =>
  render(page as Component<{ address: Address; note: string }>, { props: { address, note: '' } });
const text = (element: Element) => element.textContent!.replace(/\s+/g, ' ').trim();
const titles = () =>
  within(screen.getAllByRole('list').find((list) => list.className.includes('scenarios'))!)
    .getAllByRole('heading')
    .map(text);

// loaded once here, so that no page waits longer than a slow core lets a test wait
beforeAll(async () => void (await allScenarios()));

describe('the library', () => {
  test('shows every scenario, and leads to each', async () => {
    show(Library, { page: 'train' });
    await screen.findByText('Yawning at register');
    expect(titles()).toHaveLength(scenarioIds.length);
    expect(screen.getByRole('link', { name: 'Petrol' }).getAttribute('href')).toBe(
      '#/train/s06-petrol',
    );
    for (const [name, href] of [
      ['What they cover', '#/train/coverage'],
      ['My practice', '#/train/progress'],
      ['Write your own', '#/train/write'],
    ])
      expect(screen.getByRole('link', { name: name! }).getAttribute('href')).toBe(href);
  });

  test('says of each its topics, minutes, levels and what people learn, and asks nothing about people not yet met', async () => {
    show(Library, { page: 'train' });
    const card = (await screen.findByRole('link', { name: 'Thursday’s jumper' })).closest('li')!;
    expect(text(card)).toContain('A primary school in Cumberland. 3 stages, about 45 minutes.');
    expect(text(card)).toContain('Neglect. Targeted help, Child in need, Significant harm.');
    expect(
      within(within(card).getByRole('list', { name: 'What people learn' }))
        .getAllByRole('listitem')
        .map(text),
    ).toContain('See neglect in dated notes, and not in the last event');
    const cards = screen.getAllByRole('list').find((list) => list.className.includes('scenarios'))!;
    for (const { scenario } of await allScenarios())
      for (const { ask, answer } of scenario.discuss)
        for (const said of [ask, answer]) expect(text(cards)).not.toContain(said);
  });

  test('is narrowed by topic and by level, which stand in sight', async () => {
    show(Library, { page: 'train' });
    await screen.findByRole('status');
    for (const name of ['Topic', 'Level'])
      expect(screen.getByLabelText(name).closest('details')).toBeNull();
    await userEvent.selectOptions(screen.getByLabelText('Topic'), 'Neglect');
    expect(titles()).toContain('Thursday’s jumper');
    expect(titles()).not.toContain('Petrol');
    await userEvent.selectOptions(screen.getByLabelText('Level'), 'Universal help');
    expect(titles()).toEqual(['Ned’s good days']);
  });

  test('is narrowed by a choice and by words, says how many are left, and is whole again when cleared', async () => {
    show(Library, { page: 'train' });
    const how = await screen.findByRole('status');
    await userEvent.selectOptions(screen.getByLabelText('Level'), 'Child in need');
    expect(titles()).toContain('Thursday’s jumper');
    expect(titles()).not.toContain('Yawning at register');
    expect(text(how)).toBe(`${titles().length} of ${scenarioIds.length} scenarios`);
    await userEvent.type(screen.getByLabelText('Search'), 'jumper');
    expect(titles()).toEqual(['Thursday’s jumper']);
    await userEvent.type(screen.getByLabelText('Search'), ' zyx');
    expect(screen.getByText(/No scenario fits all of that/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Clear what I chose' }));
    expect(titles()).toHaveLength(scenarioIds.length);
  });
});

describe('a scenario', () => {
  const at = (scenario: string) => show(Scenario, { page: 'scenario', scenario });

  test('offers what to do with it, the room first, and keeps its story and answers closed', async () => {
    at('s18-twelve-fifteen-eleven');
    expect(text(await screen.findByRole('heading', { level: 1 }))).toBe('Twelve, fifteen, eleven');
    const to = (page: string) => `#/train/s18-twelve-fifteen-eleven/${page}`;
    expect(screen.getByRole('button', { name: 'Facilitate a room' }).getAttribute('href')).toBe(
      to('facilitate'),
    );
    expect(screen.getByRole('button', { name: 'Practise alone' }).getAttribute('href')).toBe(
      to('practise'),
    );
    expect(screen.getByRole('link', { name: 'Explore on the chart' }).getAttribute('href')).toBe(
      to('explore'),
    );
    expect(screen.getByRole('link', { name: 'Print hand-outs' }).getAttribute('href')).toBe(
      to('hand-outs'),
    );
    expect(screen.getByRole('link', { name: 'Print certificates' }).getAttribute('href')).toBe(
      to('certificates'),
    );
    const closed = screen.getAllByRole('group').filter((one) => one.tagName === 'DETAILS');
    expect(closed.length).toBeGreaterThan(5);
    for (const one of closed) expect((one as HTMLDetailsElement).open).toBe(false);
    for (const giveaway of [/Tunde works/, 'Advice today', /Judgement can add/])
      for (const said of screen.getAllByText(giveaway))
        expect(said.closest('details')).not.toBeNull();
  });

  test('says of each stage what is expected, and what is accepted beside it', async () => {
    at('s21-the-sofa');
    const stage = (await screen.findByText('Stage 1')).closest('details')!;
    const rows = within(stage)
      .getAllByRole('term')
      .map((term) => [text(term), text(term.nextElementSibling!)]);
    expect(rows[0]![0]).toBe('Level');
    expect(rows[0]![1]).toMatch(/^Child in need ?Also accepted: Advice today$/);
  });

  test('has something to hope for beside each point to discuss, closed until it is wanted', async () => {
    at('s05-changing-mat-mark');
    const points = (await screen.findByText('Points to discuss')).closest('details')!;
    const all = within(points).getAllByRole('listitem');
    expect(all).toHaveLength(4);
    for (const point of all) expect(text(point)).toMatch(/\? ?You may hope to hear: .{20,}\.$/);
  });

  test('by an unknown name says that there is none, and leads back', async () => {
    at('s99-nothing');
    expect(text(await screen.findByRole('heading', { level: 1 }))).toBe(
      'There is no such scenario',
    );
    expect(screen.getByRole('link', { name: 'All scenarios' }).getAttribute('href')).toBe(
      '#/train',
    );
  });
});

test('what the scenarios cover is told holes first, then in tables whose counts are the links beside them', async () => {
  show(Coverage, { page: 'coverage' });
  const level = await screen.findByRole('table', { name: 'Level' });
  const headings = screen.getAllByRole('heading', { level: 2 }).map(text);
  expect(headings[0]).toBe('Nothing here yet');
  expect(headings.slice(1, 3)).toEqual(['Topic', 'Level']);
  for (const table of screen.getAllByRole('table'))
    for (const row of within(table).getAllByRole('row').slice(1)) {
      const [count, which] = within(row).getAllByRole('cell');
      const links = within(which!).queryAllByRole('link');
      expect(Number(text(count!))).toBe(links.length);
      if (links.length === 0) {
        expect(text(which!)).toBe('Nothing here yet');
        const hole = text(within(row).getByRole('rowheader'));
        expect(
          within(screen.getByRole('region', { name: 'Nothing here yet' }))
            .getAllByRole('listitem')
            .map(text),
        ).toContain(hole);
      }
    }
  expect(
    within(level).getByRole('link', { name: 'Yawning at register' }).getAttribute('href'),
  ).toBe('#/train/s01-yawning-at-register');
});
