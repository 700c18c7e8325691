import * as clock from '../browser/clock.ts';
import { isOneOf } from '../../machines/grammar/known.ts';
import { asTyped, dayTyped, untyped } from '../recommend/typedDate.ts';
import type { TypedDate } from '../ui/form/DateInput.svelte';
import { Form } from '../ui/form/form.svelte.ts';
import { nothingFound, type Reading } from './found.ts';
import {
  alone,
  checkIds,
  emptyReferral,
  noIncident,
  nobody,
  type About,
  type Agency,
  type CheckId,
  type Incident,
  type Person,
  type Referral,
} from './referral.ts';
import { notesOn, type Note } from './rules/all.ts';
import type { Place } from './rules/rule.ts';

/** An incident as it is typed: its day in three boxes. */
type TypedIncident = Omit<Incident, 'on'> & { day: TypedDate };
type Open<T> = { -readonly [K in keyof T]: T[K] };
interface Values {
  texts: Record<string, string>;
  told: Record<string, string>;
  incidents: Open<TypedIncident>[];
  people: Open<Person>[];
  before: CheckId[];
  agency: Agency;
  unborn: boolean;
}

const typedIncident = ({ on, ...incident }: Incident): Open<TypedIncident> => ({
  ...incident,
  day: on ? asTyped(on) : untyped,
});

/** A referral as it is being written, with what its rules have to say so far. */
export class Writer extends Form<Values> {
  readonly #known: About | undefined;
  /** What the reading of its texts found last. */
  reading: Reading = $state.raw(nothingFound);
  /** Where somebody has been: nothing is said of a box that nobody has left yet. */
  left: readonly Place[] = $state.raw([]);

  constructor(start: Referral, known: About | undefined) {
    super({
      texts: { ...start.texts },
      told: { ...start.told },
      incidents: start.incidents.map(typedIncident),
      people: start.people.map((one) => ({ ...one })),
      before: checkIds.filter((id) => start.before[id]),
      agency: known?.agency ?? 'other',
      unborn: known?.unborn ?? false,
    });
    this.#known = known;
  }

  readonly about: About = $derived.by(() =>
    this.#known
      ? this.#known
      : { ...alone, agency: this.values.agency, unborn: this.values.unborn },
  );
  readonly referral: Referral = $derived.by(() => {
    const { texts, told, incidents, people, before } = this.values;
    return {
      texts: { ...emptyReferral.texts, ...texts },
      told,
      incidents: incidents.map(({ day, ...incident }) => ({
        ...incident,
        on: dayTyped(day) ?? '',
      })),
      people,
      before: {
        ...emptyReferral.before,
        ...Object.fromEntries(before.map((id) => [id, true])),
      },
    };
  });
  /** All that the rules find now. */
  readonly notes: readonly Note[] = $derived.by(() =>
    notesOn({
      referral: this.referral,
      about: this.about,
      reading: this.reading,
      now: clock.now(),
    }),
  );
  /** What is said at a place, once somebody has been there. */
  notesAt(place: Place): readonly Note[] {
    return this.left.includes(place) ? this.notes.filter(({ at }) => at === place) : [];
  }
  leave(place: Place): void {
    if (!this.left.includes(place)) this.left = [...this.left, place];
  }

  addIncident(): void {
    this.values.incidents.push(typedIncident(noIncident));
  }
  addPerson(): void {
    this.values.people.push({ ...nobody });
  }
  take(list: 'incidents' | 'people', at: number): void {
    this.values[list].splice(at, 1);
  }
  tick(ids: readonly string[]): void {
    this.values.before = ids.filter((id) => isOneOf(checkIds, id));
  }

  /** What was typed here before a lock, a reload or a crash. */
  takeUp(kept: string): void {
    this.values = { ...this.values, ...(JSON.parse(kept) as Partial<Values>) }; // only this page keeps it
  }
}
