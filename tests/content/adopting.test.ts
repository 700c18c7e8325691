import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build, type Plugin } from 'vite';
import { content, readContent } from '../../content/plugin.ts';
import type { AdoptingText } from '../../content/schema.ts';
import { deadPointers, pointers } from '../../src/cli/pointers.ts';
import { claimsIn } from '../../src/guidance/adopting/paper.ts';
import { pages } from '../../vite.config.ts';

const folder = 'content/adopting';
const papers = await Promise.all(
  readdirSync(folder).map(
    async (file) => [file, (await readContent(join(folder, file))) as AdoptingText] as const,
  ),
);

type Pointer = AdoptingText['sections'][number]['claims'][number]['shown'][number];

describe('what an organisation reads before it takes Windscreen up', () => {
  test.each(papers)(
    '%s: each claim points at a promise or a test that is there.',
    async (_, paper) => {
      expect(await deadPointers(paper)).toEqual([]);
    },
  );

  test('Every hazard has a control, and together they rest on promises as well as on tests.', () => {
    const all = papers.flatMap(([, { sections }]) => sections.flatMap(({ hazards }) => hazards));
    expect(all.length).toBeGreaterThan(15);
    expect(all.filter(({ controls }) => controls.length === 0)).toEqual([]);
    const shown = papers.flatMap(([, paper]) => claimsIn(paper).flatMap((claim) => claim.shown));
    expect(shown.filter((by) => 'promise' in by).length).toBeGreaterThan(40);
    expect(shown.filter((by) => 'test' in by).length).toBeGreaterThan(40);
  });

  const gone: readonly (readonly [Pointer, string])[] = [
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
  ];
  test.each(gone)('A pointer that leads nowhere is named: %j.', async (by, says) =>
    expect(await deadPointers({ shown: [by] })).toEqual([
      expect.stringMatching(new RegExp(`^shown\\.0: ${says}$`)),
    ]),
  );

  test('A rule that it names and the rule book has not is named.', async () => {
    const rule = `I${98}`;
    expect(await deadPointers({ says: `It is so (${rule}, I50).` })).toEqual([
      `says: no rule goes by ${rule}`,
    ]);
  });

  test('A paper with one stops the build, which names the file and the place.', async () => {
    expect(pages.map((plugin) => (plugin as Plugin).name)).toContain('pointers');
    const folder = mkdtempSync(join(tmpdir(), 'papers-'));
    const paper = join(folder, 'content/adopting/one.yaml');
    mkdirSync(join(folder, 'content/adopting'), { recursive: true });
    const built = (shown: Pointer) => {
      const claims = [{ says: 'It is so.', shown: [shown] }];
      const sections = [{ heading: 'One', claims }];
      writeFileSync(
        paper,
        JSON.stringify({ title: 'One', hint: 'Of one.', lead: 'It.', sections }),
      );
      return build({
        ...{ root: folder, configFile: false, logLevel: 'silent' },
        plugins: [pointers(), content()],
        build: { write: false, rolldownOptions: { input: paper } },
      }).then(
        () => 'built',
        ({ message }: Error) => message,
      );
    };
    const [[promise, says]] = gone as [(typeof gone)[number]];
    expect(await built(promise)).toContain(`one.yaml\n✖ sections.0.claims.0.shown.0: ${says}`);
    const [there] = papers.flatMap(([, paper]) => claimsIn(paper).flatMap(({ shown }) => shown));
    expect(await built(there!)).toBe('built');
    rmSync(folder, { recursive: true });
  });

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
