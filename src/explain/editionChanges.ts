import { startWorker } from '../browser/workers.ts';
import type { Change } from '../../machines/impact.ts';
import type { JourneyId } from '../../machines/journeys.ts';
import {
  actionLine,
  decisionAsking,
  endName,
  questionWords,
  type Words,
} from '../recommend/words.ts';

/** What a worker is asked for: a journey under two law editions, over every set of answers. */
export interface ToCompare {
  readonly journey: JourneyId;
  readonly before: string;
  readonly after: string;
}
/** What it says: how far it is, from 0 to 1, and at last what comes out differently. */
export type Compared = { readonly share: number } | { readonly changes: readonly Change[] };

/**
 * Compares two law editions where somebody waits for it, in a worker of its own for each journey.
 * `progress` hears a share of the way. Rejects where the browser cannot run them; none runs on, nor
 * once it is no longer wanted: it then comes to nothing.
 */
export async function compareNow(
  before: string,
  after: string,
  progress: (share: number) => void,
  unwanted: AbortSignal,
): Promise<readonly Change[]> {
  const workers: Worker[] = [];
  const stop = () => workers.forEach((worker) => worker.terminate());
  unwanted.addEventListener('abort', stop);
  const shares = { refer: 0, share: 0 };
  const compareOne = (journey: JourneyId) =>
    new Promise<readonly Change[]>((done, failed) => {
      const worker = startWorker('proof');
      workers.push(worker);
      worker.addEventListener('message', ({ data }: MessageEvent<Compared>) => {
        if ('changes' in data) return done(data.changes);
        shares[journey] = data.share;
        progress((shares.refer + shares.share) / 2);
      });
      worker.addEventListener('error', () =>
        failed(new Error(`the journey “${journey}” could not be compared here`)),
      );
      worker.postMessage({ journey, before, after } satisfies ToCompare);
    });
  try {
    return (await Promise.all([compareOne('refer'), compareOne('share')])).flat();
  } finally {
    unwanted.removeEventListener('abort', stop);
    stop();
  }
}

/** One thing that comes out differently, by its names, and the questions at which it does. */
export interface ChangeTold {
  readonly what: 'level' | 'consent' | 'sharing' | 'brought' | 'gone';
  readonly from: string;
  readonly to: string;
  readonly at: readonly string[];
}
const ends = ['level', 'consent', 'sharing'] as const;

/** The changes of one direction in words, each once, whatever journey and question they stand at. */
export function changesTold(
  changes: readonly Change[],
  direction: Change['direction'],
  words: Words,
): readonly ChangeTold[] {
  const told = new Map<string, ChangeTold>();
  for (const { what, from, to, question, ...change } of changes) {
    if (change.direction !== direction) continue;
    const end = ends.find((one) => one === what);
    const named = (id: string) => (id === 'none' ? '' : endName(words, end ?? 'level', id));
    const key = `${what} ${from} ${to}`;
    const decision = decisionAsking(words, question);
    const at = decision ? [questionWords(words, decision, question).short] : [];
    const known = told.get(key)?.at ?? [];
    told.set(key, {
      ...(end
        ? { what: end, from: named(from), to: named(to) }
        : { what: to === 'none' ? 'gone' : 'brought', from: '', to: actionLine(words, what) }),
      at: [...known, ...at.filter((one) => !known.includes(one))],
    });
  }
  return [...told.values()];
}
