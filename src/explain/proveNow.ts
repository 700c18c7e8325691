import { startWorker } from '../browser/workers.ts';
import type { Proved } from './proved.ts';

/** What a promise came to when it was proved again. */
export interface Held extends Pick<Proved, 'classes' | 'paths'> {
  readonly broken: boolean;
}
export interface Again {
  /** How many promises hold. */
  readonly kept: number;
  /** The sentences of those that do not, and of those that hold on other figures than while building. */
  readonly broken: readonly string[];
  readonly other: readonly string[];
}

/**
 * Proves all promises again where somebody can see it, in a worker of its own for each journey.
 * `progress` hears how many are proved. Rejects where the browser cannot run them; none runs on.
 */
export async function proveNow(
  proved: readonly Proved[],
  progress: (done: number) => void,
): Promise<Again> {
  const workers: Worker[] = [];
  let done = 0;
  const proveOne = async (journey: Proved['journey']) => {
    const promises = proved.filter((promise) => promise.journey === journey);
    const worker = startWorker('proof');
    workers.push(worker);
    const held = await heldIn(worker, journey, promises.length, () => progress(++done));
    return promises.map((promise, i) => ({ promise, held: held[i] }));
  };
  try {
    const rows = (await Promise.all([proveOne('refer'), proveOne('share')])).flat();
    const broken = rows.filter(({ held }) => held?.broken !== false);
    const other = rows.filter(
      ({ promise, held }) =>
        held?.broken === false &&
        (held.paths !== promise.paths || held.classes !== promise.classes),
    );
    return {
      kept: rows.length - broken.length,
      broken: broken.map(({ promise }) => promise.sentence),
      other: other.map(({ promise }) => promise.sentence),
    };
  } finally {
    for (const worker of workers) worker.terminate();
  }
}

/** What each promise of a journey comes to, in the order in which they are declared. */
const heldIn = (worker: Worker, journey: Proved['journey'], wanted: number, progress: () => void) =>
  new Promise<readonly Held[]>((done, failed) => {
    const held: Held[] = [];
    worker.addEventListener('message', ({ data }: MessageEvent<Held>) => {
      held.push(data);
      progress();
      if (held.length === wanted) done(held);
    });
    worker.addEventListener('error', () =>
      failed(new Error(`the promises of “${journey}” could not be proved here`)),
    );
    worker.postMessage(journey);
  });
