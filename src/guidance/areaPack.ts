import type { ContactId } from '../../content/pack.ts';
import type { Pack, Valued } from '../../content/schema.ts';
import { isOneOf, keysOf } from '../../machines/grammar/known.ts';
import {
  clocks,
  contactsIn,
  hasContacts,
  places,
  sections,
  type AreaText,
  type LineText,
  type SectionId,
} from './areaText.ts';

type Line = Pack['frontDoor']['lines'][number];
type Opening = NonNullable<Pack['frontDoor']['opening']>['value'];
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/**
 * What a form makes of the pack that it began with: a pack, and the parts of the form in which
 * something was changed.
 */
export interface Made {
  readonly pack: Pack;
  readonly changed: readonly SectionId[];
}
export interface Making {
  /** The day on which it is typed. */
  readonly today: string;
  /** What the source of a part is called. */
  readonly title: (section: SectionId) => string;
  /** Noted where no page was named. */
  readonly told: string;
}

/**
 * Pure. The pack that a form makes. What was left as it stood keeps its source, date and doubt;
 * what was changed is from whoever the form says, as of today: published where it names a page, and
 * told by somebody where it does not.
 */
export function packFrom(base: Pack, text: AreaText, { today, title, told }: Making): Made {
  const changed = new Set<SectionId>();
  const page = (section: SectionId) => text.said[section].page.trim();
  const source = (section: SectionId): Pack['sources'][string] => ({
    title: title(section),
    publisher: text.said[section].who.trim(),
    date: today,
    link: page(section) || (base.website?.value ?? ''),
    checked: today,
    read: page(section) ? 'seen' : 'unverified',
    ...(page(section) ? {} : { note: told }),
  });
  const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  /**
   * A source of the form’s own: another than one that an earlier form left, unless that says the
   * same.
   */
  const sourceId = (section: SectionId): string => {
    const ids = ['', ...Array.from({ length: 60 }, (_, i) => `-${i + 2}`)].map(
      (more) => `set-up-${section}${more}`,
    );
    return (
      ids.find((id) => !base.sources[id] || isSame(base.sources[id], source(section))) ??
      `set-up-${section}`
    );
  };
  const given = <T>(section: SectionId, value: T): Valued<T> => {
    changed.add(section);
    return {
      value,
      source: sourceId(section),
      asAt: today,
      confidence: page(section) ? 'published' : 'secondary',
    };
  };
  const value = <T, V extends Valued<T>>(
    section: SectionId,
    before: V | undefined,
    now: T,
  ): V | Valued<T> => (before && isSame(before.value, now) ? before : given(section, now));
  /** Nothing where it was taken out, which is a change too. */
  const maybe = <T extends object | string>(
    section: SectionId,
    before: Valued<T> | undefined,
    now: T | undefined,
  ): Valued<T> | undefined => {
    if (now === undefined && before) changed.add(section);
    return now === undefined ? undefined : value(section, before, now);
  };
  const words = (typed: string) => typed.trim() || undefined;

  const lines = (
    section: SectionId,
    before: readonly Line[],
    typed: readonly LineText[],
  ): Line[] => {
    const written = typed.filter((line) => Object.values(line).some((one) => one.trim()));
    if (written.length < before.length) changed.add(section);
    return written.map((line): Line => {
      const [whom, number, option] = [line.for.trim(), line.number.trim(), words(line.option)];
      const same = before.filter((one) => digits(one.number.value) === digits(number));
      const [known] = same;
      const asItWas = same.find((one) => one.for === whom && one.option === option);
      if (asItWas) return asItWas;
      if (known) changed.add(section);
      const { option: _, ...kept } = known ?? { number: given(section, number) };
      return { ...kept, for: whom, ...(option ? { option } : {}) };
    });
  };
  const contact = (section: SectionId, id: ContactId): Pack['contacts'] => {
    const before = base.contacts?.[id];
    const all = lines(section, before?.lines ?? [], text.contacts[id].lines);
    const how = maybe(section, before?.how, words(text.contacts[id].how));
    return all.length > 0 || how ? { [id]: { lines: all, ...(how ? { how } : {}) } } : {};
  };
  const contacts = Object.assign(
    {},
    ...sections
      .filter(hasContacts)
      .flatMap((part) => contactsIn[part].map((id) => contact(part, id))),
  );

  const { frontDoor, outOfHours } = base;
  const { door, hours, night } = text;
  const opening = hours.rows
    .filter(({ days, from, to }) => days.length > 0 || from || to)
    .map(({ days, from, to }): Opening[number] => ({
      days: weekdays.filter((day) => days.includes(day)),
      from,
      to,
    }));
  const anonymous = isOneOf(['yes', 'no', 'not-seen'] as const, door.anonymous)
    ? door.anonymous
    : 'not-seen';
  const holidays = isOneOf(['closed', 'open'] as const, hours.holidays)
    ? hours.holidays
    : undefined;
  const { website: _, contacts: __, ...rest } = base;
  const {
    opening: ___,
    bankHolidays: ____,
    form: _____,
    advice: ______,
    ...restOfDoor
  } = frontDoor;
  const some = <K extends string, T>(name: K, one: T | undefined) =>
    one === undefined ? {} : { [name]: one };

  const pack: Pack = {
    ...rest,
    name: text.name.trim(),
    ...some('website', maybe('door', base.website, words(door.website))),
    frontDoor: {
      ...restOfDoor,
      name: value('door', frontDoor.name, door.name.trim()),
      lines: lines('door', frontDoor.lines, door.lines),
      ...some(
        'opening',
        maybe('hours', frontDoor.opening, opening.length > 0 ? opening : undefined),
      ),
      ...some('bankHolidays', maybe('hours', frontDoor.bankHolidays, holidays)),
      ...some('form', maybe('form', frontDoor.form, words(text.form))),
      ...some('advice', maybe('door', frontDoor.advice, words(door.advice))),
      anonymousAdvice: value('door', frontDoor.anonymousAdvice, anonymous),
    },
    outOfHours: {
      name: value('night', outOfHours.name, night.name.trim()),
      lines: lines('night', outOfHours.lines, night.lines),
    },
    ...(base.contacts || keysOf(contacts).length > 0 ? { contacts } : {}),
    clocks: { ...base.clocks },
    levelNames: {},
    escalation: [],
    tools: {},
  };
  for (const id of clocks) {
    const { n, unit } = text.deadlines[id];
    pack.clocks[id] = value('deadlines', base.clocks[id], {
      n: Number(n),
      unit: unit === 'hours' ? 'hours' : 'working-days',
    });
  }
  for (const n of places) {
    const name = maybe('levels', base.levelNames[n], words(text.levels[n]));
    if (name) pack.levelNames[n] = name;
  }
  for (const [id, typed] of Object.entries(text.tools)) {
    const said = maybe('tools', base.tools[id], words(typed));
    if (said) pack.tools[id] = said;
  }
  const steps = text.escalation.filter(({ says }) => says.trim());
  if (steps.length < base.escalation.length) changed.add('escalation');
  pack.escalation = steps.map(({ says, lead }) => {
    const throughLead = lead === '' ? undefined : lead === 'yes';
    const before = base.escalation.find(
      (one) => one.value === says.trim() && one.throughLead === throughLead,
    );
    return before ?? { ...given('escalation', says.trim()), ...some('throughLead', throughLead) };
  });
  const parts = sections.filter((section) => changed.has(section));
  const cited = JSON.stringify(pack);
  const own = parts
    .map((section) => [sourceId(section), source(section)] as const)
    .filter(([id]) => cited.includes(`"source":"${id}"`));
  return {
    pack: { ...pack, sources: { ...base.sources, ...Object.fromEntries(own) } },
    changed: parts,
  };
}

export const digits = (number: string): string => number.replace(/\D/g, '');
