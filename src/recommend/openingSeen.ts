import type { Pack } from '../../content/schema.ts';

type Opening = NonNullable<Pack['frontDoor']['opening']>['value'];
type Day = Opening[number]['days'][number];

const days = ['mon', 'tue', 'wed', 'thu', 'fri'] as const satisfies readonly Day[];
const day = 'Mon|Tue|Wed|Thu|Fri';
const times = String.raw`(\d{1,2}:\d\d)-(\d{1,2}:\d\d)`;
const part = new RegExp(`^((?:${day})(?:-(?:${day})|(?:, (?:${day}))*)) ${times}$`);
const weekdays = new RegExp(`^${times} (?:on )?weekdays$`);
/**
 * What may stand behind the hours and leaves them as they are. A pack is closed on bank holidays
 * unless it says otherwise.
 */
const besides =
  / \(worked out from the out-of-hours times on the page\)$|, (?:not bank holidays|working days only)$/;

/**
 * The opening hours that a page shows, where they can be read in one way: days and times of the
 * working week, each day once. Undefined for anything else, such as hours without days, or of one
 * line among several: nobody is sent by a guess.
 */
export function openingSeen(text: string): Opening | undefined {
  const hours = text.replace(besides, '');
  const [, from, to] = weekdays.exec(hours) ?? [];
  const read =
    from && to
      ? [{ days: [...days], from: padded(from), to: padded(to) }]
      : hours.split(/(?<=\d), /).map(partOf);
  const whole = joined(read);
  const all = whole?.flatMap((one) => one.days) ?? [];
  return whole && new Set(all).size === all.length ? whole : undefined;
}

const joined = (parts: readonly (Opening[number] | undefined)[]): Opening | undefined =>
  parts.every((one) => one !== undefined) ? [...parts] : undefined;

function partOf(text: string): Opening[number] | undefined {
  const [, named, from, to] = part.exec(text) ?? [];
  if (!named || !from || !to || padded(from) >= padded(to)) return undefined;
  const index = (name: string) => days.findIndex((one) => one === name.toLowerCase());
  const [first = '', last] = named.split('-');
  const open = last
    ? days.slice(index(first), index(last) + 1)
    : days.filter((one) => named.toLowerCase().includes(one));
  return open.length > 0 ? { days: [...open], from: padded(from), to: padded(to) } : undefined;
}

const padded = (time: string) => time.padStart(5, '0');
