import { readdirSync, readFileSync } from 'node:fs';
import { render } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import DateInput from '../../../src/ui/form/DateInput.svelte';
import Passphrase from '../../../src/ui/form/Passphrase.svelte';
import Select from '../../../src/ui/form/Select.svelte';
import Textarea from '../../../src/ui/form/Textarea.svelte';
import TextInput from '../../../src/ui/form/TextInput.svelte';

const attributes = (box: Element) =>
  Object.fromEntries(
    ['autocomplete', 'spellcheck', 'writingsuggestions'].map((name) => [
      name,
      box.getAttribute(name),
    ]),
  );
const left = { autocomplete: 'off', spellcheck: 'false', writingsuggestions: 'false' };

test('a browser neither remembers what is typed in a box nor sends it to have its spelling looked at', () => {
  const named = { name: 'x', label: 'X' };
  for (const { container } of [
    render(Textarea, { props: named }),
    render(TextInput, { props: named }),
    render(TextInput, { props: { ...named, type: 'search' } }),
    render(DateInput, { props: { name: 'x', legend: 'X' } }),
  ]) {
    const boxes = [...container.querySelectorAll('textarea, input')];
    expect(boxes.length).toBeGreaterThan(0);
    expect(boxes.map(attributes)).toEqual(boxes.map(() => left));
  }
  const { container } = render(Select, {
    props: { ...named, items: [{ value: 'a', text: 'A' }], value: 'a' },
  });
  expect(container.querySelector('select')!.getAttribute('autocomplete')).toBe('off');
});

test('a password manager still fills in a passphrase, and its spelling is looked at nowhere', () => {
  const { container } = render(Passphrase, { props: { name: 'x', label: 'X', show: 'Show' } });
  expect(attributes(container.querySelector('#x')!)).toEqual({
    ...left,
    autocomplete: 'current-password',
  });
});

/** A form, a box of text or a select as it is written in a file. */
const written = (text: string) =>
  [
    ...text.matchAll(
      /<(?:form|textarea|select|input(?![^>]*type="?(?:radio|checkbox|file|submit)))\b(?:=>|[^>])*>/g,
    ),
  ].map(([tag]) => tag);

test('every form, box of text and select that is written anywhere in the app says so', () => {
  expect(
    written('<form\n onsubmit={() => x}>\n<input type="checkbox"><textarea rows="3"></textarea>'),
  ).toEqual(['<form\n onsubmit={() => x}>', '<textarea rows="3">']);
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.svelte'),
  );
  const found = files.flatMap((file) =>
    written(readFileSync(`src/${file}`, 'utf8')).map((tag) => ({ file, tag })),
  );
  expect(found.length).toBeGreaterThan(5);
  expect(found.filter(({ tag }) => !/autocomplete="off"|\{\.\.\.unwatched\}/.test(tag))).toEqual(
    [],
  );
});
