import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  fileFormat,
  sealed,
  append,
  destroyed,
  type EntriesFile,
} from '../../src/records/chain.ts';
import { readEntries } from '../../src/open/entries.ts';
import type { Entries } from '../../src/records/entry.ts';
import { receiptFor, receiptOf } from '../../src/records/receipt.ts';
import { hashOf } from '../../src/records/rules.ts';
import { faultsIn, faultsInFile, witnessed } from '../../src/records/verify.ts';
import {
  device,
  followedThrough,
  kept,
  signer,
  verifies,
  week,
  written,
  type Next,
} from './kept.ts';
import { recordOf, refusedRequest } from './made.ts';
import { times } from '../settings/count.ts';
import { clauses } from '../open/inWords.ts';

let entries: Entries;
let file: EntriesFile;
beforeAll(async () => {
  entries = await kept(followedThrough);
  file = await sealed(entries, { signer, at: new Date('2026-12-07T09:00:00Z') });
});

describe('a record as it was made', () => {
  test('has no fault, whatever order its keys are in and however it is spaced', async () => {
    expect(await faultsInFile(file, verifies)).toEqual([]);
    const backwards = JSON.parse(JSON.stringify(file), (_, value) =>
      value && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    ) as EntriesFile;
    expect(JSON.stringify(backwards)).not.toBe(JSON.stringify(file));
    expect(await faultsInFile(backwards, verifies)).toEqual([]);
    expect(await readEntries(JSON.parse(JSON.stringify(file, null, 7)))).toEqual({ file });
  });

  test('stays so when it is added to, on another device, and is closed', async () => {
    const more = await append(
      entries,
      {
        kind: 'reopened',
        title: 'Opened again',
        fields: { why: 'A new worry.' },
        shown: [],
        clocks: [],
      },
      { ...written('2027-01-04T09:00:00Z'), signer: await device() },
    );
    expect(more.slice(0, -1)).toEqual(entries);
    expect(await faultsIn(more, verifies)).toEqual([]);
    expect(await faultsInFile(await sealed(more, { signer, at: new Date() }), verifies)).toEqual(
      [],
    );
  });
});

/**
 * One thing changed anywhere in a file: a value, a field or an item gone, doubled, moved, put in,
 * or taken from another record.
 */
type Mutation = { readonly name: string; readonly to: unknown };
type Tree = { [key: string]: Tree };

/** Every place in a file that holds something. */
function placesIn(part: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof part !== 'object' || part === null) return [path];
  return [
    ...(path.length > 0 ? [path] : []),
    ...Object.entries(part).flatMap(([key, value]) => placesIn(value, [...path, key])),
  ];
}

/**
 * What kind of place it is: the items of a list are alike, and so is all that lies deep in the
 * rules, which are hashed as one.
 */
const kindOf = (path: readonly string[]): string =>
  path
    .map((key) => (/^\d+$/.test(key) ? '*' : key))
    .slice(0, path.includes('rules') ? path.indexOf('rules') + 3 : undefined)
    .join('.');

function mutate(
  original: EntriesFile,
  other: EntriesFile,
  places: readonly (readonly string[])[],
  draw: () => number,
): Mutation | undefined {
  const pick = <T>(all: readonly T[]): T => all[Math.floor(draw() * all.length)]!;
  const copy = structuredClone(original) as unknown as Tree;
  const path = pick(places);
  const parent = path.slice(0, -1).reduce((part, key) => part[key]!, copy);
  const key = path.at(-1)!;
  const value = parent[key] as unknown;
  const list = Array.isArray(parent) ? (parent as unknown[]) : undefined;
  const at = Number(key);
  const how = pick(['change', 'remove', 'double', 'move', 'add', 'entry']);
  switch (how) {
    case 'change':
      parent[key] = changed(value, draw) as Tree;
      break;
    case 'remove':
      if (list) list.splice(at, 1);
      else delete parent[key];
      break;
    case 'double':
      if (!list) return undefined;
      list.splice(at, 0, structuredClone(value));
      break;
    case 'move': {
      if (!list || list.length < 2) return undefined;
      const to = Math.floor(draw() * list.length);
      list.splice(to, 0, ...list.splice(at, 1));
      break;
    }
    case 'add':
      if (list) list.splice(at, 0, 'put in');
      else parent[`${key}-more`] = 'put in' as unknown as Tree;
      break;
    default: {
      const entries = copy['entries'] as unknown as unknown[];
      const i = Math.floor(draw() * entries.length);
      const theirs = pick(other.entries);
      entries.splice(i, Math.floor(draw() * 3), ...(draw() < 0.7 ? [structuredClone(theirs)] : []));
    }
  }
  return { name: `${how} at ${path.join('.')}`, to: copy };
}

/** Another value of the same kind, and only just another. */
function changed(value: unknown, draw: () => number): unknown {
  if (typeof value === 'number') return draw() < 0.5 ? value + 1 : -value - 1;
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string') {
    if (value === '') return ' ';
    const at = Math.floor(draw() * value.length);
    const letter = value[at] === 'a' ? 'b' : 'a';
    return draw() < 0.2
      ? value.slice(0, at) + value.slice(at + 1)
      : value.slice(0, at) + letter + value.slice(at + 1);
  }
  return Array.isArray(value) ? {} : [];
}

describe('a record that was changed', async () => {
  const short = await kept(
    [...followedThrough.slice(0, 3), ...week],
    recordOf({ journey: 'share', answers: refusedRequest }),
  );
  const original = await sealed(short, { signer, at: new Date('2026-12-07T09:00:00Z') });
  const other = await sealed(await kept(followedThrough.slice(2)), {
    signer,
    at: new Date('2026-12-08T09:00:00Z'),
  });
  const same = JSON.stringify(original);
  const places = placesIn(original);
  let seed = 20261126;
  const draw = () => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 2 ** 32;

  const tried =
    times > 1 ? places : [...new Map(places.map((path) => [kindOf(path), path])).values()];
  test(`Another value at any one of ${tried.length} places in the file is found.`, async () => {
    expect(tried.length).toBeGreaterThan(100);
    const missed: string[] = [];
    for (const path of tried) {
      const copy = structuredClone(original) as unknown as Tree;
      const holder = path.slice(0, -1).reduce((part, key) => part[key]!, copy);
      holder[path.at(-1)!] = changed(holder[path.at(-1)!], draw) as Tree;
      if (!('faults' in (await readEntries(copy)))) missed.push(path.join('.'));
    }
    expect(missed).toEqual([]);
  });

  const changes = 200 * times;
  test(`${changes} random changes, each somewhere in the file, are all found`, async () => {
    const missed: string[] = [];
    let made = 0;
    while (made < changes) {
      const mutation = mutate(original, other, places, draw);
      if (!mutation || JSON.stringify(mutation.to) === same) continue;
      made += 1;
      const read = await readEntries(mutation.to);
      if (!('faults' in read)) missed.push(mutation.name);
    }
    expect(missed).toEqual([]);
  });
});

describe('what each kind of change is called', () => {
  const problems = async (change: (copy: EntriesFile & { entries: unknown[] }) => void) => {
    const copy = structuredClone(file) as EntriesFile & { entries: unknown[] };
    change(copy);
    return clauses(await faultsInFile(copy, verifies)).join('\n');
  };
  test.each<[string, (copy: EntriesFile & { entries: unknown[] }) => void, RegExp]>([
    [
      'a word changed',
      ({ entries }) =>
        ((entries[3] as { fields: Record<string, string> }).fields['heard'] = 'They agreed.'),
      /entry 4: it is not what was signed/,
    ],
    [
      'an entry left out',
      ({ entries }) => void entries.splice(2, 1),
      /entry 3: the entry before it is not the one that it was written after/,
    ],
    [
      'the last entry left out',
      ({ entries }) => void entries.pop(),
      /seal: the file was made with 8 entries, and now has 7/,
    ],
    [
      'two entries changed round',
      ({ entries }) => void entries.splice(2, 2, entries[3], entries[2]),
      /entry 3: the entry before it is not/,
    ],
    [
      'an entry put in twice',
      ({ entries }) => void entries.splice(2, 0, entries[2]),
      /entry 4: it is there twice/,
    ],
    [
      'the decision changed',
      ({ entries }) =>
        ((entries[0] as { decision: { reference: string } }).decision.reference = 'LN-9'),
      /entry 1: it is not what was signed/,
    ],
    [
      'another device named',
      ({ entries }) => ((entries[1] as { key: string }).key = 'BBBB'),
      /entry 2: it is not what was signed/,
    ],
    [
      'another seal',
      ({ seal }) => ((seal as { at: string }).at = '2020-01-01T00:00:00.000Z'),
      /seal: it is not what was signed/,
    ],
  ])('%s', async (_, change, says) => expect(await problems(change)).toMatch(says));

  test('a decision whose recommendation was forged and signed again on another device does not run to it', async () => {
    const decision = recordOf();
    const forged = {
      ...decision,
      recommendation: { ...decision.recommendation, level: 'record-only' as const },
    };
    expect(clauses(await faultsIn(await kept([], forged), verifies))).toEqual([
      'entry 1: run again, level is refer-urgently where record-only was recorded',
    ]);
  });
});

describe('a receipt', () => {
  test('vouches for everything up to the entry that it was given for, short or whole, however it is typed', async () => {
    const hashes = await Promise.all(entries.map(hashOf));
    for (const [i, hash] of hashes.entries()) {
      const short = receiptFor(hash);
      const at = entries[i]!.at;
      for (const typed of [
        short,
        short.toLowerCase().replaceAll('-', ' '),
        hash,
        `${short} ${hash.toUpperCase()}`,
      ])
        expect(await witnessed(entries, typed), typed).toEqual({ upTo: i + 1, at, apart: 0 });
    }
    expect(
      await witnessed(entries, await receiptOf(recordOf())),
      'given before it was kept',
    ).toEqual({
      upTo: 1,
      at: entries[0].at,
      apart: 0,
    });
    expect(await witnessed(entries, 'WS-0000-0000-0000')).toBeUndefined();
    expect(await witnessed(entries, '')).toBeUndefined();
  });

  test('shows what its only holder made anew, which the signatures cannot', async () => {
    const given = receiptFor(await hashOf(entries.at(-1)));
    const anew = followedThrough.map(([at, kind, fields]): Next => [
      at,
      kind,
      kind === 'chase' ? { ...fields, heard: 'They agreed.' } : fields,
    ]);
    const forged = await kept(anew);
    expect(await faultsIn(forged, verifies)).toEqual([]);
    expect(await witnessed(forged, given)).toBeUndefined();
  });
});

describe('a record that was destroyed', () => {
  test('keeps no word of what it said, and still fits its receipts', async () => {
    const said = {
      title: 'Record destroyed',
      why: 'Line 12 of the schedule',
      authorisedBy: 'Priya Nair, head teacher',
    };
    const gone = await destroyed(entries, said, written('2033-01-04T09:00:00Z'));
    expect(await faultsIn(gone, verifies)).toEqual([]);
    const whole = JSON.stringify(gone);
    for (const secret of [
      'LN-0417',
      'frightened',
      'Dana Whitlock',
      'refer-urgently',
      'social worker',
    ])
      expect(whole).not.toContain(secret);
    for (const entry of entries)
      expect(await witnessed(gone, await receiptOf(entry))).toBeDefined();
    expect(await witnessed(gone, await receiptOf(recordOf()))).toMatchObject({ upTo: 1 });
    expect(await readEntries(await sealed(gone, { signer, at: new Date() }))).toHaveProperty(
      'file',
    );
    await expect(destroyed(gone, said, written('2033-01-05T09:00:00Z'))).rejects.toThrow(
      'destroyed already',
    );
    const more = { kind: 'amendment', title: '', fields: {}, shown: [], clocks: [] } as const;
    await expect(append(gone, more, written('2033-01-05T09:00:00Z'))).rejects.toThrow(
      'has been destroyed',
    );
  });
});

test('a file says which format it is, and one of another format is no record', async () => {
  expect(file.format).toBe(fileFormat);
  await fc.assert(
    fc.asyncProperty(fc.anything(), async (json) => {
      expect(await readEntries(json)).toHaveProperty('faults');
    }),
    { numRuns: 300 },
  );
});
