import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';

/**
 * What must arrive before the first question can be answered, weighed in the built app (dist/).
 * 56 KB: on a slow phone (1.6 Mbps, 150 ms away) each KB costs about 5 ms, and this is what keeps
 * the wait under 0.8 s. Fonts are left out because they do not hold up the first paint.
 */
const limit = 56 * 1024;
/** The page, its script and its styles; a font or two come on top. */
const files = 3;
const firstQuestion = ['src/app/main.ts', 'src/decide/Question.svelte'];

/** A built script as vite.config.ts lists it. */
type Chunk = { file: string; imports: string[]; css: string[]; modules: string[] };

/** The scripts that hold these modules, and all that those import without asking. */
export function closure(chunks: Chunk[], modules: string[]): Chunk[] {
  const reached = new Set<Chunk>();
  const visit = (chunk: Chunk) => {
    if (reached.has(chunk)) return;
    reached.add(chunk);
    for (const file of chunk.imports) visit(chunks.find((other) => other.file === file)!);
  };
  for (const module of modules) {
    const chunk = chunks.find((chunk) => chunk.modules.includes(module));
    if (!chunk)
      throw new Error(`${module} is in no built script, so the first question cannot be weighed`);
    visit(chunk);
  }
  return [...reached];
}

describe('before the first question', () => {
  let html: string;
  let first: Chunk[];

  beforeAll(() => {
    if (!existsSync('dist/.vite/chunks.json'))
      throw new Error('There is no dist/ to weigh: run `npm run build` first.');
    html = readFileSync('dist/index.html', 'utf8');
    first = closure(
      JSON.parse(readFileSync('dist/.vite/chunks.json', 'utf8')) as Chunk[],
      firstQuestion,
    );
  });

  test(`at most ${limit / 1024} KB arrive`, () => {
    const linked = [
      ...html.matchAll(
        /<(?:script|link)\b[^>]*?\s(?:src|href)="\.?\/?(?<file>[^"]+\.(?:js|css))"/g,
      ),
    ].map(({ groups }) => groups!.file!);
    expect(linked.length).toBeGreaterThan(0);
    const all = [
      ...new Set(['index.html', ...linked, ...first.flatMap(({ file, css }) => [file, ...css])]),
    ];
    const weights = all.map((file) => ({
      file,
      bytes: brotliCompressSync(readFileSync(`dist/${file}`)).length,
    }));
    const total = weights.reduce((sum, { bytes }) => sum + bytes, 0);
    const table = weights
      .map(({ file, bytes }) => `${(bytes / 1024).toFixed(1).padStart(7)} KB  ${file}`)
      .join('\n');
    console.log(`before the first question: ${(total / 1024).toFixed(1)} KB\n${table}`);
    expect(total, table).toBeLessThanOrEqual(limit);
  });

  test(`at most ${files} files are asked for, fonts aside, and the rest of a journey comes as one script`, () => {
    expect(first.flatMap(({ file, css }) => [file, ...css]).length + 1).toBeLessThanOrEqual(files);
    const all = JSON.parse(readFileSync('dist/.vite/chunks.json', 'utf8')) as Chunk[];
    const deciding = closure(all, ['src/decide/deciding.ts']);
    const rest = closure(
      all,
      ['Act', 'Check', 'Recommendation', 'Account', 'Record'].map(
        (page) => `src/decide/${page}.svelte`,
      ),
    );
    expect(
      rest.filter((chunk) => ![...first, ...deciding].includes(chunk)).map(({ file }) => file),
    ).toHaveLength(1);
  });

  test.each(['zod', 'yaml'])('%s is not among it', (name) => {
    const culprits = first.filter(({ modules }) =>
      modules.some((module) => module.includes(`node_modules/${name}/`)),
    );
    expect(culprits.map(({ file }) => file)).toEqual([]);
  });

  test('no local area’s pack is among it: each comes when its area is chosen', () => {
    const all = JSON.parse(readFileSync('dist/.vite/chunks.json', 'utf8')) as Chunk[];
    const withPack = all.filter(({ modules }) =>
      modules.some((module) => module.includes('content/areas/')),
    );
    expect(withPack.length).toBeGreaterThan(4);
    expect(
      withPack.every(({ modules }) => modules.length === 1),
      'each in a script of its own',
    ).toBe(true);
    expect(first.filter((chunk) => withPack.includes(chunk))).toEqual([]);
  });

  test('the page carries its policy and nothing inline', () => {
    expect(html).toContain('http-equiv="Content-Security-Policy"');
    expect(html.match(/<script(?![^>]*\ssrc=)[^>]*>|<style|\sstyle=|\son\w+=/g) ?? []).toEqual([]);
  });
});

test('the scripts on the way to a recommendation begin with the line that has them compiled as they arrive', () => {
  const assets = readdirSync('dist/assets').filter((file) =>
    /^(?:first|deciding|journey)-.*\.js$/.test(file),
  );
  expect(assets.map((file) => file.replace(/-.*/, '')).sort()).toEqual([
    'deciding',
    'first',
    'journey',
  ]);
  for (const file of assets)
    expect(readFileSync(`dist/assets/${file}`, 'utf8').split('\n', 1), file).toEqual([
      '//# allFunctionsCalledOnLoad',
    ]);
});
