import { asAtWords, dateAndTime, longDate } from '../recommend/dates.ts';
import { ringWords, type ToRing } from '../recommend/ring.ts';
import { reviewDay, toDoIn } from '../records/course.ts';
import { decidedOf, departure } from '../records/decided.ts';
import { addedTo, decisionOf, type AddedEntry, type DestroyedEntry, type Entries } from '../records/entry.ts';
import { hashesOf } from '../records/chain.ts';
import { isolated } from '../records/isolated.ts';
import { legible } from '../records/legible.ts';
import { receiptFor } from '../records/receipt.ts';
import type { DecisionRecord, RecordedStep } from '../records/record.ts';
import { mayShare, sharesSomething } from '../records/toShare.ts';
import { notConfirmed } from './document.ts';
import { heldBack, sharedParts, withoutProtected } from './share.ts';
import { trainingLine } from './training.ts';

const most = 1200;

/** The decision in at most 1,200 characters, for a box in another system or a message to a colleague. */
export function shortText(record: DecisionRecord, receipt: string): string {
  const { reference, recommendation, reasons, reviewOn, triggers, consulted } = record;
  const { sharing, ring } = decidedOf(record);
  const start = [
    `Windscreen ${isolated(clip(reference || 'record', 60))}, ${longDate(dayOf(record.decisionDate))}`,
    `${recommendation.level ? `Recommended: ${clip(recommendation.act, 120)} (${clip(recommendation.levelName, 60)})` : `Recommended: ${clip(recommendation.act, 120)}`}`,
    clip([decided(record), actDecided(record)].filter(Boolean).join('. '), 200),
    ...(sharing ? [clip(`Sharing: ${sharing.title}`, 120)] : []),
    ...(ring ? [`To ring: ${ringShort(ring)}`] : []),
    ...(consulted.trim() ? [`Consulted: ${isolated(clip(consulted, 105))}`] : []),
  ];
  const end = [
    ...(reviewOn ? [clip(`Review: ${longDate(dayOf(reviewOn))}${triggers.trim() ? `, sooner if: ${isolated(triggers)}` : ''}`, 160)] : []),
    `Receipt: ${receipt}`,
  ];
  const around = pastedLength(marked(record, [...start, ...end]));
  const why = clip(
    [reasons.concern, reasons.justification].filter((reason) => reason.trim()).join(' '),
    most - around - 'Why: '.length - 4,
  );
  return marked(record, [...start, `Why: ${isolated(why)}`, ...end]);
}

/** Everything that was decided and why, to paste into an agency's own system. */
export const longText = (record: DecisionRecord, receipt: string, added: readonly AddedEntry[] = []): string =>
  marked(record, longLines(record, receipt, added));

/** The same, and all that happened next: each entry with when it was written, by whom, what was asked and said, and its receipt. */
export const fullText = async (entries: Entries, receipt: string): Promise<string> =>
  entriesText(entries, receipt, await receiptsOf(entries));

/** The receipt of each entry, oldest first. */
export const receiptsOf = async (entries: Entries): Promise<readonly string[]> => (await hashesOf(entries)).map(receiptFor);

/** The full text of entries whose receipts are given: those of a copy with something held back are still those of the original. */
export function entriesText(entries: Entries, receipt: string, receipts: readonly string[]): string {
  const [first] = entries;
  if (first.kind === 'destroyed') return legible(destroyedLines(first, receipts[0]!).join('\n'));
  const decision = decisionOf(entries)!;
  const next = entries.flatMap((entry, i) => ('fields' in entry ? ['', ...addedLines(entry, receipts[i]!)] : []));
  return marked(decision, [
    ...longLines(decision, receipt, addedTo(entries)),
    ...(next.length > 0 ? ['', 'WHAT HAPPENED NEXT', ...next] : []),
  ]);
}

/** One thing that was added, each question as it was asked and answered. */
export const addedLines = ({ at, title, by, shown, clocks }: AddedEntry, receipt: string): string[] => [
  `${dateAndTime(new Date(at))}: ${title}`,
  `Written by: ${isolated(by)}`,
  ...shown.map(([asked, said]) => `- ${asked}${/[?:]$/.test(asked) ? '' : ':'} ${isolated(said)}`),
  ...clocks.map(({ clock, words }) => `- ${clockWords[clock]}: ${words}`),
  `Receipt: ${receipt}`,
];
const clockWords: Readonly<Record<AddedEntry['clocks'][number]['clock'], string>> = {
  'written-follow-up': 'To be put in writing',
  reply: 'A reply is due',
  chase: 'To be chased',
};

const destroyedLines = ({ title, at, by, why, authorisedBy, entries, from, until, hashes, decision }: DestroyedEntry, receipt: string) => [
  'WINDSCREEN RECORD, DESTROYED',
  `${dateAndTime(new Date(at))}: ${title}`,
  `Written by: ${isolated(by)}`,
  `Authorised by: ${isolated(authorisedBy)}`,
  `Why: ${isolated(why)}`,
  `It held ${entries === 1 ? 'one entry' : `${entries} entries`}, written from ${dateAndTime(new Date(from))} to ${dateAndTime(new Date(until))}.`,
  `The receipts that it had: ${[...new Set([decision, ...hashes])].map(receiptFor).join(', ')}`,
  `Receipt: ${receipt}`,
];

function longLines(record: DecisionRecord, receipt: string, added: readonly AddedEntry[]): string[] {
  const { reasons, recommendation, toShare } = record;
  return [
    'WINDSCREEN DECISION RECORD',
    `Reference: ${isolated(record.reference) || 'none given'}`,
    `Decided: ${longDate(dayOf(record.decisionDate))}`,
    `Begun ${dateAndTime(new Date(record.begunAt))}. Finished ${dateAndTime(new Date(record.finishedAt))}.`,
    ...(record.earlier
      ? [
          `${record.earlier.otherChild ? 'For another child in it, begun' : 'Begun'} from the decision of ${dateAndTime(new Date(record.earlier.finishedAt))}, record ${record.earlier.record}.`,
        ]
      : []),
    `Area: ${record.area.name}. Its details were last confirmed: ${record.area.asAt ? asAtWords(record.area.asAt) : 'not known'}.`,
    `Law: ${record.law.name}. ${recommendation.edition.banner}`,
    `Receipt: ${receipt}`,
    ...section('DECISION', decisionLines(record)),
    ...section('FACTS', [orNone(reasons.facts)]),
    ...section('CONCERN', [orNone(reasons.concern)]),
    ...section('RISK', [orNone(reasons.risk)]),
    ...section('ACTION', [orNone(reasons.action)]),
    ...section('JUSTIFICATION', [orNone(reasons.justification)]),
    ...section('ACTIONS AND DATES', actionLines(record, added)),
    ...section('WHO TO RING', whoLines(record)),
    ...section('REVIEW', reviewLines(record, added)),
    ...(mayShare(record.choice, decidedOf(record)) && sharesSomething(toShare) ? section('WHAT WAS SHARED', sharedLines(record)) : []),
    ...section('EVERY ANSWER', record.steps.flatMap(answerLines)),
    ...(record.setAside.length > 0 ? section('ANSWERED, THEN NO LONGER ASKED (without effect)', record.setAside.flatMap(answerLines)) : []),
    ...section(
      'WHY THESE QUESTIONS CAME NEXT',
      record.routes
        .map(({ because }) => because)
        .filter((because, i, all) => all.indexOf(because) === i)
        .map((because) => `- Because ${because}`),
    ),
    ...section(
      'NOT CONFIRMED IN WHAT WINDSCREEN SAYS',
      notConfirmed(record).map((doubt) => `- ${doubt}`),
    ),
    '',
    'Windscreen supports judgement and does not replace it. This is not your agency’s own record until it is in your agency’s own system.',
    `Made with Windscreen ${record.versions.windscreen}, rules ${record.versions.rules}`,
    `Receipt: ${receipt}`,
  ];
}

/** As many of the numbers as fit, each with its warning or not at all: a number cut off from it would stand as plain fact. */
function ringShort({ who, lines, missing }: ToRing): string {
  const short = (n: number) =>
    ringWords({ who: clip(who, 80), lines: lines.slice(0, n), ...(missing ? { missing: clip(missing, 300) } : {}) });
  return short(lines.findLastIndex((_, n) => short(n + 1).length <= 420) + 1);
}

/** What is to be done by when, and that nobody else has it yet (I47). */
export const actionLines = (record: DecisionRecord, added: readonly AddedEntry[] = []): string[] => [
  ...toDoIn(record, added).map(({ do: does, by, limit }) => `- ${does}. ${by}${limit ? `. ${limit}` : ''}`.replace(/\.\./g, '.')),
  '- You stay responsible until the people you referred to, or shared with, tell you that they have it. If you hear nothing, ring again.',
];

export function whoLines(record: DecisionRecord): string[] {
  const { ring, otherwise } = decidedOf(record);
  return [ring, ...otherwise].flatMap((one) => (one ? [`- ${ringWords(one)}`] : []));
}

/** The review as it was set last: in the decision, or since. */
export function reviewLines(record: DecisionRecord, added: readonly AddedEntry[] = []): string[] {
  const on = reviewDay(record, added);
  const none = added.some(({ kind }) => kind === 'review-held') ? 'no further review was set' : 'no date set';
  return [`Review: ${on ? longDate(dayOf(on)) : none}`, `Sooner if: ${isolated(orNone(record.triggers))}`];
}

/** What was recommended, what was decided, and on what footing. */
export function decisionLines(record: DecisionRecord): string[] {
  const { recommendation, ownView, choice } = record;
  const { level, levelName, localName, range } = recommendation;
  const { consent, sharing, basis, condition } = decidedOf(record);
  const act = actDecided(record);
  return [
    `Recommended: ${recommendation.act}`,
    ...(level ? [`Level: ${levelName}${localName ? ` (here called ${localName})` : ''}`] : []),
    ...(range && departure(record) === 'followed' ? [`It could rise if this were known: ${range.because}`] : []),
    ...(ownView ? [`Own view before seeing it: ${ownView.words}.${ownView.why.trim() ? ` ${isolated(ownView.why.trim())}` : ''}`] : []),
    decided(record),
    ...(choice?.why.trim() ? [`Reason: ${isolated(choice.why.trim())}`] : []),
    ...(choice?.secondPerson.trim() ? [`Second person: ${isolated(choice.secondPerson.trim())}`] : []),
    ...(act ? [`What to do: ${act}`] : []),
    ...(consent ? [`The family: ${consent.title}. ${consent.explain}`] : []),
    ...(sharing ? [`Sharing: ${sharing.title}. ${sharing.explain}`] : []),
    ...(basis ? [`Lawful basis: ${basis}`] : []),
    ...(condition ? [`Condition for sensitive information: ${condition}`] : []),
    ...heardLines(record),
  ];
}

/** Who was asked and told, what the child wants, and how an earlier answer was challenged. */
export const heardLines = ({ consulted, familyTold, wishes, challenge }: DecisionRecord): readonly string[] => [
  `Consulted: ${isolated(orNone(consulted))}`,
  `The family were told, or why not: ${isolated(orNone(familyTold))}`,
  ...(wishes ? [`What the child wants: ${isolated(wishes.trim())}`] : []),
  ...(challenge ? [`The earlier answer challenged or chased: ${isolated(challenge.trim())}`] : []),
];

/** What is to be done instead, where the recommendation was not followed and the level’s name does not say it. */
function actDecided(record: DecisionRecord): string {
  const { act, levelName } = decidedOf(record);
  return departure(record) === 'followed' || act === levelName ? '' : act;
}

function decided({ choice }: DecisionRecord): string {
  if (!choice) return 'Decided: whether this was followed was not recorded';
  if (choice.follows) return 'Decided: to do as recommended';
  return `Decided: ${choice.words ?? 'something else than recommended'}`;
}

/** What went to whom, in its three parts, without what was held back. */
export function sharedLines({ toShare }: DecisionRecord): string[] {
  const { recipient, protect, includeProtected, whyInclude } = toShare;
  return [
    `With: ${isolated(withoutProtected(recipient.trim(), toShare)) || 'not named'}`,
    ...sharedParts(toShare),
    ...(!protect.trim()
      ? []
      : includeProtected
        ? [`Identity or whereabouts of someone at risk was included because: ${isolated(whyInclude.trim())}`]
        : ['', `Where this says “${heldBack}”, the identity or whereabouts of someone at risk was kept out. The record’s file says what.`]),
  ];
}

export const answerLines = ({ ask, said, evidence, note }: RecordedStep): string[] => [
  `- ${ask} ${said}`,
  ...(evidence || note ? [`  ${[evidence?.words, note && isolated(note.trim())].filter(Boolean).join(': ')}`] : []),
];

/** A heading and what stands under it; nothing where nothing does. */
export const section = (heading: string, lines: readonly string[]): string[] => (lines.length > 0 ? ['', heading, ...lines] : []);
export const orNone = (text: string) => text.trim() || 'Nothing written.';
export const dayOf = (iso: string) => new Date(`${iso}T12:00:00Z`);

/** With the line that says so first and last, where the record is of an invented case (I45). */
export const marked = ({ mode }: Pick<DecisionRecord, 'mode'>, lines: readonly string[]) =>
  legible((mode === 'training' ? [trainingLine, ...lines, trainingLine] : lines).join('\n'));

/** How long a text is where it is pasted: a line end may be two characters there. */
export const pastedLength = (text: string): number => text.length + (text.match(/\n/g)?.length ?? 0);

/** On one line, cut at a whole character. */
function clip(text: string, length: number): string {
  const line = legible(text).replace(/\s+/g, ' ').trim();
  if (line.length <= length) return line;
  let kept = '';
  for (const character of line) {
    if (kept.length + character.length >= length) break;
    kept += character;
  }
  return `${kept}…`;
}
