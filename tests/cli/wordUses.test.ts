import { describe, expect, test } from 'vitest';
import { readPages, readSources } from '../../src/cli/pageWords.ts';
import { wrongUses } from '../../src/cli/wordUses.ts';

test('every word of every page is shown, each that is shown is written, and each placeholder is filled', () => {
  expect(wrongUses(readPages(), readSources())).toEqual([]);
});

const words = {
  title: 'A',
  lead: 'B',
  leadHint: 'C',
  many: '{n} of them',
  wrong: { full: 'D', 'not-age': 'E' },
};
const all = ['title', 'lead', 'leadHint', 'many', 'wrong.full', 'wrong.not-age'];
const from = "import words from '../content/pages/some.yaml';\n";
const wrongIn = (text: string) =>
  wrongUses({ some: words }, [{ file: 'src/some.ts', text: from + text }]);
/** The names that are left unused, and whatever else is wrong. */
const unused = (lines: readonly string[]) =>
  lines.map((line) => /nothing shows “(.*)”/.exec(line)?.[1] ?? line);
const without = (...used: string[]) => all.filter((name) => !used.includes(name));
const inComponent = (template: string) =>
  wrongUses({ some: words }, [
    { file: 'src/Some.svelte', text: `<script lang="ts">\n${from}</script>\n${template}` },
  ]);

describe('a word that nothing shows', () => {
  test('is named with its file and the mend', () => {
    expect(wrongIn('show(words.wrong, words.title, words.lead, words.leadHint)')).toEqual([
      'content/pages/some.yaml: nothing shows “many”: show it in a component, or take it away',
    ]);
  });

  test.each([
    ['by its name', 'show(words.title)', ['title']],
    ['within a group', 'show(words.wrong!.full)', ['wrong.full']],
    ['by its letters', "show(words['lead'])", ['lead']],
    ['by either of two names', "show(words[some ? 'lead' : 'title'])", ['lead', 'title']],
    ['by the letters of a type', "show(words[some as 'lead' | 'title'])", ['lead', 'title']],
    ['by the pattern of its letters', 'show(words[`${name}Hint`])', ['leadHint']],
    [
      'taken out of all the words',
      'const { title, lead: other, wrong: { full } } = words;',
      ['title', 'lead', 'wrong.full'],
    ],
    [
      'in a group whose name is worked out',
      'show(words.wrong[error.fault as Fault])',
      ['wrong.full', 'wrong.not-age'],
    ],
    ['anywhere, by a name that is worked out', 'show(words[name])', all],
    ['anywhere, with the words handed on whole', 'show({ ...words })', all],
    ['in no type and no comment', 'type Name = keyof typeof words; // words.title', []],
    [
      'under the same name where it means something else, so none',
      'const show = (words: Other) => words.title;',
      [],
    ],
    [
      'in a block that has its own under that name, so none',
      '{ const [words] = others; show(words); }',
      [],
    ],
  ])('is every one but those read %s', (_, text, used) => {
    expect(unused(wrongIn(text))).toEqual(without(...used));
  });

  test('is found out in a component, whatever part of it reads words', () => {
    const text = `{#each all as one}<Panel title={words.title} {...words.wrong}>{one}{words.lead}</Panel>{/each}`;
    expect(unused(inComponent(text))).toEqual(
      without('title', 'lead', 'wrong.full', 'wrong.not-age'),
    );
    expect(unused(inComponent('{#each all as words}{words.title}{/each}'))).toEqual(all);
  });
});
const faults = (lines: readonly string[]) =>
  lines.filter((line) => !line.includes('nothing shows'));

describe('a word that is not written', () => {
  test.each([
    ['words.titel', 'titel'],
    ["words['titel']", 'titel'],
    ['words.wrong.none', 'wrong.none'],
    ['words[`${name}Tip`]', 'a name like this'],
  ])('is named with the line and the mend: %s', (used, name) => {
    expect(faults(wrongIn(`\nshow(${used});`))).toEqual([
      `src/some.ts:3: content/pages/some.yaml has no “${name}”: write it there, or correct the name`,
    ]);
  });

  test('is named where it is taken out of all the words', () => {
    expect(faults(wrongIn('const { titel } = words;'))).toEqual([
      'src/some.ts:2: content/pages/some.yaml has no “titel”: write it there, or correct the name',
    ]);
  });

  test('is named with its page, where there is no such page', () => {
    expect(wrongUses({}, [{ file: 'src/some.ts', text: from }])).toEqual([
      'src/some.ts: there is no content/pages/some.yaml: write it, or correct the import of words',
    ]);
  });
});

describe('a word whose placeholders are open', () => {
  const shown = (line: string) => [
    `${line}: “many” is shown as it stands: fill it with filled(words.many, { n })`,
  ];

  test.each(['`All ${words.many}`', "words.many + '.'", '`${some ? words.many : words.title}`'])(
    'is refused in %s',
    (used) => {
      expect(faults(wrongIn(`show(${used});`))).toEqual(shown('src/some.ts:2'));
    },
  );

  test.each([
    '<p>{words.many}</p>',
    '<p>{some ? words.title : words.many}</p>',
    '<p title="All {words.many}"></p>',
  ])('is refused in %s', (used) => {
    expect(faults(inComponent(used))).toEqual(shown('src/Some.svelte:4'));
  });

  test.each([
    '<p>{filled(words.many, { n })}</p>',
    '<p>{some(n, [words.title, words.many])}</p>',
    '<Count text={words.many} />',
  ])('is let through in %s, where its type is looked at', (used) => {
    expect(faults(inComponent(used))).toEqual([]);
  });
});

test('a source that cannot be parsed is named', () => {
  expect(() => wrongIn('const = ;')).toThrow(
    /^src\/some\.ts: cannot be read, so neither can its words: /,
  );
});
