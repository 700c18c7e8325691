import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rulesNamed } from '../../content/citation.ts';
import { readContent } from '../../content/plugin.ts';
import type { AdoptingText } from '../../content/schema.ts';
import { lawsOf } from '../../machines/proof/laws.ts';
import { claimsIn } from '../../src/guidance/adopting/paper.ts';

const folder = 'content/adopting';
const papers = await Promise.all(
  readdirSync(folder).map(
    async (file) => [file, (await readContent(join(folder, file))) as AdoptingText] as const,
  ),
);

type Pointer = AdoptingText['sections'][number]['claims'][number]['shown'][number];
const promises = new Set(
  Object.values(lawsOf).flatMap((laws) => laws.map(({ name }) => rulesNamed(name).sentence)),
);
/** Whether a test’s title says so in that file, from its beginning or after what is put into it. */
const isTitled = (file: string, title: string) =>
  existsSync(file) &&
  readFileSync(file, 'utf8')
    .split(title)
    .slice(0, -1)
    .some((before) => /(?:['"`]|\$\{[^`\n]*[\s,:])$/.test(before));
/** What is wrong with what a claim points at; nothing where it is there. */
const dead = (by: Pointer): string | undefined =>
  'promise' in by
    ? promises.has(by.promise)
      ? undefined
      : `no promise says “${by.promise}”`
    : isTitled(by.file, by.test)
      ? undefined
      : `no test in ${by.file} says “${by.test}”`;

describe('what an organisation reads before it takes Windscreen up', () => {
  test.each(papers)('%s: each claim points at a promise or a test that is there.', (_, paper) => {
    expect(claimsIn(paper).flatMap(({ shown }) => shown.flatMap((by) => dead(by) ?? []))).toEqual(
      [],
    );
  });

  test('Every hazard has a control, and together they rest on promises as well as on tests.', () => {
    const all = papers.flatMap(([, { sections }]) => sections.flatMap(({ hazards }) => hazards));
    expect(all.length).toBeGreaterThan(15);
    expect(all.filter(({ controls }) => controls.length === 0)).toEqual([]);
    const shown = papers.flatMap(([, paper]) => claimsIn(paper).flatMap((claim) => claim.shown));
    expect(shown.filter((by) => 'promise' in by).length).toBeGreaterThan(40);
    expect(shown.filter((by) => 'test' in by).length).toBeGreaterThan(40);
  });

  test.each<[Pointer, string]>([
    [
      { promise: 'Immediate danger never matters' },
      'no promise says “Immediate danger never matters”',
    ],
    [
      { test: 'no such test', file: 'tests/content/adopting.test.ts.gone' },
      'no test in tests/content/adopting.test.ts.gone says “no such test”',
    ],
    [
      { test: 'law is older', file: 'tests/browser/clock.test.ts' },
      'no test in tests/browser/clock.test.ts says “law is older”',
    ],
  ])('A pointer that leads nowhere is named: %j.', (by, says) => expect(dead(by)).toBe(says));

  test.each(papers)('%s can be read in ten minutes.', (_, paper) => {
    const texts = paper.sections.flatMap(
      ({ heading, text, list, claims, hazards, ticks, boxes }) => [
        ...[heading, ...text, ...list, ...ticks, ...boxes],
        ...claims.map(({ says }) => says),
        ...hazards.flatMap(({ name, harm, causes, controls, left }) => [
          ...[name, harm, ...causes, left],
          ...controls.map(({ says }) => says),
        ]),
      ],
    );
    const words = [paper.lead, ...texts].join(' ').split(/\s+/).length;
    expect(words).toBeLessThan(2000); // 200 a minute
    expect(words).toBeGreaterThan(150);
  });
});

describe('a signature', () => {
  let content: string;
  const said = 'title: One\n';
  const sha256 = createHash('sha256').update(said).digest('hex');
  beforeAll(() => {
    content = mkdtempSync(join(tmpdir(), 'content-'));
    mkdirSync(join(content, 'adopting'));
    writeFileSync(join(content, 'adopting/one.yaml'), said);
  });
  afterAll(() => rmSync(content, { recursive: true }));

  const error = async (signature: object) => {
    const file = join(content, 'signatures.yaml');
    writeFileSync(file, JSON.stringify([signature]));
    return readContent(file).then(
      () => '',
      (error: Error) => error.message.replace(file, 'signatures.yaml'),
    );
  };
  const whole = {
    ...{ of: 'adopting/one.yaml', name: 'A. Person', role: 'Safeguarding lead' },
    ...{ on: '2026-12-01', sha256 },
  };
  const folderNow = createHash('sha256').update('one.yaml\0').update(said).digest('hex');

  test('stands for the words of that day, of a file or of a folder.', async () => {
    expect(await error(whole)).toBe('');
    expect(await error({ ...whole, of: 'adopting', sha256: folderNow })).toBe('');
  });

  test.each([
    [
      'of words that have changed since',
      { sha256: '0'.repeat(64) },
      /^signatures\.yaml\n.*“adopting\/one\.yaml” has changed since it was signed.* It is now [0-9a-f]{64}\n/,
    ],
    ['of a folder that has changed', { of: 'adopting' }, /“adopting” has changed since/],
    ['of what is not there', { of: 'adopting/two.yaml' }, /no “adopting\/two\.yaml” under content/],
    ['of what lies elsewhere', { of: '../package.json' }, /name a file or a folder under content/],
    ['without a name', { name: ' ' }, /Too small/],
    ['on no day', { on: 'today' }, /\[0\]\.on/],
  ])('%s stops the build.', async (_, change, says) =>
    expect(await error({ ...whole, ...change })).toMatch(says),
  );
});
