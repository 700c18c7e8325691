import { describe, expect, test } from 'vitest';
import { readContent } from '../../content/plugin.ts';
import type { ActionsText, ConcernsText, DecisionText, GuideText, OutcomesText } from '../../content/schema.ts';
import { neverTell } from '../../machines/concerns.ts';

/*
 * What is said where telling the family is not safe, or is the danger, read sentence by sentence. A sentence may speak of
 * contact with the family only to forbid it. It is forbidden when an odd number of words turn it round before the contact is
 * named: “do not tell”, “without telling”, “before anyone tells”; but not “do not forget to tell”, “say nothing until you have told”.
 */
const family =
  '(?:famil(?:y|ies)|parents?|mothers?|fathers?|mums?|dads?|carers?|relatives?|communit(?:y|ies)|elders?|husband|brothers?|sisters?|siblings?|uncles?|aunt(?:ie|y)?s?|them|home)';
const small =
  '(?:the|a|an|any|both|either|each|one|some|their|her|his|your|’s|child’s|girl’s|boy’s|person’s|young|with|to|of|from|or|and|close|wider|extended|immediate|other|first|up|members?|adults?)';
const reach =
  '(?:contact\\w*|ask\\w*|tell\\w*|told|inform\\w*|ring\\w*|call\\w*|phon\\w+|email\\w*|text\\w*|messag\\w+|writ\\w+|wrote|speak\\w*|spoken?|talk\\w*|meet\\w*|met|visit\\w*|invit\\w+|involv\\w+|approach\\w*|consult\\w*|notif\\w+|warn\\w*|alert\\w*|reassur\\w+|open|honest|share\\w*|agree|check\\w*|let|give|offer\\w*|explain\\w*|discuss\\w*)';
const contacts: readonly RegExp[] = [
  new RegExp(`\\b${reach}(?: (?:it|this|that|things|your worry|the worry|about it))?(?: ${small})* ${family}\\b`, 'gi'),
  new RegExp(`\\b${family}(?: \\w+){0,4} (?:told|asked|informed|contacted|consulted|involved|invited|warned|spoken to)\\b`, 'gi'),
  new RegExp(`\\b${family}’?s?’? (?:agreement|consent|permission|blessing|side)\\b`, 'gi'),
  new RegExp(`\\b(?:agreement|consent|permission|blessing) (?:of|from)(?: ${small})* ${family}\\b`, 'gi'),
  /\b(?:mediat\w*|reconcil\w*|conciliat\w*|make peace|bring(?:ing)?(?: \w+){1,3} together|family(?: group)? (?:conference|meeting))/gi,
  new RegExp(`\\b${family}(?: \\w+){0,4} (?:interpret|translat)\\w*`, 'gi'),
  new RegExp(`\\b(?:interpret|translat)\\w*(?: (?!professional)\\w+){0,5} ${family}\\b`, 'gi'),
];
const turnsRound =
  /\b(?:not|never|nobody|no one|nothing|no|none|without|neither|instead of|rather than|before|delay|wait|until|unless|forget|hesitate|fail|worry)\b|n[’']t\b/gi;
/** Who tells, and what is told, are things to agree with others; that contact is a danger is a thing to know. */
const toBeAgreed = /\b(?:who(?: will| should)? |(?:what|how) (?:the )?)$/i;
const asDanger = /^[^,]{0,30}\b(?:danger|risk|unsafe)/i;

/** The sentences that send the reader to the family. With `ifSafe`, one that makes it depend on safety is let through. */
function sending(text: string, ifSafe = false): string[] {
  return text.split(/(?<=[.?!:;”])\s+|\s[–—]\s|,? (?:but|then|and)\b/).filter((sentence) => {
    if (ifSafe && /\bunless (?:telling|it) is not safe|\b(?:if|where|when) (?:telling|it) is safe/i.test(sentence)) return false;
    return contacts.some((contact) =>
      [...sentence.matchAll(contact)].some(({ 0: said, index }) => {
        const before = sentence.slice(0, index);
        if (toBeAgreed.test(before) || asDanger.test(sentence.slice(index + said.length))) return false;
        return (`${before}${said}`.match(turnsRound)?.length ?? 0) % 2 === 0;
      }),
    );
  });
}

/** Every sentence in some words; what is listed as not to be done is left out. */
function said(words: unknown): string[] {
  if (typeof words === 'string') return [words];
  if (Array.isArray(words)) return words.flatMap(said);
  if (typeof words !== 'object' || words === null || ('heading' in words && /^do not/i.test(String(words.heading)))) return [];
  return Object.entries(words).flatMap(([key, value]) => (['sources', 'doubt', 'donts', 'guide'].includes(key) ? [] : said(value)));
}

const read = (file: string) => readContent(`content/${file}.yaml`);
const outcomes = (await read('consent-outcomes')) as OutcomesText;
const actions = (await read('actions')) as ActionsText;
const { groups } = (await read('concerns')) as ConcernsText;
const concern = (id: string) => groups.find(({ concerns }) => id in concerns)?.concerns[id];

describe('where telling the family is not safe', () => {
  test.each(['do-not-approach-the-family', 'agree-who-tells-the-family', 'named-doctor-before-parents'])(
    'I10 action %s sends nobody to them',
    (id) => {
      expect(said(actions[id]).length).toBeGreaterThan(1);
      expect(said(actions[id]).flatMap((text) => sending(text))).toEqual([]);
    },
  );

  test('I10 going ahead without telling them sends nobody to them', () => {
    expect(said(outcomes['proceed-without-telling']).length).toBeGreaterThan(3);
    expect(said(outcomes['proceed-without-telling']).flatMap((text) => sending(text))).toEqual([]);
  });

  test.each(['advice', 'openness'])('I10 outcome %s, which may be reached so, sends nobody to them unless it is safe', (id) => {
    expect(said(outcomes[id]).length).toBeGreaterThan(3);
    expect(said(outcomes[id]).flatMap((text) => sending(text, true))).toEqual([]);
  });

  test('I10 what “no” and “not sure” mean sends nobody to them', async () => {
    const { so } = ((await read('questions/consent')) as DecisionText).questions['safe-to-tell']!;
    expect([so['no']!, so['unsure']!].flatMap((text) => sending(text))).toEqual([]);
  });
});

describe('where telling the family is the danger', () => {
  test('I11 one chance sends nobody to them, to make peace or to interpret', () => {
    expect(said(actions['one-chance']).flatMap((text) => sending(text))).toEqual([]);
  });

  test.each(neverTell)('I11 neither concern %s nor its guide does', async (id) => {
    const { guide, donts } = concern(id)!;
    expect(donts.length).toBeGreaterThan(0);
    expect(said(concern(id)).flatMap((text) => sending(text))).toEqual([]);
    expect(said((await read(`guides/${guide}`)) as GuideText).flatMap((text) => sending(text))).toEqual([]);
  });
});

describe('the reading bites', () => {
  test.each([
    'Contact the parents first.',
    'Tell the family what you plan to do.',
    'Ask the child’s mother whether this is true.',
    'Ring home before you refer.',
    'Speak to her dad on his own.',
    'Do not wait: tell the parents.',
    'Do not delay telling the parents.',
    'Do not forget to tell the family.',
    'Do not worry and tell the parents.',
    'Keep calm and ask them what happened.',
    'Never refer without telling the parents.',
    'Say nothing to anyone until you have spoken to the parents.',
    'Refer now, but let the family know.',
    'Be open with the family.',
    'Get the agreement of a parent.',
    'Refer with the family’s agreement.',
    'The parents should be told first.',
    'Discuss it with the wider family.',
    'Offer mediation.',
    'Try to bring the two sides together.',
    'Hold a family meeting.',
    'A brother or aunt can interpret.',
    'Use an interpreter from the community.',
    'Unless telling is not safe, tell the family.',
  ])('it stops at: %s', (bad) => {
    expect(sending(`Ring the police. ${bad} Write it down.`)).toHaveLength(1);
  });

  test.each([
    'Do not contact the parents first.',
    'Say nothing to the family.',
    'Refer now, without telling the family.',
    'Nobody in the family is told first.',
    'Agree who will tell the family, and when.',
    'Settle with the doctor what the family is told, and by whom.',
    'Leave no message and send no letter or text home.',
    'Contact with the family can itself be the danger.',
    'Ring the police before anyone tells the parents.',
    'Do not let relatives interpret.',
    'Use a professional interpreter with no link to the family.',
    'Ask about brothers and sisters.',
    'When you ring, say that the family do not know.',
    'Tell the police and children’s social care.',
  ])('it passes: %s', (good) => {
    expect(sending(good)).toEqual([]);
  });

  test('safety as a condition is enough only where that is allowed', () => {
    expect(sending('Unless telling is not safe, tell the family.', true)).toEqual([]);
    expect(sending('Tell the family.', true)).toEqual(['Tell the family.']);
  });
});
