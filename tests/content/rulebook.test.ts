import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { citation, ruleId, rulesNamed } from '../../content/citation.ts';
import { readContent } from '../../content/plugin.ts';
import type { RulesText, SourcesText } from '../../content/schema.ts';
import { lawsOf } from '../../machines/proof/laws.ts';

const book = 'content/rulebook';
const rules: RulesText = Object.assign(
  {},
  ...(await Promise.all(readdirSync(book).map((file) => readContent(join(book, file))))),
);

/** Where the same letters mean something else, and what. */
const otherwise: readonly (readonly [file: RegExp, id: RegExp, means: string])[] = [
  [/fhir|hand-over\.yaml$|browser\/records\.test\.ts$/, /^R4$/, 'the release of FHIR'],
  [/tests\/cases\/published\.yaml$/, /^L\d$/, 'a level of some area'],
  [/machines\/tables\.ts$/, /^L1$/, 'a level'],
  [/tests\/open\/restore\.test\.ts$/, /^B1$/, 'an entry'],
];

interface Cited {
  readonly id: string;
  /** The file and the line. */
  readonly at: string;
}
const citedIn = (file: string, text: string): Cited[] =>
  [...text.matchAll(citation)]
    .filter(({ 0: id }) => !otherwise.some(([where, what]) => where.test(file) && what.test(id)))
    .map(({ 0: id, index }) => ({ id, at: `${file}:${text.slice(0, index).split('\n').length}` }));

/** What is wrong between the rules that are cited and those in the book. */
const faults = (cited: readonly Cited[], inBook: readonly string[]): string[] => [
  ...cited
    .filter(({ id }) => !inBook.includes(id))
    .map(({ id, at }) => `${at} cites ${id}, which is not in the rule book`),
  ...inBook
    .filter((rule) => !cited.some(({ id }) => id === rule))
    .map((rule) => `nothing cites ${rule}, so the rule book need not have it`),
];

/** Everything written but the book, this test, and what is kept from earlier versions. */
const written = ['src', 'machines', 'content', 'tests']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(
        (entry) => entry.isFile() && /\.(ts|mjs|js|svelte|yaml|html|scss|css)$/.test(entry.name),
      )
      .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/')),
  )
  .filter((file) => !/^content\/rulebook\/|\/rulebook\.test\.ts$|^tests\/kept\//.test(file))
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }));

describe('the rule book and what cites it', () => {
  test('every rule that is cited is in it, and every rule in it is cited', () => {
    const cited = written.flatMap(({ file, text }) => citedIn(file, text));
    expect(cited.length).toBeGreaterThan(700);
    const found = faults(cited, Object.keys(rules));
    expect(found, found.join('\n')).toEqual([]);
  });

  test('a rule that is not in it is seen, and so is one that nothing cites', () => {
    expect(
      faults(citedIn('src/a.ts', '// one\n/** Asked once (I77). */'), ['I77', 'E-99']),
    ).toEqual(['nothing cites E-99, so the rule book need not have it']);
    expect(faults(citedIn('src/a.ts', '// one\n/** Asked once (I77). */'), [])).toEqual([
      'src/a.ts:2 cites I77, which is not in the rule book',
    ]);
  });

  test.each(otherwise)('%s: %s still means %s', (where, what) => {
    const met = written
      .filter(({ file }) => where.test(file))
      .flatMap(({ text }) => text.match(citation) ?? []);
    expect(met.some((id) => what.test(id))).toBe(true);
  });

  test('no citation is spelt another way', () => {
    const other = /\b[Dd]omain (?=[A-M][\d.-]|0\.\d)|\bL \d{1,2}(?=[);,.:])/;
    expect(other.test('(domain C.4)') && other.test('(L 16)')).toBe(true);
    expect(written.filter(({ text }) => other.test(text)).map(({ file }) => file)).toEqual([]);
  });

  test.each([
    ["'0.3 Outside England", ['0.3']],
    [
      '(I18, I19; B.4, E-9): L4 L5, design 5.9.',
      ['I18', 'I19', 'B.4', 'E-9', 'L4', 'L5', 'design 5.9'],
    ],
    [
      '`I42 I43 ${words}` D-SHARE-NOW means, K-8 too, M.11 (X6) I03 999',
      ['I42', 'I43', 'D-SHARE-NOW', 'K-8', 'M.11', 'X6', 'I03'],
    ],
    ['widths: [0.3, 0.7]', []],
    ['<path d="M3 3 L10 10 C4 5 6 7 L4,5z L2 1" />', []],
    ['s03-no.yaml, S17/L2/L3, P-256, X25519, 1E-7, B12C4, at 17:05, v2.4.0, #R4, src/L1/', []],
  ])('%s', (text, ids) => expect(text.match(citation) ?? []).toEqual(ids));
});

test('a promise says in its name which rules it keeps', () => {
  const names = Object.values(lawsOf).flatMap((laws) => laws.map(({ name }) => name));
  const named = names.flatMap((name) => rulesNamed(name).rules);
  expect(named.length).toBeGreaterThan(names.length);
  expect(named.filter((id) => !ruleId.test(id) || !(id in rules))).toEqual([]);
  expect(rulesNamed('E-9, M.1 “Neglect” brings')).toEqual({
    rules: ['E-9', 'M.1'],
    sentence: '“Neglect” brings',
  });
  expect(rulesNamed('D-NIL means nothing')).toEqual({
    rules: ['D-NIL'],
    sentence: 'D-NIL means nothing',
  });
});

test('no rule is surer than the best read of its sources', async () => {
  const sources = (await readContent('content/sources.yaml')) as SourcesText;
  const tooSure = Object.entries(rules).filter(
    ([, { sure, sources: from }]) =>
      sure === 'seen' && !from.some((id) => sources[id]!.read === 'seen'),
  );
  expect(tooSure.map(([id]) => id)).toEqual([]);
});

describe('what stops the build', () => {
  let content: string;
  beforeAll(() => {
    content = mkdtempSync(join(tmpdir(), 'content-'));
    mkdirSync(join(content, 'rulebook'));
    writeFileSync(join(content, 'sources.yaml'), 'n1: {}');
    writeFileSync(
      join(content, 'rulebook/other.yaml'),
      'I02: { says: Another., sources: [n1], sure: seen }',
    );
  });
  afterAll(() => rmSync(content, { recursive: true }));

  const error = async (text: string) => {
    const file = join(content, 'rulebook/one.yaml');
    writeFileSync(file, text);
    return readContent(file).then(
      () => '',
      (error: Error) => error.message.replace(file, 'one.yaml'),
    );
  };
  const rule = (id: string, says = 'One.', rest = 'sources: [n1], sure: seen') =>
    `${id}: { says: ${says}, ${rest} }`;

  test.each([
    [
      'a source that is not listed',
      rule('I01', 'One.', 'sources: [n1, n99], sure: seen'),
      /^one\.yaml\n.*“n99”.*\n.*I01$/,
    ],
    ['an empty sentence', rule('I01', "' '"), /^one\.yaml\n.*Too small.*\n.*I01\.says/],
    ['a rule twice in a file', `${rule('I01')}\n${rule('I01')}`, /^one\.yaml\n.*unique[^]*I01/],
    ['a rule in two files', rule('I02'), /^one\.yaml\n.*other\.yaml.*\n.*I02$/],
    ['an id in a spelling that nothing cites', rule('I-1'), /^one\.yaml\n.*Invalid key.*\n.*I-1/],
    [
      'neither sources nor why there are none',
      rule('I01', 'One.', 'sure: inference'),
      /^one\.yaml\n.*ours.*\n.*I01/,
    ],
    [
      'a rule of our own that was read somewhere',
      rule('I01', 'One.', 'ours: So., sure: seen'),
      /^one\.yaml\n.*nothing was read.*\n.*I01/,
    ],
    [
      'a word that is not on the list of how sure',
      rule('I01', 'One.', 'sources: [n1], sure: very'),
      /^one\.yaml\n.*\n.*I01\.sure/,
    ],
  ])('%s, with file, key and reason', async (_, text, says) =>
    expect(await error(text)).toMatch(says),
  );

  test('nothing else does', async () => expect(await error(rule('I01'))).toBe(''));
});
