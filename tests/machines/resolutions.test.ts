import { describe, expect, test } from 'vitest';
import { actions } from '../../machines/actions.ts';
import { concerns, needAdvice } from '../../machines/concerns.ts';
import { consent, exceptions } from '../../machines/consent.ts';
import type { Memory } from '../../machines/grammar/fact.ts';
import { explore } from '../../machines/grammar/explore.ts';
import { walkJourney, type Journey } from '../../machines/grammar/journey.ts';
import { protection } from '../../machines/floors.ts';
import { journeys } from '../../machines/journeys.ts';
import { need } from '../../machines/need.ts';
import { consentOutcomes, levels, sharingOutcomes, type Level } from '../../machines/outcomes.ts';
import { sharing } from '../../machines/sharing.ts';
import { asked } from './people.ts';

const known = {
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
const childIn = {
  ...known,
  'allocated-worker': 'no',
  'works-with-children': 'no',
  'other-children': 'no',
  concerns: [] as string[],
};
const noHarm = {
  ...childIn,
  harm: 'no',
  'help-needed': 'explained',
  tried: 'nothing',
  confidence: 'yes',
};
const walkOf = (answers: object, journey: Journey = journeys.refer) =>
  walkJourney(journey, answers as Memory);
const end = (answers: object, journey?: Journey) => walkOf(answers, journey).memory;
const rank = (answers: object) => levels.indexOf(end(answers)['level'] as Level);
/** The question that some answers lead to, with what it offers. */
const next = (answers: object) => {
  const { question, offers } = asked(journeys.refer, answers as Memory)!;
  return { question, offers };
};
const answered = (answers: object) =>
  walkOf(answers).walks.flatMap(({ steps }) => steps.map(({ question }) => question));

/**
 * A child in need whose family it is not safe to tell, where nothing speaks against telling but a
 * risk to the child.
 */
const unsafe = {
  ...noHarm,
  'help-needed': 'council',
  tried: 'working',
  'safe-to-tell': 'no',
  exceptions: ['risk-to-child'],
};
const harmed = {
  ...childIn,
  harm: 'yes',
  'safe-to-tell': 'no',
  exceptions: ['risk-to-child'],
  'how-much': 'all',
  method: 'secure',
};
/** What an early help team is told of a child, once somebody outside needs to know. */
const shared = {
  ...noHarm,
  'safe-to-tell': 'yes',
  'anyone-else': 'yes',
  purpose: 'welfare',
  recipient: 'named-role',
};
/** A parent who asks for what is held. */
const parentAsks = {
  ...known,
  direction: 'asked',
  'child-at-risk': 'no',
  'who-asks': 'parent-or-solicitor',
};

/** Section L of the domain: what could not all be true at once, and how it was settled. */
describe('the resolutions of section L', () => {
  test('L1 advice is a floor: the questions go on after it', () => {
    expect(
      end({
        ...noHarm,
        harm: 'unsure',
        advice: 'not-yet',
        'help-needed': 'council',
        tried: 'refused',
        'harm-given-refusal': 'yes',
      })['level'],
    ).toBe('refer-urgently');
  });
  test('L2 a concern that needs advice gives way once an adviser is heard, and a firm one never does', () => {
    expect(needAdvice).toContain('domestic-abuse');
    expect(
      end({ ...noHarm, concerns: ['criminal-exploitation'], advice: 'no-harm' })['level'],
    ).toBe('record-only');
    expect(end({ ...noHarm, concerns: ['lived-with-armed-group'] })['level']).toBe('child-in-need');
  });
  test('L3 of the answers to one question, not sure leads no lower than no, and yes no lower either', () => {
    const [no, unsure, yes] = ['several', 'unsure', 'council'].map((help) =>
      rank({ ...noHarm, 'help-needed': help, tried: 'working' }),
    );
    expect(no).toBeGreaterThanOrEqual(0);
    expect(unsure).toBeGreaterThan(no!);
    expect(yes).toBeGreaterThan(no!);
  });
  test('L4 L5 each help has its level, and not sure is advice today', () => {
    expect(end({ ...noHarm, 'help-needed': 'several' })['level']).toBe('targeted-help');
    expect(end({ ...noHarm, 'help-needed': 'starting' })['level']).toBe('early-help');
    expect(end({ ...noHarm, 'help-needed': 'everyday' })['level']).toBe('universal-help');
    expect(end({ ...noHarm, 'help-needed': 'unsure' })['level']).toBe('advice-today');
  });
  test('L6 the re-test has a way out, and is no outcome', () => {
    expect(consentOutcomes).not.toContain('retest');
    expect(next(unsafe).question).toBe('harm-again');
    expect(end({ ...unsafe, 'harm-again': 'no' })['consent']).toBe('advice');
    expect(end({ ...unsafe, 'harm-again': 'yes' })['consent']).toBe('proceed-without-telling');
  });
  test('L7 the re-test is asked at advice too', () => {
    const advised = { ...unsafe, 'help-needed': 'unsure' };
    expect(end(advised)['level']).toBe('advice-today');
    expect(next(advised).question).toBe('harm-again');
  });
  test('L8 L9 earlier refusal and this refusal are two questions', () => {
    expect(Object.keys(need.spec.questions)).toContain('harm-given-refusal');
    expect(Object.keys(consent.spec.questions)).toContain('harm-again');
    expect(Object.keys(need.spec.questions)).not.toContain('harm-again');
  });
  test('L10 urgent still asks whether it is safe to tell', () => {
    expect(
      walkJourney(journeys.refer, { ...childIn, harm: 'yes' } as never).walks.at(-1),
    ).toMatchObject({
      done: false,
      question: 'safe-to-tell',
    });
  });
  test('L11 delay and lack of time are reasons only where harm is suspected', () => {
    const { exceptions: _, ...before } = unsafe;
    const { exceptions: __, ...suspected } = harmed;
    expect(next(before)).toEqual({
      question: 'exceptions',
      offers: exceptions.filter((one) => one !== 'delay' && one !== 'no-time'),
    });
    expect(next(suspected)).toEqual({ question: 'exceptions', offers: exceptions });
  });
  test('L12 that nobody can be reached is a response, not an exception', () => {
    expect(exceptions).not.toContain('unreachable');
    expect(consent.spec.questions['response']).toHaveProperty('unreachable');
  });
  test('L13 what is asked of the family is worked out, never asked', () =>
    expect(Object.keys(consent.spec.questions)).not.toContain('asking-for'));
  test('L14 every ending of consent is come to by somebody’s answers', () => {
    const { ends } = explore(
      journeys.refer,
      consentOutcomes.map((consent) => ({ consent: [consent] })),
    );
    const reached = new Set(ends.map(({ memory }) => memory['consent']));
    expect(consentOutcomes.filter((consent) => !reached.has(consent))).toEqual([]);
  });
  test('L15 openness yields to telling that is not safe', () => {
    expect(walkOf(harmed).actions).toContain('do-not-approach-the-family');
    expect(end(harmed)['consent']).toBe('proceed-without-telling');
    expect(end({ ...harmed, 'safe-to-tell': 'yes', response: 'agreed' })['consent']).toBe(
      'proceed-informed',
    );
  });
  test('L16 where telling is the danger it is not asked about', () => {
    const honour = { ...harmed, concerns: ['forced-marriage-or-honour'] };
    expect(answered(harmed)).toContain('safe-to-tell');
    expect(answered(honour)).not.toContain('safe-to-tell');
    expect(end(honour)['consent']).toBe('proceed-without-telling');
  });
  test('L17 advice is an end for today, and not sure never ends in a record only', () => {
    expect(end({ ...noHarm, harm: 'unsure', advice: 'not-yet' })['need']).toBeDefined();
    expect(end({ ...noHarm, harm: 'unsure', advice: 'no-harm' })['level']).toBe('universal-help');
  });
  test('L18 a worry that is not explained and checked is more than a record only', () =>
    expect(end({ ...noHarm, 'help-needed': 'everyday' })['level']).toBe('universal-help'));
  test('L19 age is asked alone and gates no concern', () => {
    for (const age of ['unborn', '16-17'])
      expect(end({ ...childIn, age, concerns: ['injury-not-mobile'] })['level']).toBe(
        'refer-urgently',
      );
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
  test('L21 a concern is ticked on suspicion: it has no “not sure”', () =>
    expect(Object.keys(concerns)).not.toContain('unsure'));
  test('L22 suspected harm is never kept from those who protect, whatever sharing might do', () => {
    expect(end({ ...harmed, detriment: 'sharing-safer' })['sharing']).toBe('share');
    for (const detriment of ['unsure', 'sharing-worse'])
      expect(end({ ...harmed, detriment, 'how-much': 'part' })['sharing']).toBe('share-part');
  });
  test('L23 anonymised sharing needs no ground', () => {
    const nameless = { ...shared, identifiable: 'no' };
    expect(end(nameless)['sharing']).toBe('share');
    expect(answered(nameless)).not.toContain('basis');
    expect(next({ ...shared, identifiable: 'yes' }).question).toBe('basis');
  });
  test('L24 sensitive information is asked about under the duty too', () => {
    const bound = {
      ...shared,
      'law-edition': '2026-duty',
      identifiable: 'yes',
      'recipient-under-duty': 'yes',
      'may-help-their-work': 'yes',
    };
    expect(next(bound).question).toBe('sensitive');
  });
  test('L25 having nothing is an outcome of its own', () =>
    expect(sharingOutcomes).toContain('nothing-held'));
  test('L26 whoever asks is verified before why they ask', () => {
    const order = Object.keys(sharing.spec.questions);
    expect(order.indexOf('verified')).toBeLessThan(order.indexOf('why-asked'));
  });
  test('L27 a parent’s request ends in hold or do not share, never in sharing', () => {
    const replies = ['unsure', 'no'].map((harm) => ({ ...parentAsks, 'harm-from-reply': harm }));
    const opinions = Object.keys(sharing.spec.questions['second-opinion']!).map((opinion) => ({
      ...parentAsks,
      'harm-from-reply': 'yes',
      'second-opinion': opinion,
    }));
    const ends = [...replies, ...opinions].map(
      (answers) => end(answers, journeys.share)['sharing'],
    );
    expect(ends).toEqual(['hold', 'hold', 'do-not-share', 'hold', 'hold']);
  });
  test('L28 need ends below 999; only danger or a concern gives that', () => {
    expect(need.spec.outcomes).not.toContain('call-999');
    expect(protection.floors['immediate-danger']).toMatchObject({ yes: 'call-999' });
    expect(actions['ring-999'].when).toEqual({ level: ['call-999'] });
  });
});
