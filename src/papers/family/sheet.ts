import words from '../../../content/pages/family-paper.yaml';
import { asAtWords, longDate } from '../../recommend/dates.ts';
import { filled } from '../../ui/filled.ts';
import type { Boxes } from './boxes.ts';
import type { Case, Reader } from './case.ts';
import type { DrawingId } from './drawings.ts';
import type { Offer } from './offer.ts';

export const styles = ['plain', 'easy'] as const;
export type Style = (typeof styles)[number];

/** A part of the page, in the order it is read. In easy read each has a drawing, and no heading. */
export interface FamilySection {
  readonly id: string;
  readonly heading: string;
  readonly drawing?: DrawingId;
  readonly lines: readonly string[];
  readonly list: readonly string[];
  /** What is left to be filled in by hand. */
  readonly blanks: readonly string[];
}
export interface FamilySheet {
  readonly style: Style;
  readonly title: string;
  readonly sections: readonly FamilySection[];
  readonly written: string;
}

interface Written {
  readonly style: Style;
  readonly reader: Reader;
  readonly case: Case;
  readonly boxes: Boxes;
  readonly at: Date;
}

/** The page as they read it. Without an offer there is none. */
export function sheetOf(_offer: Offer, written: Written): FamilySheet {
  const { style, reader, at } = written;
  const sections = (style === 'plain' ? plain(written) : easy(written)).filter(
    ({ lines, list, blanks }) => lines.length + list.length + blanks.length > 0,
  );
  const title = words.titles[style][reader === 'young' ? 'young' : 'parent'];
  return {
    style,
    title: of(reader, title),
    sections: sections.map((one) => ({
      ...one,
      lines: one.lines.map((line) => of(reader, line)),
      list: one.list.map((line) => of(reader, line)),
    })),
    written: filled(words.written, { day: longDate(at) }),
  };
}

/** A child who is not born yet is a baby. */
const of = (reader: Reader, sentence: string) =>
  reader === 'expecting' ? sentence.replaceAll(words.child, words.baby) : sentence;
const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
/** One idea a line: each sentence that was typed stands on its own. */
const ideasIn = (text: string) =>
  linesOf(text).flatMap((line) => line.split(/(?<=[.?!])\s+(?=\p{Lu})/u));
const part = (
  id: string,
  { heading = '', lines = [], list = [], blanks = [], drawing }: Partial<FamilySection>,
): FamilySection => ({ id, heading, lines, list, blanks, ...(drawing ? { drawing } : {}) });

/** Whether help is offered, or was, and goes only as far as they want it. */
const isChoice = ({ doing }: Case) => doing === 'need' || doing === 'help';
const isToCome = ({ answer }: Case) => answer === 'not-asked' || answer === 'unreachable';
/** Whether children’s social care is asked, or told. */
const goesToSocialCare = (one: Case) =>
  one.doing === 'refer' || (one.doing === 'need' && !isToCome(one) && one.answer !== 'refused');

/** By its doing and by what they said, under which words it stands. */
function whatOf(one: Case) {
  if (isChoice(one) && one.answer === 'refused') return 'refused';
  if (one.doing === 'need' && isToCome(one)) return 'needOffered';
  return one.doing === 'help' && isToCome(one) ? 'helpOffered' : one.doing;
}
/** What is said to what they said, of what must be done and of what is their choice. */
function toTheirAnswer<T>(
  { doing, answer }: Case,
  { must, may }: { must: Readonly<Record<string, T>>; may: Readonly<Record<string, T>> },
): T | undefined {
  if (doing === 'refer') return must[answer];
  return doing === 'need' || doing === 'help' || doing === 'plan' ? may[answer] : undefined;
}

function plain({ reader, case: one, boxes }: Written): readonly FamilySection[] {
  const said = words[reader === 'young' ? 'young' : 'parent'].plain;
  const { headings } = words;
  const answer = toTheirAnswer(one, said);
  const social = goesToSocialCare(one);
  const decide = one.decideBy
    ? filled(said.next.decide, { day: longDate(new Date(one.decideBy)) })
    : said.next.decideSoon;
  const why = linesOf(boxes.why);
  const usual = one.doing === 'refer' ? said.why.refer : said.why.others;
  return [
    part('what', {
      heading: headings.what,
      lines: [said.what[whatOf(one)], ...(answer ? [answer] : [])],
    }),
    part('why', {
      heading: headings.why,
      lines: [...(why.length > 0 ? why : [usual]), said.why.goal],
    }),
    part('with', {
      heading: headings.with,
      list: [
        ...(social ? [said.with.social] : []),
        ...(one.doing === 'help' && !isToCome(one) && one.answer !== 'refused'
          ? [said.with.helpers]
          : []),
        ...linesOf(boxes.with),
      ],
      lines: [said.with.limit, said.with.more],
    }),
    part('next', {
      heading: headings.next,
      lines: [
        ...(social ? [decide, said.next.talk, said.next.may] : [nextOf(one, said.next)]),
        ...linesOf(boxes.next),
        ...(one.reviewOn ? [filled(said.next.review, { day: asAtWords(one.reviewOn) })] : []),
      ],
    }),
    part('rights', {
      heading: headings.rights,
      list: [
        social ? said.rights.pass : said.rights.tell,
        said.rights.see,
        said.rights.wrong,
        said.rights.help,
      ],
    }),
    part('ask', {
      heading: headings.ask,
      lines: [boxes.who, boxes.phone].map((text) => text.trim()).filter(Boolean),
      blanks: blanksOf(boxes),
    }),
    part('danger', { lines: [words.danger] }),
  ];
}

/** What else happens next, where children’s social care is not asked. */
function nextOf<T>(one: Case, next: Readonly<Record<'plan' | 'ask' | 'tell' | 'here', T>>): T {
  if (one.doing === 'here') return next.here;
  if (isChoice(one) && (isToCome(one) || one.answer === 'refused')) return next.ask;
  return one.doing === 'help' || one.doing === 'plan' ? next.plan : next.tell;
}
const blanksOf = ({ who, phone }: Boxes) => [
  ...(who.trim() ? [] : [words.name]),
  ...(phone.trim() ? [] : [words.phone]),
];

function easy({ reader, case: one, boxes }: Written): readonly FamilySection[] {
  const said = words[reader === 'young' ? 'young' : 'parent'].easy;
  const answer = toTheirAnswer<readonly string[]>(one, said) ?? [];
  const social = goesToSocialCare(one);
  const decide = one.decideBy
    ? filled(said.decide, { day: dayAndMonth(one.decideBy) })
    : said.decideSoon;
  const added = linesOf(boxes.with);
  return [
    part('what', {
      drawing: one.doing === 'refer' ? 'worry' : 'help',
      lines: said.what[whatOf(one)],
    }),
    part('social', { drawing: 'house', lines: social ? said.social : [] }),
    part('answer', { drawing: one.doing === 'refer' ? 'talk' : 'choice', lines: answer }),
    part('why', { drawing: 'child', lines: [...ideasIn(boxes.why), ...said.why] }),
    part('with', {
      drawing: 'share',
      lines: [...(added.length > 0 ? [`${said.also}:`, ...added] : []), ...said.with],
    }),
    part('more', { drawing: 'shield', lines: said.more }),
    part('next', {
      drawing: 'calendar',
      lines: [
        ...(social ? [decide, said.talk] : [nextOf(one, said)]),
        ...ideasIn(boxes.next),
        ...(one.reviewOn
          ? [filled(said.review, { day: dayAndMonth(`${one.reviewOn}T12:00:00Z`) })]
          : []),
      ],
    }),
    part('rights', { drawing: 'pen', lines: said.rights }),
    part('see', { drawing: 'paper', lines: [...said.see, ...said.wrong] }),
    part('help', { drawing: 'languages', lines: said.help }),
    part('ask', {
      drawing: 'phone',
      lines: [
        words.easy.ask,
        ...(boxes.who.trim() ? [filled(words.easy.talk, { who: boxes.who.trim() })] : []),
        ...(boxes.phone.trim() ? [filled(words.easy.ring, { phone: boxes.phone.trim() })] : []),
      ],
      blanks: blanksOf(boxes),
    }),
    part('danger', { drawing: 'alarm', lines: words.easy.danger }),
  ];
}

/** Wednesday 2 December: a year is one word too many. */
const dayAndMonth = (iso: string) => longDate(new Date(iso)).replace(/ \d{4}$/, '');

/** A line to be filled in by hand. */
export const blankLine = (what: string): string => `${what}: ____________________`;

/** All of it as plain text, as it is kept with the record. */
export const sheetText = ({ title, sections, written }: FamilySheet): string =>
  [
    title,
    ...sections.map(({ heading, lines, list, blanks }) =>
      [
        ...(heading ? [heading.toUpperCase()] : []),
        ...list.map((one) => `- ${one}`),
        ...lines,
        ...blanks.map(blankLine),
      ].join('\n'),
    ),
    written,
  ].join('\n\n');
