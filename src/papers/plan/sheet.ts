import words from '../../../content/pages/plan.yaml';
import { longDate } from '../../recommend/dates.ts';
import { actionsIn, type Plan, type PlanAction } from './plan.ts';

/** One thing that was asked, and what was written. */
export interface Row {
  readonly asked: string;
  readonly text: string;
}
/** One action as it is read. Empty where nothing was written. */
interface SheetAction {
  readonly what: string;
  readonly who: string;
  readonly by: string;
  readonly known: string;
  readonly more: readonly Row[];
}
/** The plan as whoever reads it has it. */
export interface PlanSheet {
  /** That not everyone in the family may see it; empty where they may. */
  readonly warning: string;
  readonly reference: string;
  readonly before: readonly Row[];
  readonly actions: readonly SheetAction[];
  readonly after: readonly Row[];
}

/**
 * All that was written in a plan and nothing else, without what must be kept back. What is typed as
 * a day and is none stands as it was typed.
 */
export function sheetOf(plan: Plan, shared: (text: string) => string, warning = ''): PlanSheet {
  const text = (written: string) => shared(written.trim());
  const row = (asked: string, written: string): Row[] =>
    written.trim() ? [{ asked, text: text(written) }] : [];
  const action = ({ what, who, by, known, why, now, possible, otherwise }: PlanAction) => ({
    what: text(what),
    who: text(who),
    by: dayWords(by),
    known: text(known),
    more: [
      ...row(words.paper.why, why),
      ...row(words.paper.now, now),
      ...row(words.paper.possible, possible),
      ...row(words.paper.otherwise, otherwise),
    ],
  });
  return {
    warning,
    reference: text(plan.reference),
    before: row(words.paper.worry, plan.worry),
    actions: actionsIn(plan).map(action),
    after: [
      ...row(words.paper.together, plan.together),
      ...row(words.paper.views, plan.views),
      ...row(words.paper.review, dayWords(plan.review)),
    ],
  };
}

/** A day in words; what is no day, as it was typed. */
const dayWords = (day: string): string =>
  /^\d{4}-\d\d-\d\d$/.test(day) ? longDate(new Date(`${day}T12:00:00Z`)) : day;

/** What somebody will do, in a line: who, what and by when. */
export function actionLine(
  { what, who, by }: PlanAction,
  shared: (text: string) => string,
): string {
  const line = (text: string) => shared(text.trim()).replace(/\s*\n\s*/g, ' ');
  const doer = line(who);
  return [
    doer ? `${doer}: ${line(what)}` : line(what),
    ...(by ? [`${words.paper.by}: ${dayWords(by)}`] : []),
  ].join('. ');
}

/** All of it as plain text, as it is kept with the record. */
export const planText = (
  { warning, reference, before, actions, after }: PlanSheet,
  at: Date,
): string =>
  [
    words.paper.title,
    ...(warning ? [warning] : []),
    ...(reference ? [`${words.paper.reference}: ${reference}`] : []),
    `${words.paper.made}: ${longDate(at)}`,
    ...before.map(rowText),
    ...actions.map(({ what, who, by, known, more }, i) =>
      [
        `${i + 1}. ${what}`,
        ...pairs(who, by, known).map(([asked, text]) => `${asked}: ${text}`),
        ...more.map(({ asked, text }) => `${asked}: ${text}`),
      ].join('\n'),
    ),
    ...after.map(rowText),
  ].join('\n\n');
const rowText = ({ asked, text }: Row) => `${asked}\n${text}`;
const pairs = (who: string, by: string, known: string) =>
  (
    [
      [words.paper.who, who],
      [words.paper.by, by],
      [words.paper.known, known],
    ] as const
  ).filter(([, text]) => text);
