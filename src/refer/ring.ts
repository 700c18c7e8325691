import type { ActionId } from '../../machines/actions.ts';
import type { Memory } from '../../machines/core/fact.ts';
import type { Level } from '../../machines/outcomes.ts';
import type { Pack, RoutesText, Valued } from '../../content/schema.ts';
import { asAtWords, isStale } from './clocks.ts';

export interface Line {
  readonly for: string;
  readonly number: string;
  readonly option?: string;
  readonly asAt: string;
  readonly source: string;
  /** Said where the number may no longer be right. */
  readonly warning?: string;
}
export interface ToRing {
  readonly who: string;
  readonly lines: readonly Line[];
  /** Said where the pack holds no number. */
  readonly missing?: string;
}

interface Call {
  readonly level: Level | undefined;
  readonly memory: Memory;
  readonly actions: readonly string[];
  readonly pack: Pack;
  readonly said: RoutesText;
  readonly at: Date;
}

/** Who to ring first, given the hour, and who then. Never a closed number, and none made up (domain I19 to I21). */
export function whoToRing({ level, memory, actions, pack, said, at }: Call): { ring?: ToRing; otherwise: ToRing[] } {
  const line = ({ for: whom, number, option }: { for: string; number: Valued<string>; option?: string | undefined }): Line => ({
    for: whom,
    number: number.value,
    ...(option ? { option } : {}),
    asAt: asAtWords(number.asAt),
    source: number.source,
    ...(isStale(number.asAt, at) ? { warning: said.stale.replace('{asAt}', asAtWords(number.asAt)) } : {}),
  });
  const place = ({ name, lines }: { name: Valued<string>; lines: Pack['frontDoor']['lines'] }): ToRing => ({
    who: name.value,
    lines: lines.map(line),
    ...(lines.some(({ number }) => /^0/.test(number.value)) ? {} : { missing: pack.missing }),
  });
  const has = (action: ActionId) => actions.includes(action);
  const emergency: ToRing = { who: said.emergency, lines: [{ for: said.emergencyFor, number: '999', asAt: '', source: '' }] };
  const worker: ToRing = { who: said.ownWorker, lines: [], missing: said.ownWorkerMissing };
  const office = has('ring-front-door') ? [...(has('ring-allocated-worker') ? [worker] : []), place(pack.frontDoor)] : [];
  const social = has('ring-emergency-duty-team')
    ? [place(pack.outOfHours)]
    : [...office, ...(office.length > 0 ? [{ ...place(pack.outOfHours), who: `${said.closed}: ${pack.outOfHours.name.value}` }] : [])];
  if (pack.status === 'retired') return { otherwise: [] };
  if (level === 'call-999') return { ring: emergency, otherwise: social };
  if (level === 'advice-today')
    return {
      ring: {
        who: memory['is-your-lead'] === 'yes' || memory['is-your-lead'] === 'unsure' ? said.notTheLead : said.lead,
        lines: [],
        missing: said.leadMissing,
      },
      otherwise: social,
    };
  const [ring, ...otherwise] = social;
  return { ...(ring ? { ring } : {}), otherwise };
}
