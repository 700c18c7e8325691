import {
  meanChildInNeed,
  meanEarlyHelp,
  mean999,
  meanReferUrgently,
  needAdvice,
} from '../concerns.ts';
import { outsideEngland } from '../givens.ts';
import { atLeast, below, type Level } from '../outcomes.ts';
import type { Promises } from './promised.ts';

const urgent = { level: atLeast('refer-urgently') };
/** It goes to children's social care: suspected harm always, a child in need once that is agreed. */
const referred = (also: Readonly<Record<string, readonly string[]>> = {}) => [
  { ...urgent, ...also },
  { level: ['child-in-need'], consent: ['agreed', 'agreed-limited'], ...also },
];
const referring = [
  'ring-front-door',
  'ring-allocated-worker',
  'ring-emergency-duty-team',
  'written-follow-up',
  'hear-what-they-decided',
  'chase-if-nothing-heard',
];
const answered = ['yes', 'unsure', 'no'];
const needsAgreement: readonly Level[] = ['early-help', 'targeted-help', 'child-in-need'];
const proceeds = [
  'proceed-attempted',
  'proceed-inform',
  'proceed-informed',
  'proceed-inform-override',
  'proceed-without-telling',
  'proceed-now',
];
const knownFgm = { concerns: ['fgm-known'] };

/** What must never go wrong between a worry and its recommendation. Named for the rules of the book that each keeps. */
export const protecting: Promises = {
  'I01 Immediate danger always means 999': {
    when: { 'immediate-danger': ['yes'] },
    then: { level: ['call-999'], actions: ['ring-999'] },
  },
  'I01 In immediate danger nobody’s consent is asked, and sharing is at once': {
    when: { 'immediate-danger': ['yes'], consent: [...proceeds, 'openness', 'ask', 'advice'] },
    then: { consent: ['proceed-now'], sharing: ['share-now'] },
  },
  'I02 If danger cannot be ruled out, it is an urgent referral at least, with 999 in sight': {
    when: { 'immediate-danger': ['unsure'] },
    then: [{ ...urgent, actions: ['keep-999-in-sight'] }, { level: ['call-999'] }],
  },
  'M.4 Danger that is to come soon is an urgent referral at least, with 999 in sight': {
    when: { 'immediate-danger': ['soon'] },
    then: [{ ...urgent, actions: ['keep-999-in-sight'] }, { level: ['call-999'] }],
  },
  'I04 Suspected significant harm is always referred urgently': {
    when: { harm: ['yes'] },
    then: urgent,
  },
  'I04 So is any concern that always means it': {
    when: { concerns: meanReferUrgently },
    then: urgent,
  },
  'I04 A concern that always means 999 means 999': {
    when: { concerns: mean999 },
    then: { level: ['call-999'] },
  },
  'I04 A concern that means at least a child in need is never less': {
    when: { concerns: meanChildInNeed },
    then: { level: atLeast('child-in-need') },
  },
  'I04 A concern that means at least early help is never less': {
    when: { concerns: meanEarlyHelp },
    then: { level: atLeast('early-help') },
  },
  'I04 A concern that needs advice has it, or is referred': {
    when: { concerns: needAdvice },
    then: [{ level: atLeast('advice-today') }, { advice: ['no-harm'] }],
  },
  'I05 Nothing said about consent lowers an urgent referral': {
    when: { need: atLeast('refer-urgently') },
    then: urgent,
  },
  'I06 A refusal never stops a referral for suspected harm': {
    when: {
      need: atLeast('refer-urgently'),
      response: ['refused', 'withdrawn', 'partly', 'differ'],
    },
    then: { consent: ['proceed-inform-override'] },
  },
  'I06 Nor does anything else the family says or does': {
    when: { need: atLeast('refer-urgently') },
    then: { consent: proceeds },
  },
  'I07 A refusal by itself never makes it urgent': {
    when: { need: needsAgreement, response: ['refused', 'withdrawn'], 'harm-again': ['no'] },
    never: urgent,
  },
  'I08 A refusal always asks about harm again': {
    when: { need: needsAgreement, response: ['refused', 'withdrawn'] },
    then: { 'harm-again': answered },
  },
  'I08 So does help that was refused before': {
    when: { tried: ['refused'] },
    then: { 'harm-given-refusal': answered },
  },
  'I08 Harm seen on looking again is referred': {
    when: { 'harm-again': ['yes'] },
    then: { ...urgent, consent: ['proceed-inform-override', 'proceed-without-telling'] },
  },
  'I08 Not being sure on looking again is advice today': {
    when: { 'harm-again': ['unsure'] },
    then: { level: atLeast('advice-today'), consent: ['advice'] },
  },
  'I08 Harm seen in help refused before is referred': {
    when: { 'harm-given-refusal': ['yes'] },
    then: urgent,
  },
  'I08 Not being sure of it is advice today at least': {
    when: { 'harm-given-refusal': ['unsure'] },
    then: { level: atLeast('advice-today') },
  },
  'I09 Agreement counts only if it was informed': {
    when: { consent: ['agreed', 'agreed-limited'] },
    then: { informed: ['yes'], response: ['agreed', 'partly'] },
  },
  'I09 Agreement counts only from someone who can give it': {
    when: { consent: ['agreed', 'agreed-limited'] },
    then: [
      { 'who-agreed': ['mother'], age: ['unborn'] },
      { 'who-agreed': ['parent'] },
      { 'who-agreed': ['young-person'], age: ['16-17'] },
      { 'who-agreed': ['young-person'], age: ['13-to-15'], competent: ['yes'] },
    ],
  },
  'I12 Harm, offence or risk by someone who works with children goes to the LADO too, also if it is not sure':
    {
      when: { 'works-with-children': ['yes', 'unsure'] },
      then: { actions: ['lado'] },
    },
  'M.6 So does a worry about such a person where no child is known': {
    when: { age: ['no-child'] },
    then: { givens: ['worker-route'], actions: ['lado'] },
  },
  'M.6 Nothing else ends there': {
    when: { givens: ['worker-route'] },
    then: { age: ['no-child'] },
  },
  'I12 However small, it is recorded and passed to the safeguarding lead': {
    when: { 'works-with-children': ['yes', 'unease', 'unsure'], 'is-your-lead': ['no'] },
    then: { actions: ['low-level-concern'] },
  },
  'I12 The LADO never stands in for an urgent referral': {
    when: { 'works-with-children': ['yes', 'unsure'], harm: ['yes'] },
    then: urgent,
  },
  'I13 Known FGM is reported by the person who knows, in the professions bound to': {
    when: { ...knownFgm, profession: ['teaching', 'registered-health-or-care', 'unsure'] },
    then: { actions: ['fgm-report-yourself'] },
  },
  'I13 Nobody else is told that the duty is theirs': {
    when: { profession: ['neither'] },
    never: { actions: ['fgm-report-yourself'] },
  },
  'I13 For them the same report is good practice': {
    when: { ...knownFgm, profession: ['neither'] },
    then: { actions: ['fgm-report-as-good-practice'] },
  },
  'I13 Feared FGM, or someone else’s account, does not bring the personal duty': {
    when: { concerns: ['fgm-feared'] },
    then: { ...urgent, actions: ['fgm-protect-from-travel'] },
  },
  'I14 The FGM report never stands in for a referral': { when: knownFgm, then: urgent },
  'I15 An injury in a child who cannot move about is referred, whatever the explanation': {
    when: { concerns: ['injury-not-mobile'] },
    then: { ...urgent, actions: ['paediatric-opinion'] },
  },
  'I16 Sexual activity under 13 is referred, with the police': {
    when: { concerns: ['sexual-activity-under-13'] },
    then: { ...urgent, actions: ['police'] },
  },
  'I17 Modern slavery is referred first, and the national mechanism needs nobody’s agreement': {
    when: { concerns: ['modern-slavery'] },
    then: { ...urgent, consent: proceeds, actions: ['national-referral-mechanism'] },
  },
  'I19 Unless the office is closed the front door is named, an allocated worker or not': {
    when: referred({ hours: ['office', 'not-known'] }),
    then: { actions: ['ring-front-door'] },
  },
  'I19 An allocated worker is named too': {
    when: referred({ hours: ['office', 'not-known'], 'allocated-worker': ['yes'] }),
    then: { actions: ['ring-allocated-worker'] },
  },
  'I19 Nobody assumes that there is one': {
    when: [
      { level: ['advice-today'], 'allocated-worker': ['unsure'] },
      ...referred({ 'allocated-worker': ['unsure'] }),
    ],
    then: { actions: ['ask-whether-a-worker-is-allocated'] },
  },
  'I20 Out of hours nobody is sent to a closed number': {
    when: { hours: ['out'] },
    never: { actions: ['ring-front-door', 'ring-allocated-worker'] },
  },
  'I20 The out-of-hours team is named where harm is suspected': {
    when: { ...urgent, hours: ['out'] },
    then: { actions: ['ring-emergency-duty-team'] },
  },
  'I20 It is not rung for anything less': {
    when: { level: below('refer-urgently') },
    never: { actions: ['ring-emergency-duty-team'] },
  },
  'I20 A child in need agreed out of hours is referred when the front door opens': {
    when: { level: ['child-in-need'], consent: ['agreed', 'agreed-limited'], hours: ['out'] },
    then: { actions: ['ring-when-the-front-door-opens'] },
  },
  'M.6 The child’s social worker hears of anything new': {
    when: [
      { 'allocated-worker': ['yes'], level: below('refer-urgently') },
      { 'allocated-worker': ['yes'], ...urgent, hours: ['office', 'not-known'] },
    ],
    then: [{ actions: ['tell-the-social-worker'] }, { actions: ['ring-allocated-worker'] }],
  },
  'M.5 A referral that was turned down is challenged today': {
    when: { 'referral-answer': ['no-further-action', 'early-help'] },
    then: { actions: ['challenge-the-answer'] },
  },
  'M.5 One that nobody has answered is chased': {
    when: { 'referral-answer': ['not-heard'] },
    then: { actions: ['chase-the-answer'] },
  },
  'M.5 Whatever the front door answered, harm is asked about afresh, unless it is an urgent referral already':
    {
      when: { 'referral-answer': ['no-further-action', 'early-help', 'not-heard', 'accepted'] },
      then: [urgent, { harm: answered }],
    },
  'I22 Not being sure about harm is advice today, until an adviser is heard': {
    when: { harm: ['unsure'] },
    then: [{ level: atLeast('advice-today') }, { advice: ['no-harm'] }],
  },
  'I22 Advice not yet taken holds at advice today': {
    when: { advice: ['not-yet'] },
    then: { level: atLeast('advice-today') },
  },
  'I22 An adviser who suspects harm is heeded': {
    when: { advice: ['suspects-harm'] },
    then: urgent,
  },
  'I22 An adviser is recorded': {
    when: { advice: ['suspects-harm', 'no-harm'] },
    then: { actions: ['record-the-adviser'] },
  },
  'I22 Not being sure about harm never ends in a record only': {
    when: { harm: ['unsure'] },
    never: { level: ['record-only'] },
  },
  'I24 Anything not urgent has a review date and what would bring it back': {
    when: { level: below('refer-urgently') },
    then: { actions: ['review-date-and-triggers'] },
  },
  'I36 An adult’s case always asks about children in the home': {
    when: { age: ['adult'] },
    then: { 'children-in-household': answered },
  },
  'I36 It never ends as an adult’s if there may be any': {
    when: { 'children-in-household': ['yes', 'unsure'] },
    then: { givens: ['begin-again-for-each-child'] },
  },
  'I37 Other children are asked about before any referral': {
    when: { need: below('call-999'), level: ['child-in-need', 'refer-urgently'] },
    then: { 'other-children': answered },
  },
  'I37 Other children are referred too': {
    when: referred({ 'other-children': ['yes', 'unsure'] }),
    then: { actions: ['refer-every-child'] },
  },
  'I38 An unborn child can be referred urgently': {
    can: { age: ['unborn'], need: ['refer-urgently'] },
  },
  'I38 An unborn child referred has a pre-birth assessment': {
    when: [
      { age: ['unborn'], need: atLeast('child-in-need') },
      { concerns: ['unborn-likely-harm', 'unborn-at-risk'] },
    ],
    then: { actions: ['pre-birth-assessment'] },
  },
  'I39 Competence is never asked about when harm is suspected': {
    when: { need: atLeast('refer-urgently') },
    never: { competent: answered },
  },
  'I40 Early help first is never suggested when harm is suspected': {
    when: urgent,
    never: { actions: ['early-help-first'] },
  },
  'I40 It is suggested where nothing has been tried for a child in need': {
    when: { 'help-needed': ['council'], tried: ['nothing'], level: ['child-in-need'] },
    then: { actions: ['early-help-first'] },
  },
  'I48 An area that no longer exists is for training only': {
    when: { area: ['cumbria-to-2025'] },
    then: { mode: ['training'] },
  },
  'I49 Sexual abuse told or seen shows the reporting duty as one to check': {
    when: { concerns: ['sexual-abuse-told-or-seen'] },
    then: { ...urgent, actions: ['sexual-abuse-duty-check-if-in-force'] },
  },
  'I49 Signs, or someone else’s account, are referred just the same': {
    when: { concerns: ['sexual-abuse-signs'] },
    then: { ...urgent, actions: ['police'] },
  },
  'I50 A worry about your own lead goes round them': {
    when: { 'is-your-lead': ['yes', 'unsure'] },
    then: { actions: ['go-round-your-lead'] },
  },
  'I50 It is never passed to the lead it may be about': {
    when: { 'is-your-lead': ['yes', 'unsure'] },
    never: { actions: ['low-level-concern'] },
  },
  'I09 A child in need is referred only once it is agreed': {
    when: { consent: ['respect-refusal', 'ask', 'keep-trying'] },
    never: { actions: referring },
  },
  'I22 Advice is to be taken today': {
    when: [{ level: ['advice-today'] }, { consent: ['advice'] }],
    then: { actions: ['take-advice-today'] },
  },
  'I51 Fourteen or more on the checklist is an urgent referral and goes to the high-risk meeting': {
    when: { 'domestic-abuse-checklist': ['fourteen-or-more'] },
    then: { ...urgent, actions: ['marac'] },
  },
  'I51 Fewer than fourteen never stops it: judgement, escalation or repeat is enough': {
    when: { 'high-risk-grounds': ['judgement', 'escalation', 'repeat'] },
    then: { actions: ['marac'] },
  },
  'I51 Only an adult victim, or one of 16 or 17, goes there: a partner’s harm under 16 by itself never does':
    {
      when: { actions: ['marac'] },
      then: { concerns: ['domestic-abuse', 'strangled-adult', 'partner-harm-16-17'] },
    },
  'I52 A child moving school takes the protection file along': {
    when: {
      concerns: ['moving-school'],
      holder: ['state-school', 'independent-school-or-childcare'],
    },
    then: { actions: ['file-transfer'] },
  },
  'I54 Induced illness is referred urgently, and the carer is not told first': {
    when: { concerns: ['fabricated-illness', 'induced-illness-evidence'] },
    then: { ...urgent, actions: ['do-not-approach-the-family'] },
  },
  'I54 The named doctor hears before the carer does': {
    when: { concerns: ['fabricated-illness', 'induced-illness-evidence'] },
    then: { actions: ['named-doctor-before-parents'] },
  },
  'I54 A puzzling illness needs a doctor’s advice': {
    when: { concerns: ['perplexing-presentation'] },
    then: [
      { level: atLeast('advice-today'), actions: ['responsible-paediatrician'] },
      { advice: ['no-harm'], actions: ['responsible-paediatrician'] },
    ],
  },
  'I54 A puzzling illness by itself can be settled with the family told': {
    can: { concerns: ['perplexing-presentation'], 'safe-to-tell': ['yes'], consent: ['agreed'] },
    by: 'consent',
  },
  'B12 Low confidence means advice today at least': {
    when: { confidence: ['no', 'unsure'] },
    then: { level: atLeast('advice-today') },
  },
  '0.3 Outside England nothing is decided here': {
    when: { area: outsideEngland },
    then: { givens: ['not-england'] },
  },
  'B13 Whatever is referred is written up': {
    when: referred(),
    then: { actions: ['written-follow-up'] },
  },
  'B13 A decision is to be heard back': {
    when: referred(),
    then: { actions: ['hear-what-they-decided'] },
  },
  'B13 Silence is chased': {
    when: referred(),
    then: { actions: ['chase-if-nothing-heard'] },
  },
};
