import type { About } from './about.ts';
import { concernIds, neverTell, notYetTold, toldApart } from './concerns.ts';
import { decision } from './grammar/decision.ts';
import { protection } from './floors.ts';
import { childAges } from './givens.ts';
import { consentOutcomes, levels } from './outcomes.ts';

/** C.2. Delay and lack of time are reasons only where harm is suspected (L11). */
export const exceptions = [
  'risk-to-child',
  'risk-to-someone-else',
  'crime-or-evidence',
  'delay',
  'no-time',
  'family-contact-is-the-danger',
  'plan-with-police-first',
  'coerced-or-cannot-decide',
  'may-flee-or-silence-the-child',
] as const;

/** The worry is about someone who works with children, or may be: they may be of the family, or close to it (M.2, worker lines). */
export const aboutAWorker = { 'works-with-children': ['yes', 'unease', 'unsure'] } as const;

/** May the family be told, must they agree, and what if they do not? (C.3, as L6 to L16 settle it) */
export const consent = decision({
  id: 'consent',
  scale: protection,
  given: { level: levels, concerns: concernIds, age: childAges, ...aboutAWorker },
  start: {
    emergency: 'proceed-now',
    universal: 'openness',
    tellingIsTheDanger: 'proceed-without-telling',
    tellingIsAgreedFirst: 'telling-agreed',
    otherwise: 'safe-to-tell',
  },

  facts: {
    emergency: { level: ['call-999'] },
    urgent: { level: ['refer-urgently'] },
    advice: { level: ['advice-today'] },
    childInNeed: { level: ['child-in-need'] },
    universal: { level: ['record-only', 'universal-help'] },
    tellingIsTheDanger: { concerns: neverTell },
    tellingIsAgreedFirst: { concerns: notYetTold },
    toldApart: [{ concerns: toldApart }, aboutAWorker],
    childToldApart: [
      { concerns: toldApart, age: ['1-to-12'] },
      { ...aboutAWorker, age: ['1-to-12'] },
    ],
    youngPersonToldApart: [
      { concerns: toldApart, age: ['13-to-15', '16-17'] },
      { ...aboutAWorker, age: ['13-to-15', '16-17'] },
    ],
    safeToTell: [{ 'safe-to-tell': ['yes', 'one-carer'] }, { 'safe-to-tell': ['child-only'], response: ['refused', 'withdrawn'] }],
    refusedSafely: { response: ['refused', 'withdrawn'], level: ['early-help', 'targeted-help', 'child-in-need'] },
    partly: { response: ['partly'] },
    teenager: { age: ['13-to-15'] },
    nearlyAdult: { age: ['16-17'] },
    unborn: { age: ['unborn'] },
    parentMayAgree: { age: ['under-1', '1-to-12', '13-to-15', '16-17'], 'safe-to-tell': ['yes', 'one-carer'] },
  },

  questions: {
    'telling-agreed': {
      agreed: 'safe-to-tell',
      'already-know': 'safe-to-tell',
      'not-yet': { urgent: 'proceed-without-telling', otherwise: 'harm-again' },
    },
    'safe-to-tell': {
      yes: 'response',
      'one-carer': { toldApart: 'response' },
      // a young person may be able to agree for themselves; for a younger child nobody else is left to ask
      'child-only': { youngPersonToldApart: 'response', childToldApart: 'exceptions' },
      unsure: { urgent: 'proceed-without-telling', otherwise: 'harm-again' },
      no: 'exceptions',
    },
    exceptions: {
      tick: exceptions,
      only: { delay: 'urgent', 'no-time': 'urgent' },
      then: { urgent: 'proceed-without-telling', otherwise: 'harm-again' },
    },
    response: {
      'not-asked': { urgent: 'proceed-inform', advice: 'advice', otherwise: 'ask' },
      agreed: { urgent: 'proceed-informed', advice: 'advice', otherwise: 'who-agreed' },
      partly: { urgent: 'proceed-inform-override', advice: 'advice', otherwise: 'who-agreed' },
      refused: { urgent: 'proceed-inform-override', otherwise: 'harm-again' },
      withdrawn: { urgent: 'proceed-inform-override', otherwise: 'harm-again' },
      differ: { urgent: 'proceed-inform-override', otherwise: 'advice' },
      unreachable: { urgent: 'proceed-attempted', advice: 'advice', childInNeed: 'advice', otherwise: 'keep-trying' },
    },
    'who-agreed': {
      mother: { unborn: 'informed' },
      parent: { parentMayAgree: 'informed' },
      'young-person': { nearlyAdult: 'informed', teenager: 'competent' },
      'someone-else': 'ask',
      unsure: 'advice',
    },
    competent: { yes: 'informed', unsure: 'advice', no: 'ask' },
    informed: { yes: { partly: 'agreed-limited', otherwise: 'agreed' }, unsure: 'ask', no: 'ask' },
    'harm-again': {
      yes: { safeToTell: 'proceed-inform-override', otherwise: 'proceed-without-telling' },
      unsure: 'advice',
      no: { refusedSafely: 'respect-refusal', otherwise: 'advice' },
    },
  },

  outcomes: consentOutcomes,
});

/** What is true of each question. */
export const aboutConsent = {
  'telling-agreed': { calm: 'agreed', decides: 'never', worst: 'no-worse' },
  'safe-to-tell': { calm: 'yes', decides: 'always', worst: 'no' },
  exceptions: { calm: [], decides: 'always' },
  response: { calm: 'agreed', decides: 'always' },
  'who-agreed': { calm: 'parent', decides: 'never', worst: 'no-worse' },
  competent: { calm: 'yes', decides: 'never', worst: 'yes' },
  informed: { calm: 'yes', decides: 'never', worst: 'yes' },
  'harm-again': { calm: 'no', decides: 'always', worst: 'yes' },
} as const satisfies About<typeof consent>;
