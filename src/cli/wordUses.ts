import { parse as parseSvelte } from 'svelte/compiler';
import { parseAst } from 'vite';
import { entryOf } from '../../machines/grammar/known.ts';
import { messageOf } from '../browser/mistake.ts';
import { isList, placeholders, type Words, type WordsByName } from '../../content/words.ts';

/** A source file: where it stands, and what is in it. */
export type Source = { readonly file: string; readonly text: string };

type Node = { readonly type: string; readonly start: number; readonly [part: string]: unknown };
const isNode = (part: unknown): part is Node =>
  typeof part === 'object' && part !== null && 'type' in part && typeof part.type === 'string';
/** Gives the node that is a part of another by the grammar of the language. */
function partOf(node: Node, part: string): Node {
  const found = node[part];
  if (!isNode(found)) throw new Error(`a ${node.type} without its ${part} cannot be followed`);
  return found;
}
/** Gives the nodes that are a list in another. */
function partsOf(node: Node, part: string): readonly Node[] {
  const found: unknown = node[part];
  if (!Array.isArray(found))
    throw new Error(`a ${node.type} without its ${part} cannot be followed`);
  return found.filter(isNode);
}
/** Gives the node that stands around one, by all that do. */
function parentIn(above: readonly Node[]): Node {
  const parent = above.at(-1);
  if (!parent) throw new Error('nothing stands around the whole of a source');
  return parent;
}

/**
 * What is wrong between the pages' words and the sources that import them, read from the parsed
 * sources: a word that is used and not written, one that is written and not used, and one that is
 * shown with its placeholders open. Each is a sentence that names the file, the word and the mend.
 * Where a name is worked out and its letters cannot be told, all that it may stand for is used.
 */
export function wrongUses(
  pages: Readonly<Record<string, WordsByName>>,
  sources: readonly Source[],
): string[] {
  const wrong: string[] = [];
  const used = new Map<string, Set<string>>();
  const usedOf = (page: string) => entryOf(used, page, () => new Set());
  for (const source of sources) {
    if (!importsWords.test(source.text)) continue;
    const tree = parsed(source);
    for (const [name, page] of importedPages(tree)) {
      const words = pages[page];
      if (words) wrong.push(...followUses(source, tree, { name, page, words, used: usedOf(page) }));
      else
        wrong.push(
          `${source.file}: there is no content/pages/${page}.yaml: write it, or correct the import of ${name}`,
        );
    }
  }
  for (const [page, words] of Object.entries(pages))
    for (const path of leaves(words))
      if (!usedOf(page).has(path))
        wrong.push(
          `content/pages/${page}.yaml: nothing shows “${path}”: show it in a component, or take it away`,
        );
  return wrong;
}

const importsWords = /\/pages\/[a-z-]+\.yaml['"]/;

function parsed({ file, text }: Source): Node {
  try {
    const tree: unknown = file.endsWith('.svelte')
      ? parseSvelte(text, { modern: true })
      : parseAst(text, { lang: 'ts' });
    if (isNode(tree)) return tree;
    throw new Error('it has no syntax');
  } catch (error) {
    throw new Error(`${file}: cannot be read, so neither can its words: ${messageOf(error)}`, {
      cause: error,
    });
  }
}

function importedPages(tree: Node): (readonly [name: string, page: string])[] {
  const all: (readonly [string, string])[] = [];
  visit(tree, [], (node) => {
    if (node.type !== 'ImportDeclaration') return;
    const page = /\/pages\/([a-z-]+)\.yaml$/.exec(String(partOf(node, 'source')['value']))?.[1];
    const named = partsOf(node, 'specifiers').find(({ type }) => type === 'ImportDefaultSpecifier');
    if (page && named) all.push([String(partOf(named, 'local')['name']), page]);
  });
  return all;
}

type Import = {
  readonly name: string;
  readonly page: string;
  readonly words: WordsByName;
  readonly used: Set<string>;
};

/** Marks as used all that one import of a page's words reads, and says what is wrong with it. */
function followUses(
  { file, text }: Source,
  tree: Node,
  { name, page, words, used }: Import,
): string[] {
  const wrong: string[] = [];
  const at = (node: Node) => `${file}:${text.slice(0, node.start).split('\n').length}`;
  const refuse = (node: Node, key: string) =>
    wrong.push(
      `${at(node)}: content/pages/${page}.yaml has no “${key}”: write it there, or correct the name`,
    );
  const markAll = (part: Words, path: string) =>
    leaves(part, path).forEach((leaf) => used.add(leaf));

  const followKeys = (
    node: Node,
    keys: readonly (string | RegExp)[],
    part: WordsByName,
    path: string,
    go: (part: Words, path: string) => void,
  ) => {
    for (const key of keys) {
      const fits = Object.entries(part).filter(([own]) =>
        typeof key === 'string' ? own === key : key.test(own),
      );
      if (fits.length === 0)
        refuse(node, join(path, typeof key === 'string' ? key : 'a name like this'));
      for (const [own, next] of fits) go(next, join(path, own));
    }
  };
  const follow = (node: Node, above: readonly Node[], part: Words, path: string): void => {
    const parent = parentIn(above);
    const higher = above.slice(0, -1);
    if (wrappers.has(parent.type)) return follow(parent, higher, part, path);
    if (typeof part === 'string' || isList(part)) {
      if (typeof part === 'string' && placeholders(part).length > 0 && isShown(node, above))
        wrong.push(
          `${at(node)}: “${path}” is shown as it stands: fill it with filled(${name}.${path}, { ${placeholders(part).join(', ')} })`,
        );
      return markAll(part, path);
    }
    if (parent.type === 'MemberExpression' && parent['object'] === node) {
      const property = partOf(parent, 'property');
      const keys = parent['computed'] ? namesOf(property) : [String(property['name'])];
      if (!keys) return markAll(part, path);
      return followKeys(property, keys, part, path, (next, place) =>
        follow(parent, higher, next, place),
      );
    }
    if (
      parent.type === 'VariableDeclarator' &&
      parent['init'] === node &&
      partOf(parent, 'id').type === 'ObjectPattern'
    )
      return takeApart(partOf(parent, 'id'), part, path);
    markAll(part, path);
  };
  const takeApart = (pattern: Node, part: WordsByName, path: string): void => {
    for (const property of partsOf(pattern, 'properties')) {
      if (property.type !== 'Property') return markAll(part, path);
      const key = partOf(property, 'key');
      const keys = property['computed'] ? namesOf(key) : [String(key['name'] ?? key['value'])];
      if (!keys) return markAll(part, path);
      const value = partOf(property, 'value');
      followKeys(key, keys, part, path, (next, place) =>
        value.type === 'ObjectPattern' && typeof next === 'object' && !isList(next)
          ? takeApart(value, next, place)
          : markAll(next, place),
      );
    }
  };

  visit(tree, [], (node, above) => {
    if (node.type !== 'Identifier' || node['name'] !== name || !isRead(node, parentIn(above)))
      return;
    if (!above.some((one) => boundIn(one).includes(name))) follow(node, above, words, '');
  });
  return wrong;
}

/** What stands around an expression and leaves its value as it is. */
const wrappers = new Set([
  'TSNonNullExpression',
  'TSAsExpression',
  'TSSatisfiesExpression',
  'ChainExpression',
  'ParenthesizedExpression',
]);

/** True if an identifier is read there: it is no name of a property, no import and no type. */
const isRead = (node: Node, parent: Node) =>
  !/^Import|^TSTypeQuery$|^TSPropertySignature$/.test(parent.type) &&
  !(parent.type === 'MemberExpression' && parent['property'] === node && !parent['computed']) &&
  !(
    parent.type === 'Property' &&
    parent['key'] === node &&
    !parent['computed'] &&
    !parent['shorthand']
  );

/** The names that mean something else within a function, a block, or a block of a template. */
function boundIn(node: Node): string[] {
  const declared =
    node.type === 'BlockStatement'
      ? partsOf(node, 'body').flatMap((one) =>
          one.type === 'VariableDeclaration'
            ? partsOf(one, 'declarations').map(({ id }) => id)
            : [],
        )
      : [];
  const given = [
    node['params'],
    node['parameters'],
    node.type === 'EachBlock' ? node['context'] : [],
    node.type === 'AwaitBlock' ? node['value'] : [],
  ];
  return [...declared, ...given.flat()].flatMap(namesIn);
}
function namesIn(pattern: unknown): string[] {
  if (!isNode(pattern)) return [];
  if (pattern.type === 'Identifier') return [String(pattern['name'])];
  return [
    pattern['properties'],
    pattern['elements'],
    pattern['value'],
    pattern['left'],
    pattern['argument'],
  ]
    .flat()
    .flatMap(namesIn);
}

/**
 * True if what stands there goes to the reader as it is: in the page's text, or glued to other
 * text. A type refuses all else.
 */
function isShown(node: Node, above: readonly Node[]): boolean {
  const parent = parentIn(above);
  if (
    parent.type === 'ConditionalExpression'
      ? parent['test'] !== node
      : parent.type === 'LogicalExpression' || wrappers.has(parent.type)
  )
    return isShown(parent, above.slice(0, -1));
  if (parent.type === 'ExpressionTag') {
    const holder = parentIn(above.slice(0, -1));
    return holder.type !== 'Attribute' || Array.isArray(holder['value']);
  }
  return parent.type === 'TemplateLiteral' || parent.type === 'BinaryExpression';
}

/**
 * The names that a computed access may stand for: by their letters, or by a pattern of them;
 * nothing where neither can be told.
 */
function namesOf(node: Node): readonly (string | RegExp)[] | undefined {
  if (node.type === 'TSAsExpression') {
    const named = namesOfType(partOf(node, 'typeAnnotation'));
    if (named) return named;
  }
  if (wrappers.has(node.type)) return namesOf(partOf(node, 'expression'));
  if (node.type === 'Literal') return [String(node['value'])];
  if (node.type === 'ConditionalExpression') {
    const [one, other] = [namesOf(partOf(node, 'consequent')), namesOf(partOf(node, 'alternate'))];
    return one && other && [...one, ...other];
  }
  if (node.type !== 'TemplateLiteral') return undefined;
  const written = partsOf(node, 'quasis').map(({ value }) => {
    if (typeof value === 'object' && value !== null && 'cooked' in value)
      return String(value.cooked);
    throw new Error('a part of a template has no letters');
  });
  return [new RegExp(`^${written.map((part) => part.replace(/\W/g, '\\$&')).join('.*')}$`)];
}

/** The letters of a type such as `'some' | 'other'`, where it is written out. */
function namesOfType(type: Node): readonly string[] | undefined {
  if (type.type === 'TSLiteralType') {
    const literal = partOf(type, 'literal');
    if (literal.type === 'Literal') return [String(literal['value'])];
  }
  if (type.type !== 'TSUnionType') return undefined;
  const each = partsOf(type, 'types').map(namesOfType);
  return each.every((names) => names !== undefined) ? each.flat() : undefined;
}

/** The place of every sentence and list, as `title` or `problems.tooLong`. */
const leaves = (part: Words, path = ''): string[] =>
  typeof part === 'string' || isList(part)
    ? [path]
    : Object.entries(part).flatMap(([key, one]) => leaves(one, join(path, key)));
const join = (path: string, key: string) => (path ? `${path}.${key}` : key);

function visit(
  node: Node,
  above: Node[],
  each: (node: Node, above: readonly Node[]) => void,
): void {
  each(node, above);
  above.push(node);
  for (const part in node) {
    const value = node[part];
    if (typeof value !== 'object' || value === null || part === 'css') continue;
    for (const one of Array.isArray(value) ? value : [value])
      if (isNode(one)) visit(one, above, each);
  }
  above.pop();
}
