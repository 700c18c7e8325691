import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readText } from '../../src/cli/words.ts';
import type { PackFaultText } from '../../src/open/packProblem.ts';
import { refusedWords } from '../../src/open/refused.ts';
import { faultWords, inside, type FaultText } from '../../src/records/fault.ts';
import { said } from '../../src/ui/unsaid.ts';

const text = await readText<FaultText>('pages/faults.yaml');
const packs = await readText<PackFaultText>('pages/pack-faults.yaml');
/** All that may find a fault. A page, which only says them, names none. */
const finders = ['open', 'records', 'cli']
  .flatMap((room) => readdirSync(`src/${room}`).map((file) => `src/${room}/${file}`))
  .filter((file) => file.endsWith('.ts'))
  .concat('content/pack.ts')
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');
const unfound = (sentences: object) =>
  Object.keys(sentences).filter((id) => !finders.includes(`'${id}'`));

describe('what is said of what is wrong', () => {
  test.each([
    ['with a file', text.wrong],
    ['with a file, by its place', text.within],
    ['in a pack', packs.reasons],
    ['in a pack, as its mend', packs.mends],
  ])('%s has no sentence that nothing says.', (_, sentences) => {
    expect(unfound(sentences)).toEqual([]);
  });
  test('A sentence that nothing says would be seen.', () => {
    expect(unfound({ missing: '', 'never-said-anywhere': '' })).toEqual(['never-said-anywhere']);
  });

  test('A fault stands behind its place, which begins with that of what it stands in.', () => {
    const [fault] = inside(
      [{ in: 'record', n: 2 }],
      [{ place: [{ in: 'entry', n: 1 }, 'steps', 2, 'answer'], wrong: { says: 'missing' } }],
    );
    expect(fault && faultWords(text, fault)).toBe(
      'record 2, entry 1, steps 3, answer: this is missing',
    );
    expect(faultWords(text, { place: [], wrong: { says: 'empty' } })).toBe(
      'there is nothing. The file is empty',
    );
  });
  test('A refusal names the file once in each sentence, and counts what is not told.', () => {
    const fault = { place: ['format'], wrong: { says: 'missing' } } as const;
    expect(refusedWords(text, 'a.json', { faults: [fault, fault], more: 3 })).toEqual([
      'In “a.json”, format: this is missing.',
      'In “a.json”, format: this is missing.',
      '3 more things in it are wrong.',
    ]);
  });
  test('One sentence goes into another by name, and one that is not there throws.', () => {
    const { wrong } = text;
    expect(
      said(wrong, { says: 'too-large', parts: { most: '5 MB', what: { says: 'record' } } }),
    ).toBe('there is more than 5 MB, and no record is that large');
    expect(() => said(wrong, { says: 'nothing-like-it' })).toThrow('no sentence goes by');
  });
});
