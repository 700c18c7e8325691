import { neverTell, notYetTold } from '../concerns.ts';
import { levels, sharingOutcomes } from '../outcomes.ts';
import type { Promises } from './promised.ts';
import { answersTo, asks, asksOnly } from './asking.ts';
import { consentFirst } from '../givens.ts';
import { alsoNotUrgent, conditions, dutyMet, grounds, mayBeBound, urgent } from './sharing.ts';

const noChild = { 'child-at-risk': ['no'], 'immediate-danger': ['no'] };
/** Another agency asks for something that is held. */
const agencyAsks = { 'anything-held': ['yes'], 'who-asks': ['agency', 'legal-power'] };

/** What is asked on the way to sharing, and why. */
export const sharingAsks: Promises = {
  'Whether a child is at risk is always asked': asks(
    { direction: ['telling', 'asked'] },
    'child-at-risk',
  ),
  'Risk to a child is decided before sharing': {
    when: { 'child-at-risk': ['yes', 'unsure'], sharing: sharingOutcomes },
    then: { need: levels },
  },
  'No risk to a child goes straight to sharing': {
    when: { 'child-at-risk': ['no'] },
    never: { need: levels },
  },
  'P5 The duty is considered wherever it may bind, offering': asks(
    alsoNotUrgent({ ...mayBeBound, identifiable: ['yes', 'unsure'] }),
    'recipient-under-duty',
  ),
  'P5 The duty is considered wherever it may bind, asked': asks(
    [
      ...alsoNotUrgent({ ...mayBeBound, 'about-a-child': ['yes', 'unsure'] }),
      ...alsoNotUrgent({ ...mayBeBound, ...agencyAsks }),
    ],
    'recipient-under-duty',
  ),
  'P5 A recipient under the duty is asked about further, unless the purpose has said it': {
    when: { 'recipient-under-duty': ['yes'] },
    then: [
      { 'may-help-their-work': answersTo('may-help-their-work') },
      { purpose: ['protect', 'welfare'] },
    ],
  },
  'P5 Whoever said that it is to protect a child, or to help one, is not asked whether it could help':
    {
      when: { purpose: ['protect', 'welfare'] },
      never: { 'may-help-their-work': answersTo('may-help-their-work') },
    },
  'P6 Where the duty may not bind, the ground is asked for': asks(
    [
      ...alsoNotUrgent({
        'law-edition': ['2026-february', '2024'],
        identifiable: ['yes', 'unsure'],
      }),
      ...alsoNotUrgent({
        'law-edition': ['2026-february', '2024'],
        'about-a-child': ['yes', 'unsure'],
      }),
      ...alsoNotUrgent({ 'law-edition': ['2026-february', '2024'], ...agencyAsks }),
    ],
    'basis',
  ),
  'D.1 Under the rules before 2024 agreement to share comes first': asks(
    [
      ...alsoNotUrgent({ 'law-edition': consentFirst, identifiable: ['yes', 'unsure'] }),
      ...alsoNotUrgent({ 'law-edition': consentFirst, 'about-a-child': ['yes', 'unsure'] }),
      ...alsoNotUrgent({ 'law-edition': consentFirst, ...agencyAsks }),
    ],
    'agreed-to-share',
  ),
  'D.1 Since 2024 it is not asked about': asksOnly('agreed-to-share', {
    'law-edition': consentFirst,
  }),
  'D.1 It never held up suspected harm': {
    when: urgent,
    never: { 'agreed-to-share': answersTo('agreed-to-share') },
  },
  'D.1 Agreement then needed a ground as well': asks({ 'agreed-to-share': ['yes'] }, 'basis'),
  'D.1 Without agreement a good reason was needed': asks(
    { 'agreed-to-share': ['no', 'not-asked'] },
    'good-reason',
  ),
  'D.1 With agreement it was not': asksOnly('good-reason', {
    'agreed-to-share': ['no', 'not-asked'],
  }),
  'D.1 A good reason was enough, with a ground': asks({ 'good-reason': ['yes'] }, 'basis'),
  'D.1 Without either, it was held': {
    when: { 'good-reason': ['no'] },
    then: { sharing: ['hold'] },
  },
  'D.1 Not sure of the reason asked for advice': {
    when: { 'good-reason': ['unsure'] },
    then: { sharing: ['advice'] },
  },
  'P6 No duty asks for a ground': asks(
    [{ 'recipient-under-duty': ['no', 'unsure'] }, { 'may-help-their-work': ['no', 'unsure'] }],
    'basis',
  ),
  'P6 A duty that binds does not': { when: dutyMet, never: { basis: answersTo('basis') } },
  'P6 Sensitive information is asked about after a ground': asks({ basis: grounds }, 'sensitive'),
  'P6 So it is under the duty': asks(dutyMet, 'sensitive'),
  'P6 Sensitive information asks for its condition': asks(
    { sensitive: ['special-category', 'criminal', 'both', 'unsure'] },
    'condition',
  ),
  'P6 Other information does not': asksOnly('condition', {
    sensitive: ['special-category', 'criminal', 'both', 'unsure'],
  }),
  'P7 Confidence is asked about once the condition is clear, unless the duty is met': {
    when: [{ condition: conditions }, { sensitive: ['no'] }],
    then: [{ confidential: answersTo('confidential') }, ...dutyMet],
  },
  'P7 What was told in confidence asks what lifts it': asks(
    [{ confidential: ['yes', 'unsure'], basis: grounds }],
    'lifted-by',
  ),
  'P7 What was not does not': asksOnly('lifted-by', { confidential: ['yes', 'unsure'] }),
  'P7 Under the duty nothing is needed to lift it, and it is not asked about': {
    when: dutyMet,
    never: [{ 'lifted-by': answersTo('lifted-by') }, { confidential: answersTo('confidential') }],
  },
  'P8 What is worse for the child is weighed once the rest is clear': asks(
    [
      { confidential: ['no'] },
      { 'lifted-by': ['law', 'permission', 'public-interest'] },
      ...dutyMet.flatMap((duty) => [
        { sensitive: ['no'], ...duty },
        { condition: conditions, ...duty },
      ]),
    ],
    'detriment',
  ),
  'P8 It is weighed before anything named goes': asks(
    [{ method: ['secure', 'not-secure'] }],
    'how-much',
  ),
  'P8 It is weighed where harm is suspected too': asks(
    { direction: ['telling'], need: ['refer-urgently'], level: ['refer-urgently'] },
    'detriment',
    'how-much',
    'method',
  ),
  'P8 Worse for the child asks for a second opinion, unless harm cannot wait': asks(
    alsoNotUrgent({ detriment: ['sharing-worse'] }),
    'second-opinion',
  ),
  'P8 Not sure which is worse asks for advice, unless harm cannot wait': {
    when: alsoNotUrgent({ detriment: ['unsure'] }),
    then: { sharing: ['advice'] },
  },
  'P9 Sharing safer asks how much': asks({ detriment: ['sharing-safer'] }, 'how-much'),
  'P10 Whether the family can be told is asked before it goes': {
    when: { method: ['secure', 'not-secure'] },
    then: [
      { 'safe-to-tell': answersTo('safe-to-tell') },
      { 'telling-agreed': ['not-yet'] },
      { concerns: neverTell },
    ],
  },
  'M.2 Before it goes it is asked whether telling has been agreed, where it could reach whoever is suspected':
    {
      when: { concerns: notYetTold, method: ['secure', 'not-secure'] },
      then: [{ 'telling-agreed': ['agreed', 'already-know', 'not-yet'] }, { concerns: neverTell }],
    },
  'M.2 Until it is agreed nobody in the family hears of it': {
    when: { 'telling-agreed': ['not-yet'] },
    then: { actions: ['do-not-approach-the-family'] },
  },
  'M.2 Nor is it asked whether telling is safe': {
    when: { 'telling-agreed': ['not-yet'] },
    never: { 'safe-to-tell': answersTo('safe-to-tell') },
  },
  'M.2 Where they know already, nothing new is said when sharing': {
    when: { 'telling-agreed': ['already-know'] },
    then: { actions: ['nothing-new-to-the-family'] },
  },
  'M.2 What was agreed to be told can be shared': {
    can: { 'telling-agreed': ['agreed'], 'safe-to-tell': ['yes'], sharing: ['share'] },
  },
  'P11 How it goes is asked with how much': asks([{ 'how-much': ['all', 'part'] }], 'method'),
  'P1 A purpose asks for a recipient': asks(
    { purpose: ['protect', 'welfare', 'assessment', 'crime'] },
    'recipient',
  ),
  'P1 Offering asks for a purpose': asks(
    { direction: ['telling'], 'child-at-risk': ['no'], 'immediate-danger': ['no'] },
    'purpose',
  ),
  'P3 A recipient asks whether the child can be known': asks(
    { recipient: ['named-role'] },
    'identifiable',
  ),
  'P3 A recipient nobody is sure of is held': {
    when: { recipient: ['unsure'] },
    then: { sharing: ['hold'] },
  },
  'P3 Nobody to tell stops': { when: { recipient: ['none'] }, then: { sharing: ['stop'] } },
  'P4 What names nobody is shared': {
    when: { identifiable: ['no'] },
    then: { sharing: ['share'] },
  },
  'R1 Another agency is verified': asks(
    { 'who-asks': ['agency', 'legal-power', 'police'] },
    'verified',
  ),
  'R1 Nobody else is asked about': asksOnly('verified', {
    'who-asks': ['agency', 'legal-power', 'police'],
  }),
  'R1 Someone unverified is held': { when: { verified: ['no'] }, then: { sharing: ['hold'] } },
  'R2 A verified requester says why': asks({ verified: ['yes'] }, 'why-asked'),
  'R2 A clear request is looked up': asks(
    { 'why-asked': ['clear', 'section-47'] },
    'anything-held',
  ),
  'R6 Whether what is held is about a child is asked of the police, where one may be at risk': asks(
    {
      'anything-held': ['yes'],
      'child-at-risk': ['yes', 'unsure'],
      'who-asks': ['police'],
      'why-asked': ['clear'],
    },
    'about-a-child',
  ),
  'R6 A section 47 enquiry is about a child, and nobody is asked whether it is': {
    when: { 'why-asked': ['section-47'] },
    never: { 'about-a-child': answersTo('about-a-child') },
  },
  'R6 Whoever said that none is, and that nobody is in danger, is not asked again': {
    when: noChild,
    never: { 'about-a-child': answersTo('about-a-child') },
  },
  'R5 The police, about no child, say what a crime needs': asks(
    [
      { 'about-a-child': ['no'], 'who-asks': ['police'] },
      { ...noChild, 'anything-held': ['yes'], 'who-asks': ['police'], 'why-asked': ['clear'] },
    ],
    'needed-for-crime',
  ),
  'R5 Not sure what a crime needs is held': {
    when: { 'needed-for-crime': ['unsure'] },
    then: { sharing: ['hold'] },
  },
  'R5 What a crime needs asks for a ground': asks({ 'needed-for-crime': ['yes'] }, 'basis'),
  'R1 Whoever asks and was checked gets it: nobody is asked who, or whether the child can be known':
    {
      when: { direction: ['asked'] },
      never: [{ recipient: answersTo('recipient') }, { identifiable: answersTo('identifiable') }],
    },
  'R4 A parent’s or newspaper’s request asks what a reply could do': asks(
    { 'who-asks': ['parent-or-solicitor', 'press-or-insurer'] },
    'harm-from-reply',
  ),
  'R4 A reply that could harm asks for a second opinion': asks(
    { 'harm-from-reply': ['yes'] },
    'second-opinion',
  ),
  'R4 A reply that could not is held for the data protection officer': {
    when: { 'harm-from-reply': ['no', 'unsure'] },
    then: { sharing: ['hold'] },
  },
  'R4 A second opinion to share is held for the officer too': {
    when: { 'harm-from-reply': ['yes'], 'second-opinion': ['share'] },
    then: { sharing: ['hold'] },
  },
  'R1 Someone unknown is held': { when: { 'who-asks': ['unsure'] }, then: { sharing: ['hold'] } },
  'P8 A second opinion that says no is heeded': {
    when: { 'second-opinion': ['do-not-share'] },
    then: { sharing: ['do-not-share'] },
  },
  'P8 A second opinion still to come is waited for': {
    when: { 'second-opinion': ['not-yet'] },
    then: { sharing: ['hold'] },
  },
  'P8 A second opinion to share is followed': asks(
    { detriment: ['sharing-worse'], 'second-opinion': ['share'] },
    'how-much',
  ),
  'R1 Whoever offers is not': {
    when: { direction: ['telling'] },
    never: { 'who-asks': answersTo('who-asks') },
  },
};
