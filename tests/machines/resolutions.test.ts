import { describe, expect, test } from 'vitest';
import { actions } from '../../machines/actions.ts';
import { concerns, needAdvice } from '../../machines/concerns.ts';
import { consent, exceptions } from '../../machines/consent.ts';
import { walkJourney } from '../../machines/grammar/journey.ts';
import { protection } from '../../machines/floors.ts';
import { journeys } from '../../machines/journeys.ts';
import { lawsOf } from '../../machines/proof/laws.ts';
import { need } from '../../machines/need.ts';
import { consentOutcomes, sharingOutcomes } from '../../machines/outcomes.ts';
import { sharing } from '../../machines/sharing.ts';

const sentences = Object.values(lawsOf).flatMap((laws) => laws.map(({ name }) => name));
const promised = (...starts: string[]) =>
  starts.forEach((start) =>
    expect(
      sentences.some((sentence) => sentence.startsWith(start)),
      start,
    ).toBe(true),
  );

const asked = {
  'immediate-danger': 'no',
  mode: 'training',
  role: 'health',
  profession: 'neither',
  holder: 'council-or-nhs',
  area: 'england-unlisted',
  hours: 'office',
  'law-edition': '2024',
  age: '1-to-12',
};
const childIn = { ...asked, 'allocated-worker': 'no', 'works-with-children': 'no', 'other-children': 'no', concerns: [] as string[] };
const noHarm = {
  ...childIn,
  harm: 'no',
  'statutory-need': 'no',
  'complex-needs': 'no',
  'emerging-needs': 'no',
  'single-need': 'no',
  explained: 'yes',
  tried: 'nothing',
  confidence: 'yes',
};
const end = (answers: object) => walkJourney(journeys.refer, answers as never).memory;

/** Section L of the domain: what could not all be true at once, and how it was settled. */
describe('the resolutions of section L', () => {
  test('L1 advice is a floor: the questions go on after it', () => {
    expect(
      end({ ...noHarm, harm: 'unsure', advice: 'not-yet', 'statutory-need': 'yes', tried: 'refused', 'harm-given-refusal': 'yes' })[
        'level'
      ],
    ).toBe('refer-urgently');
  });
  test('L2 a concern that needs advice gives way once an adviser is heard, and a firm one never does', () => {
    expect(needAdvice).toContain('domestic-abuse');
    expect(end({ ...noHarm, concerns: ['criminal-exploitation'], advice: 'no-harm' })['level']).toBe('record-only');
    expect(end({ ...noHarm, concerns: ['lived-with-armed-group'] })['level']).toBe('child-in-need');
  });
  test('L3 the order of answers is written, and proved', () =>
    promised('I42 I43 statutory need: “unsure” is never lower than “no”', 'I42 I43 statutory need: “yes” is never lower than “no”'));
  test('L4 L5 below statutory need, not sure counts as yes', () => {
    expect(end({ ...noHarm, 'complex-needs': 'unsure' })['level']).toBe('targeted-help');
    expect(end({ ...noHarm, 'emerging-needs': 'unsure' })['level']).toBe('early-help');
    expect(end({ ...noHarm, 'single-need': 'unsure' })['level']).toBe('universal-help');
    expect(end({ ...noHarm, 'statutory-need': 'unsure' })['level']).toBe('advice-today');
  });
  test('L6 the re-test has a way out, and is no outcome', () => {
    expect(consentOutcomes).not.toContain('retest');
    promised('I53 If there is still none, the end is advice');
  });
  test('L7 the re-test is asked at advice too', () =>
    promised('I42 I43 safe to tell: “no” is never lower than “unsure”', 'I42 I43 harm again: “yes” is never lower than “unsure”'));
  test('L8 L9 earlier refusal and this refusal are two questions', () => {
    expect(Object.keys(need.spec.questions)).toContain('harm-given-refusal');
    expect(Object.keys(consent.spec.questions)).toContain('harm-again');
    expect(Object.keys(need.spec.questions)).not.toContain('harm-again');
  });
  test('L10 urgent still asks whether it is safe to tell', () => {
    expect(walkJourney(journeys.refer, { ...childIn, harm: 'yes' } as never).walks.at(-1)).toMatchObject({
      done: false,
      question: 'safe-to-tell',
    });
  });
  test('L11 delay and lack of time are reasons only where harm is suspected', () =>
    promised('C2 Delay and lack of time are reasons only where harm is suspected'));
  test('L12 that nobody can be reached is a response, not an exception', () => {
    expect(exceptions).not.toContain('unreachable');
    expect(consent.spec.questions['response']).toHaveProperty('unreachable');
  });
  test('L13 what is asked of the family is worked out, never asked', () =>
    expect(Object.keys(consent.spec.questions)).not.toContain('asking-for'));
  test('L14 every ending of consent has its row', () => promised('C.4 Consent follows its truth table, which leaves nothing out'));
  test('L15 openness yields to telling that is not safe', () => promised('I10 Where telling is not safe, nobody is told or asked first'));
  test('L16 where telling is the danger it is not asked about', () => promised('I11 Nor is it asked whether telling them would be safe'));
  test('L17 advice is an end for today, and not sure never ends in a record only', () => {
    expect(end({ ...noHarm, harm: 'unsure', advice: 'not-yet' })['need']).toBeDefined();
    expect(end({ ...noHarm, harm: 'unsure', advice: 'no-harm' })['level']).toBe('universal-help');
  });
  test('L18 whether the worry is explained is asked', () => expect(end({ ...noHarm, explained: 'no' })['level']).toBe('universal-help'));
  test('L19 age is asked alone and gates no concern', () => {
    for (const age of ['unborn', '16-17'])
      expect(end({ ...childIn, age, concerns: ['injury-not-mobile'] })['level']).toBe('refer-urgently');
  });
  test('L20 what had two floors has two ticks', () => {
    for (const [one, other] of [
      ['suicidal-now', 'suicidal-thoughts'],
      ['missing-now', 'missing-episodes'],
      ['strangled-child', 'strangled-adult'],
      ['risky-person-known-child', 'risky-person-child-unknown'],
    ] as const)
      expect(concerns[one]).not.toBe(concerns[other]);
  });
  test('L21 a concern is ticked on suspicion: it has no “not sure”', () => expect(Object.keys(concerns)).not.toContain('unsure'));
  test('L22 suspected harm is never kept from those who protect', () =>
    promised('L22 Suspected harm told to the front door is never held back'));
  test('L23 anonymised sharing needs no ground', () => promised('P4 What names nobody is shared'));
  test('L24 sensitive information is asked about under the duty too', () => promised('P6 So it is under the duty'));
  test('L25 having nothing is an outcome of its own', () => expect(sharingOutcomes).toContain('nothing-held'));
  test('L26 whoever asks is verified before why they ask', () => {
    const order = Object.keys(sharing.spec.questions);
    expect(order.indexOf('verified')).toBeLessThan(order.indexOf('why-asked'));
  });
  test('L27 a parent’s request ends in hold or do not share, never in sharing', () =>
    promised(
      'I32 A parent, solicitor, newspaper or insurer is never sent anything from here',
      'R4 A second opinion to share is held for the officer too',
    ));
  test('L28 need ends below 999; only danger or a concern gives that', () => {
    expect(need.spec.outcomes).not.toContain('call-999');
    expect(protection.floors['immediate-danger']).toMatchObject({ yes: 'call-999' });
    expect(actions['ring-999'].when).toEqual({ level: ['call-999'] });
  });
});
