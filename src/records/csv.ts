import { reasonHeadings } from './account.ts';
import { isoDay } from '../recommend/dates.ts';
import { kindsUnder, type EntryGroup } from './entry.ts';
import type { Summary } from './summary.ts';

/**
 * One row a decision, to count and to audit with; what was noted without one has none. Only ids,
 * levels, yes or no, numbers and days: what a person wrote, the reference and the record's own id
 * have no column. Of a record that was destroyed there is only when.
 */
export const auditCsv = (summaries: readonly Summary[]): string =>
  linesOf([
    columns.map(([heading]) => heading),
    ...summaries
      .filter(({ noted }) => !noted)
      .map((summary) => columns.map(([, cell]) => cell(summary) ?? '')),
  ]);

/**
 * Rows as CSV (RFC 4180), each ended by CRLF. No cell is run as a formula by the spreadsheet that
 * it is opened in.
 */
export const linesOf = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');

function cellOf(text: string): string {
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

type Column = readonly [heading: string, cell: (summary: Summary) => string | undefined];

/** A column of those that were not destroyed. */
const kept = (heading: string, cell: (summary: Summary) => string | undefined): Column => [
  heading,
  (summary) => (summary.state === 'destroyed' ? undefined : cell(summary)),
];
const dayOf = (moment: string | undefined) => moment && isoDay(new Date(moment));
const yes = (is: boolean) => (is ? 'yes' : 'no');
const hours = 3_600_000;
const hoursBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / hours;
const countOf =
  (group: EntryGroup) =>
  ({ counts }: Summary) =>
    String(kindsUnder(group).reduce((sum, kind) => sum + (counts[kind] ?? 0), 0));

const columns: readonly Column[] = [
  ['state', ({ state }) => state],
  kept('decided on', ({ at }) => dayOf(at)),
  kept('journey', ({ journey }) => journey),
  kept('recommended', ({ recommended }) => recommended),
  kept('own view', ({ own }) => own),
  kept('decided', ({ decided }) => decided),
  kept('departure', ({ departure }) => departure),
  kept('consent outcome', ({ consent }) => consent),
  kept('sharing outcome', ({ sharing }) => sharing),
  kept('area', ({ area }) => area),
  kept('law edition', ({ edition }) => edition),
  kept('reasons written', ({ wrote }) => String(wrote.length)),
  kept(`reasons of ${reasonHeadings.length}`, ({ wrote }) => wrote.toUpperCase()),
  kept('written what the family were told or why not', ({ family }) => yes(family)),
  kept('consulted', ({ consulted }) => yes(consulted)),
  kept('answers', ({ evidence: [, of] }) => String(of)),
  kept('answers with evidence', ({ evidence: [said] }) => String(said)),
  kept('refers', ({ refers }) => yes(refers)),
  kept('sent on', ({ sent }) => dayOf(sent)),
  kept('sent within a day', ({ refers, at, sent }) =>
    sent ? yes(hoursBetween(at, sent) <= 24) : refers ? 'not recorded' : undefined,
  ),
  kept('reply due', ({ due }) => dayOf(due)),
  kept('reply heard', ({ heard }) => dayOf(heard)),
  kept('hours from sent to heard', ({ sent, heard }) =>
    sent && heard ? String(Math.round(hoursBetween(sent, heard))) : undefined,
  ),
  kept('outcome', ({ outcome }) => outcome),
  kept('chases', ({ counts }) => String(counts.chase ?? 0)),
  kept('escalations', ({ counts }) => String(counts.escalation ?? 0)),
  kept('incidents', countOf('new')),
  kept('talks, calls and messages', countOf('talk')),
  kept('meetings', countOf('meeting')),
  kept('countersigned', ({ countersigned }) => countersigned ?? 'no'),
  ['destroyed on', ({ state, at }) => (state === 'destroyed' ? dayOf(at) : undefined)],
];
