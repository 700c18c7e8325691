import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { concerns } from '../../machines/concerns.ts';
import { isOneOf, keysOf } from '../../machines/grammar/known.ts';
import { journeys } from '../../machines/journeys.ts';
import { successors } from '../../machines/successors.ts';
import { messageOf } from '../browser/mistake.ts';

/*
 * npm run new concern ID FLOOR   a concern: its floor, its words, a promise of what it brings
 * npm run new page NAME ROOM     a page: its component in a room of src/, its words, its address, its route, its test
 * npm run new entry ID           a kind of entry: its fields and their words
 *
 * Writes only what is not there yet. What a person still has to write carries the mark below, and
 * tests/unwritten.test.ts names each by file, line and what belongs there.
 */

/** Stands in a comment before what is still to be written. */
const mark = 'write:';

/** Each place of a file that was left to a person: its line, what stands there, and what belongs there. */
export const unwritten = (file: string, text: string): readonly string[] =>
  text.split('\n').flatMap((line, i) => {
    const { has, mend } =
      /^\s*(?<has>.*?)\s*(?:#|\/\/|@component) write: (?<mend>.*?)(?: -->)?$/.exec(line)?.groups ??
      {};
    return mend ? [`${file}:${i + 1} ${has} → write ${mend}`] : [];
  });

/** A text that goes into a file that is there, beside a place that the file has once. */
interface Insertion {
  readonly file: string;
  readonly before?: string | RegExp;
  readonly text: string;
  /** Left out where the file has no such place. */
  readonly optional?: true;
}
interface Skeleton {
  readonly files: Readonly<Record<string, string>>;
  readonly insertions: readonly Insertion[];
}
type Read = (file: string) => string;

const floors = [...new Set<string>(Object.values(concerns))];
const property = (id: string) => (id.includes('-') ? `'${id}'` : id);
const quoted = (words: readonly string[]) => words.map((word) => `“${word}”`).join(', ');

/** Throws a sentence that says what is wrong with an id, and what to do. */
function checkId(id: string): void {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))
    throw new Error(
      `“${id}” is no id. Write small letters and digits with hyphens between, such as “left-alone”.`,
    );
}

/** Throws where a file declares an id already. */
function checkNew(read: Read, file: string, id: string): void {
  const declared = new RegExp(`^\\s*'?${id}'?: `, 'm').exec(read(file));
  if (!declared) return;
  const line =
    read(file).slice(0, declared.index).split('\n').length + (declared[0].startsWith('\n') ? 1 : 0);
  throw new Error(
    `“${id}” is there already: ${file}, line ${line}. Choose another id, or change what is there.`,
  );
}

function concern(read: Read, id: string, floor: string | undefined): Skeleton {
  const file = 'machines/concerns.ts';
  checkNew(read, file, id);
  if (id in successors.answers.concerns)
    throw new Error(
      `“${id}” was a concern once, and old records still open by it: machines/successors.ts. Choose another id.`,
    );
  if (!floor || !floors.includes(floor))
    throw new Error(
      `${floor ? `“${floor}” is no floor` : 'A concern needs a floor'}. Write one of ${quoted(floors)}.`,
    );
  const brings = `the rule and the action that machines/actions.ts brings${floor === 'none' ? '' : ', or take the row out if it brings none'}`;
  return {
    files: {},
    insertions: [
      {
        file,
        before: '} as const satisfies Readonly<Record<string, Level',
        text: `  ${property(id)}: '${floor}', // ${mark} the rule that gives it this floor, and move the line to its group\n`,
      },
      {
        file: 'content/concerns.yaml',
        text: `      ${id}: # ${mark} the words below, and move them under their heading
        label: '' # ${mark} what is ticked, as whoever is worried would say it
        hint: '' # ${mark} what counts and what does not
        so: '' # ${mark} what it means on its own, such as “!plain On its own this means an urgent referral.”
        guide: '' # ${mark} the guide to read, by its file’s name in content/guides, or leave the line out
        sources: [] # ${mark} where it was read, by id in content/sources.yaml
`,
      },
      {
        file: 'machines/promises/bringing.ts',
        before: /^\];$/m,
        text: `  ['', '', '${id}'], // ${mark} ${brings}\n`,
      },
    ],
  };
}

function entry(read: Read, id: string): Skeleton {
  const file = 'src/records/entry.ts';
  checkNew(read, file, id);
  const taken = new RegExp(`'(records/:id/${id})'`).exec(read('src/ui/address.ts'))?.[1];
  if (taken || ['decision', 'destroyed'].includes(id))
    throw new Error(
      `“${id}” already means something else of a record${taken ? `: src/ui/address.ts has ${taken}` : ''}. Choose another id.`,
    );
  return {
    files: {},
    insertions: [
      {
        file,
        before: '  closed: {',
        text: `  ${property(id)}: { group: 'record', fields: { when: { is: 'moment' }, what: { is: 'text' } } }, // ${mark} where it is offered, and its fields in the order they are asked\n`,
      },
      {
        file: 'content/entries.yaml',
        before: /^closed:$/m,
        text: `${id}:
  add: '' # ${mark} what is pressed to add it, as whoever adds it would say it
  title: '' # ${mark} its heading in the record
  lead: '' # ${mark} what to record, in a sentence or two
  fields:
    when:
      ask: '' # ${mark} the question
    what:
      ask: '' # ${mark} the question
`,
      },
      {
        file: 'tests/kept/records.test.ts',
        before: /(?<=const since: readonly string\[\] = \[[^\]]*)\]/,
        text: `, '${id}'`,
        optional: true,
      },
    ],
  };
}

function page(read: Read, name: string, room: string | undefined): Skeleton {
  const routes = 'src/app/routes.ts';
  const rooms = [
    ...new Set(
      [...read(routes).matchAll(/import\('\.\.?\/(.*?)\/?[^/']+\.svelte'\)/g)].map(
        ([, found]) => found || 'app',
      ),
    ),
  ];
  checkNew(read, 'src/ui/address.ts', name);
  const inJourney = room === 'decide';
  const asked = Object.values(journeys).flatMap(({ stages }) =>
    stages.flatMap(({ decision }) => Object.keys(decision.spec.questions)),
  );
  if (inJourney && asked.includes(name))
    throw new Error(`“${name}” is a question, which has that address. Choose another name.`);
  if (!room || !rooms.includes(room))
    throw new Error(
      `${room ? `“${room}” is no room with pages` : 'A page needs a room'}. Write one of ${quoted(rooms)}.`,
    );
  const component = name.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
  const up = '../'.repeat(room.split('/').length);
  const needs = inJourney ? 'session' : room === 'saved' ? 'records' : 'nothing';
  const { props, from } = {
    session: { props: 'SessionProps', from: './sessionProps.ts' },
    records: { props: 'RecordsProps', from: './recordsProps.ts' },
    nothing: { props: 'PageProps', from: `${up}ui/pageProps.ts` },
  }[needs];
  const given = inJourney ? ['note', 'emergency'] : ['note'];
  const test = `tests/ui/${room}/${name}.test.ts`;
  return {
    files: {
      [`src/${room}/${component}.svelte`]: `<!-- @component ${mark} what the page is for, in a sentence -->
<script lang="ts">
  import words from '${up}../content/pages/${name}.yaml';
  import Page from '${up}ui/Page.svelte';
  import type { ${props} } from '${from}';

  let { ${given.join(', ')} }: ${props}<'${name}'> = $props();
</script>

<Page title={words.title} ${given.map((one) => `{${one}}`).join(' ')}>
  <h1 class="govuk-heading-l">{words.title}</h1>
  <p class="govuk-body-l">{words.lead}</p>
</Page>
`,
      [`content/pages/${name}.yaml`]: `title: '' # ${mark} what the page is called, as its heading and the window say
lead: '' # ${mark} what can be done here, in a sentence
`,
      [test]: `import { expect, test } from 'vitest';

test('the page ${name} shows what it is for', () => {
  // ${mark} render the page, expect what a person sees by role and name, and say it in the title
  expect.fail('${test} is not written yet: render the page, and expect what a person sees on it');
});
`,
    },
    insertions: [
      {
        file: 'src/ui/address.ts',
        before: inJourney
          ? "  question: ':journey/:question',"
          : /(?<=export const patterns = \{[^}]*\n)\} as const;/,
        text: `  ${property(name)}: '${inJourney ? ':journey/' : ''}${name}',\n`,
      },
      {
        file: routes,
        before: /(?<=const routes: Rows = \{[^]*?\n)\};/,
        text: `  ${property(name)}: { needs: '${needs}', load: () => import('${room === 'app' ? '.' : `../${room}`}/${component}.svelte') },\n`,
      },
      // a page of records is listed there by how a record gets it: the compiler asks for it
      ...(needs === 'records'
        ? []
        : [
            {
              file: 'tests/browser/places.ts',
              before: /(?<=const places: [^]*?\n)\};/,
              text: `  ${property(name)}: '#/${inJourney ? 'refer/' : ''}${name}',\n`,
              optional: true as const,
            },
          ]),
    ],
  };
}

const kinds = { concern, page, entry };

/**
 * Writes the skeleton of a concern, a page or an entry under a folder, and returns the files it
 * wrote in. Throws, with nothing written, what is wrong.
 */
export function begin(
  root: string,
  kind: string | undefined,
  id: string | undefined,
  where?: string,
): readonly string[] {
  if (!isOneOf(keysOf(kinds), kind) || !id)
    throw new Error(
      'Say what to begin: npm run new concern ID FLOOR, npm run new page NAME ROOM, or npm run new entry ID',
    );
  checkId(id);
  const read: Read = (file) => readFileSync(join(root, file), 'utf8');
  const { files, insertions } = kinds[kind](read, id, where);
  const taken = Object.keys(files).find((file) => existsSync(join(root, file)));
  if (taken)
    throw new Error(
      `${taken} is there already, and is left as it is. Choose another name, or move it.`,
    );
  const changed = insertions.flatMap((insertion) => {
    const text = existsSync(join(root, insertion.file))
      ? inserted(read(insertion.file), insertion)
      : undefined;
    if (text !== undefined) return [[insertion.file, text] as const];
    if (insertion.optional) return [];
    throw new Error(
      `${insertion.file} has no place for it any more. Mend src/cli/new.ts, which looks for ${String(insertion.before)}.`,
    );
  });
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text, { flag: 'wx' });
  }
  for (const [file, text] of changed) writeFileSync(join(root, file), text);
  return [...Object.keys(files), ...changed.map(([file]) => file)];
}

/**
 * A text with another put in before its place, or at its end; nothing where it has no such place.
 */
function inserted(text: string, { before, text: more }: Insertion): string | undefined {
  if (before === undefined) return text + more;
  const at = typeof before === 'string' ? text.indexOf(before) : text.search(before);
  return at < 0 ? undefined : text.slice(0, at) + more + text.slice(at);
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  try {
    const { positionals } = parseArgs({ allowPositionals: true });
    if (positionals.length > 3)
      throw new Error(
        `“${positionals[3]}” is one word too many. Write an id as one word, with hyphens.`,
      );
    const [kind, id, where] = positionals;
    const wrote = begin(process.cwd(), kind, id, where);
    console.log(
      [
        'Begun in:',
        ...wrote.map((file) => `  ${file}`),
        'To be written, the words first, since no test starts before they are:',
        ...wrote
          .flatMap((file) => unwritten(file, readFileSync(file, 'utf8')))
          .map((one) => `  ${one}`),
        'What is left of it, at any time: npx vitest run tests/unwritten.test.ts',
      ].join('\n'),
    );
  } catch (mistake) {
    console.error(messageOf(mistake));
    process.exitCode = 1;
  }
