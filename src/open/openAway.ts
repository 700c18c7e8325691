import { startWorker } from '../browser/workers.ts';
import type { ChildOpened } from './child.ts';
import type { Opened } from './open.ts';
import { refusedFor } from './refused.ts';

/**
 * Longer than the largest record takes on a slow phone: a file that holds the worker up is let go,
 * with the worker.
 */
const longest = 120_000;

/**
 * Opens a record or a child’s file as `openSaved` does, in a worker of its own: whatever the file
 * holds, the page goes on. Never throws.
 */
export function openAway(file: Blob & { readonly name: string }): Promise<Opened | ChildOpened> {
  return new Promise((done) => {
    let worker: Worker;
    try {
      worker = startWorker('record');
    } catch {
      return done(refusedFor({ says: 'not-started' }));
    }
    const end = (opened: Opened | ChildOpened) => {
      clearTimeout(timer);
      worker.terminate();
      done(opened);
    };
    const timer = setTimeout(() => end(refusedFor({ says: 'takes-too-long' })), longest);
    worker.addEventListener('message', ({ data }: MessageEvent<Opened | ChildOpened>) => end(data));
    worker.addEventListener('error', () => end(refusedFor({ says: 'not-run' })));
    worker.postMessage(file);
  });
}
