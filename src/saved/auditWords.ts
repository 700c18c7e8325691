import words from '../../content/pages/audit.yaml';
import consentWords from '../../content/consent-outcomes.yaml';
import entryWords from '../../content/entries.yaml';
import levelWords from '../../content/levels.yaml';
import sharingWords from '../../content/sharing-outcomes.yaml';
import { isOneOf, keysOf } from '../../machines/grammar/known.ts';
import type { Among, Audit, Counts, Line } from '../records/audit.ts';
import { linesOf } from '../records/csv.ts';
import type { Summary } from '../records/summary.ts';
import { filled } from '../ui/filled.ts';

type OneOrMany = readonly [one: string, many: typeof words.manyDecisions];
/** How many of what, with one of it said as one. */
export const some = (n: number, [one, many]: OneOrMany): string =>
  n === 1 ? one : filled(many, { n });
export const kinds: Readonly<Record<Among, OneOrMany>> = {
  decisions: [words.oneDecision, words.manyDecisions],
  noted: [words.oneNoted, words.manyNoted],
  referrals: [words.oneReferral, words.manyReferrals],
  sent: [words.oneSent, words.manySent],
  open: [words.oneOpen, words.manyOpen],
  due: [words.oneDue, words.manyDue],
  reviews: [words.oneReviewed, words.manyReviewed],
  notShared: [words.oneNotShared, words.manyNotShared],
  countersigned: [words.oneCountersigned, words.manyCountersigned],
};
export const outOf = ({ n, of, among }: Line): string =>
  n === 1 && of === 1
    ? some(of, kinds[among]) // nobody says “1 of 1 decision”
    : filled(words.outOf, { n, of: some(of, kinds[among]) });

export const worried: Readonly<Record<Audit['worried'][number]['id'], string>> = {
  notSent: words.notSent,
  noReply: words.noReply,
  notInWriting: words.notInWriting,
  reviewLate: words.reviewLate,
  notSharedAlone: words.notSharedAlone,
  familyNotSaid: words.familyNotSaid,
  reasonsMissing: words.reasonsMissing,
  howNotKnown: words.howNotKnown,
  wentBelow: words.wentBelow,
  didOtherwise: words.didOtherwise,
  disagreed: words.disagreed,
  notCountersigned: words.notCountersigned,
};
export const well: Readonly<Record<Audit['well'][number]['id'], string>> = {
  reasonsWritten: words.reasonsWritten,
  familySaid: words.familySaid,
  sentSameDay: words.sentSameDay,
  repliedInTime: words.repliedInTime,
  reviewHeld: words.reviewHeld,
  notSharedAsked: words.notSharedAsked,
  countersigned: words.countersigned,
};
export const steps: Readonly<Record<Audit['next'][number]['id'], string>> = {
  decide: words.decide,
  refer: words.refer,
  escalate: words.escalate,
  chase: words.chase,
  answer: words.answer,
  agree: words.agree,
  write: words.write,
  review: words.review,
  meeting: words.meeting,
  tick: words.tick,
  fileTransfer: words.fileTransfer,
  keepUntil: words.keepUntil,
  askSecond: words.askSecond,
  sayFamily: words.sayFamily,
  writeReasons: words.writeReasons,
  countersign: words.countersign,
};

export const levelOf = (id: string | undefined): string =>
  (id && levelWords[id]?.name) || words.noLevel;
/** A person's own view: a level, or what to do where there are no levels. */
export function ownView(id: string | undefined): string {
  if (id === undefined || id === 'none') return words.notGiven;
  if (id === 'unsure') return words.unsure;
  return levelWords[id]?.name ?? sharingWords[id]?.title ?? words.otherId;
}
export const cameOf = (id: string | undefined): string =>
  id === undefined || id === 'none'
    ? words.notHeard
    : (entryWords['outcome-received']?.fields['outcome']?.choices?.[id] ?? words.otherId);
export const consentOf = (id: string | undefined): string =>
  (id && consentWords[id]?.title) || words.notReached;
export const sharingOf = (id: string | undefined): string =>
  (id && sharingWords[id]?.title) || words.notReached;
export const departures = {
  followed: words.followed,
  up: words.up,
  down: words.down,
  other: words.other,
} as const satisfies Readonly<Record<Summary['departure'], string>>;
const departureOf = (id: string) =>
  isOneOf(keysOf(departures), id) ? departures[id] : words.otherId;
export const clocks: Readonly<Record<Counts['clocks'][number]['clock'], string>> = {
  'same-day': words.sameDay,
  'in-writing': words.inWriting,
  reply: words.reply,
};
export function replySays({ n, median = 0 }: Counts['reply']): string {
  const middle = some(Math.max(1, Math.ceil(median)), [words.oneDay, words.manyDays]);
  return n === 1 ? filled(words.only, { days: middle }) : filled(words.middle, { days: middle, n });
}

/** Every count of an audit as a table, in the words of its page. */
export function countsCsv({
  decisions,
  noted,
  destroyed,
  worried: worries,
  well: goods,
  next,
  counts,
  referrals,
}: Audit): string {
  const line = (part: string, what: string, n: number, of = '') => [part, what, String(n), of];
  const lines = <Id extends string>(
    part: string,
    counted: readonly Line<Id>[],
    said: Readonly<Record<Id, string>>,
  ) => counted.map((one) => line(part, said[one.id], one.n, some(one.of, kinds[one.among])));
  const of = some(decisions, kinds.decisions);
  const pairs = (...said: readonly (readonly [string, string])[]) =>
    said.map((pair) => pair.join(': ')).join('. ');
  const { part, what, count, outOfWhat } = words.columns;
  return linesOf([
    [part, what, count, outOfWhat],
    line(words.inAll, words.decisions, decisions),
    line(words.inAll, words.referrals, referrals, of),
    line(words.inAll, words.notedRecords, noted),
    line(words.inAll, words.destroyedRecords, destroyed),
    ...lines(words.worried, worries, worried),
    ...lines(words.well, goods, well),
    ...lines(words.next, next, steps),
    ...counts.levels.map((one) =>
      line(
        words.levels,
        pairs(
          [words.recommended, levelOf(one.recommended)],
          [words.decided, levelOf(one.decided)],
          [words.own, ownView(one.own)],
        ),
        one.n,
        of,
      ),
    ),
    ...counts.departures.map(({ departure, n }) =>
      line(words.levels, departureOf(departure), n, of),
    ),
    ...counts.outcomes.map((one) =>
      line(
        words.outcomes,
        pairs([words.level, levelOf(one.level)], [words.outcome, cameOf(one.outcome)]),
        one.n,
        some(referrals, kinds.referrals),
      ),
    ),
    ...counts.clocks
      .filter((one) => one.of > 0)
      .map((one) => line(words.clocks, clocks[one.clock], one.met, String(one.of))),
    ...(counts.reply.n > 0 ? [[words.clocks, replySays(counts.reply), '', '']] : []),
    ...counts.consent.map(({ consent, n }) => line(words.family, consentOf(consent), n, of)),
    ...counts.sharing.map(({ sharing, n }) => line(words.sharing, sharingOf(sharing), n, of)),
  ]);
}
