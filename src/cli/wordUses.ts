import { parse as parseSvelte } from 'svelte/compiler';
import { parseAst } from 'vite';
import { isList, placeholders, type Words, type WordsByName } from '../../content/words.ts';

/** A source file: where it stands, and what is in it. */
export type Source = { readonly file: string; readonly text: string };

type Node = { readonly type: string; readonly start: number; readonly [part: string]: unknown };

/**
 * What is wrong between the pages' words and the sources that import them, read from the parsed sources: a word that is used and
 * not written, one that is written and not used, and one that is shown with its placeholders open. Each is a sentence that names
 * the file, the word and the mend. Where a name is worked out and its letters cannot be told, all that it may stand for is used.
 */
export function wrongUses(pages: Readonly<Record<string, WordsByName>>, sources: readonly Source[]): string[] {
  const wrong: string[] = [];
  const used = new Map(Object.keys(pages).map((page) => [page, new Set<string>()]));
  for (const source of sources) {
    if (!importsWords.test(source.text)) continue;
    const tree = parsed(source);
    for (const [name, page] of importedPages(tree)) {
      const words = pages[page];
      if (words) wrong.push(...followUses(source, tree, { name, page, words, used: used.get(page)! }));
      else wrong.push(`${source.file}: there is no content/pages/${page}.yaml: write it, or correct the import of ${name}`);
    }
  }
  for (const [page, words] of Object.entries(pages))
    for (const path of leaves(words))
      if (!used.get(page)!.has(path))
        wrong.push(`content/pages/${page}.yaml: nothing shows “${path}”: show it in a component, or take it away`);
  return wrong;
}

const importsWords = /\/pages\/[a-z-]+\.yaml['"]/;

function parsed({ file, text }: Source): Node {
  try {
    return (file.endsWith('.svelte') ? parseSvelte(text, { modern: true }) : parseAst(text, { lang: 'ts' })) as unknown as Node;
  } catch (error) {
    throw new Error(`${file}: cannot be read, so neither can its words: ${(error as Error).message}`, { cause: error });
  }
}

function importedPages(tree: Node): (readonly [name: string, page: string])[] {
  const all: (readonly [string, string])[] = [];
  visit(tree, [], (node) => {
    if (node.type !== 'ImportDeclaration') return;
    const page = /\/pages\/([a-z-]+)\.yaml$/.exec(String((node['source'] as Node)['value']))?.[1];
    const local = (node['specifiers'] as Node[]).find(({ type }) => type === 'ImportDefaultSpecifier')?.['local'] as Node | undefined;
    if (page && local) all.push([String(local['name']), page]);
  });
  return all;
}

type Import = { readonly name: string; readonly page: string; readonly words: WordsByName; readonly used: Set<string> };

/** Marks as used all that one import of a page's words reads, and says what is wrong with it. */
function followUses({ file, text }: Source, tree: Node, { name, page, words, used }: Import): string[] {
  const wrong: string[] = [];
  const at = (node: Node) => `${file}:${text.slice(0, node.start).split('\n').length}`;
  const refuse = (node: Node, key: string) =>
    wrong.push(`${at(node)}: content/pages/${page}.yaml has no “${key}”: write it there, or correct the name`);
  const markAll = (part: Words, path: string) => leaves(part, path).forEach((leaf) => used.add(leaf));

  const followKeys = (
    node: Node,
    keys: readonly (string | RegExp)[],
    part: WordsByName,
    path: string,
    go: (part: Words, path: string) => void,
  ) => {
    for (const key of keys) {
      const fits = Object.keys(part).filter((own) => (typeof key === 'string' ? own === key : key.test(own)));
      if (fits.length === 0) refuse(node, join(path, typeof key === 'string' ? key : 'a name like this'));
      for (const own of fits) go(part[own]!, join(path, own));
    }
  };
  const follow = (node: Node, above: readonly Node[], part: Words, path: string): void => {
    const parent = above.at(-1)!;
    const higher = above.slice(0, -1);
    if (wrappers.has(parent.type)) return follow(parent, higher, part, path);
    if (typeof part === 'string' || isList(part)) {
      if (typeof part === 'string' && placeholders(part).length > 0 && isShown(node, above))
        wrong.push(
          `${at(node)}: “${path}” is shown as it stands: fill it with filled(${name}.${path}, { ${placeholders(part).join(', ')} })`,
        );
      return markAll(part, path);
    }
    const group = part as WordsByName;
    if (parent.type === 'MemberExpression' && parent['object'] === node) {
      const property = parent['property'] as Node;
      const keys = parent['computed'] ? namesOf(property) : [String(property['name'])];
      if (!keys) return markAll(part, path);
      return followKeys(property, keys, group, path, (next, place) => follow(parent, higher, next, place));
    }
    if (parent.type === 'VariableDeclarator' && parent['init'] === node && (parent['id'] as Node).type === 'ObjectPattern')
      return takeApart(parent['id'] as Node, group, path);
    markAll(part, path);
  };
  const takeApart = (pattern: Node, part: WordsByName, path: string): void => {
    for (const property of pattern['properties'] as Node[]) {
      if (property.type !== 'Property') return markAll(part, path);
      const key = property['key'] as Node;
      const keys = property['computed'] ? namesOf(key) : [String(key['name'] ?? key['value'])];
      if (!keys) return markAll(part, path);
      const value = property['value'] as Node;
      followKeys(key, keys, part, path, (next, place) =>
        value.type === 'ObjectPattern' && typeof next === 'object' && !isList(next)
          ? takeApart(value, next as WordsByName, place)
          : markAll(next, place),
      );
    }
  };

  visit(tree, [], (node, above) => {
    if (node.type !== 'Identifier' || node['name'] !== name || !isRead(node, above.at(-1)!)) return;
    if (!above.some((one) => boundIn(one).includes(name))) follow(node, above, words, '');
  });
  return wrong;
}

/** What stands around an expression and leaves its value as it is. */
const wrappers = new Set(['TSNonNullExpression', 'TSAsExpression', 'TSSatisfiesExpression', 'ChainExpression', 'ParenthesizedExpression']);

/** True if an identifier is read there: it is no name of a property, no import and no type. */
const isRead = (node: Node, parent: Node) =>
  !/^Import|^TSTypeQuery$|^TSPropertySignature$/.test(parent.type) &&
  !(parent.type === 'MemberExpression' && parent['property'] === node && !parent['computed']) &&
  !(parent.type === 'Property' && parent['key'] === node && !parent['computed'] && !parent['shorthand']);

/** The names that mean something else within a function, a block, or a block of a template. */
function boundIn(node: Node): string[] {
  const declared =
    node.type === 'BlockStatement'
      ? (node['body'] as Node[]).flatMap((one) =>
          one.type === 'VariableDeclaration' ? (one['declarations'] as Node[]).map(({ id }) => id) : [],
        )
      : [];
  const given = [
    node['params'],
    node['parameters'],
    node.type === 'EachBlock' ? node['context'] : [],
    node.type === 'AwaitBlock' ? node['value'] : [],
  ];
  return [...declared, ...given.flat()].flatMap((pattern) => namesIn(pattern as Node | null | undefined));
}
function namesIn(pattern: Node | null | undefined): string[] {
  if (pattern?.type === 'Identifier') return [String(pattern['name'])];
  const parts = [pattern?.['properties'], pattern?.['elements'], pattern?.['value'], pattern?.['left'], pattern?.['argument']].flat();
  return parts.flatMap((part) => (typeof part === 'object' ? namesIn(part as Node | null) : []));
}

/** True if what stands there goes to the reader as it is: in the page's text, or glued to other text. A type refuses all else. */
function isShown(node: Node, above: readonly Node[]): boolean {
  const parent = above.at(-1)!;
  if (parent.type === 'ConditionalExpression' ? parent['test'] !== node : parent.type === 'LogicalExpression' || wrappers.has(parent.type))
    return isShown(parent, above.slice(0, -1));
  if (parent.type === 'ExpressionTag') {
    const holder = above.at(-2)!;
    return holder.type !== 'Attribute' || Array.isArray(holder['value']);
  }
  return parent.type === 'TemplateLiteral' || parent.type === 'BinaryExpression';
}

/** The names that a computed access may stand for: by their letters, or by a pattern of them; nothing where neither can be told. */
function namesOf(node: Node): readonly (string | RegExp)[] | undefined {
  if (node.type === 'TSAsExpression') {
    const named = namesOfType(node['typeAnnotation'] as Node);
    if (named) return named;
  }
  if (wrappers.has(node.type)) return namesOf(node['expression'] as Node);
  if (node.type === 'Literal') return [String(node['value'])];
  if (node.type === 'ConditionalExpression') {
    const [one, other] = [namesOf(node['consequent'] as Node), namesOf(node['alternate'] as Node)];
    return one && other && [...one, ...other];
  }
  if (node.type !== 'TemplateLiteral') return undefined;
  const written = (node['quasis'] as Node[]).map((part) => (part['value'] as { cooked: string }).cooked);
  return [new RegExp(`^${written.map((part) => part.replace(/\W/g, '\\$&')).join('.*')}$`)];
}

/** The letters of a type such as `'some' | 'other'`, where it is written out. */
function namesOfType(type: Node): readonly string[] | undefined {
  if (type.type === 'TSLiteralType' && (type['literal'] as Node).type === 'Literal') return [String((type['literal'] as Node)['value'])];
  if (type.type !== 'TSUnionType') return undefined;
  const each = (type['types'] as Node[]).map(namesOfType);
  return each.every((names) => names !== undefined) ? each.flat() : undefined;
}

/** The place of every sentence and list, as `title` or `problems.tooLong`. */
const leaves = (part: Words, path = ''): string[] =>
  typeof part === 'string' || isList(part) ? [path] : Object.entries(part).flatMap(([key, one]) => leaves(one, join(path, key)));
const join = (path: string, key: string) => (path ? `${path}.${key}` : key);

function visit(node: Node, above: Node[], each: (node: Node, above: readonly Node[]) => void): void {
  each(node, above);
  above.push(node);
  for (const part in node) {
    const value = node[part];
    if (typeof value !== 'object' || value === null || part === 'css') continue;
    for (const one of Array.isArray(value) ? value : [value])
      if (typeof one === 'object' && one !== null && typeof (one as Node).type === 'string') visit(one as Node, above, each);
  }
  above.pop();
}
