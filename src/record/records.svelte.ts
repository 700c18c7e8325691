import { VaultError, type Vault } from '../vault/vault.ts';
import { append, begin, destroyed, type Signer, type Writer } from './chain.ts';
import type { AddedEntry, Entries } from './entry.ts';
import type { DecisionRecord } from './record.ts';
import { fold, summaryOf, wordsIn, type Summary } from './summary.ts';

/** What is kept about the person who uses the vault, sealed in it. */
export interface Settings {
  /** Their name and role, as it stands beside what they write. */
  readonly by: string;
  /** Minutes without a key or a touch before it locks. */
  readonly minutes: number;
  /** When a backup was last made, ISO. */
  readonly backedUp?: string;
}
const settingsAtFirst: Settings = { by: '', minutes: 10 };

const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const read = <T>(bytes: Uint8Array): T => JSON.parse(new TextDecoder().decode(bytes)) as T;
const asKept = (entries: Entries) => ({ whole: bytesOf(entries), summary: bytesOf(summaryOf(entries)), words: wordsIn(entries) });

/** The records of an open vault: their summaries, newest first, and what can be done with them. Every change is saved whole or not at all. */
export class Records {
  summaries = $state.raw<readonly Summary[]>([]);
  settings = $state.raw(settingsAtFirst);
  /** Whether every summary has been read; until then there may be more. */
  all = $state(false);
  /** What cannot be read is said, and nothing is done about it until asked. */
  damaged = $state(false);
  readonly #vault: Vault;
  readonly #signer: Promise<Signer>;
  #words: Promise<Map<string, string>> | undefined;

  constructor(vault: Vault, signer: Promise<Signer>) {
    this.#vault = vault;
    this.#signer = signer;
  }

  /** Reads the summaries, a page at a time, so that the newest are there at once. */
  async load(): Promise<void> {
    const settings = await this.#vault.settings();
    if (settings) this.settings = { ...settingsAtFirst, ...read<Settings>(settings) };
    let summaries: readonly Summary[] = [];
    for await (const page of this.#vault.list()) {
      summaries = [...summaries, ...page.map(({ summary }) => read<Summary>(summary))];
      this.summaries = summaries;
    }
    this.summaries = summaries.toSorted((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0)); // restored ones were kept last
    this.all = true;
    this.damaged = this.#vault.damaged.pages.length > 0;
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
    return read<Entries>(whole);
  }

  /** One after the other, so that any number of them fits in memory. What cannot be read is told to `lost`, and passed over. */
  async *each(ids: readonly string[] = this.summaries.map(({ id }) => id), lost: (id: string) => void = () => {}): AsyncIterable<Entries> {
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
    this.#words ??= this.#readWords();
    const wanted = fold(text).split(/\s+/).filter(Boolean);
    return new Set([...(await this.#words)].filter(([, words]) => wanted.every((one) => words.includes(one))).map(([id]) => id));
  }
  async #readWords() {
    const all = new Map<string, string>();
    for await (const page of this.#vault.words()) for (const [id, words] of page) all.set(id, words);
    return all;
  }

  /** Begins a record with its decision. A training record is never kept beside real ones (domain I45). */
  async keep(decision: DecisionRecord, by: string, at = new Date()): Promise<void> {
    if (decision.mode === 'training') throw new Error('a training record cannot be kept among real ones');
    const entries = await begin(decision, await this.#writer(by, at));
    await this.#vault.add(decision.id, asKept(entries));
    this.#shows(entries);
  }

  /** Adds an entry to a record as it stands by then, whichever tab wrote last. */
  async append(
    id: string,
    added: Pick<AddedEntry, 'kind' | 'title' | 'fields' | 'shown' | 'clocks'>,
    by: string,
    at = new Date(),
  ): Promise<Entries> {
    const writer = await this.#writer(by, at);
    return this.#change(id, (entries) => append(entries, added, writer));
  }

  /** Destroys a record's content and its key, and keeps one entry that says so. */
  async destroy(id: string, said: { title: string; why: string; authorisedBy: string }, by: string, at = new Date()): Promise<void> {
    const entries = await destroyed(await this.read(id), said, await this.#writer(by, at));
    await this.#vault.shred(id, asKept(entries));
    this.#shows(entries);
  }

  has(id: string): boolean {
    return this.summaries.some((summary) => summary.id === id);
  }

  /** Keeps records that are not here yet, many at a time. */
  async takeIn(all: readonly Entries[]): Promise<void> {
    await this.#vault.addAll(all.map((entries) => ({ id: entries[0].record, kept: asKept(entries) })));
    this.#words = undefined;
    await this.load();
  }
  /** Keeps a longer record in place of the one that is here by then. */
  lengthen(id: string, change: (mine: Entries) => Promise<Entries>): Promise<Entries> {
    return this.#change(id, change);
  }

  async set(part: Partial<Settings>): Promise<void> {
    const settings = { ...this.settings, ...part };
    await this.#vault.keepSettings(bytesOf(settings));
    this.settings = settings;
  }

  /** Makes the list again from the records themselves, and names those that cannot be read any more. */
  async mend(): Promise<readonly string[]> {
    const { unreadable } = await this.#vault.mend(async (whole) => {
      const { summary, words } = asKept(read<Entries>(whole));
      return { summary, words };
    });
    await this.load();
    return unreadable;
  }

  get signer(): Promise<Signer> {
    return this.#signer;
  }

  async #change(id: string, change: (entries: Entries) => Promise<Entries>): Promise<Entries> {
    let changed: Entries | undefined;
    await this.#vault.update(id, async (whole) => asKept((changed = await change(read<Entries>(whole)))));
    this.#shows(changed!);
    return changed!;
  }

  /** Puts a record's new summary where its old one was, or first. */
  #shows(entries: Entries) {
    const summary = summaryOf(entries);
    const others = this.summaries.filter(({ id }) => id !== summary.id);
    const at = this.summaries.findIndex(({ id }) => id === summary.id);
    this.summaries = others.toSpliced(Math.max(at, 0), 0, summary);
    void this.#words?.then((words) => words.set(summary.id, wordsIn(entries)));
  }

  #writer = async (by: string, at: Date): Promise<Writer> => ({ signer: await this.#signer, by, at });
}
