import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readContent } from '../../content/plugin.ts';
import type { RulesText, SourcesText } from '../../content/schema.ts';
import { challenged, challengeText, problemsIn, ruleAt } from '../../src/guidance/challenge.ts';
import { hrefOf, readAddress } from '../../src/ui/address.ts';

const folder = 'content/rulebook';
const rules: RulesText = Object.assign(
  {},
  ...(await Promise.all(readdirSync(folder).map((file) => readContent(`${folder}/${file}`)))),
);
const sources = (await readContent('content/sources.yaml')) as SourcesText;
const whole = { wrong: 'The age is wrong.', instead: 'Under 13.', where: 'The Act, 2003.' };

describe('what is challenged', () => {
  test('is every rule and every source, by an address that is read again as it was.', () => {
    const addresses = [
      ...Object.keys(rules).map((id) => ({ what: 'rule', id: ruleAt(id) })),
      ...Object.keys(sources).map((id) => ({ what: 'source', id })),
    ].map((one) => ({ page: 'challenge', ...one }) as const);
    expect(addresses.length).toBeGreaterThan(200);
    expect(new Set(addresses.map(hrefOf)).size).toBe(addresses.length);
    for (const address of addresses) {
      expect(readAddress(hrefOf(address))).toEqual(address);
      expect(hrefOf(address)).toMatch(/^[\w#/.-]+$/); // a browser writes a space otherwise
      expect(challenged(address.what, address.id, { rules, sources })).toBeTruthy();
    }
  });

  test.each([
    ['rule', 'no-such'],
    ['source', 'I15'],
    ['source', 'constructor'],
    ['promise', 'I15'],
  ])('is nothing at %s/%s', (what, at) =>
    expect(challenged(what, at, { rules, sources })).toBeUndefined(),
  );
});

describe('a challenge', () => {
  test('needs what is wrong, and nothing more.', () => {
    const problems = problemsIn({ wrong: ' ', instead: '', where: '' });
    expect(problems).toEqual({ wrong: 'Say what is wrong with it', instead: false, where: false });
    expect(Object.values(problemsIn(whole)).filter(Boolean)).toEqual([]);
  });

  test('is short, in each box.', () => {
    const long = 'a'.repeat(2001);
    const problems = problemsIn({ wrong: long, instead: long, where: long });
    expect(new Set(Object.values(problems))).toEqual(new Set(['Shorten this to 2,000 characters']));
    expect(problemsIn({ ...whole, where: 'a'.repeat(2000) }).where).toBe(false);
  });

  test('is a file that says what it is about, what was written and what was not, by which version and on which day.', () => {
    const about = challenged('rule', 'I15', { rules, sources }) ?? '';
    const made = { version: '1.2.3', at: new Date('2026-12-01T12:00Z') };
    const text = challengeText(about, { ...whole, where: '' }, made);
    expect(text).toContain(`Rule I15: ${rules['I15']?.says ?? 'none'}`);
    for (const said of ['The age is wrong.', 'Under 13.', '(nothing written)', 'Windscreen 1.2.3'])
      expect(text).toContain(said);
    expect(text).toContain('Tuesday 1 December 2026');
  });
});
