import { readFileSync, readdirSync } from 'node:fs';
import { parse } from 'svelte/compiler';
import { expect, test } from 'vitest';

/** What is read out or shown of an element, beside the text in it. */
const shown = /^(?:aria-label|alt|caption|heading|hint|label|legend|placeholder|summary|title)$/;
const word = /[A-Za-z]{2,}/;
/** What the keyboard calls its keys, and where the offices are. */
const names = /^(?:Enter|Escape|Tab|Backspace|Home|End|Space|Arrow\w+|Control\w*|Europe\/London)$/;

type Node = { readonly type?: string; readonly name?: string; readonly data?: string } & Readonly<
  Record<string, unknown>
>;
const isNode = (one: unknown): one is Node => typeof one === 'object' && one !== null;

/**
 * The English that a component holds itself: in its markup, and whatever in its script begins as a
 * sentence or a label does.
 */
function english(source: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: unknown, isShown: boolean): void => {
    if (Array.isArray(node)) return node.forEach((one) => visit(one, isShown));
    if (!isNode(node)) return;
    if (node.type === 'Text' && isShown && node.data && word.test(node.data))
      found.push(node.data.trim());
    const inside = node.type === 'Attribute' ? shown.test(node.name ?? '') : isShown;
    for (const [key, part] of Object.entries(node)) if (key !== 'metadata') visit(part, inside);
  };
  visit(parse(source, { modern: true }).fragment, true);
  const script = [...source.matchAll(/<script[^]*?<\/script>/g)]
    .join('\n')
    .replace(/\/\*[^]*?\*\/|(?:^|\s)\/\/.*$/gm, '')
    .replace(/^\s*import .*$/gm, '')
    .replace(/new \w*Error\([^;]*;/g, ''); // said to whoever mends the program
  for (const [, text = ''] of script.matchAll(/['`]((?:[A-Z][a-z]+)(?: [^'`\n]*)?)['`]/g))
    if (!names.test(text)) found.push(text);
  return found;
}

test('no component holds English of its own, since a safeguarding lead reads what stands in content/', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.svelte'),
  );
  expect(files.length).toBeGreaterThan(150);
  expect(
    files.flatMap((file) =>
      english(readFileSync(`src/${file}`, 'utf8')).map((text) => `${file}: ${text}`),
    ),
  ).toEqual([]);
});

test.each([
  ['text', '<p>Ring them</p>', 'Ring them'],
  ['a label', '<nav aria-label="Back"></nav>', 'Back'],
  [
    'a default',
    "<script>let { title = 'There is a problem' } = $props();</script>",
    'There is a problem',
  ],
])('%s in a component would be seen', (_, source, text) => {
  expect(english(source)).toEqual([text]);
});
