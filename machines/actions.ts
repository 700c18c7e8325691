import { keysOf } from './grammar/known.ts';
import { neverTell, notYetTold, type Concern } from './concerns.ts';
import { mayHelp } from './duty.ts';
import type { Fact } from './grammar/fact.ts';
import { bound, helpsEnquiries, likelyBound, notCalledOn, schools } from './holders.ts';
import { atLeast, below, shared } from './outcomes.ts';

/**
 * By when. Clocks ending in a name of the pack's are filled in from it: the area's own figure, or the national one
 * where B.2 has one.
 */
export type Clock =
  | 'now'
  | 'same-day'
  | 'next-working-day'
  | 'one-working-day'
  | 'next-school-day'
  | 'five-days'
  | 'one-month'
  | 'seventy-two-hours-of-return'
  | 'early'
  | 'set-a-date'
  | 'written-follow-up'
  | 'front-door-decision'
  | 'chase';

/**
 * What an action is to the rest of the product: a call that makes a referral, or what follows one; a duty that says by when
 * to share; what is told to children's social care at any level; what begins a decision for another child; or none of these.
 */
type ActionKind = 'call' | 'referral' | 'duty-to-share' | 'report' | 'another-child' | 'task';

export interface Action {
  readonly when: Fact;
  readonly within: Clock;
  readonly kind: ActionKind;
  /** A later limit set by law, beside the target in practice (K-8). */
  readonly limit?: Clock;
}
const ticked = (...concerns: Concern[]) => ({ concerns });
/** Concerns that bring more than one action together. */
const sexualHarm = [
  'sexual-abuse-told-or-seen',
  'sexual-abuse-signs',
  'sexual-activity-under-13',
  'sexual-behaviour-forced',
  'sexual-violence-by-child',
  'sexual-activity-adult-or-force',
  'sexual-exploitation',
] as const satisfies Concern[];
const drawnInOnline = ['online-grooming', 'grooming-images-or-meeting', 'sextortion'] as const satisfies Concern[];
const harmByAnotherChild = [
  'assaulted-by-child-seriously',
  'sexual-behaviour-forced',
  'sexual-harm-by-child',
  'sexual-violence-by-child',
  'sexual-harm-by-sibling',
] as const satisfies Concern[];
const exploitation = [
  'sexual-exploitation',
  'criminal-exploitation',
  'criminal-exploitation-worse',
  'drugs-inside-body',
] as const satisfies Concern[];
/** Goes to children's social care now: suspected harm always, a child in need once it is agreed (I09). */
const referred = (also: Readonly<Record<string, readonly string[]>> = {}) => [
  { level: atLeast('refer-urgently'), ...also },
  { level: ['child-in-need'], consent: ['agreed', 'agreed-limited'], ...also },
];

/** The front door may answer: it is open, or nobody knows its hours. */
const open = ['office', 'not-known'];

/**
 * What else must be done, and by when (B5, B.2, E-1 to E-26). Actions add up: no decision reads them, so
 * none can replace or lower the level.
 */
export const actions = {
  // who to ring
  'ring-999': { when: { level: ['call-999'] }, within: 'now', kind: 'task' },
  // such danger is an urgent referral at least
  'keep-999-in-sight': { when: { 'immediate-danger': ['soon', 'unsure'], level: ['refer-urgently'] }, within: 'now', kind: 'task' },
  'ring-emergency-duty-team': { when: { level: atLeast('refer-urgently'), hours: ['out'] }, within: 'now', kind: 'call' },
  'ring-when-the-front-door-opens': {
    when: { level: ['child-in-need'], consent: ['agreed', 'agreed-limited'], hours: ['out'] },
    within: 'next-working-day',
    kind: 'task',
  },
  'ring-allocated-worker': { when: referred({ hours: open, 'allocated-worker': ['yes'] }), within: 'now', kind: 'call' },
  'ring-front-door': { when: referred({ hours: open }), within: 'now', kind: 'call' }, // with an allocated worker: if they cannot be reached
  'ask-whether-a-worker-is-allocated': {
    when: [{ level: ['advice-today'], 'allocated-worker': ['unsure'] }, ...referred({ 'allocated-worker': ['unsure'] })],
    within: 'same-day',
    kind: 'task',
  },

  'tell-the-social-worker': { when: { level: below('refer-urgently'), 'allocated-worker': ['yes'] }, within: 'same-day', kind: 'task' },
  'challenge-the-answer': { when: { 'referral-answer': ['no-further-action', 'early-help'] }, within: 'same-day', kind: 'task' },
  'chase-the-answer': { when: { 'referral-answer': ['not-heard'] }, within: 'same-day', kind: 'task' },

  // follow it through
  'written-follow-up': { when: referred(), within: 'written-follow-up', kind: 'referral' },
  'hear-what-they-decided': { when: referred(), within: 'front-door-decision', kind: 'referral' },
  'chase-if-nothing-heard': { when: referred(), within: 'chase', kind: 'referral' },
  'refer-every-child': { when: referred({ 'other-children': ['yes', 'unsure'] }), within: 'same-day', kind: 'another-child' },
  'review-date-and-triggers': {
    when: [{ level: below('refer-urgently') }, { asking: ['decide-sharing'] }],
    within: 'set-a-date',
    kind: 'task',
  },
  'take-advice-today': { when: [{ level: ['advice-today'] }, { consent: ['advice'] }], within: 'same-day', kind: 'task' },
  'record-the-adviser': { when: { advice: ['suspects-harm', 'no-harm'] }, within: 'same-day', kind: 'task' },
  'early-help-first': {
    when: { tried: ['nothing'], 'help-needed': ['council'], level: ['child-in-need'] },
    within: 'set-a-date',
    kind: 'task',
  },

  // someone who works with children (E-2, E-3)
  lado: { when: [{ 'works-with-children': ['yes', 'unsure'] }, { age: ['no-child'] }], within: 'one-working-day', kind: 'task' },
  'low-level-concern': {
    when: { 'works-with-children': ['yes', 'unease', 'unsure'], 'is-your-lead': ['no'] },
    within: 'same-day',
    kind: 'task',
  },
  'go-round-your-lead': { when: { 'is-your-lead': ['yes', 'unsure'] }, within: 'now', kind: 'task' },

  // what a concern brings
  'paediatric-opinion': { when: ticked('injury-not-mobile', 'inflicted-injury', 'inflicted-near-home'), within: 'same-day', kind: 'task' },
  'medical-check': { when: ticked('strangled-child', 'strangled-adult'), within: 'now', kind: 'task' },
  police: {
    when: ticked(
      'inflicted-injury',
      'inflicted-near-home',
      'strangled-child',
      'shut-away',
      'induced-illness-evidence',
      ...sexualHarm,
      ...drawnInOnline,
      'images-worse',
      'images-adult-near-home',
      'forced-marriage-or-honour',
      'virginity-testing',
      'criminal-exploitation-worse',
      'drugs-inside-body',
      'modern-slavery',
      'may-hurt-others',
      'threat-may-be-soon',
      'weapon-or-gang',
      'weapon-with-injury-or-threat',
      'assaulted-by-child-seriously',
      'stalking',
      'cuckooing',
      'risky-person-known-child',
      'may-be-taken-abroad',
      'missing-now',
      'missing-in-danger',
      'child-death-or-serious-incident',
    ),
    within: 'now',
    kind: 'task',
  },
  'ask-the-adult-about-the-police': { when: ticked('strangled-adult'), within: 'now', kind: 'task' },
  'keep-the-evidence': {
    when: ticked(
      'inflicted-injury',
      'inflicted-near-home',
      'induced-illness-evidence',
      ...sexualHarm,
      ...drawnInOnline,
      'images-worse',
      'images-adult-near-home',
      'may-hurt-others',
      'threat-may-be-soon',
      'weapon-with-injury-or-threat',
      'stalking',
    ),
    within: 'now',
    kind: 'task',
  },
  'sexual-assault-care': { when: ticked(...sexualHarm), within: 'same-day', kind: 'task' },
  'sexual-abuse-duty-check-if-in-force': { when: ticked('sexual-abuse-told-or-seen'), within: 'now', kind: 'task' },
  'never-view-or-forward': {
    when: ticked('sextortion', 'images-between-young-people', 'images-worse', 'images-adult-near-home'),
    within: 'now',
    kind: 'task',
  },
  'report-to-ceop': { when: ticked(...drawnInOnline), within: 'same-day', kind: 'task' },
  'report-remove': { when: ticked('sextortion', 'images-worse'), within: 'same-day', kind: 'task' },
  'safety-plan-for-both': { when: ticked('assaulted-by-child', ...harmByAnotherChild), within: 'same-day', kind: 'task' },
  'think-of-the-child-who-harms': { when: ticked(...harmByAnotherChild), within: 'same-day', kind: 'another-child' },
  'named-doctor-before-parents': { when: ticked('fabricated-illness', 'induced-illness-evidence'), within: 'same-day', kind: 'task' },
  'named-professional': { when: ticked('not-brought', 'not-brought-serious', 'not-brought-harmed'), within: 'same-day', kind: 'task' },
  chronology: { when: ticked('emotional-abuse', 'shut-away', 'help-refused-again'), within: 'set-a-date', kind: 'task' },
  'escalate-if-closed-before': { when: ticked('help-refused-again'), within: 'same-day', kind: 'task' },
  'responsible-paediatrician': { when: ticked('perplexing-presentation'), within: 'same-day', kind: 'task' },
  'fgm-report-yourself': {
    when: { ...ticked('fgm-known'), profession: ['teaching', 'registered-health-or-care', 'unsure'] },
    within: 'next-working-day',
    kind: 'task',
    limit: 'one-month',
  },
  'fgm-report-as-good-practice': { when: { ...ticked('fgm-known'), profession: ['neither'] }, within: 'next-working-day', kind: 'task' },
  'fgm-protect-from-travel': { when: ticked('fgm-feared'), within: 'same-day', kind: 'task' },
  'protect-from-travel': { when: ticked('may-be-taken-abroad'), within: 'same-day', kind: 'task' },
  'one-chance': { when: ticked('forced-marriage-or-honour'), within: 'now', kind: 'task' },
  'domestic-abuse-checklist': { when: { 'domestic-abuse-checklist': ['fewer', 'not-done'] }, within: 'same-day', kind: 'task' },
  marac: {
    when: [{ 'domestic-abuse-checklist': ['fourteen-or-more'] }, { 'high-risk-grounds': ['judgement', 'escalation', 'repeat'] }],
    within: 'same-day',
    kind: 'task',
  },
  'support-before-school': { when: ticked('police-notice-domestic-abuse'), within: 'next-school-day', kind: 'task' },
  'adult-safeguarding': { when: ticked('adult-at-risk-in-home', 'stalking', 'cuckooing'), within: 'same-day', kind: 'task' },
  'pre-birth-assessment': {
    when: [{ age: ['unborn'], need: ['child-in-need', 'advice-today', 'refer-urgently'] }, ticked('unborn-likely-harm', 'unborn-at-risk')],
    within: 'early',
    kind: 'task',
  },
  'neglect-tool-and-chronology': { when: ticked('neglect'), within: 'set-a-date', kind: 'task' },
  'exploitation-tool': {
    when: ticked(...exploitation, 'cuckooing'),
    within: 'same-day',
    kind: 'task',
  },
  'national-referral-mechanism': { when: ticked('modern-slavery'), within: 'same-day', kind: 'task' },
  'consider-national-referral-mechanism': {
    when: ticked(...exploitation, 'arrested-or-charged', 'alone-from-abroad'),
    within: 'same-day',
    kind: 'task',
  },
  'statutory-defence': { when: ticked('arrested-or-charged'), within: 'same-day', kind: 'task' },
  'plan-against-going-missing': { when: ticked('alone-from-abroad'), within: 'same-day', kind: 'task' },
  prevent: { when: ticked('radicalisation', 'lived-with-armed-group'), within: 'same-day', kind: 'task' },
  'police-or-probation-lead': { when: ticked('risky-person-known-child', 'risky-person-child-unknown'), within: 'same-day', kind: 'task' },
  'disclosure-scheme': { when: ticked('asks-about-a-partner'), within: 'same-day', kind: 'task' },
  'young-carer-assessment': { when: ticked('young-carer', 'young-carer-too-much'), within: 'same-day', kind: 'task' },
  'school-and-public-health': { when: ticked('friends-suicide'), within: 'same-day', kind: 'task' },
  'crisis-mental-health': { when: ticked('suicidal-now', 'suicidal-thoughts', 'seriously-unwell-mind'), within: 'now', kind: 'task' },
  'return-interview': {
    when: ticked('missing-now', 'missing-in-danger', 'missing-episodes'),
    within: 'seventy-two-hours-of-return',
    kind: 'task',
  },
  'child-death-process': { when: ticked('child-death-or-serious-incident'), within: 'now', kind: 'task' },
  'notify-private-fostering': { when: ticked('private-fostering'), within: 'now', kind: 'report' },
  'homeless-joint-protocol': { when: ticked('homeless-16-17', 'homeless-tonight'), within: 'same-day', kind: 'report' },
  'reviewing-officer': { when: ticked('looked-after'), within: 'same-day', kind: 'task' },
  'ask-about-trauma': { when: ticked('refugee-family', 'lived-with-armed-group'), within: 'early', kind: 'task' },
  'tell-council-missing-education': { when: ticked('missing-education', 'missing-education-at-risk'), within: 'same-day', kind: 'task' },
  'tell-council-home-education': { when: ticked('home-education'), within: 'same-day', kind: 'task' },
  'file-transfer': { when: { ...ticked('moving-school'), holder: schools }, within: 'five-days', kind: 'task' },
  'whistleblowing-line': { when: ticked('safeguarding-culture'), within: 'same-day', kind: 'task' },

  // the family
  'do-not-approach-the-family': {
    when: [
      { 'safe-to-tell': ['no', 'unsure'] },
      { 'telling-agreed': ['not-yet'] },
      // where nobody asks (M.2)
      { ...ticked(...notYetTold), level: ['record-only', 'universal-help', 'call-999'] },
      ticked(...neverTell),
    ],
    within: 'now',
    kind: 'task',
  },
  'tell-only-one-carer': { when: { 'safe-to-tell': ['one-carer'] }, within: 'now', kind: 'task' },
  'tell-only-the-child': { when: { 'safe-to-tell': ['child-only'] }, within: 'now', kind: 'task' },
  'nothing-new-to-the-family': { when: { 'telling-agreed': ['already-know'] }, within: 'now', kind: 'task' },
  'ask-the-childs-wishes': { when: ticked(...neverTell, ...notYetTold), within: 'same-day', kind: 'task' },
  'agree-who-tells-the-family': { when: { consent: ['proceed-without-telling'] }, within: 'same-day', kind: 'task' },
  'record-the-attempts': { when: { response: ['unreachable'] }, within: 'same-day', kind: 'task' },
  'tell-the-front-door-they-objected': { when: { consent: ['proceed-inform-override'] }, within: 'now', kind: 'task' },
  'tell-them-you-are-taking-advice': {
    // nobody tells those whom they could not reach
    when: {
      consent: ['advice'],
      'safe-to-tell': ['yes', 'one-carer'],
      response: ['not-asked', 'agreed', 'partly', 'refused', 'withdrawn', 'differ'],
    },
    within: 'same-day',
    kind: 'task',
  },
  'decide-what-still-to-share': { when: { consent: ['respect-refusal'] }, within: 'same-day', kind: 'task' },

  // sharing
  'duty-to-share': { when: mayHelp(bound), within: 'same-day', kind: 'duty-to-share' },
  'duty-likely-check': { when: mayHelp(likelyBound), within: 'same-day', kind: 'duty-to-share' },
  'duty-to-assist-enquiries': { when: { 'why-asked': ['section-47'], holder: helpsEnquiries }, within: 'same-day', kind: 'duty-to-share' },
  'answer-the-enquiry': { when: { 'why-asked': ['section-47'], holder: notCalledOn }, within: 'same-day', kind: 'task' },
  'power-to-tell-police-or-council': {
    when: { holder: ['voluntary-or-housing', 'commissioned-provider'], sharing: shared },
    within: 'same-day',
    kind: 'task',
  },
  'ground-to-be-recorded-after': { when: { level: atLeast('refer-urgently'), sharing: shared }, within: 'same-day', kind: 'task' },
  'reason-second-opinion-and-review': {
    when: [{ sharing: ['do-not-share'] }, { detriment: ['sharing-worse'] }],
    within: 'same-day',
    kind: 'task',
  },
  'protect-identities': {
    when: [{ detriment: ['sharing-worse', 'unsure'] }, { 'harm-from-reply': ['yes', 'unsure'] }, { 'how-much': ['part'] }],
    within: 'now',
    kind: 'task',
  },
  'legal-team': { when: { 'who-asks': ['court'] }, within: 'same-day', kind: 'task' },
  'legal-power-to-ask': { when: { 'who-asks': ['legal-power'] }, within: 'same-day', kind: 'task' },
  'data-protection-officer': { when: { 'who-asks': ['parent-or-solicitor', 'press-or-insurer'] }, within: 'same-day', kind: 'task' },
} as const satisfies Readonly<Record<string, Action>>;

export type ActionId = keyof typeof actions;

/** An action with its id. */
export type DeclaredAction = Action & { readonly id: ActionId };
/** Gives what is declared of an action. */
export function actionOf(id: string): DeclaredAction {
  const known = keysOf(actions).find((one) => one === id);
  if (!known) throw new Error(`no action "${id}" is declared`);
  return { id: known, ...actions[known] };
}

const byId: Readonly<Record<string, Action | undefined>> = actions;
/** Gives within what an action is to be done. One that only an older record names is within nothing. */
export const withinOf = (id: string): Action['within'] | undefined => byId[id]?.within;
/** Whether an action is of a kind. One that only an older record names is of none. */
export const isOfKind = (id: string, kind: ActionKind): boolean => byId[id]?.kind === kind;
/** Whether it is done at once. */
export const isDoneNow = (id: string): boolean => byId[id]?.within === 'now';
