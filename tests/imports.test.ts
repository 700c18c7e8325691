import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';

/**
 * Keeps each folder to its role by reading every import in it, type or not, static or not.
 * A breach is named by file, line, what it imports and the rule. Each rule carries an example that
 * must break it, so that no rule can fall asleep.
 */
type Rule = {
  rule: string;
  in: RegExp;
  only?: RegExp;
  never?: RegExp;
  /** `import type` is let through: it is gone before anything runs */
  typesMay?: true;
  example: [file: string, line: string];
};

/**
 * The rooms of src/ from the top down: a room imports only itself and what stands below it. The
 * commands in cli/ stand outside.
 */
const floors = [
  'library',
  'app',
  'training',
  'saved',
  'papers',
  'referral',
  'decide',
  'guidance',
  'open',
  'team',
  'handover',
  'explain',
  'records',
  'recommend',
  'walk',
  'ui',
  'vault',
  'browser',
] as const;
const rooms = (names: readonly string[]) => new RegExp(`^src/(${names.join('|')})/`);
/** An import that would run upward into each room, from the one below it. */
const upward: readonly Rule[] = floors.slice(1).map((room, below) => ({
  rule: `${room}/ imports only what stands below it`,
  in: rooms([room]),
  never: rooms(floors.slice(0, below + 1)),
  example: [`src/${room}/some.ts`, `import type { Some } from '../${floors[below]}/some.ts';`],
}));

const rules: readonly Rule[] = [
  ...upward,
  {
    rule: 'machines import xstate and each other, nothing else',
    in: /^machines\//,
    only: /^(xstate$|xstate\/|machines\/)/,
    example: ['machines/danger.ts', "import words from '../content/danger.yaml';"],
  },
  {
    rule: 'the grammar knows no decision',
    in: /^machines\/grammar\//,
    only: /^(xstate$|xstate\/|machines\/grammar\/)/,
    example: ['machines/grammar/walk.ts', "import { need } from '../need.ts';"],
  },
  {
    rule: 'what proves is loaded by whoever proves: only the commands and one worker import the proof',
    in: /^(src\/(?!cli\/|explain\/proof\.worker\.ts)|machines\/(?!proof\/)|content\/)/,
    never: /^machines\/proof\//,
    example: ['src/open/lowering.ts', "import { lawsOf } from '../../machines/proof/laws.ts';"],
  },
  {
    rule: 'content imports zod, yaml, vite, node and itself, nothing else',
    in: /^content\//,
    only: /^(zod|yaml|vite)($|\/)|^node:|^content\//,
    example: ['content/schema.ts', "import type { Danger } from '../machines/danger.ts';"],
  },
  {
    rule: 'the app never imports its tests',
    in: /^src\//,
    never: /^tests\//,
    example: ['src/app/main.ts', "import '../../tests/setup.ts';"],
  },
  {
    rule: 'the app never imports its command lines',
    in: /^src\/(?!cli\/)/,
    never: /^src\/cli\//,
    example: ['src/explain/paths.ts', "import { prove } from '../cli/prove.ts';"],
  },
  {
    rule: 'what is only looks knows only its props, and what controls say everywhere: no decision, no words of a page',
    in: /^src\/ui\/(form|text|layout|pictures)\//,
    never: /^(machines\/|content\/(?!pages\/controls\.yaml$))/,
    example: [
      'src/ui/form/Radios.svelte',
      "  import { danger } from '../../../machines/danger.ts';",
    ],
  },
  {
    rule: 'in the app only src/open/ runs zod, since 20 KB of it would delay the first question',
    in: /^src\/(?!open\/|cli\/)/,
    never: /^(zod|yaml)($|\/)|^content\/.*\.ts$/,
    typesMay: true,
    example: ['src/records/entry.ts', "import { words } from '../../content/schema.ts';"],
  },
  {
    rule: 'the vault keeps bytes and knows no safeguarding',
    in: /^src\/vault\//,
    only: /^(@noble\/|idb$|xstate$|src\/(vault|browser)\/)/,
    example: ['src/vault/store.ts', "const { level } = await import('../../machines/levels.ts');"],
  },
  {
    rule: 'only what saves, hands over, decides, opens or shares with a team may use the vault',
    in: /^src\/(?!vault\/|saved\/|handover\/|decide\/|open\/|team\/|records\/|cli\/)/,
    never: /^src\/vault\//,
    example: ['src/guidance/Areas.svelte', "  import { openVault } from '../vault/vault.ts';"],
  },
  {
    rule: 'a team’s store is handed names and bytes, and knows neither people nor records',
    in: /^src\/team\/store\//,
    only: /^(@noble\/|src\/(team\/store|vault)\/)/,
    example: ['src/team/store/files.ts', "import type { Statement } from '../statement.ts';"],
  },
  {
    rule: 'training knows neither the vault nor the records that are saved',
    in: /^src\/(training\/|app\/room\.ts$)/,
    never: /^src\/(vault|saved)\//,
    example: [
      'src/training/room/room.ts',
      "const { Records } = await import('../../saved/records.svelte.ts');",
    ],
  },
];

const importForms = [
  /^\s*(?:import|export)\s+(?<type>type\s)?(?:[^'"`;]*?\sfrom\s+)?['"](?<what>[^'"]+)['"]/gm,
  /^(?!\s*(?:\*|\/\/)).*?\bimport\(\s*['"`](?<what>[^'"`]+)['"`]/gm,
  /\bimport\.meta\.glob(?:<[^>]*>)?\(\s*\[?\s*['"`](?<what>[^'"`]+)['"`]/gm,
  /\bnew URL\(\s*['"`](?<what>\.[^'"`]+)['"`],\s*import\.meta\.url/gm,
];

/**
 * Every import in a file: the package, or the path from the top of the project. The address of a
 * worker (`?worker&url`) brings nothing of it.
 */
function importsOf(file: string, text: string) {
  return importForms.flatMap((form) =>
    [...text.matchAll(form)]
      .filter(({ groups }) => !groups!.what!.endsWith('?worker&url'))
      .map(({ index, 0: whole, groups }) => ({
        what: groups!.what!.startsWith('.')
          ? posix.join(posix.dirname(file), groups!.what!)
          : groups!.what!.replace(/^\//, ''),
        onlyTypes: Boolean(groups!.type),
        line: text.slice(0, index + whole.search(/\S/)).split('\n').length,
      })),
  );
}

function breaches(file: string, text: string): string[] {
  return rules
    .filter((rule) => rule.in.test(file))
    .flatMap((rule) =>
      importsOf(file, text)
        .filter(({ onlyTypes }) => !(onlyTypes && rule.typesMay))
        .filter(({ what }) => rule.never?.test(what) || (rule.only && !rule.only.test(what)))
        .map(({ what, line }) => `${file}:${line} imports ${what}, but ${rule.rule}`),
    );
}

const files = ['machines', 'content', 'src', 'tests'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/')),
);

/** Every file that one reaches when it runs, however far: each with the file that brought it. */
function reachedFrom(
  entry: string,
  read = (file: string) => readFileSync(file, 'utf8'),
  known = files,
): Map<string, string> {
  const reached = new Map([[entry, '']]);
  for (const file of reached.keys()) {
    if (!/\.(ts|svelte)$/.test(file)) continue;
    for (const { what, onlyTypes } of importsOf(file, read(file))) {
      if (onlyTypes) continue;
      const pattern = new RegExp(
        `^${what.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]*')}$`,
      );
      for (const found of known)
        if (pattern.test(found) && !reached.has(found)) reached.set(found, file);
    }
  }
  return reached;
}

describe('the room’s screen', () => {
  const closed = /^src\/(vault|saved)\//;

  test('reaches neither the vault nor the records that are kept, however far its imports go', () => {
    const reached = reachedFrom('src/app/room.ts');
    expect([...reached.keys()]).toEqual(
      expect.arrayContaining([
        'src/training/room/Room.svelte',
        'src/training/room/RoomScreen.svelte',
        'src/training/room/channel.ts',
      ]),
    );
    const found = [...reached]
      .filter(([file]) => closed.test(file))
      .map(([file, by]) => `${by} brings ${file}`);
    expect(found, found.join('\n')).toEqual([]);
  });

  test('is all that src/app/room.html starts', () => {
    const scripts = [
      ...readFileSync('src/app/room.html', 'utf8').matchAll(/<script[^>]*src="(?<src>[^"]+)"/g),
    ];
    expect(scripts.map(({ groups }) => groups!.src)).toEqual(['/src/app/room.ts']);
  });

  test('a way to the vault is seen however far off it is, and types are no way', () => {
    expect(
      [...reachedFrom('src/app/main.ts').keys()].some((file) => closed.test(file)),
      'the app itself does reach it',
    ).toBe(true);
    const told: Record<string, string> = {
      'src/a.ts': "import './b/c.svelte';",
      'src/b/c.svelte':
        "  const later = () => import('../d/e.ts');\nimport type { F } from '../f.ts';",
      'src/d/e.ts': "import.meta.glob('../vault/*.ts');",
      'src/f.ts': '',
      'src/vault/keys.ts': '',
    };
    expect([...reachedFrom('src/a.ts', (file) => told[file]!, Object.keys(told)).keys()]).toEqual([
      'src/a.ts',
      'src/b/c.svelte',
      'src/d/e.ts',
      'src/vault/keys.ts',
    ]);
  });
});

describe('what runs without Vite', () => {
  const alone = files.filter((file) => /^(src\/cli\/.*\.ts|tests\/browser\/.*\.ts)$/.test(file));

  /** The gallery's page is served by Vite, as is every component on it. */
  const isShownByVite = (file: string) =>
    file === 'tests/ui/components/examples.ts' || file.endsWith('.svelte');

  // what one of them names itself is an address that it reads
  test('imports no words, which only Vite can read: the commands and the browser suite are handed them', () => {
    const found = alone.flatMap((entry) =>
      [...reachedFrom(entry)]
        .filter(([file, by]) => file.endsWith('.yaml') && by !== entry && !isShownByVite(by))
        .map(([file, by]) => `${entry}: ${by} brings ${file}`),
    );
    expect(alone.length).toBeGreaterThan(30);
    expect(found, found.join('\n')).toEqual([]);
  });
});

describe('every folder keeps to its role', () => {
  test('no import crosses a line', () => {
    const code = files.filter((file) => /\.(ts|mjs|js|svelte)$/.test(file));
    expect(code.length).toBeGreaterThan(10);
    const found = code.flatMap((file) => breaches(file, readFileSync(file, 'utf8')));
    expect(found, found.join('\n')).toEqual([]);
  });

  test.each(rules)('a breach is seen: $rule', ({ rule, example: [file, line] }) => {
    expect(breaches(file, `// first line\n\n${line}\n`)).toContainEqual(
      expect.stringMatching(new RegExp(`^${file}:3 imports .*${rule}$`)),
    );
  });

  test('imports are found in every form, and only imports', () => {
    const text = [
      "import {\n  a,\n  b,\n} from './a.ts';",
      "import './b.css';",
      "export * from './c.ts';",
      "const d = await import('./d.ts');",
      "const e = import.meta.glob('./e/*.yaml');",
      "new Worker(new URL('./f.ts', import.meta.url));",
      "import g from './g.ts?worker&url';",
      " * import('./comment.ts') and",
      "// import './comment.ts';",
    ].join('\n');
    expect(importsOf('src/x/y.ts', text).map(({ what }) => what)).toEqual(
      ['a.ts', 'b.css', 'c.ts', 'd.ts', 'e/*.yaml', 'f.ts'].map((name) => `src/x/${name}`),
    );
  });
});

describe('names', () => {
  const top =
    'package.json package-lock.json vite.config.ts tsconfig.json index.html README.md LICENSE src machines content tests'.split(
      ' ',
    );

  test.skipIf(!existsSync('.git'))('the top level holds what it should and nothing else', () => {
    // git refuses a folder that another user owns, as on some build machines, unless told otherwise
    const git = [
      '-c',
      'safe.directory=*',
      'ls-files',
      '-z',
      '--cached',
      '--others',
      '--exclude-standard',
    ];
    const paths = execFileSync('git', git, { encoding: 'utf8' }).split('\0').filter(existsSync);
    const found = new Set(paths.map((path) => path.split('/')[0]!));
    const dotFiles = paths
      .filter((path) => /^(\.[^/]+$|\.(ci|github)\/)/.test(path))
      .map((path) => path.split('/')[0]!);
    expect([...found].sort()).toEqual([...new Set([...top, ...dotFiles, '.ci'])].sort());
  });

  test('no file is named for having no role', () => {
    const words = (file: string) => basename(file).match(/[A-Z]?[a-z]+/g) ?? [];
    const roleless = /^(utils?|helpers?|managers?|misc|common)$/i;
    expect(words('windowManager.ts').some((word) => roleless.test(word))).toBe(true);
    expect(files.filter((file) => words(file).some((word) => roleless.test(word)))).toEqual([]);
  });
});
