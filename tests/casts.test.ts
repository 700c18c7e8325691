import { readFileSync, readdirSync } from 'node:fs';
import { parse } from 'svelte/compiler';
import ts from 'typescript';
import { expect, test } from 'vitest';

/** Where a type is asserted: its line, and that of what it is said of. */
type Assertion = readonly [line: number, from: number];

/** Every `as X` but `as const`, and every `!`, of a module. */
function inModule(source: string): readonly Assertion[] {
  const tree = ts.createSourceFile('some.ts', source, ts.ScriptTarget.Latest, true);
  const lineAt = (position: number) => tree.getLineAndCharacterOfPosition(position).line + 1;
  const found: Assertion[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isAsExpression(node) && !ts.isConstTypeReference(node.type))
      found.push([lineAt(node.type.getStart()), lineAt(node.getStart())]);
    if (ts.isNonNullExpression(node)) found.push([lineAt(node.end), lineAt(node.getStart())]);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

type Place = { readonly line: number };
type Node = {
  readonly type?: string;
  readonly loc?: { readonly start: Place; readonly end: Place };
};
type Cast = Node & { readonly typeAnnotation?: { readonly typeName?: { readonly name?: string } } };

/** The same of a component, in its script and in its markup. */
function inComponent(source: string): readonly Assertion[] {
  const found: Assertion[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== 'object' || node === null) return;
    const { type, loc, typeAnnotation } = node as Cast;
    const isOne =
      type === 'TSNonNullExpression' ||
      (type === 'TSAsExpression' && typeAnnotation?.typeName?.name !== 'const');
    if (isOne && loc) found.push([loc.end.line, loc.start.line]);
    for (const [key, part] of Object.entries(node)) if (key !== 'metadata') visit(part);
  };
  const { fragment, instance, module } = parse(source, { modern: true });
  visit([fragment, instance, module]);
  return found;
}

/** A comment that is for whoever reads, and not for a tool. */
const reason = /(?:^|\s)(?:\/\/|<!--) (?!svelte-ignore|eslint|prettier|@ts)\S/;
const isWholly = /^\s*(?:\/\/|<!--) /;

/** The lines of a file on which a type is asserted with no reason on it or above it. */
function unreasoned(file: string, source: string): readonly number[] {
  const lines = source.split('\n');
  const isSaid = (line: number) => {
    const above = lines[line - 2] ?? '';
    return reason.test(lines[line - 1] ?? '') || (isWholly.test(above) && reason.test(above));
  };
  return (file.endsWith('.svelte') ? inComponent(source) : inModule(source)).flatMap(
    ([line, from]) => (isSaid(line) || isSaid(from) ? [] : [line]),
  );
}

test('Whatever asserts a type says beside it why that holds, since no compiler checks it.', () => {
  const files = ['src', 'machines', 'content'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
      .filter((file) => /\.(?:ts|svelte)$/.test(file) && !file.endsWith('.d.ts')),
  );
  expect(files.length).toBeGreaterThan(500);
  const found = files.flatMap((file) =>
    unreasoned(file, readFileSync(file, 'utf8')).map((line) => `${file}:${line}`),
  );
  expect(found, found.join('\n')).toEqual([]);
});

test.each([
  ['a cast', 'some.ts', 'const one = 1;\nconst two = it as Two;'],
  ['one of many lines', 'some.ts', 'const two = call({\n  one,\n}) as Two;', 3],
  ['a mark', 'some.ts', 'const one = 1;\nconst two = list[0]!;'],
  ['one under the docstring of the whole', 'some.ts', '/** What it is. */\nconst two = list[0]!;'],
  ['one under a line that has a reason', 'some.ts', 'const one = 1; // why\nconst two = it!;'],
  ['one under what a tool is told', 'some.ts', '// svelte-ignore some\nconst two = it!;'],
  ['a cast in a script', 'Some.svelte', '<script lang="ts">\n  const two = it as Two;\n</script>'],
  ['a mark in markup', 'Some.svelte', '<script lang="ts"></script>\n<p>{all[0]!.name}</p>'],
])('%s without a reason would be seen', (_, file, source, line = 2) => {
  expect(unreasoned(file, source)).toEqual([line]);
});

test.each([
  ['a reason on its line', 'some.ts', 'const two = it as Two; // the file was checked'],
  ['a reason above it', 'some.ts', '// the file was checked\nconst two = it as Two;'],
  [
    'a reason above what it is said of',
    'some.ts',
    '// why\nconst two = call({\n  one,\n}) as Two;',
  ],
  [
    'what is constant',
    'some.ts',
    "const ids = ['a'] as const;\nconst no = !yes;\nimport { a as b } from 'c';",
  ],
  [
    'a reason in markup',
    'Some.svelte',
    '<script lang="ts"></script>\n<!-- it is listed -->\n<p>{all[0]!.name}</p>',
  ],
  ['a list with names', 'Some.svelte', '{#each all as { id } (id)}{id}{/each}'],
])('%s is let through', (_, file, source) => {
  expect(unreasoned(file, source)).toEqual([]);
});
