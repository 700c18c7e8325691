import { below, atLeast, shared, sharingOutcomes } from '../outcomes.ts';
import { before2026, beforeDuty } from '../givens.ts';
import {
  bound,
  helpsEnquiries,
  likelyBound,
  notCalledOn,
  otherHolders,
  publicAuthorities,
} from '../holders.ts';
import { isOneOf } from '../grammar/known.ts';
import { neverTell, notYetTold } from '../concerns.ts';
import type { Promises } from './promised.ts';
import { answersTo, asks, asksOnly } from './asking.ts';

export const urgent = { level: atLeast('refer-urgently') };
const notUrgent = [
  { level: below('refer-urgently') },
  { 'child-at-risk': ['no'], 'immediate-danger': ['no'] },
];
const answered = ['yes', 'unsure', 'no'];
export const grounds = answersTo('basis').filter(
  (answer) => answer !== 'none' && answer !== 'unsure',
);
export const conditions = answersTo('condition').filter(
  (answer) => answer !== 'none' && answer !== 'unsure',
);
/** As it is said outright, or as the purpose says it. */
const helps = (holder: readonly string[]) => [
  { 'may-help-their-work': ['yes'], holder },
  { purpose: ['protect', 'welfare'], 'recipient-under-duty': ['yes'], holder },
];
export const dutyMet = helps(bound);
export const mayBeBound = { 'law-edition': ['2026-duty'], holder: [...bound, ...likelyBound] };
export const alsoNotUrgent = (fact: Readonly<Record<string, readonly string[]>>) =>
  notUrgent.map((all) => ({ ...all, ...fact }));

/** What must never go wrong when information is shared, or not (I26 to I35). */
export const sharingSafely: Promises = {
  'I22 Where sharing begins with a risk to a child, advice is to be taken today': {
    when: { level: ['advice-today'] },
    then: { actions: ['take-advice-today'] },
  },
  'I26 Nothing that names a child is shared without a lawful ground, save where harm cannot wait': {
    when: alsoNotUrgent({ sharing: ['share', 'share-part'] }),
    then: [{ basis: grounds }, ...dutyMet, { identifiable: ['no'] }],
  },
  'I26 Sensitive information has its condition': {
    when: alsoNotUrgent({
      sharing: ['share', 'share-part'],
      sensitive: ['special-category', 'criminal', 'both', 'unsure'],
    }),
    then: { condition: conditions },
  },
  'I26 A confidence is lifted by something': {
    when: alsoNotUrgent({ sharing: ['share', 'share-part'], confidential: ['yes', 'unsure'] }),
    then: { 'lifted-by': ['law', 'permission', 'public-interest'] },
  },
  'I26 Where harm cannot wait no ground is asked for first': {
    when: [
      { ...urgent, direction: ['telling'] },
      { ...urgent, 'about-a-child': ['yes', 'unsure'] },
      { ...urgent, identifiable: ['yes', 'unsure'] },
    ],
    never: { basis: answersTo('basis') },
  },
  'I26 It is recorded after': {
    when: { ...urgent, sharing: shared },
    then: { actions: ['ground-to-be-recorded-after'] },
  },
  'I27 Consent is never the ground where harm is suspected': {
    when: urgent,
    never: { basis: ['consent'] },
  },
  'I28 Under the duty, only detriment to the child stops sharing': {
    when: helps([...bound, ...likelyBound]).map((one) => ({
      ...one,
      detriment: ['sharing-safer', 'unsure'],
    })),
    never: { sharing: ['do-not-share', 'kept-within'] },
  },
  'I28 A duty that is only likely never stands in for a ground': {
    when: helps(likelyBound).map((one) => ({ ...one, sharing: ['share', 'share-part'] })),
    then: { basis: grounds },
  },
  'I28 A duty met is recorded': { when: dutyMet, then: { actions: ['duty-to-share'] } },
  'I28 A duty that is likely is checked': {
    when: helps(likelyBound),
    then: { actions: ['duty-likely-check'] },
  },
  'I29 A decision not to share for the child’s sake has a second opinion': {
    when: { sharing: ['do-not-share'] },
    then: [{ 'second-opinion': ['do-not-share'] }, { 'needed-for-crime': ['no'] }],
  },
  'I29 It has its reason and a review': {
    when: { sharing: ['do-not-share'] },
    then: { actions: ['reason-second-opinion-and-review'] },
  },
  'I29 So has sharing that is worse for the child': {
    when: { detriment: ['sharing-worse'] },
    then: { actions: ['reason-second-opinion-and-review'] },
  },
  'I30 The duty asks nothing before it was law': {
    when: { 'law-edition': beforeDuty },
    never: { 'recipient-under-duty': answered },
  },
  'I30 Nor whether it could help others': {
    when: { 'law-edition': beforeDuty },
    never: { 'could-help-others': answered },
  },
  'I30 It asks nothing of anyone it does not bind': {
    when: { holder: ['other-public-body', 'voluntary-or-housing', 'unsure'] },
    never: { 'recipient-under-duty': answered },
  },
  'I31 Nothing goes to someone who is not verified': {
    when: { verified: ['no'] },
    never: { sharing: shared },
  },
  'I32 A parent, solicitor, newspaper or insurer is never sent anything from here': {
    when: { 'who-asks': ['parent-or-solicitor', 'press-or-insurer'] },
    never: { sharing: shared },
  },
  'I32 The data protection officer is told': {
    when: { 'who-asks': ['parent-or-solicitor', 'press-or-insurer'] },
    then: { actions: ['data-protection-officer'] },
  },
  'I33 Where sharing or replying may be worse for the child, or only part goes, identities are protected':
    {
      when: [
        { detriment: ['sharing-worse', 'unsure'] },
        { 'harm-from-reply': ['yes', 'unsure'] },
        { 'how-much': ['part'] },
      ],
      then: { actions: ['protect-identities'] },
    },
  'I35 Nothing goes to nobody in particular': {
    when: { recipient: ['none', 'unsure'] },
    never: { sharing: shared },
  },
  'I24 Sharing decided by itself has a review date too': {
    when: { asking: ['decide-sharing'] },
    then: { actions: ['review-date-and-triggers'] },
  },
  'P1 Curiosity is no purpose': { when: { purpose: ['other'] }, then: { sharing: ['stop'] } },
  'P1 It is never asked where harm is suspected': {
    when: { purpose: answersTo('purpose') },
    never: urgent,
  },
  'P2 Danger is shared at once': {
    when: { 'immediate-danger': ['yes'], direction: ['telling'], sharing: sharingOutcomes },
    then: { sharing: ['share-now'] },
  },
  'I31 Even in danger, whoever asks is asked who they are': asks(
    { direction: ['asked'], sharing: sharingOutcomes },
    'who-asks',
  ),
  'L22 Suspected harm told to the front door is never held back': {
    when: { direction: ['telling'], need: atLeast('refer-urgently') },
    then: { sharing: shared },
  },
  'R3 A court order goes to the legal team': {
    when: { 'who-asks': ['court'] },
    then: { sharing: ['advice'], actions: ['legal-team'] },
  },
  'M.7 A body with a legal power to ask is answered with the legal team beside it': {
    when: { 'who-asks': ['legal-power'] },
    then: { actions: ['legal-power-to-ask'] },
  },
  'M.7 What it asks for is weighed as an agency’s request is': {
    can: { 'who-asks': ['legal-power'], sharing: ['share'] },
  },
  'R3 A council, housing authority or NHS body asked in a section 47 enquiry is told that it must help':
    {
      when: { 'why-asked': ['section-47'], holder: helpsEnquiries },
      then: { actions: ['duty-to-assist-enquiries'] },
    },
  'R3 Whoever else is asked in one answers it the same day': {
    when: { 'why-asked': ['section-47'], holder: notCalledOn },
    then: { actions: ['answer-the-enquiry'] },
  },
  'M.7 Nobody else is told so': {
    when: { holder: answersTo('holder').filter((holder) => !isOneOf(helpsEnquiries, holder)) },
    never: { actions: ['duty-to-assist-enquiries'] },
  },
  'L25 Having nothing is said, not left unsaid': {
    when: { 'anything-held': ['no'] },
    then: { sharing: ['nothing-held'] },
  },
  'R2 A vague request is held until it is clear': {
    when: { 'why-asked': ['vague'] },
    then: { sharing: ['hold'] },
  },
  'R0 Life at risk is answered at once': {
    when: { 'why-asked': ['life-at-risk'] },
    then: { sharing: ['share-now'] },
  },
  'R5 A crime alone gets no more than it needs': {
    when: { 'needed-for-crime': ['no'] },
    then: { sharing: ['do-not-share'] },
  },
  'P8 Where sharing is worse for the child, never all of it': {
    when: { detriment: ['sharing-worse'], 'second-opinion': ['do-not-share', 'not-yet'] },
    never: { sharing: ['share'] },
  },
  'P9 Part is part': { when: { 'how-much': ['part'] }, never: { sharing: ['share'] } },
  'P9 All is all': { when: { 'how-much': ['all'] }, never: { sharing: ['share-part'] } },
  'P9 All of it goes only where sharing is safer': {
    when: { 'how-much': ['all'] },
    then: [{ detriment: ['sharing-safer'] }, { 'second-opinion': ['share'] }],
  },
  'P11 What does not go securely is held, unless it cannot wait': {
    when: alsoNotUrgent({ method: ['not-secure'] }),
    then: { sharing: ['hold'] },
  },
  'P11 What cannot wait is never held for want of a safe way': {
    when: { method: ['not-secure'], level: atLeast('refer-urgently') },
    never: { sharing: ['hold'] },
  },
  'D.4 A housing association, charity or provider is told of its power to tell the police or council':
    {
      when: { holder: ['voluntary-or-housing', 'commissioned-provider'], sharing: shared },
      then: { actions: ['power-to-tell-police-or-council'] },
    },
  'D.4 A public authority relies on no legitimate interest': {
    when: { holder: publicAuthorities },
    never: { basis: ['legitimate-interests', 'recognised-legitimate-interest'] },
  },
  'D.4 Nobody does on the recognised one before February 2026': {
    when: { 'law-edition': before2026 },
    never: { basis: ['recognised-legitimate-interest'] },
  },
};

/** What each end of sharing means: it is reached for these reasons, and no others. */
export const sharingMeans: Promises = {
  'D-STOP means no purpose, or nobody to tell': {
    when: { sharing: ['stop'] },
    then: [{ purpose: ['other'] }, { recipient: ['none'] }],
  },
  'D-SHARE-NOW means that it cannot wait': {
    when: { sharing: ['share-now'] },
    then: [
      { level: ['call-999'] },
      { 'why-asked': ['life-at-risk'] },
      { method: ['not-secure'], ...urgent },
    ],
  },
  'D-NIL means that nothing is held': {
    when: { sharing: ['nothing-held'] },
    then: { 'anything-held': ['no'] },
  },
  'D-HOLD means that something can be found out today': {
    when: { sharing: ['hold'] },
    then: [
      { 'who-asks': ['unsure', 'parent-or-solicitor', 'press-or-insurer'] },
      { verified: ['no'] },
      { 'why-asked': ['vague'] },
      { 'needed-for-crime': ['unsure'] },
      { recipient: ['unsure'] },
      { 'good-reason': ['no'] },
      { 'second-opinion': ['not-yet'] },
      { method: ['not-secure'] },
    ],
  },
  'D-ADVICE means that the ground or the balance is not clear': {
    when: { sharing: ['advice'] },
    then: [
      { 'who-asks': ['court'] },
      { 'good-reason': ['unsure'] },
      { basis: ['none', 'unsure'] },
      { condition: ['none', 'unsure'] },
      { 'lifted-by': ['none', 'unsure'] },
      { detriment: ['unsure'] },
    ],
  },
  'D-SHARE means all of it, or nobody named': {
    when: { sharing: ['share'] },
    then: [{ 'how-much': ['all'] }, { identifiable: ['no'] }],
  },
  'D-SHARE-PART means part': { when: { sharing: ['share-part'] }, then: { 'how-much': ['part'] } },
};

/** What is open to whom. */
export const sharingOpen: Promises = {
  ...Object.fromEntries(
    otherHolders.flatMap((holder) => [
      [
        `D.4 Legitimate interests are open to: ${holder.replaceAll('-', ' ')}`,
        { can: { holder: [holder], basis: ['legitimate-interests'], sharing: ['share'] } },
      ],
      [
        `D.4 The recognised one is open since February 2026 to: ${holder.replaceAll('-', ' ')}`,
        {
          can: {
            holder: [holder],
            basis: ['recognised-legitimate-interest'],
            'law-edition': ['2026-february'],
          },
        },
      ],
    ]),
  ),
  'D.4 Whoever is not sure what they work for is offered no legitimate interest': {
    when: { holder: ['unsure'] },
    never: { basis: ['legitimate-interests', 'recognised-legitimate-interest'] },
  },
  'D.4 It still is under the duty': {
    can: { basis: ['recognised-legitimate-interest'], 'law-edition': ['2026-duty'] },
  },
  'D.5 All of it can go where sharing is safer': {
    can: { 'how-much': ['all'], detriment: ['sharing-safer'], 'safe-to-tell': ['yes'] },
    without: { concerns: [...neverTell, ...notYetTold] },
  },
  'D.5 Or where a second opinion says so': {
    can: { 'how-much': ['all'], 'second-opinion': ['share'], 'safe-to-tell': ['yes'] },
    without: { concerns: [...neverTell, ...notYetTold] },
  },
  'I11 All of it can go without asking whether telling is safe, where telling is the danger': {
    can: { 'how-much': ['all'], concerns: ['forced-marriage-or-honour'], method: ['secure'] },
  },
};

/** The refer journey's way into sharing: proved there, since only it has a consent stage. */
export const sharingAfterConsent: Promises = {
  'I27 Consent is the ground only where it was agreed': {
    when: { basis: ['consent'] },
    then: { consent: ['agreed', 'agreed-limited'] },
  },
  'D-KEEP means that nobody outside needs to know': {
    when: { sharing: ['kept-within'] },
    then: { 'anyone-else': ['no'] },
  },
  'D-KEEP under the duty means that it could not help anyone': {
    when: { sharing: ['kept-within'], ...mayBeBound },
    then: { 'could-help-others': ['no'] },
  },
  'D.1 An agreed referral of a child in need is weighed by its ground, or by the duty': {
    when: { consent: ['agreed', 'agreed-limited'], level: ['child-in-need'] },
    then: [{ basis: answersTo('basis') }, { 'recipient-under-duty': ['yes'] }],
  },
  'D.4 Consent can be the ground where it was agreed': {
    can: { basis: ['consent'], consent: ['agreed'] },
  },
  'D.4 Or agreed in part': { can: { basis: ['consent'], consent: ['agreed-limited'] } },
  'D.4 Consent as the ground asks the rest all the same': asks({ basis: ['consent'] }, 'sensitive'),
  'D.5 An agreed referral below a child in need asks who it goes to': asks(
    { consent: ['agreed', 'agreed-limited'], level: ['early-help', 'targeted-help'] },
    'recipient',
  ),
  'D.5 That of a child in need goes to the council: nobody is asked who gets it': {
    when: { consent: ['agreed', 'agreed-limited'], level: ['child-in-need'] },
    never: [{ recipient: answersTo('recipient') }, { identifiable: answersTo('identifiable') }],
  },
  'P5 The duty is considered there, wherever it may bind': asks(
    { consent: ['agreed', 'agreed-limited'], level: ['child-in-need'], ...mayBeBound },
    'recipient-under-duty',
  ),
  'D.5 Anything not urgent and not agreed asks whether anyone else needs to know': asks(
    { consent: ['openness', 'respect-refusal', 'keep-trying', 'ask', 'advice'] },
    'anyone-else',
  ),
  'D.5 Nothing else does': asksOnly('anyone-else', {
    consent: ['openness', 'respect-refusal', 'keep-trying', 'ask', 'advice'],
  }),
  'D.5 Somebody who needs to know asks for a purpose': asks(
    { 'anyone-else': ['yes', 'unsure'] },
    'purpose',
  ),
  'D.5 Nobody, under the duty, asks whether it could help': asks(
    { 'anyone-else': ['no'], ...mayBeBound },
    'could-help-others',
  ),
  'D.5 It asks so only there': asksOnly('could-help-others', {
    'anyone-else': ['no'],
    ...mayBeBound,
  }),
  'D.5 If it could, the purpose is asked': asks(
    { 'could-help-others': ['yes', 'unsure'] },
    'purpose',
  ),
  'D.5 Nobody outside, and no duty, means that it is kept within': {
    when: [
      { 'anyone-else': ['no'], 'law-edition': before2026 },
      { 'anyone-else': ['no'], holder: ['other-public-body', 'voluntary-or-housing', 'unsure'] },
    ],
    then: { sharing: ['kept-within'] },
  },
  'D.1 A family that agreed to the referral is not asked again, under any rules': {
    when: { consent: ['agreed', 'agreed-limited'] },
    never: { 'agreed-to-share': answersTo('agreed-to-share') },
  },
  'D.1 Nor does an agreed referral wait for its ground': asks(
    {
      consent: ['agreed', 'agreed-limited'],
      'law-edition': before2026,
      identifiable: ['yes', 'unsure'],
    },
    'basis',
  ),
  'D.5 An urgent referral is shared': {
    when: { need: ['refer-urgently'], level: ['refer-urgently'] },
    then: { sharing: shared },
  },
};
