import { startWorker } from '../browser/workers.ts';
import type { Reading, Texts } from './found.ts';

/** For how long nothing is typed before it is read, in milliseconds. */
const pause = 600;

/**
 * Reads texts in a worker, the newest last: what was typed meanwhile is read when that is done.
 * Where no worker is to be had nothing is read, and the notes do without.
 */
export class ReadingAway {
  readonly #hear: (found: Reading) => void;
  #worker: Worker | undefined;
  #busy = false;
  #waiting: Texts | undefined;

  constructor(hear: (found: Reading) => void) {
    this.#hear = hear;
  }

  /** Reads texts once nothing has been typed for a moment, unless that is taken back first. */
  readSoon(texts: Texts): () => void {
    const next = setTimeout(() => {
      this.#waiting = texts;
      this.#next();
    }, pause);
    return () => clearTimeout(next);
  }
  end(): void {
    this.#worker?.terminate();
    [this.#worker, this.#waiting] = [undefined, undefined];
  }

  #next(): void {
    const texts = this.#waiting;
    if (this.#busy || !texts) return;
    const worker = (this.#worker ??= this.#started());
    if (!worker) return;
    [this.#busy, this.#waiting] = [true, undefined];
    worker.postMessage(texts);
  }
  #started(): Worker | undefined {
    try {
      const worker = startWorker('reading');
      worker.addEventListener('message', ({ data }: MessageEvent<Reading>) => {
        this.#busy = false;
        this.#hear(data);
        this.#next();
      });
      worker.addEventListener('error', () => this.end());
      return worker;
    } catch {
      return undefined;
    }
  }
}
