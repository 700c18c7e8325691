import { readFileSync } from 'node:fs';

interface Fixture {
  name: string;
  options: Record<string, unknown>;
  html: string;
}

/**
 * One of govuk-frontend's own examples: the options it was made from and the markup its template
 * made.
 */
export const fixture = (component: string, name: string): Fixture => {
  const file = `node_modules/govuk-frontend/dist/govuk/components/${component}/fixtures.json`;
  const { fixtures } = JSON.parse(readFileSync(file, 'utf8')) as { fixtures: Fixture[] };
  const found = fixtures.find((f) => f.name === name);
  if (!found) throw new Error(`govuk-frontend has no ${component} fixture called "${name}"`);
  return found;
};

// A component of ours may say these where the template does not, or the reverse: Svelte sets them
// as properties, scopes styles by a class, the package's script sets tabindex on an error summary
// itself, and what a box tells the browser has a test of its own (unwatched).
const ours =
  /^(tabindex|checked|value|open|autocomplete|autocorrect|spellcheck|dir|writingsuggestions)$/;
const words = (text: string) => text.replace(/\s+/g, ' ').trim();

function read(element: Element, ids: Map<string, string>): string[] {
  if (element.tagName === 'BDI') return [words(element.textContent ?? '')].filter(Boolean); // a person's text, in its own direction
  const nameFor = (id: string) => ids.get(id) ?? (ids.set(id, `id${ids.size + 1}`), ids.get(id)!);
  const attributes = [...element.attributes]
    .map(({ name, value }): [string, string] => {
      if (name === 'class')
        return [
          name,
          words(value.replace(/\bsvelte-\w+/g, ''))
            .split(' ')
            .sort()
            .join(' '),
        ];
      if (name === 'id' || name === 'for') return [name, nameFor(value)];
      if (name.startsWith('aria-') && /describedby|labelledby/.test(name))
        return [name, words(value).split(' ').map(nameFor).join(' ')];
      return [name, value];
    })
    .filter(([name, value]) => !ours.test(name) && !(name === 'class' && !value))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => ` ${name}="${value}"`);
  const children = [...element.childNodes].flatMap((node) => {
    if (node instanceof Element) return read(node, ids);
    return node.nodeType === Node.TEXT_NODE && words(node.textContent ?? '')
      ? [words(node.textContent!)]
      : [];
  });
  return [
    `<${element.tagName.toLowerCase()}${attributes.join('')}>`,
    ...children.map((line) => `  ${line}`),
  ];
}

/** Markup as lines, with spaces, the order of attributes and the spelling of ids put aside. */
export const lines = (root: Element): string[] => {
  const ids = new Map<string, string>();
  return [...root.children].flatMap((element) => read(element, ids));
};

export const parsed = (html: string): Element => {
  const root = document.createElement('div');
  root.innerHTML = html;
  return root;
};
