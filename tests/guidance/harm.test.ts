import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readContent } from '../../content/plugin.ts';
import type { ActionsText, ConcernsText, RulesText } from '../../content/schema.ts';
import { actions } from '../../machines/actions.ts';
import { concerns } from '../../machines/concerns.ts';
import { readCitations } from '../../src/cli/citations.ts';
import { harms, reasons, type Doubted, type Harm } from '../../src/guidance/cited.ts';
import { doubtsByHarm, settledBy } from '../../src/guidance/sourcesShown.ts';

const citations = await readCitations();
const groups = doubtsByHarm(citations);
const listed = groups.flatMap(([harm, all]) => all.map((one) => ({ ...one, harm })));
const told = (kind: Doubted['kind'], says: string) =>
  listed.filter((one) => one.kind === kind && one.says === says);
const ranks = (all: readonly { readonly harm: Harm }[]) =>
  all.map(({ harm }) => harms.indexOf(harm));

describe('what nobody has confirmed, by the harm that it could do', () => {
  test('is all of it, each once, from what is done at once to what only explains.', () => {
    const lines = (all: readonly Doubted[]) => all.map((one) => JSON.stringify(one)).sort();
    expect(lines(groups.flatMap(([, all]) => all))).toEqual(lines(citations.doubted));
    expect(listed.length).toBeGreaterThan(400);
    expect(groups.map(([harm]) => harm)).toEqual(harms);
    expect(groups.filter(([, all]) => all.length < 5)).toEqual([]);
    const order = listed.map(({ reason }) => reasons.indexOf(reason));
    expect(order).toEqual(order.toSorted((one, other) => one - other));
  });

  test('puts each concern by the least level that it permits, an urgent one before any other.', async () => {
    const { groups } = (await readContent('content/concerns.yaml')) as ConcernsText;
    const floors: Readonly<Record<string, string>> = concerns;
    let tried = 0;
    for (const [id, { label, doubt }] of groups.flatMap((one) => Object.entries(one.concerns)))
      if (doubt) {
        tried += 1;
        const [one] = told('concerns', label);
        const urgent = ['refer-urgently', 'call-999'].includes(floors[id]!);
        expect(one!.harm === 'at-once', id).toBe(urgent);
        if (floors[id] !== 'none' && !urgent) expect(one!.harm, id).toBe('level');
      }
    expect(tried).toBeGreaterThan(80);
  });

  test('puts what is done at once before what has a later end, and both before what only explains.', async () => {
    const said = (await readContent('content/actions.yaml')) as ActionsText;
    for (const [id, { do: says, doubt }] of Object.entries(said))
      if (doubt)
        expect(told('actions', says)[0]!.harm, id).toBe(
          actions[id as keyof typeof actions].within === 'now' ? 'at-once' : 'duty',
        );
    const only = listed.filter(({ kind }) =>
      ['guides', 'tools', 'scenarios', 'adopting'].includes(kind),
    );
    expect(only.length).toBeGreaterThan(50);
    expect(new Set(ranks(only))).toEqual(new Set([harms.length - 1]));
  });

  test('takes a rule for what is promised in its name: of 999 and of a refusal at once, of telling as a duty.', async () => {
    const all = await Promise.all(
      readdirSync('content/rulebook').map((file) => readContent(`content/rulebook/${file}`)),
    );
    const rules = Object.assign({}, ...all) as RulesText;
    const harmOf = (id: string) => told('rulebook', rules[id]!.says)[0]!.harm;
    expect([harmOf('I02'), harmOf('I06')]).toEqual(['at-once', 'at-once']);
    const unsure = Object.entries(rules).filter(([, { sure }]) => sure !== 'seen');
    expect(unsure.length).toBe(listed.filter(({ kind }) => kind === 'rulebook').length);
  });

  test('tells each number of an area that was not read on its own page, which is to be rung.', () => {
    const numbers = listed.filter(({ kind }) => kind === 'areas');
    expect(numbers.map(({ says }) => says)).toContain('Cumberland: 0300 373 2724');
    for (const one of numbers) {
      expect(one).toMatchObject({ harm: 'at-once', reason: 'ring' });
      expect(settledBy(one)).toBe('ring');
    }
  });

  test('says of all else what would settle it by how it was read.', () => {
    for (const one of listed.filter(({ kind }) => kind !== 'areas'))
      expect(settledBy(one)).toBe(one.status);
    expect(new Set(listed.map(settledBy)).size).toBe(4);
  });
});
