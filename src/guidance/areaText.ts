import type { ContactId } from '../../content/pack.ts';
import type { FollowUpId, Pack } from '../../content/schema.ts';
import { keysOf, recordOf } from '../../machines/grammar/known.ts';

/** The parts of the form that sets up an area, in its order. */
export const sections = [
  'door',
  'hours',
  'night',
  'form',
  'deadlines',
  'levels',
  'lado',
  'help',
  'others',
  'escalation',
  'tools',
] as const;
export type SectionId = (typeof sections)[number];

/** A number as it is typed. */
export interface LineText {
  for: string;
  number: string;
  option: string;
}
/** Days that share their hours. */
export interface HoursText {
  days: string[];
  from: string;
  to: string;
}
/**
 * One step for disagreement, and whether it goes through one’s own lead: `yes`, `no`, or empty
 * where that is not said.
 */
export interface StepText {
  says: string;
  lead: string;
}
/** Who says so, and the page it stands on, if there is one: of what was changed in one part. */
interface SaidBy {
  who: string;
  page: string;
}
type Clock = Exclude<keyof Pack['clocks'], FollowUpId>;

/** What an area may set of its pack, as it stands in the boxes of a form. */
export interface AreaText {
  name: string;
  door: { name: string; website: string; advice: string; anonymous: string; lines: LineText[] };
  hours: { rows: HoursText[]; holidays: string };
  night: { name: string; lines: LineText[] };
  form: string;
  deadlines: Record<Clock, { n: string; unit: string }>;
  levels: Record<(typeof places)[number], string>;
  contacts: Record<ContactId, { lines: LineText[]; how: string }>;
  escalation: StepText[];
  tools: Record<string, string>;
  said: Record<SectionId, SaidBy>;
}

export const places = ['1', '2', '3', '4', '5'] as const;
export const clocks = [
  'written-follow-up',
  'front-door-decision',
  'chase',
] as const satisfies readonly Clock[];
/** Whom each part of the form names beside the front door. */
export const contactsIn = {
  lado: ['lado'],
  help: ['early-help'],
  others: ['adult-safeguarding', 'crisis-mental-health', 'prevent'],
} as const satisfies Partial<Record<SectionId, readonly ContactId[]>>;
export const hasContacts = (section: SectionId): section is keyof typeof contactsIn =>
  section in contactsIn;

const contactIds = Object.values(contactsIn).flat();

export const noLine = (): LineText => ({ for: '', number: '', option: '' });
export const noHours = (): HoursText => ({ days: [], from: '', to: '' });
export const noStep = (): StepText => ({ says: '', lead: '' });

const linesText = (lines: Pack['frontDoor']['lines'] = []): LineText[] =>
  lines.map(({ for: whom, number, option = '' }) => ({ for: whom, number: number.value, option }));

/**
 * Pure. A pack as a form shows it; `tools` are those that Windscreen knows. Nothing has been
 * changed in it, so nobody has said so.
 */
export function textOf(pack: Pack, tools: readonly string[]): AreaText {
  const {
    name,
    website,
    frontDoor,
    outOfHours,
    contacts = {},
    clocks: times,
    levelNames,
    escalation,
  } = pack;
  const contact = (id: ContactId) => ({
    lines: linesText(contacts[id]?.lines),
    how: contacts[id]?.how?.value ?? '',
  });
  const clock = (id: Clock) => ({ n: String(times[id].value.n), unit: times[id].value.unit });
  const nobody = (): SaidBy => ({ who: '', page: '' });
  return {
    name,
    door: {
      name: frontDoor.name.value,
      website: website?.value ?? '',
      advice: frontDoor.advice?.value ?? '',
      anonymous: frontDoor.anonymousAdvice.value,
      lines: linesText(frontDoor.lines),
    },
    hours: {
      rows: (frontDoor.opening?.value ?? []).map(({ days, from, to }) => ({
        days: [...days],
        from,
        to,
      })),
      holidays: frontDoor.bankHolidays?.value ?? '',
    },
    night: { name: outOfHours.name.value, lines: linesText(outOfHours.lines) },
    form: frontDoor.form?.value ?? '',
    deadlines: recordOf(clocks, clock),
    levels: recordOf(places, (n) => levelNames[n]?.value ?? ''),
    contacts: recordOf(contactIds, contact),
    escalation: escalation.map(({ value, throughLead }) => ({
      says: value,
      lead: throughLead === undefined ? '' : throughLead ? 'yes' : 'no',
    })),
    tools: Object.fromEntries(
      [...new Set([...tools, ...keysOf(pack.tools)])].map((id) => [
        id,
        pack.tools[id]?.value ?? '',
      ]),
    ),
    said: recordOf(sections, nobody),
  };
}

/** Pure. How many of the things that a part may say stand in it, and how many those are. */
export function filledIn(
  text: AreaText,
  section: SectionId,
): { readonly n: number; readonly of: number } {
  const { door, hours, night, form, deadlines, levels, contacts, escalation, tools } = text;
  const has = (lines: readonly LineText[]) => lines.some(({ number }) => number.trim());
  const of = (all: readonly (string | boolean)[]) => ({
    n: all.filter((one) => (typeof one === 'string' ? one.trim() : one)).length,
    of: all.length,
  });
  if (hasContacts(section))
    return of(contactsIn[section].map((id) => has(contacts[id].lines) || contacts[id].how));
  switch (section) {
    case 'door':
      return of([
        door.name,
        has(door.lines),
        door.website,
        door.advice,
        door.anonymous !== 'not-seen',
      ]);
    case 'hours':
      return of([hours.rows.length > 0]);
    case 'night':
      return of([night.name, has(night.lines)]);
    case 'form':
      return of([form]);
    case 'deadlines':
      return of(clocks.map((id) => deadlines[id].n));
    case 'levels':
      return of(places.map((n) => levels[n]));
    case 'escalation':
      return of([escalation.some(({ says }) => says.trim())]);
    case 'tools':
      return of(Object.values(tools));
  }
}
