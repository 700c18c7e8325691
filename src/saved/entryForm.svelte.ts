import type { EntriesText } from '../../content/schema.ts';
import { fieldsOf, isInWriting, type AddedKind, type Fields } from '../records/entry.ts';
import { entryText } from '../records/entryText.ts';
import type { Typed } from '../records/filledIn.ts';
import { limits } from '../records/limits.ts';
import { momentInEngland } from '../recommend/clocks.ts';
import { clockTime, isoDay } from '../recommend/dates.ts';
import { asTyped, dayTyped, timeTyped, untyped } from '../recommend/typedDate.ts';
import type { TypedDate } from '../ui/form/DateInput.svelte';
import { Form } from '../ui/form/form.svelte.ts';

interface Values {
  texts: Record<string, string>;
  days: Record<string, TypedDate>;
  times: Record<string, string>;
  /** Who writes it. */
  by: string;
  /** The child's reference, where it begins a record. */
  reference: string;
}

type AskedField = ReturnType<typeof fieldsOf>[number] & {
  readonly asked: EntriesText[string]['fields'][string];
};

const isDated = (is: unknown) => is === 'day' || is === 'moment';
const isEmpty = ({ day, month, year }: TypedDate) => !`${day}${month}${year}`.trim();

/**
 * An entry as it is being written: it happened now, unless they say otherwise; what is optional is
 * left open.
 */
export class EntryForm extends Form<Values> {
  readonly kind: AddedKind;
  readonly text: EntriesText[string];
  /** Each field of the kind, in the order it is asked, with what it asks. */
  readonly #all: readonly AskedField[];

  /** `before` is what an earlier entry says of the same thing: it is not typed again. */
  constructor(kind: AddedKind, me: string, now: Date, before: Fields = {}) {
    const text = entryText(kind);
    const fields = fieldsOf(kind).map((field) => {
      const asked = text.fields[field.name];
      if (!asked) throw new Error(`there are no words for “${field.name}” of the entry “${kind}”`);
      return { ...field, asked };
    });
    const today = asTyped(isoDay(now));
    super({
      texts: Object.fromEntries(
        fields
          .filter(({ is }) => !isDated(is))
          .map(({ name }) => [name, before[name] ?? (name === 'who' ? me : '')]),
      ),
      days: Object.fromEntries(
        fields
          .filter(({ is }) => isDated(is))
          .map(({ name, is, optional }) => [
            name,
            is === 'day' && before[name]
              ? asTyped(before[name])
              : is === 'moment' || (!optional && name === 'on')
                ? today
                : untyped,
          ]),
      ),
      times: Object.fromEntries(
        fields.filter(({ is }) => is === 'moment').map(({ name }) => [name, clockTime(now)]),
      ),
      by: kind === 'countersignature' ? '' : me, // a second person is not the one who uses this device
      reference: '',
    });
    [this.kind, this.text, this.#all] = [kind, text, fields];
  }
  /** Those that are asked, by what was typed until now. */
  get fields(): readonly AskedField[] {
    const isWritten = isInWriting(this.values.texts);
    return this.#all.filter(({ written }) => !written || isWritten);
  }

  #file = $state.raw<File>();
  /** The file that comes with it. It outlives no reload: nothing but its name is kept of it. */
  get file(): File | undefined {
    return this.fields.some(({ is }) => is === 'file') ? this.#file : undefined;
  }
  choose(name: string, file: File | undefined): void {
    this.#file = file;
    this.write(name, file ? file.name.slice(-limits.name) : '');
  }

  line(name: string): string {
    return this.values.texts[name] ?? '';
  }
  write(name: string, text: string): void {
    this.values.texts[name] = text;
  }
  date(name: string): TypedDate {
    return this.values.days[name] ?? untyped;
  }
  writeDate(name: string, date: TypedDate): void {
    this.values.days[name] = date;
  }
  time(name: string): string {
    return this.values.times[name] ?? '';
  }
  writeTime(name: string, time: string): void {
    this.values.times[name] = time;
  }

  /**
   * Its fields as they were typed: days and moments as they are kept, undefined where that is none.
   * What is not asked is empty.
   */
  typed(): Typed {
    const asked = this.fields.map(({ name }) => name);
    return Object.fromEntries(
      this.#all.map(({ name, is, optional }) => {
        if (!asked.includes(name)) return [name, ''];
        if (!isDated(is)) return [name, this.line(name)];
        const date = this.date(name);
        if (optional && isEmpty(date)) return [name, ''];
        const day = dayTyped(date);
        if (is === 'day') return [name, day];
        const time = timeTyped(this.time(name));
        return [name, day && time ? momentInEngland(day, time).toISOString() : undefined];
      }),
    );
  }
  /**
   * What was typed here before a lock, a reload or a crash. A version that asked for less kept
   * less.
   */
  takeUp(kept: string): void {
    this.values = { ...this.values, ...(JSON.parse(kept) as Partial<Values>) }; // only this page keeps it
    for (const { name, is } of this.#all) if (is === 'file') this.choose(name, undefined);
  }
}
