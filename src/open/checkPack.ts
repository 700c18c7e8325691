import { now } from '../browser/clock.ts';
import type { Pack } from '../../content/schema.ts';
import { isoDay } from '../recommend/dates.ts';
import { startWorker } from '../browser/workers.ts';
import { textIn } from './bytes.ts';
import { largestPack, tooLarge, type PackProblem } from './packProblem.ts';

/**
 * What the worker says: how far it is, and at the end the pack or everything that is wrong with it.
 */
export type PackCheck =
  | { readonly share: number }
  | { readonly pack: Pack }
  | { readonly problems: readonly PackProblem[] };
type Checked = Exclude<PackCheck, { readonly share: number }>;

/**
 * Longer than any pack takes on a slow phone: a file that holds the worker up is let go, with the
 * worker.
 */
const longest = 60_000;

/**
 * Reads a pack from a file that nobody has vouched for, and proves it over every set of answers, in
 * a worker of its own. Never throws: what is wrong comes back as problems. Keeps nothing.
 */
export function checkPack(file: File, progress: (share: number) => void): Promise<Checked> {
  if (file.size > largestPack) return Promise.resolve({ problems: [tooLarge] });
  return new Promise((done) => {
    const worker = startWorker('pack');
    const end = (checked: Checked) => {
      clearTimeout(timer);
      worker.terminate();
      done(checked);
    };
    const refused = (
      says: 'takes-too-long' | 'not-run' | 'not-unicode' | 'cannot-be-read',
    ): Checked => ({
      problems: [{ field: '', reason: { says }, mend: { says: 'another' } }],
    });
    const timer = setTimeout(() => end(refused('takes-too-long')), longest);
    worker.addEventListener('message', ({ data }: MessageEvent<PackCheck>) =>
      'share' in data ? progress(data.share) : end(data),
    );
    worker.addEventListener('error', () => end(refused('not-run')));
    file.arrayBuffer().then(
      (bytes) => {
        const read = textIn(new Uint8Array(bytes));
        if ('fault' in read) return end(refused(read.fault));
        worker.postMessage({ text: read.text, today: isoDay(now()) });
      },
      () => end(refused('cannot-be-read')),
    );
  });
}
