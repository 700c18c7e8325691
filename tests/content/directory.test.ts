// The directory of councils: whole, sourced, and every number one that can be rung.
import { readdirSync } from 'node:fs';
import { isValidPhoneNumber } from 'libphonenumber-js';
import { expect, test } from 'vitest';
import { pack as packShape } from '../../content/pack.ts';
import type { CouncilsText, CouncilText, SourcesText } from '../../content/schema.ts';
import { readCouncilPack, readText } from '../../src/cli/words.ts';

const councils = await readText<CouncilsText>('councils.yaml');
const ids = Object.keys(councils);
const entries = new Map(
  await Promise.all(
    ids.map(async (id) => [id, await readText<CouncilText>(`directory/${id}.yaml`)] as const),
  ),
);
const entryOf = (id: string) => entries.get(id)!;
const packs = new Map(
  await Promise.all(ids.map(async (id) => [id, await readCouncilPack(id)] as const)),
);

test('England’s 153 councils are listed, each with an entry of its own, and no two by one name', () => {
  expect(ids).toHaveLength(153);
  expect([...ids].sort()).toEqual(
    readdirSync('content/directory')
      .filter((file) => file !== 'README.md')
      .map((file) => file.replace('.yaml', ''))
      .sort(),
  );
  for (const part of ['name', 'council'] as const)
    expect(new Set(Object.values(councils).map((one) => one[part])).size, part).toBe(153);
});

test('a council with a full pack names one that is there', () => {
  const areas = readdirSync('content/areas').map((file) => file.replace('.yaml', ''));
  const full = Object.entries(councils).filter(([, { area }]) => area);
  expect(full.map(([id]) => id).sort()).toEqual([
    'cambridgeshire',
    'cheshire-east',
    'cumberland',
    'peterborough',
    'westmorland-and-furness',
  ]);
  expect(full.filter(([, { area }]) => !areas.includes(area!))).toEqual([]);
});

test('every number is one that can be rung in this country', () => {
  const numbers = ids.flatMap((id) => {
    const { frontDoor, outOfHours, conflicts = [] } = entryOf(id);
    return [...frontDoor.lines, ...outOfHours.lines, ...conflicts].map(({ number }) => ({
      id,
      number,
    }));
  });
  expect(numbers.length).toBeGreaterThan(300);
  expect(numbers.filter(({ number }) => !isValidPhoneNumber(number, 'GB'))).toEqual([]);
  expect(isValidPhoneNumber('0300 123 704', 'GB'), 'one that is a digit short').toBe(false);
});

const isReal = (day: string) =>
  !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day);

test('every number names a page, and every date is real and not after the day its page was seen', () => {
  for (const id of ids) {
    const { seen, sources, frontDoor, outOfHours, agree } = entryOf(id);
    const pages = Object.values(sources);
    if (frontDoor.lines.length + outOfHours.lines.length > 0)
      expect(pages.length, id).toBeGreaterThan(0);
    for (const { dated } of pages)
      if (dated) expect([id, isReal(dated), dated <= seen]).toEqual([id, true, true]);
    expect(agree > 0, `${id}: how many pages agree`).toBe(frontDoor.lines.length > 0);
  }
  expect(isReal('2025-02-31')).toBe(false);
});

test('the entry of every council makes a pack that the shape of packs accepts, with each value’s source', async () => {
  const general = await readText<SourcesText>('sources.yaml');
  for (const id of ids) {
    const pack = packs.get(id)!;
    const checked = packShape.safeParse(pack);
    expect(checked.error?.issues ?? [], id).toEqual([]);
    const used = [...JSON.stringify(pack).matchAll(/"source":"([a-z0-9-]+)"/g)].map(
      ([, source]) => source!,
    );
    expect(
      used.filter((source) => !(source in pack.sources) && !(source in general)),
      id,
    ).toEqual([]);
    expect(
      Object.keys(pack.sources).filter((source) => source in general),
      `${id}: a page of its own would be hidden by one of Windscreen’s`,
    ).toEqual([]);
    expect(pack.raises).toEqual({});
  }
});

test('no number stands alone: beside each is how it is known, and another that was seen', () => {
  for (const id of ids) {
    const { conflicts = [] } = entryOf(id);
    const { frontDoor, outOfHours } = packs.get(id)!;
    const lines = [...frontDoor.lines, ...outOfHours.lines].filter(({ number }) =>
      number.value.startsWith('0'),
    );
    expect(lines.filter(({ sure }) => !sure).map(({ number }) => number.value)).toEqual([]);
    expect(JSON.stringify(lines), 'every word is filled in').not.toMatch(/[{}][a-z]+\}|undefined/);
    for (const { number, against } of conflicts.filter((conflict) => conflict.against)) {
      const line = lines.find((one) => one.number.value === against)!;
      expect(`${line.elsewhere?.value} ${line.sure}`, id).toContain(number);
    }
  }
});
