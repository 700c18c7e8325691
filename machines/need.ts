import type { About } from './about.ts';
import { concernIds, needAdvice, violenceAtHome } from './concerns.ts';
import { decision } from './grammar/decision.ts';
import { protection } from './floors.ts';
import { atLeast, below, levels } from './outcomes.ts';

/** The highest level the answers point to, before floors (floors.ts) are applied. */
const levelReached = {
  noNeedFound: 'record-only',
  pointsToChildInNeed: 'child-in-need',
  pointsToTargeted: 'targeted-help',
  pointsToEarlyHelp: 'early-help',
  otherwise: 'universal-help',
} as const;
const weighHarm = { alreadyUrgent: 'refer-urgently', otherwise: 'harm' } as const;
const checkViolence = { violenceAtHome: 'domestic-abuse-checklist', ...weighHarm } as const;

/** What does this mean for this child, and what would protect them? (B3 to B12) */
export const need = decision({
  id: 'need',
  scale: protection,
  given: { level: levels },
  start: 'allocated-worker',

  facts: {
    alreadyUrgent: { level: atLeast('refer-urgently') },
    referredAlready: { concerns: ['referred-already'] },
    violenceAtHome: { concerns: violenceAtHome },
    concernNeedsAdvice: { concerns: needAdvice },
    noNeedFound: { 'help-needed': ['explained'] },
    // A plan that has not worked points one level up, as far as a child in need (B11; story s04, second stage).
    pointsToChildInNeed: [{ 'help-needed': ['council'] }, { 'help-needed': ['several'], tried: ['not-working'] }],
    pointsToTargeted: [{ 'help-needed': ['several'] }, { 'help-needed': ['starting'], tried: ['not-working'] }],
    pointsToEarlyHelp: [{ 'help-needed': ['starting'] }, { 'help-needed': ['everyday'], tried: ['not-working'] }],
  },

  questions: {
    'allocated-worker': { yes: 'works-with-children', no: 'works-with-children', unsure: 'works-with-children' },
    'works-with-children': { yes: 'is-your-lead', unease: 'is-your-lead', unsure: 'is-your-lead', no: 'concerns' },
    'is-your-lead': { yes: 'concerns', unsure: 'concerns', no: 'concerns' },
    concerns: { tick: concernIds, then: { referredAlready: 'referral-answer', ...checkViolence } },
    'referral-answer': {
      'no-further-action': checkViolence,
      'early-help': checkViolence,
      'not-heard': checkViolence,
      accepted: checkViolence,
    },
    'domestic-abuse-checklist': { 'fourteen-or-more': weighHarm, fewer: 'high-risk-grounds', 'not-done': 'high-risk-grounds' },
    'high-risk-grounds': { tick: ['judgement', 'escalation', 'repeat'], then: weighHarm },
    harm: { yes: 'refer-urgently', unsure: 'advice', no: { concernNeedsAdvice: 'advice', otherwise: 'help-needed' } },
    advice: { 'suspects-harm': 'refer-urgently', 'not-yet': 'help-needed', 'no-harm': 'help-needed' },
    'help-needed': {
      explained: 'confidence',
      everyday: 'tried',
      starting: 'tried',
      several: 'tried',
      council: 'tried',
      unsure: 'tried',
    },
    tried: {
      nothing: 'confidence',
      working: 'confidence',
      ended: 'confidence',
      'not-working': 'confidence',
      'not-possible': 'confidence',
      refused: 'harm-given-refusal',
      unsure: 'confidence',
    },
    'harm-given-refusal': { yes: 'refer-urgently', unsure: 'confidence', no: 'confidence' },
    confidence: { yes: levelReached, unsure: 'advice-today', no: 'advice-today' },
  },

  outcomes: below('call-999'),
});

/** What is true of each question. */
export const aboutNeed = {
  'allocated-worker': { calm: 'no', decides: 'unless-no', worst: 'yes' },
  'works-with-children': { calm: 'no', decides: 'unless-no', worst: 'yes' },
  'is-your-lead': { calm: 'no', decides: 'never', worst: 'yes' },
  concerns: { calm: [], decides: 'always' },
  'referral-answer': { calm: 'accepted', decides: 'never' },
  'domestic-abuse-checklist': { calm: 'fewer', decides: 'unless-no' },
  'high-risk-grounds': { calm: [], decides: 'never' },
  harm: { calm: 'no', decides: 'always', worst: 'yes' },
  advice: { calm: 'no-harm', decides: 'always', worst: 'no-worse' }, // advice not yet taken is not looked past
  'help-needed': { calm: 'explained', decides: 'always', worst: 'council' },
  tried: { calm: 'working', decides: 'always', worst: 'not-working' },
  'harm-given-refusal': { calm: 'no', decides: 'unless-no', worst: 'yes' },
  confidence: { calm: 'yes', decides: 'never', worst: 'no' },
} as const satisfies About<typeof need>;
