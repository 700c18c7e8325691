import { asking } from '../asking.ts';
import { mean999, needAdvice, notYetTold } from '../concerns.ts';
import { consent, exceptions } from '../consent.ts';
import { details } from '../details.ts';
import { isTickList } from '../grammar/decision.ts';
import type { Fact } from '../grammar/fact.ts';
import { childAges, givens, outsideEngland } from '../givens.ts';
import { need } from '../need.ts';
import { atLeast, below, levels } from '../outcomes.ts';
import type { Promised, Promises } from './promised.ts';
import { sharing } from '../sharing.ts';

const everyAnswer = new Map(
  [givens, need, consent, asking, details, sharing].flatMap(({ spec }) =>
    Object.entries(spec.questions).map(
      ([question, asked]) =>
        [question, isTickList(asked) ? asked.tick : Object.keys(asked)] as const,
    ),
  ),
);
/** Every answer that a question has, in whichever decision asks it. */
export function answersTo(question: string): readonly string[] {
  const answers = everyAnswer.get(question);
  if (!answers) throw new Error(`no decision asks "${question}"`);
  return answers;
}
/** Whenever this holds, these have been asked. */
export const asks = (when: Fact, ...questions: string[]): Promised => ({
  when,
  then: Object.fromEntries(questions.map((question) => [question, answersTo(question)])),
});
/** These are asked for this reason only. */
export const asksOnly = (question: string, then: Fact): Promised => ({
  when: { [question]: answersTo(question) },
  then,
});

const reached = ['not-asked', 'agreed', 'partly', 'refused', 'withdrawn', 'differ'];
const mayGoToSocialCare = ['child-in-need', 'refer-urgently', 'call-999'];
const atHome = ['domestic-abuse', 'strangled-adult', 'partner-harm-16-17'];

/** Nothing that matters is passed over, and nothing is asked for no reason. */
export const nothingPassedOver: Promises = {
  'B0 Everything about who, where and when is asked before anything is decided': asks(
    { givens: ['ready'] },
    'mode',
    'role',
    'area',
    'hours',
    'law-edition',
    'age',
  ),
  'B0 A decision is about a child': { when: { givens: ['ready'] }, then: { age: childAges } },
  'B0 A child in England is decided about': {
    when: { age: childAges },
    then: { givens: ['ready'] },
  },
  'B0 Only somewhere else is sent elsewhere': {
    when: { givens: ['not-england'] },
    then: { area: outsideEngland },
  },
  'B2 Only an adult is sent to adult safeguarding': {
    when: [{ givens: ['adult-route'] }, { 'children-in-household': ['yes', 'unsure', 'no'] }],
    then: { age: ['adult'] },
  },
  'B1 Danger says what to do first': {
    when: { 'immediate-danger': ['yes'] },
    then: { danger: ['ring-999-first'] },
  },
  'B1 Danger that cannot be ruled out says what to keep in sight': {
    when: { 'immediate-danger': ['unsure'] },
    then: { danger: ['keep-999-in-sight'] },
  },
  'B1 Danger that is to come says so too': {
    when: { 'immediate-danger': ['soon'] },
    then: { danger: ['keep-999-in-sight'] },
  },
  'I02 Danger that is to come, or cannot be ruled out, keeps 999 in sight at every level': {
    when: { 'immediate-danger': ['soon', 'unsure'], level: below('call-999') },
    then: { actions: ['keep-999-in-sight'] },
  },
  'B1 No danger goes on': { when: { 'immediate-danger': ['no'] }, then: { danger: ['carry-on'] } },
  'B3 B4 An allocated worker and people who work with children are always asked about': asks(
    { need: levels },
    'allocated-worker',
    'works-with-children',
  ),
  'B4 Other children are asked about wherever this may go to social care': asks(
    { level: mayGoToSocialCare, details: ['ready-to-share'] },
    'other-children',
  ),
  'B4 Nowhere else is anybody asked': asksOnly('other-children', { level: mayGoToSocialCare }),
  'I13 Whose duty it is to report FGM is asked where it is known': asks(
    { concerns: ['fgm-known'], details: ['ready-to-share'] },
    'profession',
  ),
  'I13 Nobody else is asked': asksOnly('profession', { concerns: ['fgm-known'] }),
  'D.4 The kind of organisation is asked before anything is shared': asks(
    { details: ['ready-to-share'] },
    'holder',
  ),
  'B4 A worry about someone who works with children asks whether they are your lead': asks(
    { 'works-with-children': ['yes', 'unease', 'unsure'] },
    'is-your-lead',
  ),
  'B4 No other worry does': asksOnly('is-your-lead', {
    'works-with-children': ['yes', 'unease', 'unsure'],
  }),
  'M.5 A referral already made asks what came of it': asks(
    { concerns: ['referred-already'] },
    'referral-answer',
  ),
  'M.5 Nothing else does': asksOnly('referral-answer', { concerns: ['referred-already'] }),
  'M.2 Whether telling has been agreed is asked only where telling could reach whoever is suspected':
    asksOnly('telling-agreed', {
      concerns: notYetTold,
    }),
  'B5 Violence at home asks for the checklist': asks(
    { concerns: atHome },
    'domestic-abuse-checklist',
  ),
  'B5 Nothing else does': asksOnly('domestic-abuse-checklist', { concerns: atHome }),
  'B5 More grounds for a high-risk meeting are asked only below fourteen': asksOnly(
    'high-risk-grounds',
    {
      'domestic-abuse-checklist': ['fewer', 'not-done'],
    },
  ),
  'B6 Harm is always asked about, unless the answer is known': asks(
    { need: below('refer-urgently') },
    'harm',
  ),
  'B6 Not being sure about harm asks whether advice has been taken': asks(
    { harm: ['unsure'] },
    'advice',
  ),
  'B6 Advice is asked about only where something calls for it': asksOnly('advice', [
    { harm: ['unsure'] },
    { concerns: needAdvice },
  ]),
  'B7 What help the child needs is always asked about': asks(
    { need: below('refer-urgently') },
    'help-needed',
  ),
  'B7 Not being sure what help the child needs is advice today at least': {
    when: { 'help-needed': ['unsure'] },
    then: { level: atLeast('advice-today') },
  },
  'B7 Help from the council is a child in need at least': {
    when: { 'help-needed': ['council'] },
    then: { level: atLeast('child-in-need') },
  },
  'B8 Several services together are targeted help at least': {
    when: { 'help-needed': ['several'] },
    then: { level: atLeast('targeted-help') },
  },
  'B9 Needs that start to show are early help at least': {
    when: { 'help-needed': ['starting'] },
    then: { level: atLeast('early-help') },
  },
  'B10 Only a worry that is explained and checked ends in a record only': {
    when: { level: ['record-only'] },
    then: { 'help-needed': ['explained'] },
  },
  'B11 Any help that is needed asks what has been tried': asks(
    { 'help-needed': ['everyday', 'starting', 'several', 'council', 'unsure'] },
    'tried',
  ),
  'B11 Nothing is asked of help where none is needed': asksOnly('tried', {
    'help-needed': ['everyday', 'starting', 'several', 'council', 'unsure'],
  }),
  'B11 Only a refusal asks what it says about harm': asksOnly('harm-given-refusal', {
    tried: ['refused'],
  }),
  'B12 Confidence is always asked about': asks({ need: below('refer-urgently') }, 'confidence'),
  'B1 Nothing is weighed once 999 is reached': {
    when: [{ 'immediate-danger': ['yes'] }, { concerns: mean999 }],
    never: { harm: ['yes', 'unsure', 'no'] },
  },
  'C2 A reason for not telling is given only where telling is not safe': {
    ...asksOnly('exceptions', { 'safe-to-tell': ['no', 'child-only'] }),
    by: 'consent',
  },
  'C2 Delay and lack of time are reasons only where harm is suspected': {
    when: { exceptions: ['delay', 'no-time'] },
    then: { level: atLeast('refer-urgently') },
  },
  'C2 Delay can be a reason there': { can: { exceptions: ['delay'], need: ['refer-urgently'] } },
  'C2 So can lack of time': { can: { exceptions: ['no-time'], need: ['refer-urgently'] } },
  'C2 Risk to the child can be a reason anywhere': {
    can: { exceptions: [exceptions[0]], need: ['early-help'] },
  },
  'C3 A mother can agree for her unborn child': {
    can: { 'who-agreed': ['mother'], age: ['unborn'], consent: ['agreed'] },
  },
  'C3 Nobody else’s mother is asked': {
    when: { 'who-agreed': ['mother'] },
    then: { age: ['unborn'] },
  },
  'C3 A parent can agree for a baby': {
    can: { 'who-agreed': ['parent'], age: ['under-1'], consent: ['agreed'] },
  },
  'C3 A parent can agree for a child': {
    can: { 'who-agreed': ['parent'], age: ['1-to-12'], consent: ['agreed'] },
  },
  'C3 A parent can agree for a young teenager': {
    can: { 'who-agreed': ['parent'], age: ['13-to-15'], consent: ['agreed'] },
  },
  'C3 A parent can agree at 16 or 17': {
    can: { 'who-agreed': ['parent'], age: ['16-17'], consent: ['agreed'] },
  },
  'C3 So can one of them, where nothing goes to another': {
    can: { 'who-agreed': ['parent'], 'safe-to-tell': ['one-carer'], consent: ['agreed'] },
  },
  'C3 And any of them, where all may be told': {
    can: { 'who-agreed': ['parent'], 'safe-to-tell': ['yes'], consent: ['agreed'] },
  },
  'C3 A parent agrees for a child who is born': {
    when: { 'who-agreed': ['parent'] },
    then: { age: childAges.filter((age) => age !== 'unborn') },
  },
  'C3 At 16 or 17 a young person can agree': {
    can: { 'who-agreed': ['young-person'], age: ['16-17'], consent: ['agreed'] },
  },
  'C3 At 13 to 15 so can one who is competent': {
    can: { 'who-agreed': ['young-person'], age: ['13-to-15'], consent: ['agreed'] },
  },
  'C3 Competence is asked about only of them': asksOnly('competent', {
    age: ['13-to-15'],
    'who-agreed': ['young-person'],
  }),
  'C.4 Going ahead without telling is followed by a plan to tell': {
    when: { consent: ['proceed-without-telling'] },
    then: { actions: ['agree-who-tells-the-family'] },
  },
  'C.4 Attempts to reach the family are recorded': {
    when: { response: ['unreachable'] },
    then: { actions: ['record-the-attempts'] },
  },
  'C.4 An objection is passed on': {
    when: { consent: ['proceed-inform-override'] },
    then: { actions: ['tell-the-front-door-they-objected'] },
  },
  'C.4 A refusal respected still asks what to share': {
    when: { consent: ['respect-refusal'] },
    then: { actions: ['decide-what-still-to-share'] },
  },
  'C.4 Families are told that advice is taken, where safe and they were reached': {
    when: { consent: ['advice'], 'safe-to-tell': ['yes', 'one-carer'], response: reached },
    then: { actions: ['tell-them-you-are-taking-advice'] },
  },
  'C.4 Nobody is sent to tell those whom they could not reach': {
    when: { response: ['unreachable'] },
    never: { actions: ['tell-them-you-are-taking-advice'] },
  },
};
