import words from '../../content/pages/audit.yaml';
import recordWords from '../../content/pages/records.yaml';
import entryWords from '../../content/entries.yaml';
import givens from '../../content/questions/givens.yaml';
import { reasonHeadings } from '../records/account.ts';
import { linesOf } from '../records/csv.ts';
import { kindsUnder, type EntryGroup } from '../records/entry.ts';
import type { Summary } from '../records/summary.ts';
import { asAtWords, isoDay } from '../recommend/dates.ts';
import { filled } from '../ui/filled.ts';
import { cameOf, consentOf, departures, levelOf, ownView, sharingOf } from './auditWords.ts';

/**
 * A row for each decision, to count and to audit with, in the words of the page; what was noted
 * without one has none. What a person wrote, the reference and the record's own id have no column.
 * Of a record that was destroyed there is only when.
 */
export const decisionsCsv = (summaries: readonly Summary[]): string =>
  linesOf([
    columns.map(([heading]) => heading),
    ...summaries
      .filter(({ noted }) => !noted)
      .map((summary) => columns.map(([, cell]) => cell(summary) ?? '')),
  ]);

type Column = readonly [heading: string, cell: (summary: Summary) => string | undefined];

/** A column of those that were not destroyed. */
const kept = (heading: string, cell: (summary: Summary) => string | undefined): Column => [
  heading,
  (summary) => (summary.state === 'destroyed' ? undefined : cell(summary)),
];
const dayOf = (moment: string | undefined) => moment && asAtWords(isoDay(new Date(moment)));
const yes = (is: boolean) => (is ? words.yes : words.no);
const hours = 3_600_000;
const hoursBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / hours;
const countOf =
  (group: EntryGroup) =>
  ({ counts }: Summary) =>
    String(kindsUnder(group).reduce((sum, kind) => sum + (counts[kind] ?? 0), 0));
const answerOf = (question: string, id: string) =>
  givens.questions[question]?.answers[id]?.label ?? words.otherId;
const views = entryWords['countersignature']?.fields['view']?.choices ?? {};

const says = words.columns;
const columns: readonly Column[] = [
  [says.state, ({ state }) => recordWords.states[state]],
  kept(says.decidedOn, ({ at }) => dayOf(at)),
  kept(says.journey, ({ journey }) => journey && words.journeys[journey]),
  kept(says.recommended, ({ recommended }) => levelOf(recommended)),
  kept(says.own, ({ own }) => ownView(own)),
  kept(says.decided, ({ decided }) => levelOf(decided)),
  kept(says.departure, ({ departure }) => departures[departure]),
  kept(says.consent, ({ consent }) => consentOf(consent)),
  kept(says.sharing, ({ sharing }) => sharingOf(sharing)),
  kept(says.area, ({ area }) => answerOf('area', area)),
  kept(says.edition, ({ edition }) => answerOf('law-edition', edition)),
  kept(filled(says.reasons, { n: reasonHeadings.length }), ({ wrote }) => String(wrote.length)),
  kept(says.wrote, ({ wrote }) =>
    reasonHeadings
      .filter((heading) => wrote.includes(heading.slice(0, 1)))
      .map((heading) => words.reasons[heading])
      .join(', '),
  ),
  kept(says.family, ({ family }) => yes(family)),
  kept(says.consulted, ({ consulted }) => yes(consulted)),
  kept(says.answers, ({ evidence: [, of] }) => String(of)),
  kept(says.evidence, ({ evidence: [said] }) => String(said)),
  kept(says.refers, ({ refers }) => yes(refers)),
  kept(says.sent, ({ sent }) => dayOf(sent)),
  kept(says.sentInADay, ({ refers, at, sent }) =>
    sent ? yes(hoursBetween(at, sent) <= 24) : refers ? words.notRecorded : undefined,
  ),
  kept(says.due, ({ due }) => dayOf(due)),
  kept(says.heard, ({ heard }) => dayOf(heard)),
  kept(says.hours, ({ sent, heard }) =>
    sent && heard ? String(Math.round(hoursBetween(sent, heard))) : undefined,
  ),
  kept(says.outcome, ({ outcome }) => outcome && cameOf(outcome)),
  kept(says.chases, ({ counts }) => String(counts.chase ?? 0)),
  kept(says.escalations, ({ counts }) => String(counts.escalation ?? 0)),
  kept(says.incidents, countOf('new')),
  kept(says.talks, countOf('talk')),
  kept(says.meetings, countOf('meeting')),
  kept(says.countersigned, ({ countersigned }) =>
    countersigned ? (views[countersigned] ?? words.otherId) : words.nobodyYet,
  ),
  [says.destroyedOn, ({ state, at }) => (state === 'destroyed' ? dayOf(at) : undefined)],
];
