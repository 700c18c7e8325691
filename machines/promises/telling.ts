import { neverTell, notYetTold, toldApart } from '../concerns.ts';
import { atLeast, type Level } from '../outcomes.ts';
import type { Promises } from './promised.ts';
import { answersTo } from './asking.ts';

const urgent = { level: atLeast('refer-urgently') };
const answered = ['yes', 'unsure', 'no'];
const needsAgreement: readonly Level[] = ['early-help', 'targeted-help', 'child-in-need'];

/** Who in the family may be told, and who is not, or not yet (I10, I11, I53, M.2). */
export const telling: Promises = {
  'I10 Where telling is not safe, nobody is told or asked first': {
    when: { 'safe-to-tell': ['no'] },
    then: {
      consent: ['proceed-without-telling', 'advice', 'openness'],
      actions: ['do-not-approach-the-family'],
    },
  },
  'I10 Where it may not be safe, nobody is told or asked before advice': {
    when: { 'safe-to-tell': ['unsure'] },
    then: {
      consent: ['proceed-without-telling', 'advice', 'openness'],
      actions: ['do-not-approach-the-family'],
    },
  },
  'I11 The family is never approached about marriage, honour, faith, the body of a girl or induced illness':
    {
      when: { concerns: neverTell },
      then: {
        consent: ['proceed-without-telling', 'proceed-now'],
        actions: ['do-not-approach-the-family'],
      },
    },
  'I11 Nor is it asked whether telling them would be safe': {
    when: { concerns: neverTell },
    never: { 'safe-to-tell': answersTo('safe-to-tell') },
  },
  'M.2 Nor is it asked whether telling them has been agreed': {
    when: { concerns: neverTell },
    never: { 'telling-agreed': answersTo('telling-agreed') },
  },
  'M.2 Whom telling could reach is agreed with social care or the police before it is asked whether telling is safe':
    {
      when: { concerns: notYetTold, 'safe-to-tell': answersTo('safe-to-tell') },
      then: { 'telling-agreed': ['agreed', 'already-know'] },
    },
  'M.2 Until it is agreed nobody in the family is told': {
    when: { 'telling-agreed': ['not-yet'] },
    then: {
      consent: ['proceed-without-telling', 'advice', 'openness'],
      actions: ['do-not-approach-the-family'],
    },
  },
  'M.2 Where harm is suspected and telling is not agreed, the referral goes ahead without telling':
    {
      when: { 'telling-agreed': ['not-yet'], need: atLeast('refer-urgently') },
      then: { consent: ['proceed-without-telling'] },
    },
  'M.2 Where nobody asks, since little is needed, the family is not approached either': {
    when: { concerns: notYetTold, level: ['record-only', 'universal-help'] },
    then: { consent: ['openness'], actions: ['do-not-approach-the-family'] },
  },
  'M.2 Nor where 999 comes first': {
    when: { concerns: notYetTold, level: ['call-999'] },
    then: { actions: ['do-not-approach-the-family'] },
  },
  'M.2 Where they know already, nothing new is said': {
    when: { 'telling-agreed': ['already-know'] },
    then: { actions: ['nothing-new-to-the-family'] },
  },
  'M.2 With the family’s part, the child and each carer are asked about apart only where somebody close, or someone who works with children, may be the danger':
    {
      when: { 'safe-to-tell': ['one-carer', 'child-only'] },
      then: [{ concerns: toldApart }, { 'works-with-children': ['yes', 'unease', 'unsure'] }],
      by: 'consent',
    },
  ...Object.fromEntries(
    ['yes', 'unease', 'unsure'].flatMap((worker) =>
      ['one-carer', 'child-only'].map((told) => [
        `M.2 They can be, of someone who works with children, without any other line: ${worker}, ${told}`,
        {
          can: { 'works-with-children': [worker], 'safe-to-tell': [told] },
          without: { concerns: toldApart },
          by: 'consent' as const,
        },
      ]),
    ),
  ),
  'M.2 Where one parent or carer may be told, nothing goes to another': {
    when: { 'safe-to-tell': ['one-carer'] },
    then: { actions: ['tell-only-one-carer'] },
  },
  'M.2 That one can agree': {
    can: { 'safe-to-tell': ['one-carer'], consent: ['agreed'] },
    by: 'consent',
  },
  'M.2 Where only the child may be told, nothing goes to a parent or carer': {
    when: { 'safe-to-tell': ['child-only'] },
    then: { actions: ['tell-only-the-child'] },
  },
  'M.2 A child under 13 who alone may be told is not asked to agree': {
    when: { 'safe-to-tell': ['child-only'], age: ['1-to-12'] },
    then: { consent: ['proceed-without-telling', 'advice'] },
    by: 'consent',
  },
  'M.2 A young person who alone may be told can agree': {
    can: { 'safe-to-tell': ['child-only'], age: ['16-17'], consent: ['agreed'] },
    by: 'consent',
  },
  'M.2 No parent is taken to have agreed there': {
    when: { 'safe-to-tell': ['child-only'] },
    never: { 'who-agreed': ['parent'] },
    by: 'consent',
  },
  'M.2 Of a baby, or a child not yet born, it is not offered with the family’s part': {
    when: { 'safe-to-tell': ['child-only'] },
    then: { age: ['1-to-12', '13-to-15', '16-17'] },
    by: 'consent',
  },
  'M.2 Telling that was agreed can go on as usual': {
    can: { 'telling-agreed': ['agreed'], 'safe-to-tell': ['yes'], consent: ['proceed-informed'] },
    by: 'consent',
  },
  'M.2 Where the family is not told, or not yet, the child’s own wishes are asked all the same': {
    when: { concerns: [...neverTell, ...notYetTold] },
    then: { actions: ['ask-the-childs-wishes'] },
  },
  'I11 Forced marriage is one chance': {
    when: { concerns: ['forced-marriage-or-honour'] },
    then: { actions: ['one-chance'] },
  },
  'I53 Where telling is not safe and harm is not suspected, harm is asked about once more': {
    when: { need: needsAgreement, 'safe-to-tell': ['no', 'unsure'] },
    then: { 'harm-again': answered },
  },
  'I53 If there is still none, the end is advice, and never a referral behind the family’s back': {
    when: { 'safe-to-tell': ['no', 'unsure'], 'harm-again': ['no'] },
    then: { consent: ['advice'] },
  },
  'I53 Telling being unsafe never by itself makes it urgent': {
    when: { need: needsAgreement, 'safe-to-tell': ['no', 'unsure'], 'harm-again': ['no'] },
    never: urgent,
  },
};
