import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { caseHeadings, reasonHeadings } from '../../src/records/account.ts';
import { readContent } from '../../content/plugin.ts';

const folder = new URL('../../', import.meta.url).pathname;
const sources = readdirSync(join(folder, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(svelte|ts)$/.test(file))
  .map((file) => readFileSync(join(folder, 'src', file), 'utf8'));

/**
 * Read by a name worked out, not written: a heading of the account, a doubt's or a value's standing, the words of a list
 * of routes, a nation, why a vault or a file did not open, what is wrong with a field, what is waited for.
 */
const byWorkedOutName: Readonly<Record<string, RegExp>> = {
  areas: /^(published|secondary|conflicting|historic|inference)$/,
  'other-day': /^(level|consent|sharing)$/,
  stopped: /^(wales|scotland|northern-ireland|somewhere-else)$/,
  account: new RegExp(`^(${[...reasonHeadings, ...caseHeadings].join('|')})(Hint)?$`),
  question: /^(secondary|unverified|inference)$/,
  how: /^(if|otherwise|ticked)$/,
  age: /./,
  copy: /./, // handed whole to whatever copies
  unfinished: /^(full|refused)$/,
  unlock: /^(wrong-passphrase|wrong-recovery-code|damaged|full|blocked|gone|newer|insecure|not-loaded|busy)$/,
  entry: /^(required|requiredChoice|badDay|badTime|future|past|longAgo|tooLong|noName|sameName)$/,
  backup: /^(added|longer|both|beside|mended|elsewhere)$/,
  records:
    /^(open|closed|destroyed|(refer|share|write|reply|chase|escalate|answer|agree|decide-again|review|file-transfer|keep-until)(Why)?)$/,
};

test.each(readdirSync(join(folder, 'content/pages')).map((file) => basename(file, '.yaml')))(
  'every word of the page %s is shown',
  async (page) => {
    const words = Object.keys((await readContent(join(folder, 'content/pages', `${page}.yaml`))) as object);
    const readers = sources.flatMap((text) => {
      const name = text.match(new RegExp(`import (\\w+) from '[^']*pages/${page}\\.yaml'`))?.[1];
      return name ? [{ text, name }] : [];
    });
    const unread = words.filter(
      (word) => !byWorkedOutName[page]?.test(word) && !readers.some(({ text, name }) => new RegExp(`\\b${name}\\.${word}\\b`).test(text)),
    );
    expect(unread).toEqual([]);
  },
);
