import { readFileSync, readdirSync } from 'node:fs';
import { parse } from 'svelte/compiler';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

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

/** A word as it is written in a sentence. */
const aWord = String.raw`[A-Za-z]?[a-z’]+`;
/** Two words that no machine reads so, or one beside something that is put in (“…”). */
const sentence = new RegExp(
  `(?:^|[ “(])${aWord}[,:;”]? (?:…|“?${aWord})(?:$|[ .,:;”)?!])|… ${aWord}(?:$|[ .,:;”)?!])`,
);
/** A word that begins large, as a label does. */
const label = /^[A-Z][a-z’]+(?:[ .,:]|$)/;

/** What reads as English and is none that a person reads, each with its reason. */
const exceptions: readonly (readonly [file: RegExp, text: RegExp, why: string])[] = [
  [
    /^vault\//,
    /^/,
    'what is wrong with bytes is said to whoever mends it; pages have words for each reason',
  ],
  [
    /^walk\/answersGiven\.ts$/,
    /^/,
    'what is wrong with answers is said to whoever writes the file or the program that hands them in',
  ],
  [
    /^handover\/training\.ts$/,
    /^TRAINING\. /,
    'the mark of an invented case, by which its files are known',
  ],
  [/^handover\/fhir\.ts$/, /^(?:Bundle|Questionnaire|Provenance|Author)$/, 'FHIR calls them so'],
  [/^handover\/fhir\.ts$/, /^[a-z]+ …(?: …)?$/, 'what the id of a resource is made from'],
  [/^handover\/wordFile\.ts$/, /^(?:Cell|Edge|Gap|Large|Normal|Arial)$/, 'styles, and a typeface'],
  [/^handover\/wordFile\.ts$/, /^Windscreen$/, 'the name of the product'],
  [/^open\/pack\.ts$/, /^`npm run pack new NAME`$/, 'what is typed at a command line'],
  [/^training\/room\/clicker\.ts$/, /^Backspace$|^input, textarea, /, 'a key, and a selector'],
];
/** Where each rule of a paper stands, with the examples that a test holds it to. */
const ruleFile = /\/rules\/\w+\.ts$/;

/**
 * The English in a module: each text that reads as a sentence or as a label, with its line. What is
 * thrown is said to whoever mends the program; what names a module, a type, a field or an element
 * is read by the machine.
 */
function englishIn(
  file: string,
  source: string,
): readonly (readonly [line: number, text: string])[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const found: (readonly [number, string])[] = [];
  const visit = (node: ts.Node): void => {
    if (isForMachines(node) || (ruleFile.test(file) && isExample(node))) return;
    const text = textOf(node);
    if (text !== undefined && (sentence.test(text) || label.test(text)))
      found.push([tree.getLineAndCharacterOfPosition(node.getStart()).line + 1, text]);
    node.forEachChild(visit);
  };
  visit(tree);
  return found;
}

/** A text as it is written, with “…” where something is put in. */
function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return [node.head, ...node.templateSpans.map(({ literal }) => literal)]
    .map(({ text }) => text)
    .join('…');
}

const isExample = (node: ts.Node): boolean =>
  ts.isPropertyAssignment(node) && /^(?:passes|fails)$/.test(node.name.getText());

/** Whether only the program reads what stands there, or whoever mends it. */
function isForMachines(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node))
    return true;
  if (ts.isNewExpression(node))
    return ts.isThrowStatement(parent) || /Error$/.test(node.expression.getText());
  if (ts.isCallExpression(node))
    return /^import(?:\.meta\.glob)?$|^super$|\.(?:querySelector(?:All)?|closest|matches)$/.test(
      node.expression.getText(),
    );
  if (!ts.isStringLiteralLike(node)) return false;
  return (
    (ts.isPropertyAssignment(parent) && parent.name === node) ||
    ts.isCaseClause(parent) || // it is only compared with
    (ts.isBinaryExpression(parent) && /^[!=]==$/.test(parent.operatorToken.getText()))
  );
}

/** Every module but the commands, whose own texts only a terminal shows; with the English in it. */
const modules = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts') && !file.startsWith('cli/'))
  .map((file) => ({ file, found: englishIn(file, readFileSync(`src/${file}`, 'utf8')) }));
const isExcepted = (file: string, text: string) =>
  exceptions.some(([where, what]) => where.test(file) && what.test(text));

test('no module holds English of its own, since a safeguarding lead reads what stands in content/', () => {
  expect(modules.length).toBeGreaterThan(300);
  expect(
    modules.flatMap(({ file, found }) =>
      found.flatMap(([line, text]) => (isExcepted(file, text) ? [] : [`${file}:${line}: ${text}`])),
    ),
  ).toEqual([]);
});

test('The shape of a pack words none of its rules: it names the sentence that says each.', () => {
  const file = 'content/pack.ts';
  const whole = readFileSync(file, 'utf8');
  const value = 'the same day'; // how soon a step is taken, as a pack writes it
  expect(englishIn(file, whole).filter(([, text]) => text !== value)).toEqual([]);
  expect(englishIn(file, whole.replace("asks('plain-text')", "'it must be plain'"))).toContainEqual(
    [expect.any(Number), 'it must be plain'],
  );
});

test.each(exceptions)('The exception in %s of %s is still needed: %s.', (where, what) => {
  const texts = modules.filter(({ file }) => where.test(file)).flatMap(({ found }) => found);
  expect(texts.filter(([, text]) => what.test(text))).not.toEqual([]);
});

describe('in a module', () => {
  test.each([
    ['a sentence', "const fault = 'it is not what was signed';", 'it is not what was signed'],
    ['a clause of two words', "say({ what: 'was destroyed' });", 'was destroyed'],
    ['a label', "const title = 'Records';", 'Records'],
    ['a label of two words', "const by = ['Children’s Commissioner'];", 'Children’s Commissioner'],
    ['a template', 'const by = `By the end of ${day}`;', 'By the end of …'],
    [
      'what is glued round a value',
      'const more = `, and in ${n} more ways`;',
      ', and in … more ways',
    ],
    ['a default', "const named = (name = 'Nobody yet') => name;", 'Nobody yet'],
    ['one of a choice', "const is = ok ? 'it holds' : id;", 'it holds'],
    ['the value of a field', "const words = { 'not-yet': 'Not yet' };", 'Not yet'],
  ])('%s would be seen.', (_, source, text) => {
    expect(englishIn('room/some.ts', source)).toEqual([[1, text]]);
  });
  test.each([
    ['what is thrown', 'throw new RangeError(`more came out than ${most}`);'],
    [
      'what an error says of itself',
      "class Gone extends Error { constructor() { super('it is gone'); } }",
    ],
    ['an id', "const id = 'child-in-need';"],
    ['a key that is pressed', "if (event.key === 'Escape') close();"],
    ['an element', "document.querySelector('main h1');"],
    ['a module', "import { one } from './Some Module.ts';"],
    ['a type', "type Answer = 'Not yet' | 'It is done';"],
    ['the example of a rule', "const rule = { passes: each({ voice: 'I was cold.' }) };"],
  ])('%s is no English that a person reads.', (_, source) => {
    expect(englishIn('referral/rules/g01.ts', source)).toEqual([]);
  });
});
