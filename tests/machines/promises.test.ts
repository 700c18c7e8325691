import { describe, expect, test } from 'vitest';
import { actions } from '../../machines/actions.ts';
import { decision } from '../../machines/grammar/decision.ts';
import type { Journey } from '../../machines/grammar/journey.ts';
import { journeys } from '../../machines/journeys.ts';
import { lawsOf } from '../../machines/proof/laws.ts';
import { consentOutcomes, levels } from '../../machines/outcomes.ts';
import { compare } from '../../machines/proof/compare.ts';
import { explore } from '../../machines/grammar/explore.ts';
import { faults, killerOf } from '../../machines/proof/mutants.ts';
import { prove } from '../../machines/proof/promise.ts';
import { agreesWith, tableHolds } from '../../machines/proof/table.ts';

const every = Object.keys(lawsOf) as (keyof typeof lawsOf)[];

test('no two promises have the same name', () => {
  const names = every.flatMap((id) => lawsOf[id].map(({ name }) => `${id}: ${name}`));
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
});

describe('the invariants of domain I', () => {
  const all = Array.from({ length: 54 }, (_, n) => `I${String(n + 1).padStart(2, '0')}`);
  /**
   * About the page, the record, the pack or the words (L, last paragraph): no decision can keep any
   * part of these.
   */
  const notOfDecisions = 'I03 I21 I23 I25 I34 I44 I45 I46 I47'.split(' ');

  const names = every.flatMap((id) => lawsOf[id].map(({ name }) => name));
  const promised = new Set(
    names.flatMap((name) => /^(I\d\d )+/.exec(name)?.[0].trim().split(' ') ?? []),
  );

  test('each that is about the decisions is promised, by name', () => {
    expect(all.filter((id) => !promised.has(id) && !notOfDecisions.includes(id))).toEqual([]);
  });

  test('no promise names an invariant that there is not', () => {
    expect([...promised].filter((id) => !all.includes(id))).toEqual([]);
  });
});

describe('by when', () => {
  test('I12 The LADO hears within one working day', () => {
    expect(actions.lado.within).toBe('one-working-day');
  });

  test('I13 Known FGM is reported by the next working day, and by law within one month', () => {
    expect(actions['fgm-report-yourself']).toMatchObject({
      within: 'next-working-day',
      limit: 'one-month',
    });
    expect(actions['fgm-report-as-good-practice']).not.toHaveProperty('limit'); // the month binds only those whose duty it is
  });

  test('I52 The protection file follows within five days', () => {
    expect(actions['file-transfer'].within).toBe('five-days');
  });
});

/** A journey small enough to prove by eye. */
const tiny = decision({
  id: 'tiny',
  scale: { levels: ['low', 'high'], floors: { hurt: { yes: 'high' } } },
  start: 'seen',
  questions: { seen: { yes: 'hurt', no: 'low' }, hurt: { yes: 'high', unsure: 'low', no: 'high' } },
  outcomes: ['low', 'high'],
});
const small: Journey = {
  id: 'small',
  endsAt: [],
  stages: [{ decision: tiny }],
  actions: { ring: { when: { hurt: ['yes'] } } },
};

describe('a promise that is broken', () => {
  const said = (promise: Parameters<typeof prove>[1]) =>
    prove(small, promise, ['low', 'high']).broken;

  test('prints its path in words', () => {
    expect(said({ when: { hurt: ['unsure'] }, then: { tiny: ['high'] } })).toMatch(
      /^seen: yes → hurt: unsure ⇒ .*"tiny":"low"/,
    );
    expect(said({ when: { seen: ['yes'] }, never: { actions: ['ring'] } })).toMatch(
      /^seen: yes → hurt: yes ⇒ /,
    );
  });

  test('prints the ticks of a whole journey too', () => {
    const { broken } = prove(
      journeys.refer,
      { when: { concerns: ['neglect'] }, never: { need: ['child-in-need'] } },
      levels,
    );
    expect(broken).toMatch(
      /^immediate-danger: no → mode: live → .* → concerns: [a-z+ -]*neglect.* → help-needed: [a-z]+ → /,
    );
  });

  test('is one that no path meets', () => {
    expect(said({ when: { seen: ['perhaps'] }, then: { tiny: ['low'] } })).toBe('no path meets it');
    expect(said({ when: { sene: ['yes'] }, never: { tiny: ['low'] } })).toBe('no path meets it');
    expect(said({ can: { seen: ['no'], hurt: ['yes'] } })).toBe('no path meets it');
  });

  test('is told from one that is kept, whose paths are counted', () => {
    expect(
      prove(small, { when: { seen: ['yes'] }, then: { hurt: ['yes', 'unsure', 'no'] } }, [
        'low',
        'high',
      ]).paths,
    ).toBeGreaterThan(0n);
    expect(
      said({ when: { hurt: ['yes'] }, then: { level: ['high'], actions: ['ring'] } }),
    ).toBeUndefined();
    expect(said({ when: { seen: ['no'] }, never: { actions: ['ring'] } })).toBeUndefined();
    expect(said({ can: { hurt: ['unsure'] } })).toBeUndefined();
  });

  test('of a path without something is broken where every such path has it', () => {
    expect(said({ can: { hurt: ['unsure'] }, without: { seen: ['yes'] } })).toBe(
      'no path meets it',
    );
    expect(said({ can: { hurt: ['unsure'] }, without: { seen: ['no'] } })).toBeUndefined();
    expect(said({ can: { seen: ['yes'] }, without: { actions: ['ring'] } })).toBeUndefined();
    expect(said({ can: { hurt: ['yes'] }, without: { actions: ['ring'] } })).toBe(
      'no path meets it',
    );
    const later = { can: { need: ['refer-urgently'] }, without: { consent: consentOutcomes } };
    expect(prove(journeys.refer, later, levels).broken, 'what comes later counts too').toBe(
      'no path meets it',
    );
  });

  const rank = (memory: Readonly<Record<string, unknown>>) => (memory['level'] === 'high' ? 1 : 0);
  test.each([
    ['no', 'unsure', /^seen: yes → hurt: unsure ⇒ high, undefined becomes low/],
    ['unsure', 'yes', undefined],
  ])('says what becomes lower when “%s” becomes “%s”', (from, to, sentence) => {
    const { broken } = compare(
      small,
      { question: 'hurt', from, to },
      [{ level: ['high'] }],
      (one, other) => rank(one) <= rank(other),
    );
    if (sentence) expect(broken).toMatch(sentence);
    else expect(broken).toBeUndefined();
  });

  test('says what becomes worse by an answer that only one of two walks can still tell from another', () => {
    const first = decision({
      id: 'first',
      start: 'who',
      questions: {
        who: { a: 'told', b: 'unasked' },
        told: { x: 'asked', y: 'asked', z: 'asked' },
      },
      outcomes: ['asked', 'unasked'],
    });
    // whoever was asked goes past the question, and of x and y nothing is read there any more
    const second = decision({
      id: 'second',
      given: { who: ['a', 'b'] },
      start: { wasAsked: 'late', otherwise: 'told' },
      facts: { wasAsked: { who: ['a'] }, isZ: { told: ['z'] } },
      questions: {
        told: { x: 'late', y: 'worse', z: 'late' },
        late: { on: { isZ: 'other', otherwise: 'well' } },
      },
      outcomes: ['worse', 'well', 'other'],
    });
    const stages = [{ decision: first }, { decision: second }];
    const { broken } = compare(
      { id: 'two', endsAt: [], actions: {}, stages },
      { question: 'who', from: 'a', to: 'b' },
      [{ second: ['worse'] }],
      (one, other) => (one['second'] === 'worse') === (other['second'] === 'worse'),
    );
    expect(broken).toMatch(/^who: b → .*told: y/);
  });

  test('names the row of a table that disagrees, is missing, or is never met', () => {
    const rows = [
      { row: 'not seen', when: { seen: ['no'] }, then: 'low' },
      { row: 'not sure', when: { hurt: ['unsure'] }, then: 'low' },
      { row: 'sure', when: { hurt: ['yes', 'no'] }, then: 'high' },
    ];
    const never = { row: 'never', when: { hurt: ['perhaps'] }, then: 'low' };
    expect(tableHolds(small, 'tiny', rows).broken).toBeUndefined();
    expect(tableHolds(small, 'tiny', rows.with(1, { ...rows[1]!, then: 'high' })).broken).toBe(
      'seen: yes → hurt: unsure ⇒ low, but: not sure',
    );
    expect(tableHolds(small, 'tiny', rows.slice(1)).broken).toBe('seen: no ⇒ low, but: no row');
    expect(tableHolds(small, 'tiny', [...rows, never]).broken).toBe('row never met: never');
  });

  test('says where a second way to the answer differs', () => {
    const reads = [{ seen: ['yes'] }, { hurt: ['yes'] }, { hurt: ['no'] }, { tiny: ['low'] }];
    expect(agreesWith(small, reads, 'tiny', () => undefined).broken).toBeUndefined();
    expect(agreesWith(small, reads, 'tiny', () => 'high').broken).toBe(
      'seen: no ⇒ low, expected high',
    );
  });

  test('a question that offers nothing is a dead end, and is found', () => {
    const stuck = decision({
      id: 'stuck',
      start: 'way',
      facts: { hasKey: { way: ['in'] } },
      questions: { way: { in: 'door', out: 'door' }, door: { open: { hasKey: 'end' } } },
      outcomes: ['end'],
    });
    expect(
      explore({ id: 'stuck', endsAt: [], actions: {}, stages: [{ decision: stuck }] }).stuck,
    ).toEqual(['door']);
  });
});

describe('a fault planted on purpose is killed', () => {
  const all = faults(Object.values(journeys));
  const kinds = [...new Set(all.map(({ kind }) => kind))];

  test('seven kinds can be made', () => {
    expect(kinds.sort()).toEqual([
      'drop-action',
      'drop-branch',
      'retarget-edge',
      'swap-answers',
      'weaken-action',
      'weaken-fact',
      'weaken-floor',
    ]);
  });

  test.each([
    [
      'drop-branch',
      'consent: response refused if urgent → proceed-inform-override',
      /^(I06|C\.4|I05)/,
    ],
    ['drop-action', 'actions: ring-999', /^I01/],
    [
      'weaken-floor',
      'floors: concerns injury-not-mobile: none, not refer-urgently',
      /^(I04|I15|B\.4)/,
    ],
    ['swap-answers', 'danger: immediate-danger: yes and no', /./],
  ])('%s: %s', (kind, name, by) => {
    const fault = all.find((one) => one.kind === kind && one.name === name);
    expect(fault, `among ${all.length} faults`).toBeDefined();
    expect(killerOf(fault!, journeys, lawsOf)).toMatch(by);
  });
});
