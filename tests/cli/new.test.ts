import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { begin } from '../../src/cli/new.ts';

/** All that is read or written in: a copy of these is enough. */
const needed = [
  'machines/concerns.ts',
  'machines/promises/bringing.ts',
  'content/concerns.yaml',
  'content/entries.yaml',
  'src/records/entry.ts',
  'src/ui/address.ts',
  'src/app/routes.ts',
  'tests/kept/records.test.ts',
];
let root: string;
const textOf = (file: string) => readFileSync(join(root, file), 'utf8');
const everyFile = () =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => [
      join(entry.parentPath, entry.name),
      readFileSync(join(entry.parentPath, entry.name), 'utf8'),
    ]);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'windscreen-new-'));
  for (const file of needed) cpSync(file, join(root, file), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Each file that was begun, with only the lines that are new in it. */
const begun = (kind: string, id: string, where?: string) =>
  Object.fromEntries(
    begin(root, kind, id, where).map((file) => {
      const before = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
      return [
        file,
        textOf(file)
          .split('\n')
          .filter((line) => line.trim() && !before.includes(line)),
      ];
    }),
  );

test('a concern is begun with its floor, its empty words and a promise, and each says what belongs there', () => {
  const {
    'machines/concerns.ts': floor,
    'content/concerns.yaml': words,
    ...more
  } = begun('concern', 'left-in-car', 'refer-urgently');
  expect(floor).toEqual([
    expect.stringMatching(/^ {2}'left-in-car': 'refer-urgently', \/\/ write: the rule/),
  ]);
  expect(words!.map((line) => line.replace(/ # write: \S.*/, ' # write'))).toEqual([
    '      left-in-car: # write',
    "        label: '' # write",
    "        hint: '' # write",
    "        so: '' # write",
    "        guide: '' # write",
    '        sources: [] # write',
  ]);
  expect(more).toEqual({
    'machines/promises/bringing.ts': [
      expect.stringMatching(/^ {2}\['', '', 'left-in-car'\], \/\/ write: \S/),
    ],
  });
});

test('a concern with the floor “none” has to bring something, so its promise cannot be taken out', () => {
  const row = (id: string, floor: string) =>
    begun('concern', id, floor)['machines/promises/bringing.ts']!.join('\n');
  expect(row('left-in-car', 'advice-today')).toContain('or take the row out');
  expect(row('left-in-van', 'none').split('\n').at(-1)).not.toContain('or take the row out');
});

test('a kind of entry is begun with fields and their empty words, and is known to be newer than the files that were kept', () => {
  expect(begun('entry', 'visit-made')).toEqual({
    'src/records/entry.ts': [
      expect.stringMatching(
        /^ {2}'visit-made': \{ group: 'record', fields: \{ when: .* \/\/ write: \S/,
      ),
    ],
    'content/entries.yaml': expect.arrayContaining([
      'visit-made:',
      expect.stringMatching(/^ {2}lead: '' # write: \S/),
    ]) as string[],
    'tests/kept/records.test.ts': [expect.stringContaining("'visit-made'];")],
  });
  expect(textOf('content/entries.yaml')).toMatch(/\n {6}ask: '' # write: the question\nclosed:\n/);
});

describe('a page', () => {
  test('is begun with its component, words, test, address and route', () => {
    const files = begun('page', 'first-steps', 'guidance');
    expect(Object.keys(files)).toEqual([
      'src/guidance/FirstSteps.svelte',
      'content/pages/first-steps.yaml',
      'tests/ui/guidance/first-steps.test.ts',
      'src/ui/address.ts',
      'src/app/routes.ts',
    ]);
    expect(files['src/ui/address.ts']).toEqual(["  'first-steps': 'first-steps',"]);
    expect(files['src/app/routes.ts']).toEqual([
      "  'first-steps': { needs: 'nothing', load: () => import('../guidance/FirstSteps.svelte') },",
    ]);
    expect(
      files['content/pages/first-steps.yaml']!.every((line) => /^\w+: '' # write: \S/.test(line)),
    ).toBe(true);
    expect(files['tests/ui/guidance/first-steps.test.ts']!.join('\n')).toContain('expect.fail(');
  });

  test.each([
    ['app', 'nothing', './FirstSteps.svelte', '../ui/pageProps.ts'],
    ['saved', 'records', '../saved/FirstSteps.svelte', './recordsProps.ts'],
    ['decide', 'session', '../decide/FirstSteps.svelte', './sessionProps.ts'],
    [
      'training/library',
      'nothing',
      '../training/library/FirstSteps.svelte',
      '../../ui/pageProps.ts',
    ],
  ])(
    'of the room %s needs %s, and imports what its room stands beside',
    (room, needs, from, props) => {
      begin(root, 'page', 'first-steps', room);
      expect(textOf('src/app/routes.ts')).toContain(
        `  'first-steps': { needs: '${needs}', load: () => import('${from}') },\n};\n`,
      );
      const component = textOf(`src/${room}/FirstSteps.svelte`);
      expect(component).toContain(`from '${props}'`);
      const words = /import words from '(?<path>.*)'/.exec(component)!.groups!['path']!;
      expect(resolve(dirname(join(root, `src/${room}/FirstSteps.svelte`)), words)).toBe(
        resolve(root, 'content/pages/first-steps.yaml'),
      );
    },
  );

  test('of a journey has its address before the questions, which would take it otherwise', () => {
    begin(root, 'page', 'first-steps', 'decide');
    expect(textOf('src/ui/address.ts')).toContain(
      "  'first-steps': ':journey/first-steps',\n  question: ':journey/:question',\n",
    );
  });
});

test.each([
  [
    ['concern', 'neglect', 'none'],
    /^“neglect” is there already: machines\/concerns\.ts, line \d+\. Choose another id/,
  ],
  [['concern', 'exploitation', 'none'], /^“exploitation” was a concern once, .*Choose another id/],
  [['concern', 'left-in-car', 'high'], /^“high” is no floor\. Write one of .*“advice-today”/],
  [['concern', 'left-in-car'], /^A concern needs a floor\. Write one of .*“none”/],
  [['concern', 'Left in car', 'none'], /^“Left in car” is no id\. Write small letters/],
  [['entry', 'closed'], /^“closed” is there already: src\/records\/entry\.ts, line \d+\./],
  [
    ['entry', 'destroy'],
    /^“destroy” already means something else of a record: .*records\/:id\/destroy\. Choose another id/,
  ],
  [['entry', '../etc'], /is no id/],
  [['page', 'about', 'app'], /^“about” is there already: src\/ui\/address\.ts, line \d+\./],
  [
    ['page', 'harm', 'decide'],
    /^“harm” is a question, which has that address\. Choose another name/,
  ],
  [
    ['page', 'first-steps', 'cellar'],
    /^“cellar” is no room with pages\. Write one of .*“training\/room”/,
  ],
  [['page', 'first-steps'], /^A page needs a room\. Write one of .*“guidance”/],
  [['toString', 'some'], /^Say what to begin: npm run new concern ID FLOOR/],
  [[], /^Say what to begin/],
] satisfies [string[], RegExp][])(
  '%j is refused in a sentence, and nothing is written',
  ([kind, id, where], sentence) => {
    const before = everyFile();
    expect(() => begin(root, kind, id, where)).toThrow(sentence);
    expect(everyFile()).toEqual(before);
  },
);

test('the line that it names is the line that has the id', () => {
  const line =
    textOf('machines/concerns.ts')
      .split('\n')
      .findIndex((text) => text.startsWith('  neglect: ')) + 1;
  expect(() => begin(root, 'concern', 'neglect', 'none')).toThrow(`line ${line}.`);
});

test('a file that is there is left as it is, and nothing else is written', () => {
  cpSync('content/pages/about.yaml', join(root, 'content/pages/first-steps.yaml'));
  const before = everyFile();
  expect(() => begin(root, 'page', 'first-steps', 'guidance')).toThrow(
    'content/pages/first-steps.yaml is there already, and is left as it is',
  );
  expect(everyFile()).toEqual(before);
});

test('a place that is no longer there is named, and nothing is written', () => {
  writeFileSync(join(root, 'machines/promises/bringing.ts'), 'export const bringing = {};\n');
  const before = everyFile();
  expect(() => begin(root, 'concern', 'left-in-car', 'none')).toThrow(
    /^machines\/promises\/bringing\.ts has no place for it any more/,
  );
  expect(everyFile()).toEqual(before);
});

test('run by its name it says what it began or what is wrong, and exits as that went', () => {
  const run = (...args: string[]) =>
    execFileSync(
      process.execPath,
      ['--import', import.meta.resolve('tsx'), resolve('src/cli/new.ts'), ...args],
      {
        cwd: root,
        encoding: 'utf8',
        stdio: 'pipe',
      },
    );
  expect(run('entry', 'visit-made')).toMatch(/^Begun in:\n {2}src\/records\/entry\.ts\n/);
  expect(() => run('entry', 'visit-made')).toThrow('“visit-made” is there already');
  expect(() => run('entry', 'visit', 'made', 'today')).toThrow('“today” is one word too many');
});
