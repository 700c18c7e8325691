import { asAtWords, dateAndTime, longDate } from '../refer/dates.ts';
import type { ToRing } from '../refer/ring.ts';
import type { DecisionRecord, RecordedStep } from '../record/record.ts';
import { isShared, sharesSomething } from '../record/toShare.ts';
import { heldBack, sharedParts, withoutProtected } from './share.ts';
import { trainingLine } from './training.ts';

const most = 1200;

/** The decision in at most 1,200 characters, for a box in another system or a message to a colleague. */
export function shortText(record: DecisionRecord, receipt: string): string {
  const { reference, recommendation, reasons, reviewOn, triggers, consulted } = record;
  const { level, ring } = recommendation;
  const start = [
    `Windscreen ${clip(reference || 'record', 60)}, ${longDate(dayOf(record.decisionDate))}`,
    `${level ? `Recommended: ${clip(recommendation.act, 120)} (${clip(recommendation.levelName, 60)})` : `Recommended: ${clip(recommendation.act, 120)}`}`,
    clip(decided(record), 160),
    ...(recommendation.sharing ? [clip(`Sharing: ${recommendation.sharing.title}`, 120)] : []),
    ...(ring ? [clip(`To ring: ${ringWords(ring)}`, 160)] : []),
    ...(consulted.trim() ? [clip(`Consulted: ${consulted}`, 120)] : []),
  ];
  const end = [
    ...(reviewOn ? [clip(`Review: ${longDate(dayOf(reviewOn))}${triggers.trim() ? `, sooner if: ${triggers}` : ''}`, 160)] : []),
    `Receipt: ${receipt}`,
  ];
  const around = marked(record, [...start, ...end]).length;
  const why = clip(`Why: ${[reasons.concern, reasons.justification].filter((reason) => reason.trim()).join(' ')}`, most - around - 1);
  return marked(record, [...start, why, ...end]);
}

/** Everything that was decided and why, to paste into an agency's own system. */
export function longText(record: DecisionRecord, receipt: string): string {
  const { reasons, recommendation, toShare } = record;
  return marked(record, [
    'WINDSCREEN DECISION RECORD',
    `Reference: ${record.reference || 'none given'}`,
    `Decided: ${longDate(dayOf(record.decisionDate))}`,
    `Begun ${dateAndTime(new Date(record.begunAt))}. Finished ${dateAndTime(new Date(record.finishedAt))}.`,
    `Area: ${record.area.name}. Its details were last confirmed: ${record.area.asAt ? asAtWords(record.area.asAt) : 'not known'}.`,
    `Law: ${record.law.name}. ${recommendation.edition.banner}`,
    `Receipt: ${receipt}`,
    ...section('DECISION', decisionLines(record)),
    ...section('FACTS', [orNone(reasons.facts)]),
    ...section('CONCERN', [orNone(reasons.concern)]),
    ...section('RISK', [orNone(reasons.risk)]),
    ...section('ACTION', [orNone(reasons.action)]),
    ...section('JUSTIFICATION', [orNone(reasons.justification)]),
    ...section('ACTIONS AND DATES', [
      ...recommendation.actions.map(({ do: does, by, limit }) => `- ${does}. ${by}${limit ? `. ${limit}` : ''}`.replace(/\.\./g, '.')),
      '- You stay responsible until the people you referred to, or shared with, tell you that they have it. If you hear nothing, ring again.',
    ]),
    ...section(
      'WHO TO RING',
      [recommendation.ring, ...recommendation.otherwise].flatMap((ring) => (ring ? [`- ${ringWords(ring)}`] : [])),
    ),
    ...section('REVIEW', [
      `Review: ${record.reviewOn ? longDate(dayOf(record.reviewOn)) : 'no date set'}`,
      `Sooner if: ${orNone(record.triggers)}`,
    ]),
    ...(isShared(recommendation) && sharesSomething(toShare) ? section('WHAT WAS SHARED', sharedLines(record)) : []),
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
  ]);
}

function decisionLines(record: DecisionRecord): string[] {
  const { recommendation, ownView, choice, consulted, familyTold } = record;
  const { level, levelName, localName, consent, sharing, basis, condition, range } = recommendation;
  return [
    `Recommended: ${recommendation.act}`,
    ...(level ? [`Level: ${levelName}${localName ? ` (here called ${localName})` : ''}`] : []),
    ...(range ? [`It could rise if this were known: ${range.because}`] : []),
    ...(ownView ? [`Own view before seeing it: ${ownView.words}.${ownView.why.trim() ? ` ${ownView.why.trim()}` : ''}`] : []),
    decided(record),
    ...(choice?.why.trim() ? [`Reason: ${choice.why.trim()}`] : []),
    ...(choice?.secondPerson.trim() ? [`Second person: ${choice.secondPerson.trim()}`] : []),
    ...(consent ? [`The family: ${consent.title}. ${consent.explain}`] : []),
    ...(sharing ? [`Sharing: ${sharing.title}. ${sharing.explain}`] : []),
    ...(basis ? [`Lawful basis: ${basis}`] : []),
    ...(condition ? [`Condition for sensitive information: ${condition}`] : []),
    `Consulted: ${orNone(consulted)}`,
    `The family were told, or why not: ${orNone(familyTold)}`,
  ];
}

/** What the recommendation rests on and nobody could confirm, each said once (design 5.12). */
function notConfirmed({ recommendation: { consent, sharing, actions, why, edition } }: DecisionRecord): string[] {
  const doubts = [consent, sharing, ...actions, ...why].flatMap((one) => one?.doubt?.why ?? []);
  return [...new Set([...edition.notConfirmed, ...doubts])];
}

function decided({ choice }: DecisionRecord): string {
  if (!choice) return 'Decided: whether this was followed was not recorded';
  if (choice.follows) return 'Decided: to do as recommended';
  return `Decided: ${choice.words ?? 'something else than recommended'}`;
}

function sharedLines({ toShare }: DecisionRecord): string[] {
  const { recipient, protect, includeProtected, whyInclude } = toShare;
  return [
    `With: ${withoutProtected(recipient.trim(), toShare) || 'not named'}`,
    ...sharedParts(toShare),
    ...(!protect.trim()
      ? []
      : includeProtected
        ? [`Identity or whereabouts of someone at risk was included because: ${whyInclude.trim()}`]
        : ['', `Where this says “${heldBack}”, the identity or whereabouts of someone at risk was kept out. The record’s file says what.`]),
  ];
}

const answerLines = ({ ask, said, evidence, note }: RecordedStep): string[] => [
  `- ${ask} ${said}`,
  ...(evidence || note ? [`  ${[evidence?.words, note?.trim()].filter(Boolean).join(': ')}`] : []),
];

const ringWords = ({ who, lines, missing }: ToRing) =>
  [
    who,
    ...lines.map(({ for: whom, number, option }) => `${number} (${whom}${option ? `, ${option}` : ''})`),
    ...(lines.length === 0 && missing ? [missing] : []),
  ].join(', ');

const section = (heading: string, lines: readonly string[]): string[] => (lines.length > 0 ? ['', heading, ...lines] : []);
const orNone = (text: string) => text.trim() || 'Nothing written.';
const dayOf = (iso: string) => new Date(`${iso}T12:00:00`);

const marked = ({ mode }: DecisionRecord, lines: readonly string[]) =>
  (mode === 'training' ? [trainingLine, ...lines, trainingLine] : lines).join('\n');

/** On one line, cut at a whole character. */
function clip(text: string, length: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= length) return line;
  let kept = '';
  for (const character of line) {
    if (kept.length + character.length >= length) break;
    kept += character;
  }
  return `${kept}…`;
}
