import * as clock from '../../browser/clock.ts';
import { isoDay } from '../../recommend/dates.ts';
import { asTyped, dayTyped, untyped } from '../../recommend/typedDate.ts';
import type { TypedDate } from '../../ui/form/DateInput.svelte';
import { Form } from '../../ui/form/form.svelte.ts';
import { nothingFound, type Reading } from '../../referral/found.ts';
import { notesOn, readIn, type PlanNote } from './checks.ts';
import { noAction, type Plan, type PlanAction } from './plan.ts';

type Open<T> = { -readonly [K in keyof T]: T[K] };
export type TypedAction = Open<Omit<PlanAction, 'by'>> & { day: TypedDate };
type Values = Open<Omit<Plan, 'actions' | 'review'>> & {
  actions: TypedAction[];
  reviewDay: TypedDate;
};

const typedDay = (iso: string) => (iso ? asTyped(iso) : untyped);
const typedAction = ({ by, ...action }: PlanAction): TypedAction => ({
  ...action,
  day: typedDay(by),
});
/** A day as it was meant, or in the very words that were typed where they are no day. */
const dayMeant = (typed: TypedDate): string =>
  dayTyped(typed) ?? [typed.day, typed.month, typed.year].join(' ').trim();

/** A plan as it is being written. */
export class PlanWriter extends Form<Values> {
  constructor({ actions, review, ...plan }: Plan) {
    super({ ...plan, actions: actions.map(typedAction), reviewDay: typedDay(review) });
  }
  /** What the reading of its texts found last. */
  reading: Reading = $state.raw(nothingFound);
  /** The boxes that somebody has been in: nothing is said of one that nobody has left yet. */
  left: readonly string[] = $state.raw([]);
  readonly plan: Plan = $derived.by(() => {
    const { actions, reviewDay, ...plan } = this.values;
    return {
      ...plan,
      actions: actions.map(({ day, ...action }) => ({ ...action, by: dayMeant(day) })),
      review: dayMeant(reviewDay),
    };
  });
  /** What is worth a look in each action. */
  readonly notes: readonly (readonly PlanNote[])[] = $derived.by(() =>
    this.plan.actions.map((action, i) =>
      notesOn(action, isoDay(clock.now()), readIn(this.reading, i)),
    ),
  );
  /** What is said at a box of an action, once somebody has been there. */
  notesAt(i: number, at: keyof PlanAction): readonly PlanNote[] {
    return this.left.includes(`${i}.${at}`)
      ? (this.notes[i] ?? []).filter((note) => note.at === at)
      : [];
  }
  leave(i: number, at: keyof PlanAction): void {
    const box = `${i}.${at}`;
    if (!this.left.includes(box)) this.left = [...this.left, box];
  }
  add(): void {
    this.values.actions.push(typedAction(noAction));
  }
  take(at: number): void {
    this.values.actions.splice(at, 1);
    this.left = []; // they are known by their place, which has changed
  }
  /** What was typed here before a lock, a reload or a crash. */
  takeUp(typed: unknown): void {
    this.values = { ...this.values, ...(typed as Partial<Values>) }; // only this page keeps it
  }
}
