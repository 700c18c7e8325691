import type { ActionId } from '../../machines/actions.ts';
import type { Memory } from '../../machines/core/fact.ts';
import type { Level } from '../../machines/outcomes.ts';
import type { Pack, RoutesText, Valued } from '../../content/schema.ts';
import type { Holidays } from './clocks.ts';
import { asAtWords, clockTime, isStale, longDate } from './dates.ts';
import { openAt } from './opening.ts';

export interface Line {
  readonly for: string;
  readonly number: string;
  readonly option?: string;
  readonly asAt: string;
  readonly source: string;
  /** When it was last confirmed, and what to do where that is long ago. */
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

interface Call {
  readonly level: Level | undefined;
  readonly memory: Memory;
  readonly actions: readonly string[];
  readonly pack: Pack;
  readonly said: RoutesText;
  readonly at: Date;
  readonly holidays: Holidays;
}

/** Who to ring first, given the hour, and who then. Never a closed number, and none made up (domain I19 to I21). */
export function whoToRing({ level, memory, actions, pack, said, at, holidays }: Call): { ring?: ToRing; otherwise: ToRing[] } {
  const line = ({ for: whom, number, option }: { for: string; number: Valued<string>; option?: string | undefined }): Line => ({
    for: whom,
    number: number.value,
    ...(option ? { option } : {}),
    asAt: asAtWords(number.asAt),
    source: number.source,
    warning: (isStale(number.asAt, at) ? said.stale : said.fresh).replace('{asAt}', asAtWords(number.asAt)),
  });
  const hours = hoursWords({ pack, said, at, holidays });
  const place = ({ name, lines }: { name: Valued<string>; lines: Pack['frontDoor']['lines'] }): ToRing => ({
    who: name.value,
    lines: lines.map(line),
    ...(lines.some(({ number }) => /^0/.test(number.value)) ? {} : { missing: pack.missing }),
    ...(hours ? { hours } : {}),
  });
  if (pack.status === 'retired' || !level) return { otherwise: [] };

  const has = (action: ActionId) => actions.includes(action);
  const closed = memory['hours'] === 'out';
  const outOfHours = place(pack.outOfHours);
  const { hours: _, ...afterwards } = outOfHours;
  /** Whoever answers at this hour; and when the office is open, who answers once it has closed. */
  const socialCare = closed ? [outOfHours] : [place(pack.frontDoor), { ...afterwards, who: `${said.closed}: ${outOfHours.who}` }];
  const worker: ToRing = { who: said.ownWorker, lines: [], missing: said.ownWorkerMissing };

  if (level === 'call-999')
    return {
      ring: { who: said.emergency, lines: [{ for: said.emergencyFor, number: '999', asAt: '', source: '' }] },
      otherwise: socialCare,
    };
  if (has('written-follow-up')) {
    const [ring, ...otherwise] = [...(has('ring-allocated-worker') ? [worker] : []), ...socialCare];
    return { ring: ring!, otherwise };
  }
  if (!has('take-advice-today')) return { otherwise: [] };
  const aboutLead = memory['is-your-lead'] === 'yes' || memory['is-your-lead'] === 'unsure';
  return { ring: { who: aboutLead ? said.notTheLead : said.lead, lines: [], missing: said.leadMissing }, otherwise: socialCare };
}

/** When the front door closes, or opens again, as its pack publishes it. */
function hoursWords({ pack, said, at, holidays }: Pick<Call, 'pack' | 'said' | 'at' | 'holidays'>): string | undefined {
  const opening = openAt(pack, at, holidays);
  if (!opening?.until) return undefined;
  const words = (opening.open ? said.openUntil : opening.holiday ? said.closedHoliday : said.opensAt)
    .replace('{front door}', pack.frontDoor.name.value)
    .replace('{time}', clockTime(opening.until))
    .replace('{day}', longDate(opening.until))
    .replace('{holiday}', opening.holiday ?? '');
  return `${words} ${said.publishedHours.replace('{asAt}', asAtWords(pack.frontDoor.opening!.asAt))}`;
}
