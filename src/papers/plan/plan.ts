import { reviewDay, tasksOf, toDoIn } from '../../records/course.ts';
import { unticked } from '../../records/tasks.ts';
import { isoDay } from '../../recommend/dates.ts';
import type { Source } from '../paper.ts';

/** One thing that somebody will do (domain H). Empty where it was not written. */
export interface PlanAction {
  readonly what: string;
  readonly who: string;
  /** YYYY-MM-DD. */
  readonly by: string;
  /** How the family will see that it has worked. */
  readonly known: string;
  /** Which worry it answers, and what will be different for the child. */
  readonly why: string;
  /** How things stand now, what makes it possible, and what happens if it is not done. */
  readonly now: string;
  readonly possible: string;
  readonly otherwise: string;
}
/** A plan, as its parts are typed: it has no field for a name, a date of birth or an address. */
export interface Plan {
  /** The agency’s own reference of the child. */
  readonly reference: string;
  readonly worry: string;
  readonly actions: readonly PlanAction[];
  /** Who made it, and what the child and the family think of it. */
  readonly together: string;
  readonly views: string;
  /** The day it is looked at again, YYYY-MM-DD. */
  readonly review: string;
}

const actionFields = [
  'what',
  'who',
  'by',
  'known',
  'why',
  'now',
  'possible',
  'otherwise',
] as const satisfies readonly (keyof PlanAction)[];

export const noAction: PlanAction = {
  what: '',
  who: '',
  by: '',
  known: '',
  why: '',
  now: '',
  possible: '',
  otherwise: '',
};
const emptyPlan: Plan = {
  reference: '',
  worry: '',
  actions: [noAction],
  together: '',
  views: '',
  review: '',
};

/** What is to be done in a record already, and waits for its tick. */
const waiting = ({ record, added }: Source) => unticked(tasksOf(record, added));

/**
 * A plan as far as a decision and what was agreed since have it already: nothing is asked twice.
 * Alone, one in which nothing is written.
 */
export function planFrom(from: Source | undefined): Plan {
  if (!from) return emptyPlan;
  const { record, added } = from;
  const due = new Map((record ? toDoIn(record, added) : []).map(({ id, due }) => [id, due]));
  const actions = waiting(from).map(({ id, does }) => {
    const by = due.get(id);
    return { ...noAction, what: does, by: by ? isoDay(new Date(by)) : '' };
  });
  return {
    ...emptyPlan,
    reference: record?.reference ?? '',
    worry: [record?.reasons.concern, record?.reasons.risk]
      .filter((text) => text?.trim())
      .join('\n'),
    actions: actions.length > 0 ? actions : emptyPlan.actions,
    views: record?.wishes ?? '',
    review: (record && reviewDay(record, added)) ?? '',
  };
}

/** The actions in which something is written. */
export const actionsIn = ({ actions }: Plan): readonly PlanAction[] =>
  actions.filter((action) => actionFields.some((field) => action[field].trim()));

/** The actions that no line of the record’s own list holds yet. */
export function newActions(plan: Plan, from: Source | undefined): readonly PlanAction[] {
  const known = new Set(from ? waiting(from).map(({ does }) => does.trim()) : []);
  return actionsIn(plan).filter(({ what }) => what.trim() && !known.has(what.trim()));
}
