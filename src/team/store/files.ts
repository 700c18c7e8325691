import { opaqueName, packedBlock, unpackedBlock } from './block.ts';
import { Log } from './log.ts';
import { StoreError, type Head, type Reading, type Store } from './port.ts';

/** Where files lie that are written once: all that a folder, or memory, must do to be a store. */
export interface Files {
  /** The names of all logs, as they are now. */
  logs(): Promise<readonly string[]>;
  /** Where each file lies of a log that `logs` found last, in any order: none of any other. */
  places(log: string): Promise<readonly string[]>;
  /** The bytes at a place, or nothing where they cannot be had now. */
  bytesAt(place: string): Promise<Uint8Array | undefined>;
  /** Writes a file that is new, and says where it lies. */
  write(log: string, name: string, file: Uint8Array): Promise<string>;
}

/** What is known of one log. */
interface Known {
  readonly log: Log;
  /** the places that need not be read again */
  readonly done: Set<string>;
  /** how many files are there in part */
  half: number;
}

/**
 * A store in files, each a block, written once under a name that nobody else chooses. Two who write
 * at once each add a file, and the log then has two heads.
 */
export class FileStore implements Store {
  readonly #files: Files;
  readonly #known = new Map<string, Known>();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(files: Files) {
    this.#files = files;
  }

  append(log: string, expected: readonly Head[], bytes: Uint8Array): Promise<Head> {
    return this.#inTurn(async () => {
      const { head, file } = await packedBlock(log, expected, bytes);
      await this.#files.logs();
      const known = await this.#look(log);
      const { heads } = known.log;
      if (String(heads) !== String(expected.toSorted())) {
        const isKnown = heads.length > 0 || expected.length === 0;
        const reason = isKnown ? 'moved' : known.half > 0 ? 'not-whole' : 'not-there';
        throw new StoreError(reason, `the log ${log} ends in [${heads}], not [${expected}].`);
      }
      const place = await this.#files.write(log, opaqueName(), file);
      await this.#takeIn(known, log, place);
      if (!known.log.has(head))
        throw new StoreError('not-whole', `what was written at ${place} did not come back whole.`);
      return head;
    });
  }

  read(log: string, after: readonly Head[]): Promise<Reading> {
    return this.#inTurn(async () => {
      await this.#files.logs();
      const known = await this.#look(log);
      const lost = after.find((head) => !known.log.has(head));
      if (lost === undefined && known.log.heads.length > 0) {
        const reading = known.log.read(after);
        return { ...reading, waiting: reading.waiting + known.half };
      }
      const comes = known.half > 0 || (lost !== undefined && known.log.awaits(lost));
      throw new StoreError(
        comes ? 'not-whole' : 'not-there',
        `the log ${log} holds nothing whole ${lost === undefined ? 'yet' : `of head ${lost}`}.`,
      );
    });
  }

  heads(): Promise<ReadonlyMap<string, readonly Head[]>> {
    return this.#inTurn(async () => {
      const found = new Map<string, readonly Head[]>();
      for (const log of await this.#files.logs()) {
        const { heads } = (await this.#look(log)).log;
        if (heads.length > 0) found.set(log, heads);
      }
      return found;
    });
  }

  /** One after the other, so that nobody forks from themselves. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => {});
    return done;
  }

  /** Reads what is new of a log. What was whole once stays known, wherever a sync client puts it. */
  async #look(log: string): Promise<Known> {
    const known = this.#known.get(log) ?? { log: new Log(), done: new Set<string>(), half: 0 };
    this.#known.set(log, known);
    known.half = 0;
    for (const place of await this.#files.places(log))
      if (!known.done.has(place)) await this.#takeIn(known, log, place);
    return known;
  }

  async #takeIn(known: Known, log: string, place: string): Promise<void> {
    const file = await this.#files.bytesAt(place);
    const found = file ? await unpackedBlock(file) : 'half';
    if (found === 'half') known.half += 1;
    if (typeof found === 'string') return; // to be read again, since it may yet become whole
    known.done.add(place);
    if (found.log === log) known.log.take(found.block);
  }
}
