import { startWorker } from '../browser/workers.ts';
import type { Proved } from './proved.ts';

/** What a promise came to when it was proved again. */
export interface Held extends Pick<Proved, 'classes' | 'paths'> {
  readonly broken: boolean;
}
export interface Again {
  /** Promises that hold. */
  readonly kept: number;
  /** The sentences of those that do not, or that hold on other figures than while building. */
  readonly broken: readonly string[];
  readonly other: readonly string[];
}

/**
 * Proves all promises again where somebody can see it: a worker of its own for each journey.
 * `progress` hears how many are proved. Rejects where the browser cannot run them.
 */
export async function proveNow(
  proved: readonly Proved[],
  progress: (done: number) => void,
): Promise<Again> {
  let done = 0;
  const one = (journey: Proved['journey']) => {
    const wanted = proved.filter((promise) => promise.journey === journey);
    return heldIn(journey, wanted.length, () => progress(++done));
  };
  const [refer, share] = await Promise.all([one('refer'), one('share')]);
  const all = { refer: refer.values(), share: share.values() };
  const rows = proved.map((promise) => ({ promise, held: all[promise.journey].next().value }));
  const sentences = (which: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(which).map(({ promise }) => promise.sentence);
  return {
    kept: rows.filter(({ held }) => held?.broken === false).length,
    broken: sentences(({ held }) => held?.broken !== false),
    other: sentences(
      ({ promise, held }) =>
        held?.broken === false &&
        (held.paths !== promise.paths || held.classes !== promise.classes),
    ),
  };
}

/** What each promise of a journey comes to, in the order in which they are declared. */
function heldIn(
  journey: Proved['journey'],
  wanted: number,
  progress: () => void,
): Promise<readonly Held[]> {
  return new Promise((done, failed) => {
    const worker = startWorker('proof');
    const held: Held[] = [];
    worker.addEventListener('message', ({ data }: MessageEvent<Held>) => {
      held.push(data);
      progress();
      if (held.length < wanted) return;
      worker.terminate();
      done(held);
    });
    worker.addEventListener('error', () => {
      worker.terminate();
      failed(new Error(`the promises of “${journey}” could not be proved here`));
    });
    worker.postMessage(journey);
  });
}
