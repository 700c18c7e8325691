import type { About } from './about.ts';
import { neverTell, notYetTold } from './concerns.ts';
import { aboutConsent } from './consent.ts';
import { mayHelp, purposeMeets } from './duty.ts';
import { decision } from './grammar/decision.ts';
import { consentFirst, sinceFebruary2026 } from './givens.ts';
import { bound, likelyBound, otherHolders, publicAuthorities } from './holders.ts';
import { atLeast, levels, sharingOutcomes } from './outcomes.ts';

const considerDuty = {
  urgent: 'detriment',
  mayBeBound: 'recipient-under-duty',
  consentFirst: 'agreed-to-share',
  otherwise: 'basis',
} as const;
/** The same where nothing is urgent, and the family may have agreed to this very referral. */
const unlessAgreed = {
  mayBeBound: 'recipient-under-duty',
  agreedReferral: 'basis',
  consentFirst: 'agreed-to-share',
  otherwise: 'basis',
} as const;
/** Under the duty nothing is needed to lift a confidence, so none is asked about (section 16LA). */
const allowed = { dutyMet: 'detriment', otherwise: 'confidential' } as const;
const telling = { notYetTold: 'telling-agreed', otherwise: 'safe-to-tell' } as const;
/** How it ends once it is known what goes, how, and who in the family hears of it. */
const goes = { notSecureUrgent: 'share-now', notSecure: 'hold', inPart: 'share-part', otherwise: 'share' } as const;

/** What may be shared, with whom, on what ground; whether offered or asked for. (D.5, D.6, D.3, D.4) */
export const sharing = decision({
  id: 'sharing',
  given: {
    level: levels,
    direction: ['telling', 'asked'],
    'child-at-risk': ['no'],
    'immediate-danger': ['no'],
    'law-edition': ['2026-duty', '2026-february', '2024', '2018', '2015', '2008'],
    holder: [...publicAuthorities, ...otherHolders, 'unsure'],
    consent: ['agreed', 'agreed-limited'],
    concerns: [...neverTell, ...notYetTold],
  },
  start: {
    asked: 'who-asks', // whoever asks is asked who they are, even in danger (I31, I32)
    emergency: 'share-now',
    urgent: 'detriment', // the ground is recorded after: it never delays a referral (I26)
    telling: 'purpose',
    // a child in need goes to the council: who gets it, and whom it is about, is known
    agreedToCouncilMayBeBound: 'recipient-under-duty',
    agreedToCouncil: 'basis',
    agreedReferral: 'recipient',
    otherwise: 'anyone-else',
  },

  facts: {
    emergency: { level: ['call-999'] },
    urgent: { level: atLeast('refer-urgently') },
    asked: { direction: ['asked'] },
    telling: { direction: ['telling'] },
    agreedReferral: { consent: ['agreed', 'agreed-limited'] },
    agreedToCouncilMayBeBound: {
      consent: ['agreed', 'agreed-limited'],
      level: ['child-in-need'],
      'law-edition': ['2026-duty'],
      holder: [...bound, ...likelyBound],
    },
    agreedToCouncil: { consent: ['agreed', 'agreed-limited'], level: ['child-in-need'] },
    consentFirst: { 'law-edition': consentFirst },
    mayBeBound: { 'law-edition': ['2026-duty'], holder: [...bound, ...likelyBound] },
    certainlyBound: { holder: bound },
    dutyMet: mayHelp(bound),
    // what is shared to protect a child, or help one to do well, may help whoever has a part in that: it is not asked again
    purposeMeetsDuty: purposeMeets(bound),
    purposeIsTheirs: purposeMeets(likelyBound),
    mayUseRecognisedInterest: { 'law-edition': sinceFebruary2026, holder: otherHolders },
    mayUseLegitimateInterests: { holder: otherHolders },
    sharingSafer: [{ detriment: ['sharing-safer'] }, { 'second-opinion': ['share'] }],
    // Telling the family is the danger: whether it is safe is not asked (L16).
    neverTold: { concerns: neverTell },
    neverToldInPart: { concerns: neverTell, 'how-much': ['part'] },
    notYetTold: { concerns: notYetTold },
    notSecure: { method: ['not-secure'] },
    notSecureUrgent: { method: ['not-secure'], level: atLeast('refer-urgently') },
    inPart: { 'how-much': ['part'] },
    outsideTheAgencies: { 'who-asks': ['parent-or-solicitor', 'press-or-insurer'] },
    // whoever asks and was checked gets it, and says whom it is about; a section 47 enquiry is about a child
    police: { 'who-asks': ['police'], 'why-asked': ['clear'] },
    // said already that nobody is in danger, and that no child is at risk or needs help: not asked again in other words
    policeAndNoChild: { 'child-at-risk': ['no'], 'immediate-danger': ['no'], 'who-asks': ['police'], 'why-asked': ['clear'] },
  },

  questions: {
    // asked for it
    'who-asks': {
      agency: 'verified',
      'legal-power': 'verified', // goes the way of an agency, with the legal team beside it (M.7)
      police: 'verified',
      court: 'advice',
      'parent-or-solicitor': 'harm-from-reply',
      'press-or-insurer': 'harm-from-reply',
      unsure: 'hold',
    },
    'harm-from-reply': { yes: 'second-opinion', unsure: 'hold', no: 'hold' },
    verified: { yes: 'why-asked', no: 'hold' },
    'why-asked': { 'life-at-risk': 'share-now', 'section-47': 'anything-held', clear: 'anything-held', vague: 'hold' },
    'anything-held': {
      yes: { policeAndNoChild: 'needed-for-crime', police: 'about-a-child', ...considerDuty },
      no: 'nothing-held',
    },
    'about-a-child': { yes: considerDuty, unsure: considerDuty, no: 'needed-for-crime' },
    'needed-for-crime': { yes: 'basis', unsure: 'hold', no: 'do-not-share' },
    // telling
    'anyone-else': { yes: 'purpose', unsure: 'purpose', no: { mayBeBound: 'could-help-others', otherwise: 'kept-within' } },
    'could-help-others': { yes: 'purpose', unsure: 'purpose', no: 'kept-within' },
    purpose: { protect: 'recipient', welfare: 'recipient', assessment: 'recipient', crime: 'recipient', other: 'stop' },
    recipient: { 'named-role': 'identifiable', unsure: 'hold', none: 'stop' },
    identifiable: { yes: unlessAgreed, unsure: unlessAgreed, no: 'share' },
    // both
    'recipient-under-duty': {
      yes: { purposeMeetsDuty: 'sensitive', purposeIsTheirs: 'basis', otherwise: 'may-help-their-work' },
      unsure: 'basis',
      no: 'basis',
    },
    'may-help-their-work': { yes: { certainlyBound: 'sensitive', otherwise: 'basis' }, unsure: 'basis', no: 'basis' },
    'agreed-to-share': { yes: 'basis', no: 'good-reason', 'not-asked': 'good-reason' },
    'good-reason': { yes: 'basis', unsure: 'advice', no: 'hold' },
    basis: {
      'public-task': 'sensitive',
      'legal-obligation': 'sensitive',
      'vital-interests': 'sensitive',
      'recognised-legitimate-interest': { mayUseRecognisedInterest: 'sensitive' },
      'legitimate-interests': { mayUseLegitimateInterests: 'sensitive' },
      consent: { agreedReferral: 'sensitive' },
      none: 'advice',
      unsure: 'advice',
    },
    sensitive: { no: allowed, 'special-category': 'condition', criminal: 'condition', both: 'condition', unsure: 'condition' },
    condition: {
      'health-or-social-care': allowed, // DPA 2018 Sch 1 para 2
      'statutory-functions': allowed, // para 6
      'safeguarding-consent-cannot-be-given': allowed, // para 18, its three reasons
      'safeguarding-consent-cannot-be-expected': allowed,
      'safeguarding-asking-would-prejudice': allowed,
      'vital-interests': allowed,
      'legal-claims': allowed,
      'law-enforcement': allowed, // DPA 2018 Part 3
      none: 'advice',
      unsure: 'advice',
    },
    confidential: { yes: 'lifted-by', unsure: 'lifted-by', no: 'detriment' },
    'lifted-by': { law: 'detriment', permission: 'detriment', 'public-interest': 'detriment', none: 'advice', unsure: 'advice' },
    detriment: {
      'sharing-safer': 'how-much',
      unsure: { urgent: 'how-much', otherwise: 'advice' },
      'sharing-worse': { urgent: 'how-much', otherwise: 'second-opinion' },
    },
    'second-opinion': { 'do-not-share': 'do-not-share', 'not-yet': 'hold', share: { outsideTheAgencies: 'hold', otherwise: 'how-much' } },
    'how-much': { all: { sharingSafer: 'method' }, part: 'method' },
    method: {
      secure: { neverToldInPart: 'share-part', neverTold: 'share', ...telling },
      'not-secure': { neverTold: 'share-now', ...telling }, // each of these concerns is urgent by itself
    },
    'telling-agreed': { agreed: 'safe-to-tell', 'already-know': 'safe-to-tell', 'not-yet': goes },
    'safe-to-tell': { yes: goes, 'one-carer': goes, 'child-only': goes, unsure: goes, no: goes },
  },

  outcomes: sharingOutcomes,
});

/** What is true of each question. */
export const aboutSharing = {
  'who-asks': { calm: 'agency', decides: 'always', worst: 'no-worse' },
  'harm-from-reply': { calm: 'no', decides: 'never', worst: 'yes' },
  verified: { calm: 'yes', decides: 'never' },
  'why-asked': { calm: 'clear', decides: 'always' },
  'anything-held': { calm: 'yes', decides: 'never' },
  'about-a-child': { calm: 'yes', decides: 'never', worst: 'yes' },
  'needed-for-crime': { calm: 'yes', decides: 'never', worst: 'yes' },
  'anyone-else': { calm: 'no', decides: 'never', worst: 'yes' },
  'could-help-others': { calm: 'no', decides: 'never', worst: 'yes' },
  purpose: { calm: 'welfare', decides: 'never' },
  recipient: { calm: 'named-role', decides: 'never', worst: 'no-worse' },
  identifiable: { calm: 'yes', decides: 'never', worst: 'yes' },
  'recipient-under-duty': { calm: 'yes', decides: 'never', worst: 'yes' },
  'may-help-their-work': { calm: 'yes', decides: 'never', worst: 'yes' },
  'agreed-to-share': { calm: 'yes', decides: 'never' },
  'good-reason': { calm: 'yes', decides: 'never', worst: 'yes' },
  basis: { calm: 'public-task', decides: 'never', worst: 'no-worse' },
  sensitive: { calm: 'no', decides: 'never', worst: 'no-worse' },
  condition: { calm: 'statutory-functions', decides: 'never', worst: 'no-worse' },
  confidential: { calm: 'no', decides: 'never', worst: 'yes' },
  'lifted-by': { calm: 'law', decides: 'never', worst: 'no-worse' },
  detriment: { calm: 'sharing-safer', decides: 'always', worst: 'no-worse' },
  'second-opinion': { calm: 'share', decides: 'always', worst: 'no-worse' },
  'how-much': { calm: 'all', decides: 'never' },
  method: { calm: 'secure', decides: 'never' },
  'telling-agreed': aboutConsent['telling-agreed'],
  'safe-to-tell': aboutConsent['safe-to-tell'],
} as const satisfies About<typeof sharing>;
