import words from '../../content/pages/record.yaml';
import { decidedOf, departure } from '../records/decided.ts';
import { mayShare, sharesSomething } from '../records/toShare.ts';
import { decisionOf, type AddedEntry, type ClockStarted, type Entries } from '../records/entry.ts';
import type { DecisionRecord } from '../records/record.ts';
import { longDate } from '../recommend/dates.ts';
import { ringWords } from '../recommend/ring.ts';
import { heldBack, sharedParts, withoutProtected } from './share.ts';

/** What is said of a record, each under a name: the rows that a document and a bundle for another system both carry. */
export type Row = readonly [term: string, said: string];

/** The decision to hand over. Throws where it has been destroyed, since nothing that it said is left. */
export function decisionIn(entries: Entries): DecisionRecord {
  const decision = decisionOf(entries);
  if (decision) return decision;
  throw new Error(`the record ${entries[0].record} cannot be handed over: it has been destroyed. Hand over the entry that says so instead`);
}

/** Tuesday 24 November 2026, of a day kept as YYYY-MM-DD. */
export const dayWords = (day: string): string => (day ? longDate(new Date(`${day}T12:00:00Z`)) : '');

/** The recommendation, as the printed record gives it. Where it was not followed, what it would have had done is left out. */
export function recommendedRows(record: DecisionRecord): readonly Row[] {
  const { levelName, localName, range, findOut, why } = record.recommendation;
  const followed = departure(record) === 'followed';
  return filled([
    ['Level', localName ? `${levelName} (here called ${localName})` : levelName],
    ...(followed ? [...followingRows(record), [words.range, range?.because ?? ''] as const] : []),
    ...findOut.map(({ what, who, by }): Row => [`${words.findOut}: ${what}`, `${who}. ${by}`]),
    ...why.filter(({ decides }) => decides).map(({ you, so }): Row => [`${words.why}: ${you}`, so]),
  ]);
}

/** Who to ring, the family's part and the sharing, by what was decided. */
function followingRows(record: DecisionRecord): readonly Row[] {
  const { ring, otherwise, consent, sharing, basis, condition } = decidedOf(record);
  const ringing = [ring, ...otherwise].flatMap((one) => (one ? [one] : []));
  return [
    [words.toRing, ringing.map(ringWords).join('\n')],
    [words.consent, consent ? `${consent.title}. ${consent.explain}` : ''],
    [words.shareHow, sharing ? `${sharing.title}. ${sharing.explain}` : ''],
    [words.basis, basis ?? ''],
    [words.condition, condition ?? ''],
  ];
}

export const notConfirmedTitle = 'Not confirmed in what Windscreen says';
/** What the recommendation rests on and nobody could confirm, each said once (design 5.12). */
export function notConfirmed(record: DecisionRecord): readonly string[] {
  const { consent, sharing, actions } = decidedOf(record);
  const { why, edition } = record.recommendation;
  const doubts = [consent, sharing, ...actions, ...why].flatMap((one) => one?.doubt?.why ?? []);
  return [...new Set([...edition.notConfirmed, ...doubts])];
}

/** What was decided: to follow the recommendation or not, and then why and with whom. */
export function decidedRows({ choice }: DecisionRecord): readonly Row[] {
  if (!choice) return [[words.decided, 'Whether the recommendation was followed was not recorded']];
  return filled([
    [words.decided, choice.follows ? words.followed : `${choice.words ?? 'Something else'}. ${words.changed}`],
    [words.why, choice.why],
    [words.second, choice.secondPerson],
  ]);
}

/** What is to be done instead, in a line and at length, who is rung, the family’s part and the sharing; nothing where the recommendation is followed. */
export function insteadRows(record: DecisionRecord): readonly Row[] {
  if (departure(record) === 'followed') return [];
  const { act, lead, levelName } = decidedOf(record);
  return filled([[words.instead, act === levelName ? '' : [act, lead].filter(Boolean).join('. ')], ...followingRows(record)]);
}

/** What was shared and with whom, without what is held back to protect someone (I33). Empty where nothing was. */
export function sharedRows(record: DecisionRecord): readonly Row[] {
  const { toShare } = record;
  if (!mayShare(record.choice, decidedOf(record)) || !sharesSomething(toShare)) return [];
  const { recipient, protect, includeProtected, whyInclude } = toShare;
  const [seen, facts, , thought, opinion, , told, fromOthers] = sharedParts(toShare) as [
    string,
    string,
    '',
    string,
    string,
    '',
    string,
    string,
  ];
  return filled([
    ['With', withoutProtected(recipient.trim(), toShare) || 'Not named'],
    [seen, facts],
    [thought, opinion],
    [told, fromOthers],
    ['Why someone at risk is identified', protect.trim() && includeProtected ? whyInclude : ''],
    [
      'Held back',
      protect.trim() && !includeProtected
        ? `Where this says “${heldBack}”, the identity or whereabouts of someone at risk was kept out. The record’s file says what.`
        : '',
    ],
  ]);
}

const clockWords: Readonly<Record<ClockStarted['clock'], string>> = {
  'written-follow-up': 'To be put in writing',
  reply: 'A reply is due',
  chase: 'To be chased if nothing is heard',
};
/** The deadlines that an entry started. */
export const clockRows = ({ clocks }: AddedEntry): readonly Row[] => clocks.map(({ clock, words: by }) => [clockWords[clock], by]);

const filled = (rows: readonly Row[]) => rows.filter(([, said]) => said.trim());
