import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Pack } from '../../content/pack.ts';
import { aged, begunFrom, problemsIn, scaffold } from '../../src/cli/pack.ts';
import { readPack } from '../../src/cli/words.ts';
import { isoDay } from '../../src/recommend/dates.ts';
import { asYaml, filledIn, valued } from '../open/packs.ts';
import { place } from './place.ts';

const today = isoDay(new Date());
const { folder, written, run } = place();

test.each(readdirSync('content/areas'))('pack check: nothing is wrong with %s', async (file) => {
  expect(await problemsIn(`content/areas/${file}`, today)).toEqual([]);
});

describe('pack new', () => {
  test('writes a pack that says what is still to be filled in, line by line, and never over another', () => {
    expect(run('pack', 'new', 'North', 'Shire & Vale')).toMatchObject({
      code: 0,
      said: expect.stringContaining('north-shire-and-vale.yaml') as string,
    });
    const file = join(folder, 'north-shire-and-vale.yaml');
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('name: "North Shire & Vale"');
    for (const contact of [
      'lado',
      'adult-safeguarding',
      'early-help',
      'crisis-mental-health',
      'prevent',
    ])
      expect(text).toContain(`\n  ${contact}:\n`);
    const { code, said } = run('pack', 'check', 'north-shire-and-vale.yaml');
    expect(code).toBe(1);
    for (const line of said.trim().split('\n')) {
      const at = Number(/Line (\d+)/.exec(line)![1]);
      expect(text.split('\n')[at - 1], line).toContain('…');
    }
    expect(run('pack', 'new', 'North Shire & Vale')).toMatchObject({
      code: 1,
      said: expect.stringContaining('is there already') as string,
    });
    expect(readFileSync(file, 'utf8')).toBe(text);
  });
  test('a name without letters is refused in a sentence', () => {
    expect(() => scaffold('!!', today)).toThrow('is no name for an area');
  });
  test('for a council begins from what was seen of it, and what is wrong with it is only what is still to be filled in', () => {
    expect(run('pack', 'new', '--council', 'Leeds')).toMatchObject({
      code: 0,
      said: expect.stringContaining('Written: leeds.yaml') as string,
    });
    const text = readFileSync(join(folder, 'leeds.yaml'), 'utf8');
    const begun = parse(text) as Pick<Pack, 'id' | 'frontDoor' | 'outOfHours' | 'sources'>;
    expect(begun.id).toBe('leeds');
    expect(begun.frontDoor.lines.map(({ number }) => number)).toEqual([
      {
        value: '0113 376 0336',
        source: 'council-page-1',
        asAt: '2026-11-28',
        confidence: 'published',
      },
    ]);
    expect(begun.sources['council-page-1']).toMatchObject({
      publisher: 'Leeds Safeguarding Children Partnership',
      checked: '2026-11-28',
    });
    expect(begun.outOfHours.lines[0]?.elsewhere?.value, 'what another page prints comes too').toBe(
      '0113 376 0469',
    );
    const { said } = run('pack', 'check', 'leeds.yaml');
    for (const line of said.trim().split('\n')) {
      const at = Number(/Line (\d+)/.exec(line)![1]);
      expect(text.split('\n')[at - 1], line).toContain('…');
    }
  });
  test('for a council of which no number and no hours were seen makes up neither', async () => {
    const { text } = await begunFrom('bolton', today);
    const { frontDoor } = parse(text) as Pick<Pack, 'frontDoor'>;
    expect(frontDoor.lines.map(({ number }) => number.value)).toEqual(['…']);
    expect(frontDoor.opening).toBeUndefined();
  });
  test('for a council that is not listed names the nearest that are', async () => {
    await expect(begunFrom('Wigen', today)).rejects.toThrow(
      /no council “Wigen” in the directory\. The nearest are wigan \(Wigan\), /,
    );
    await expect(begunFrom('constructor', today)).rejects.toThrow('The nearest are');
    await expect(begunFrom('Cotswold', today)).rejects.toThrow(
      'The nearest are gloucestershire (Gloucestershire)',
    );
  });
  test('for a council by any name of its own begins from the same entry', async () => {
    for (const name of ['hull', 'Hull City Council', 'Kingston upon Hull'])
      expect(await begunFrom(name, today)).toEqual(await begunFrom('kingston-upon-hull', today));
  });
});

describe('pack check', () => {
  test('says nothing is wrong with a pack that is right', async () => {
    const file = written('right.yaml', asYaml(filledIn()));
    expect(await problemsIn(file, today)).toEqual([]);
  });
  test('names the path on which a pack protects less', () => {
    written(
      'less.yaml',
      asYaml(filledIn({ raises: { 'criminal-exploitation': valued('child-in-need') } })),
    );
    const { code, said } = run('pack', 'check', 'less.yaml');
    expect(code).toBe(1);
    expect(said).toContain('raises.criminal-exploitation');
    expect(said).toContain('For example: Danger now: No → ');
  });
  test('a file that is not there is said not to be', async () => {
    expect(await problemsIn(join(folder, 'none.yaml'), today)).toMatchObject([
      { reason: { says: 'no-file' } },
    ]);
  });
  test('without a word to go by, says what there is', () => {
    expect(run('pack')).toMatchObject({
      code: 1,
      said: expect.stringContaining('npm run pack new NAME') as string,
    });
  });
});

test('pack stale lists every dated value, oldest first', async () => {
  const { code, said } = run('pack', 'stale');
  const days = [...said.matchAll(/^ *(\d+) days/gm)].map(([, days]) => Number(days));
  expect(code).toBe(0);
  expect(days).toEqual([...days].sort((a, b) => b - a));
  const cumberland = aged(await readPack('cumberland'), new Date('2026-11-23T12:00Z'));
  expect(cumberland).toContainEqual({
    pack: 'cumberland',
    field: 'frontDoor.lines.1.number',
    asAt: '2025-09',
    days: 448,
  });
  expect(cumberland.map(({ field }) => field)).toContain('contacts.early-help.lines.1.number');
  expect(days.length).toBeGreaterThan(cumberland.length);
});
