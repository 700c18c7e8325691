import type { Memory } from '../../machines/grammar/fact.ts';
import { levelIn } from '../../machines/outcomes.ts';
import { whoFirst } from '../../machines/settled.ts';
import type { Pack, RoutesText, Valued } from '../../content/schema.ts';
import { holidayOn, inEngland, type Holidays } from './clocks.ts';
import { asAtWords, clockTime, isStale, longDate } from './dates.ts';
import { openAt } from './opening.ts';

export interface Line {
  readonly for: string;
  readonly number: string;
  readonly option?: string;
  readonly asAt: string;
  readonly source: string;
  /**
   * What makes the number doubtful: sources differ, or it is old. It stands beside the number,
   * wherever that is shown.
   */
  readonly warning?: string;
}
export interface ToRing {
  readonly who: string;
  readonly lines: readonly Line[];
  /** Said where the pack holds no number. */
  readonly missing?: string;
  /** When the front door opens or closes next, by its published hours. */
  readonly hours?: string;
}

interface Place {
  readonly pack: Pack;
  readonly said: RoutesText;
  readonly at: Date;
  readonly holidays: Holidays;
}
export interface Call extends Place {
  readonly memory: Memory;
}

/**
 * Who to ring first, given the hour, and who then. Never a closed number, and none made up (I19 to
 * I21).
 */
export function whoToRing({ memory, ...place }: Call): { ring?: ToRing; otherwise: ToRing[] } {
  const { pack, said } = place;
  const first = whoFirst(memory);
  /** Whoever holds what saves a life, and decided about no level, may still need the council. */
  const sharesNow = memory['sharing'] === 'share-now';
  if (pack.status === 'retired' || !(first || sharesNow)) return { otherwise: [] };
  const socialCare = socialCareIn(place, memory);
  const adviser = (who: string, missing = said.leadMissing) => ({
    ring: { who, lines: [], missing },
    otherwise: socialCare,
  });
  switch (first) {
    case undefined:
      return { otherwise: socialCare };
    case 'emergency':
      return { ring: emergency(said), otherwise: socialCare };
    case 'social-worker':
      return {
        ring: { who: said.ownWorker, lines: [], missing: said.ownWorkerMissing },
        otherwise: socialCare,
      };
    // it can wait for the office, so nobody is sent to those who answer at night (M.6)
    case 'when-it-opens':
      return { ring: socialCareIn(place, { hours: 'office' })[0], otherwise: [] };
    case 'front-door-manager': {
      const [frontDoor, ...otherwise] = socialCare;
      const who = said.theManager.replace('{front door}', () => frontDoor.who);
      return { ring: { ...frontDoor, who }, otherwise };
    }
    case 'front-door':
    case 'out-of-hours': {
      const [ring, ...otherwise] = socialCare;
      return { ring, otherwise };
    }
    case 'doctor':
      return adviser(said.doctor, said.doctorMissing);
    case 'not-the-lead':
      return adviser(said.notTheLead);
    case 'above-the-lead':
      return adviser(said.aboveTheLead);
    case 'lead':
      return adviser(said.lead);
  }
}

/** Whom to ring while the questions are still being answered. */
export interface RingNow {
  readonly lead: string;
  /**
   * Whoever answers now first; each has a number or says what to do without one. Empty only once
   * 999 was called, and no area is known.
   */
  readonly calls: readonly ToRing[];
  /** What else to do, where the area is not yet known, or its numbers have not come. */
  readonly next?: string;
}

/**
 * From the answer that makes it urgent, whom to ring now, by the same rule as the recommendation;
 * undefined before that. Without a pack (the area is not yet given, or is outside England, or its
 * numbers are still to come) it is 999, and what to do next. Until the hours are known both numbers
 * stand.
 */
export function ringNow({
  memory,
  pack,
  toCome = false,
  ...place
}: Omit<Call, 'pack'> & { readonly pack: Pack | undefined; readonly toCome?: boolean }):
  RingNow | undefined {
  const level = levelIn(memory);
  if (level !== 'call-999' && level !== 'refer-urgently') return undefined;
  const { said } = place;
  const lead = level === 'call-999' ? said.called : said.urgentSoFar;
  const next =
    memory['area'] === undefined ? said.areaFirst : toCome ? said.numberToCome : undefined;
  if (!pack) return { lead, calls: [emergency(said)], ...(next ? { next } : {}) };
  const { ring, otherwise } = whoToRing({
    ...place,
    memory: { hours: 'not-known', ...memory },
    pack,
  });
  if (ring) return { lead, calls: [ring, ...otherwise] };
  const none: ToRing = { who: pack.frontDoor.name.value, lines: [], missing: pack.missing };
  return { lead, calls: level === 'call-999' ? [emergency(said), none] : [none] };
}

/**
 * Whoever answers at this hour; and when the office is open, who answers once it has closed. Where
 * its hours are not known both stand, the likelier first.
 */
export function socialCareIn(place: Place, { hours: answered }: Memory): [ToRing, ...ToRing[]] {
  const { pack, said } = place;
  const hours = hoursWords(place);
  const toRing = ({ name, lines }: Pick<Pack['outOfHours'], 'name' | 'lines'>): ToRing => ({
    who: name.value,
    lines: lines.map((line) => lineOf(line, place)),
    ...(lines.some(({ number }) => /^0/.test(number.value)) ? {} : { missing: pack.missing }),
    ...(hours ? { hours } : {}),
  });
  const outOfHours = toRing(pack.outOfHours);
  const { hours: _, ...afterwards } = outOfHours;
  if (answered === 'out') return [outOfHours];
  const frontDoor = toRing(pack.frontDoor);
  const onceClosed = { ...afterwards, who: `${said.closed}: ${outOfHours.who}` };
  if (answered === 'office') return [frontDoor, onceClosed];
  const whileOpen = { ...frontDoor, who: `${said.open}: ${frontDoor.who}` };
  return isOfficeTime(place) ? [whileOpen, onceClosed] : [onceClosed, whileOpen];
}

/** When most offices are open. It settles only which of two numbers stands first. */
function isOfficeTime({ at, holidays }: Place): boolean {
  const now = inEngland(at);
  return (
    now.getDay() >= 1 &&
    now.getDay() <= 5 &&
    now.getHours() >= 9 &&
    now.getHours() < 17 &&
    !holidayOn(at, holidays)
  );
}

const emergency = (said: RoutesText): ToRing => ({
  who: said.emergency,
  lines: [{ for: said.emergencyFor, number: '999', asAt: '', source: '' }],
});

/** A number of a pack, with what makes it doubtful. */
export function lineOf(
  { for: whom, number, option, elsewhere, sure }: Pack['frontDoor']['lines'][number],
  place: Pick<Place, 'said' | 'at'>,
): Line {
  const warning = [
    sure ? seenOf(sure, number, place) : doubtOf(number, place),
    elsewhere && place.said.printedElsewhere.replace('{number}', () => elsewhere.value),
  ]
    .filter(Boolean)
    .join(' ');
  return {
    for: whom,
    number: number.value,
    ...(option ? { option } : {}),
    asAt: asAtWords(number.asAt),
    source: number.source,
    ...(warning ? { warning } : {}),
  };
}

/**
 * What makes a value doubtful, in words: its sources differ, it was not seen as published, or it is
 * old. Undefined for none of these.
 */
function doubtOf(
  { confidence, asAt }: Valued<unknown>,
  { said, at }: Pick<Place, 'said' | 'at'>,
): string | undefined {
  const doubts = [
    confidence === 'conflicting'
      ? said.sourcesDiffer
      : confidence === 'published'
        ? ''
        : said.notPublished,
    isStale(asAt, at) || confidence === 'conflicting'
      ? said.stale.replace('{asAt}', () => asAtWords(asAt))
      : '',
  ].filter(Boolean);
  return doubts.length > 0 ? doubts.join(' ') : undefined;
}

/**
 * How a number of the directory is known. Nobody confirmed it: it was only seen, and what is old
 * says so.
 */
const seenOf = (
  sure: string,
  { asAt }: Valued<unknown>,
  { said, at }: Pick<Place, 'said' | 'at'>,
): string =>
  [sure, isStale(asAt, at) && said.lastSeen.replace('{asAt}', () => asAtWords(asAt))]
    .filter(Boolean)
    .join(' ');

/** A number in a line of text: whose it is, and what makes it doubtful beside it. */
export const lineWords = ({ for: whom, number, option, warning }: Line): string =>
  `${number} (${[[whom, option].filter(Boolean).join(', '), warning?.replace(/\.$/, '')].filter(Boolean).join('. ')})`;

/**
 * Whether a number is that of whoever is named over it; 101 and 999 are the police's, wherever they
 * stand.
 */
export const isTheirs = ({ number }: Pick<Line, 'number'>): boolean =>
  number !== '999' && number !== '101';

/**
 * Whoever is to be rung in a line of text: their numbers, or what to do without one; and then those
 * that are not theirs, apart.
 */
export function ringWords({ who, lines, missing }: ToRing): string {
  const theirs = lines.filter(isTheirs);
  if (theirs.length === 0 && !missing) return [who, ...lines.map(lineWords)].join(', ');
  const first = [[who, ...theirs.map(lineWords)].join(', '), ...(missing ? [missing] : [])].join(
    ': ',
  );
  const others = lines.filter((line) => !isTheirs(line)).map(lineWords);
  return [first, ...others].join(missing ? ' ' : '; ');
}

/** When the front door closes, or opens again, as its pack publishes it. */
function hoursWords({ pack, said, at, holidays }: Place): string | undefined {
  const published = pack.frontDoor.opening;
  const opening = openAt(pack, at, holidays);
  if (!published || !opening?.until) return undefined;
  const { until, holiday = '' } = opening;
  const words = (
    opening.open ? said.openUntil : opening.holiday ? said.closedHoliday : said.opensAt
  )
    .replace('{front door}', () => pack.frontDoor.name.value)
    .replace('{time}', () => clockTime(until))
    .replace('{day}', () => longDate(until))
    .replace('{holiday}', () => holiday);
  return `${words} ${said.publishedHours.replace('{asAt}', () => asAtWords(published.asAt))}`;
}
