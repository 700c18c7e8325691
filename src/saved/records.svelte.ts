import { unshared, type Bytes } from '../vault/boxes.ts';
import { VaultError, type FileBytes, type Vault } from '../vault/vault.ts';
import {
  append,
  begin,
  beginNoted,
  destroyed,
  type Added,
  type Signer,
  type Writer,
} from '../records/chain.ts';
import { openIn } from '../records/course.ts';
import { destroyFaults } from '../records/destroying.ts';
import { filesIn, isAttached, type Attached } from '../records/attached.ts';
import type { Entries } from '../records/entry.ts';
import type { DecisionRecord } from '../records/record.ts';
import { collected, holding, type WordsById } from '../records/search.ts';
import { summaryOf, wordsIn, type Summary } from '../records/summary.ts';

/** What is kept about the person who uses the vault, sealed in it. */
export interface Settings {
  /** Their name and role, as it stands beside what they write. */
  readonly by: string;
  /** Minutes without a key or a touch before it locks. */
  readonly minutes: number;
  /** When a backup was last made, ISO. */
  readonly backedUp?: string;
  /** Whether they said that their recovery code is somewhere safe. */
  readonly codeIsSafe?: boolean;
  /** The last try to unlock that they have seen had failed, by its moment (ISO). */
  readonly triesSeen?: string;
}
const settingsAtFirst: Settings = { by: '', minutes: 10 };

/** A decision that was left to be finished later, as its draft was kept. */
export interface Unfinished {
  readonly id: string;
  readonly begunAt: string;
  readonly withRecords: true;
  readonly draft: string;
}

const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
// what is in the vault only this program wrote, and a record was checked before it was kept
const parsed = <T>(bytes: Uint8Array): T => JSON.parse(new TextDecoder().decode(bytes)) as T;
const asKept = (entries: Entries, id: string) => ({
  whole: bytesOf(entries),
  summary: bytesOf(summaryOf(entries, id)),
  words: wordsIn(entries),
  files: filesIn(entries).map(({ id }) => id),
});

/** Each of some summaries in the place of the one it is newer than, or first. */
function inPlace(summaries: readonly Summary[], newer: readonly Summary[]): readonly Summary[] {
  let all = summaries;
  for (const summary of newer) {
    const at = all.findIndex(({ id }) => id === summary.id);
    all = at < 0 ? [summary, ...all] : all.with(at, summary);
  }
  return all;
}
const newestFirst = (summaries: readonly Summary[]) =>
  summaries.toSorted((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0));

/**
 * The records of an open vault: their summaries, newest first, and what can be done with them.
 * Every change is saved whole or not at all.
 */
export class Records {
  summaries = $state.raw<readonly Summary[]>([]);
  settings = $state.raw(settingsAtFirst);
  /** What was left to be finished later, the last begun first. */
  unfinished = $state.raw<readonly Unfinished[]>([]);
  /** Whether every summary has been read; until then there may be more. */
  all = $state(false);
  /** What cannot be read is said, and nothing is done about it until asked. */
  damaged = $state(false);
  readonly #vault: Vault;
  readonly #signer: Promise<Signer>;
  /** What was saved here since the last reading began. */
  #meanwhile: readonly Summary[] = [];
  #words: Promise<WordsById> | undefined;

  constructor(vault: Vault, signer: Promise<Signer>) {
    this.#vault = vault;
    this.#signer = signer;
  }

  /**
   * Reads the summaries: the first time the newest page at once, and then all of them. What stands
   * is replaced only when all of it has been read anew, and what is saved meanwhile keeps its
   * place.
   */
  async load(): Promise<void> {
    await this.#readSettings();
    await this.#readUnfinished();
    const isFirst = !this.all;
    this.#meanwhile = [];
    const read: Summary[] = [];
    for await (const page of this.#vault.list()) {
      read.push(...page.map(({ summary }) => parsed<Summary>(summary)));
      // the newest at once, and then all of them: a list drawn anew for each page would take longer
      // than the reading
      if (isFirst && this.summaries.length === 0)
        this.summaries = inPlace([...read], this.#meanwhile);
    }
    this.summaries = newestFirst(inPlace(read, this.#meanwhile)); // restored ones were kept last
    this.all = true;
    this.damaged = this.#vault.damaged.pages.length > 0;
  }
  /** What is damaged here keeps no record from being shown. */
  async #readSettings() {
    try {
      const settings = await this.#vault.settings();
      if (settings) this.settings = { ...settingsAtFirst, ...parsed<Settings>(settings) };
    } catch (error) {
      if (error instanceof VaultError && error.reason === 'gone') throw error;
    }
  }

  async #readUnfinished() {
    const all = [...(await this.#vault.aside()).values()].map((bytes) => parsed<Unfinished>(bytes));
    this.unfinished = all.toSorted((one, other) => (one.begunAt < other.begunAt ? 1 : -1));
  }

  /** Another tab has saved something: everything is read afresh. Returns how to stop hearing. */
  hear(): () => void {
    return this.#vault.watch((news) => {
      if (typeof news === 'string') return;
      this.#words = undefined;
      void this.load().catch(() => {}); // it has locked meanwhile
    });
  }

  /** Throws where there is none, where it is damaged, and where the vault has locked. */
  async read(id: string): Promise<Entries> {
    const whole = await this.#vault.read(id);
    if (!whole) throw new Error(`no record ${id} is kept here`);
    return parsed<Entries>(whole);
  }

  /**
   * The id of every record that is kept, whether or not the list can be read: what is backed up
   * goes by these.
   */
  ids(): Promise<readonly string[]> {
    return this.#vault.ids();
  }

  /**
   * One after the other, so that any number of them fits in memory. What cannot be read is told to
   * `lost`, and passed over.
   */
  async *each(
    ids: readonly string[] = this.summaries.map(({ id }) => id),
    lost: (id: string) => void = () => {},
  ): AsyncIterable<Entries> {
    for (const id of ids) {
      let entries: Entries;
      try {
        entries = await this.read(id);
      } catch (error) {
        if (error instanceof VaultError && error.reason === 'gone') throw error; // locked: it is not the record that is lost
        lost(id);
        continue;
      }
      yield entries;
    }
  }

  /** Which records hold all of these words, or parts of words. */
  async find(text: string): Promise<ReadonlySet<string>> {
    this.#words ??= collected(this.#vault.words());
    return holding(await this.#words, text);
  }

  /** Begins a record with its decision. A training record is never kept beside real ones (I45). */
  async keep(decision: DecisionRecord, by: string, at: Date): Promise<void> {
    if (decision.mode === 'training')
      throw new Error('a training record cannot be kept among real ones');
    const entries = await begin(decision, await this.#writer(by, at));
    await this.#vault.add(decision.id, asKept(entries, decision.id));
    this.#shows(decision.id, entries);
  }

  /**
   * Begins a record with what was noted before anyone decided, for the child of a reference.
   * Returns its id.
   */
  async note(
    reference: string,
    [first, ...others]: readonly Added[],
    by: string,
    at: Date,
  ): Promise<string> {
    const id = crypto.randomUUID();
    if (!first) throw new Error('a record begins with an entry: nothing was given to note');
    const writer = await this.#writer(by, at);
    let entries = await beginNoted(id, reference, first, writer);
    for (const other of others) entries = await append(entries, other, writer);
    await this.#vault.add(id, asKept(entries, id));
    this.#shows(id, entries);
    return id;
  }

  /**
   * Adds entries to a record as it stands by then, whichever tab wrote last: all of them or none.
   * Throws where one would close it with something open.
   */
  async append(
    id: string,
    added: Added | readonly Added[],
    by: string,
    at: Date,
    files: readonly FileBytes[] = [],
  ): Promise<Entries> {
    const writer = await this.#writer(by, at);
    const longerOne = async (entries: Entries) => {
      let longer = entries;
      for (const one of [added].flat()) {
        const [open] = one.kind === 'closed' ? openIn(longer) : [];
        if (open)
          throw new Error(`the record ${id} was not closed: ${open.what} is still open in it`);
        longer = await append(longer, one, writer);
      }
      return longer;
    };
    return this.#change(id, longerOne, files);
  }

  /**
   * The bytes of a file, or nothing where they are not on this device. Throws where they are not
   * those that were attached.
   */
  async readFile(file: Attached): Promise<Bytes | undefined> {
    const bytes = await this.#vault.readFile(file.id);
    if (bytes && !(await isAttached(unshared(bytes), file)))
      throw new Error(`the file ${file.id} is not the one that was attached: it was changed since`);
    return bytes && unshared(bytes);
  }
  /** The ids of the files of a record that are on this device. */
  filesOf(id: string): Promise<readonly string[]> {
    return this.#vault.filesOf(id);
  }
  /**
   * Keeps the bytes of a file that a record here names and whose bytes were not here. Returns
   * whether it does.
   */
  async takeInFile(id: string, fileId: string, bytes: Bytes): Promise<boolean> {
    const file = filesIn(await this.read(id)).find((file) => file.id === fileId);
    if (!file || !(await isAttached(bytes, file))) return false;
    if ((await this.filesOf(id)).includes(fileId)) return true;
    await this.#change(id, (entries) => Promise.resolve(entries), [{ id: fileId, bytes }]);
    return true;
  }

  /**
   * Destroys a record's content and its key, and keeps one entry that says so. Throws while
   * anything in it is open, and where whoever authorises it may be the one who wrote the decision
   * or the one who destroys it.
   */
  async destroy(
    id: string,
    said: { title: string; why: string; authorisedBy: string },
    by: string,
    at: Date,
  ): Promise<void> {
    const writer = await this.#writer(by, at);
    await this.#change(id, (entries) => {
      const fault = destroyFaults(entries, said.authorisedBy, by, at)[0];
      if (fault) throw new Error(`the record ${id} was not destroyed: ${fault}`);
      return destroyed(entries, said, writer);
    });
  }

  has(id: string): boolean {
    return this.summaries.some((summary) => summary.id === id);
  }

  /** Keeps records that are not here yet, by the ids that they go by here, many at a time. */
  async takeIn(all: ReadonlyMap<string, Entries>): Promise<void> {
    await this.#vault.addAll([...all].map(([id, entries]) => ({ id, kept: asKept(entries, id) })));
    this.#words = undefined;
    await this.load();
  }
  /** Puts a record in the place of one that cannot be read any more. */
  async putBack(id: string, entries: Entries): Promise<void> {
    await this.#vault.shred(id, asKept(entries, id));
    this.#shows(id, entries);
  }
  /** Keeps a longer record in place of the one that is here by then. */
  lengthen(id: string, change: (mine: Entries) => Promise<Entries>): Promise<Entries> {
    return this.#change(id, change);
  }

  /**
   * Keeps an unfinished decision until it is carried on with or dropped. It is on the disk when
   * this resolves.
   */
  async leave({ begunAt, draft }: Pick<Unfinished, 'begunAt' | 'draft'>): Promise<void> {
    const id = crypto.randomUUID();
    await this.#vault.putAside(
      id,
      bytesOf({ id, begunAt, withRecords: true, draft } satisfies Unfinished),
    );
    await this.#readUnfinished();
  }
  /** Lets one go that was carried on with elsewhere, or is not wanted. */
  async dropUnfinished(id: string): Promise<void> {
    await this.#vault.dropAside(id);
    await this.#readUnfinished();
  }

  async set(part: Partial<Settings>): Promise<void> {
    const settings = { ...this.settings, ...part };
    await this.#vault.keepSettings(bytesOf(settings));
    this.settings = settings;
  }

  /**
   * Makes the list again from the records themselves, and names those that cannot be read any more.
   */
  async mend(): Promise<readonly string[]> {
    const { unreadable } = await this.#vault.mend(async (whole, id) => {
      const { summary, words } = asKept(parsed<Entries>(whole), id);
      return { summary, words };
    });
    await this.load();
    return unreadable;
  }

  get signer(): Promise<Signer> {
    return this.#signer;
  }

  async #change(
    id: string,
    change: (entries: Entries) => Promise<Entries>,
    files: readonly FileBytes[] = [],
  ): Promise<Entries> {
    let changed: Entries | undefined;
    await this.#vault.update(
      id,
      async (whole) => asKept((changed = await change(parsed<Entries>(whole))), id),
      files,
    );
    if (!changed) throw new Error(`the record ${id} was not changed`);
    this.#shows(id, changed);
    return changed;
  }

  #shows(id: string, entries: Entries) {
    const summary = summaryOf(entries, id);
    this.summaries = inPlace(this.summaries, [summary]);
    this.#meanwhile = [...this.#meanwhile, summary];
    void this.#words?.then((words) => words.set(summary.id, wordsIn(entries)));
  }

  #writer = async (by: string, at: Date): Promise<Writer> => ({
    signer: await this.#signer,
    by,
    at,
  });
}
