// What the accessibility page claims: every criterion of the standard has one row, and every check
// that a row names is a test that is there.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readContent } from '../../content/plugin.ts';

interface Claims {
  readonly checked: { readonly checks: readonly { readonly name: string }[] };
  readonly table: {
    readonly lead: string;
    readonly principles: readonly {
      readonly heading: string;
      readonly criteria: readonly {
        readonly name: string;
        readonly stands: string;
        readonly checked: string;
      }[];
    }[];
  };
}
const { checked, table } = (await readContent('content/pages/accessibility.yaml')) as Claims; // read so by the page, which is typed by it
const rows = table.principles.flatMap(({ criteria }) => criteria);

/** The numbers of WCAG 2.2, as the standard gives them, without 4.1.1, which it took away. */
const levels = {
  A: `1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2
    2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.5.1 2.5.2 2.5.3 2.5.4
    3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.2`.split(/\s+/),
  AA: `1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13
    2.4.5 2.4.6 2.4.7 2.4.11 2.5.7 2.5.8
    3.1.2 3.2.3 3.2.4 3.3.3 3.3.4 3.3.8 4.1.3`.split(/\s+/),
};

/** The file that makes each check, and what stands in it; what people look at is no test. */
const tests: Readonly<Record<string, readonly (readonly [file: string, holds: string])[]>> = {
  Checker: [
    ['browser/pages.test.ts', 'axe finds nothing, nothing stands out sideways'],
    ['browser/records-pages.test.ts', 'each page holds up'],
    ['browser/examples.test.ts', 'axe finds nothing in any example of any component'],
  ],
  Keyboard: [
    ['browser/stories.test.ts', 'begin(page'],
    ['browser/records-pages.test.ts', 'by keyboard alone'],
    ['browser/pages.test.ts', 'has focus on its heading and stands at its top'],
    ['browser/seen.test.ts', 'what has focus is never under it or under the bar'],
  ],
  Text: [['browser/every-page.test.ts', 'larger, spaced and zoomed text is whole']],
  Colours: [['browser/every-page.test.ts', 'forced colours lose nothing']],
  Still: [['browser/every-page.test.ts', 'nothing moves']],
  Names: [['browser/every-page.test.ts', 'each name can be said']],
  Reader: [['browser/reading.test.ts', 'on each page of questions the heading comes first']],
  Engines: [['engines/stories.ts', 'stories']],
  Stories: [
    ['browser/records-pages.test.ts', 'the records warn before they lock, can be kept open'],
    ['browser/draft.test.ts', 'test('],
    ['browser/input.test.ts', 'test('],
    ['browser/rooms.test.ts', 'or has switched them off'],
  ],
  Eye: [],
};

test('each criterion of WCAG 2.2 at A and AA has one row, with its level, under its principle.', () => {
  const of = (level: string) =>
    rows.flatMap(({ name }) => (name.endsWith(`(${level})`) ? [name.split(' ')[0]] : []));
  expect(of('A')).toEqual(levels.A);
  expect(of('AA').toSorted()).toEqual(levels.AA.toSorted());
  expect(rows).toHaveLength(55);
  for (const { heading, criteria } of table.principles)
    for (const { name } of criteria) expect(name[0]).toBe(heading[0]);
});

test('how many are met in part is counted as the rows say.', () => {
  const partly = rows.filter(({ stands }) => stands.startsWith('Partly'));
  expect(table.lead).toMatch(
    new RegExp(`^There are ${rows.length}\\. ${partly.length} (is|are) met in part`),
  );
});

test('each row names checks that the page explains, and each check is a test that is there.', () => {
  const explained = checked.checks.map(({ name }) => name);
  expect(Object.keys(tests)).toEqual(explained);
  for (const { name, checked } of rows)
    for (const check of checked.split(', ')) expect(explained, name).toContain(check);
  for (const [file, holds] of Object.values(tests).flat())
    expect(readFileSync(`tests/${file}`, 'utf8'), file).toContain(holds);
});
