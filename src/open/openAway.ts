import { startWorker } from '../browser/workers.ts';
import type { ChildOpened } from './child.ts';
import type { Opened } from './open.ts';
import { short } from './words.ts';

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
    const refused = (reason: string): ChildOpened => ({
      problems: [`In “${short(file.name)}”, ${reason}.`],
    });
    let worker: Worker;
    try {
      worker = startWorker('record');
    } catch {
      return done(
        refused('nothing was read, because the check could not be started. Load this page again'),
      );
    }
    const end = (opened: Opened | ChildOpened) => {
      clearTimeout(timer);
      worker.terminate();
      done(opened);
    };
    const timer = setTimeout(
      () => end(refused('there is something that takes too long to read, and no record does')),
      longest,
    );
    worker.addEventListener('message', ({ data }: MessageEvent<Opened | ChildOpened>) => end(data));
    worker.addEventListener('error', () =>
      end(refused('nothing was read, because the check could not be run. Load this page again')),
    );
    worker.postMessage(file);
  });
}
