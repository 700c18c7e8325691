import { seal, textOf, unseal } from './boxes.ts';
import {
  inOne,
  together,
  type Database,
  type PageRow,
  type SealedRow,
  type SheetKind,
} from './database.ts';
import { inVaultWords, VaultError } from './error.ts';
import { checked, openItem, sealFile, sealItem, type FileBytes, type Kept } from './items.ts';
import {
  kinds,
  label,
  packed,
  pageSize,
  placesOn,
  putPage,
  readPage,
  steps,
  unchanged,
  unpacked,
  withNew,
} from './sheets.ts';
import type { Lines, NewLine, PageRead, Sheet } from './sheets.ts';
import { untilKept } from './turns.ts';

/** One item as a list has it. */
export interface Listed {
  readonly id: string;
  readonly summary: Uint8Array;
}

/**
 * What an open vault hears: an item that another tab saved, or that it has been closed from
 * elsewhere.
 */
export type News = { readonly id: string } | 'locked' | 'gone';
/** An item to add. */
interface NewItem {
  readonly id: string;
  readonly kept: Kept;
}
/** What the caller makes of an item for the list and the search. */
type Summarise = (whole: Uint8Array, id: string) => Promise<Omit<Kept, 'whole'>>;
type Told = { readonly ids: readonly string[] } | 'locked';

/** Sheets: those of some twenty thousand items, as much as a phone can spare. */
const mostRemembered = 640;
/** What is put aside lies in a row beside the settings, and is sealed under the name of its row. */
const asideOf = (name: string) => `aside:${name}`;

/**
 * The vault, open. Bytes go in and come out; nothing readable is stored. Every save is one
 * transaction, on the disk when its promise resolves, and undone where it rejects. Closed, it has
 * forgotten the key, and every call rejects with `gone`.
 */
export class Vault {
  readonly #db: Database;
  #key: CryptoKey | undefined;
  readonly #channel = new BroadcastChannel('windscreen-vault');
  readonly #hearers = new Set<(news: News) => void>();
  readonly #damaged = new Map<string, number>();
  /**
   * What some sheets say, so that a save need not read and open them again. Forgotten with the key.
   */
  readonly #remembered = new Map<string, { readonly rev: number; readonly lines: Lines }>();

  constructor(db: Database, key: CryptoKey) {
    db.transaction('about'); // throws where the database was taken away while the key was derived
    this.#db = db;
    this.#key = key;
    for (const taken of ['versionchange', 'close'] as const)
      db.addEventListener(taken, () => this.#end('gone'));
    this.#channel.addEventListener('message', ({ data }: MessageEvent<Told>) => {
      if (data === 'locked') return this.#end('locked');
      for (const id of data.ids) this.#tell({ id });
    });
  }

  /**
   * Every summary, a page at a time: the newest page first, and in it the newest item. A damaged
   * page is left out, and named in `damaged`.
   */
  async *list(): AsyncGenerator<readonly Listed[], void> {
    for await (const lines of this.#sheets('summaries'))
      yield lines.flatMap((line) => (line ? [{ id: line.id, summary: line.bytes }] : [])).reverse();
  }

  /** The words of every item by its id, in the order of `list`. */
  async *words(): AsyncGenerator<ReadonlyMap<string, string>, void> {
    for await (const lines of this.#sheets('words'))
      yield new Map(
        lines.flatMap((line) => (line ? [[line.id, textOf(line.bytes)] as const] : [])).reverse(),
      );
  }

  /**
   * The pages found damaged so far: by `list`, by `words` or by a save. No item is lost with them,
   * and `mend` writes them anew.
   */
  get damaged(): { readonly pages: readonly number[] } {
    return { pages: [...new Set(this.#damaged.values())].sort((one, other) => one - other) };
  }

  /** One item, or nothing where there is none of that id. */
  read(id: string): Promise<Uint8Array | undefined> {
    return this.#using(async (key) => {
      const row = await this.#db.get('sealed', id);
      return row && openItem(key, row);
    });
  }

  /** A file that an item holds, or nothing where it is not on this device. */
  readFile(id: string): Promise<Uint8Array | undefined> {
    return this.#using(async (key) => {
      const row = await this.#db.get('files', id);
      return row && openItem(key, row);
    });
  }
  /** The id of every file of an item that is on this device. */
  filesOf(item: string): Promise<readonly string[]> {
    return this.#using(() => this.#db.getAllKeysFromIndex('files', 'item', item));
  }

  /** The id of every item, oldest first. */
  ids(): Promise<readonly string[]> {
    return this.#using(() => this.#db.getAllKeysFromIndex('sealed', 'place'));
  }

  /** Keeps a new item. An id that is there already is refused. */
  add(id: string, kept: Kept): Promise<void> {
    return this.addAll([{ id, kept }]);
  }

  /**
   * Keeps many, a transaction a page: cut short, it has kept the first of them whole, and none of
   * the rest.
   */
  addAll(items: readonly NewItem[]): Promise<void> {
    return this.#using(async (key) => {
      const ids = new Set(items.map(({ id }) => id));
      if (ids.size < items.length)
        throw new Error(
          `addAll: of ${items.length} items only ${ids.size} have an id of their own`,
        );
      for (const { id, kept } of items) checked(id, kept);
      const taken = items.length > 1 && (await this.ids()).find((id) => ids.has(id));
      if (taken)
        throw new Error(`addAll: there is an item "${taken}" already; leave out what ids() names`);
      let done = 0;
      while (done < items.length)
        done += await this.#addToPage(key, items.slice(done, done + pageSize));
    });
  }

  /**
   * Changes one item, with the files that it holds from then on. `change` is run again from what is
   * there then, if another tab saved first.
   */
  update(
    id: string,
    change: (whole: Uint8Array) => Promise<Kept>,
    added: readonly FileBytes[] = [],
  ): Promise<void> {
    return this.#replace(id, async (key, row) => change(await openItem(key, row)), added);
  }

  /**
   * Puts something else in the place of an item, and with it destroys the only key to what was
   * there.
   */
  shred(id: string, replacement: Kept): Promise<void> {
    return this.#replace(id, () => Promise.resolve(replacement));
  }

  /** What the caller keeps for itself beside the items. */
  settings(): Promise<Uint8Array | undefined> {
    return this.#using(async (key) => {
      const row = await this.#db.get('about', 'settings');
      if (row && !('box' in row))
        throw new VaultError(
          'damaged',
          'the row about.settings is not as it was written; every item is kept.',
        );
      return row && unseal(key, 'settings', row.box);
    });
  }

  keepSettings(bytes: Uint8Array): Promise<void> {
    return this.#keepBox('settings', bytes);
  }

  /**
   * What was put aside, by name: it is no item, no list shows it and no backup holds it. What does
   * not open is left where it is.
   */
  aside(): Promise<ReadonlyMap<string, Uint8Array>> {
    return this.#using(async (key) => {
      const names = (await this.#db.getAllKeys('about')).filter((name) =>
        name.startsWith(asideOf('')),
      );
      const opened = await Promise.all(
        names.map(async (name) => {
          const row = await this.#db.get('about', name);
          const bytes =
            row && 'box' in row
              ? await unseal(key, name, row.box).catch(() => undefined)
              : undefined;
          return bytes ? [[name.slice(asideOf('').length), bytes] as const] : [];
        }),
      );
      return new Map(opened.flat());
    });
  }
  /** Puts something aside, in place of what had its name. It is on the disk when this resolves. */
  async putAside(name: string, bytes: Uint8Array): Promise<void> {
    await this.#keepBox(asideOf(name), bytes);
    this.#announce([asideOf(name)]);
  }
  async dropAside(name: string): Promise<void> {
    await this.#using(() =>
      inOne(this.#db, ['about'], (tx) => tx.objectStore('about').delete(asideOf(name))),
    );
    this.#announce([asideOf(name)]);
  }

  #keepBox(name: string, bytes: Uint8Array): Promise<void> {
    return this.#using(async (key) => {
      const box = await seal(key, name, bytes);
      await inOne(this.#db, ['about'], (tx) => tx.objectStore('about').put({ box }, name));
    });
  }

  /** Hears of what other tabs do, until the function that comes back is called. */
  watch(hear: (news: News) => void): () => void {
    this.#hearers.add(hear);
    return () => void this.#hearers.delete(hear);
  }

  /**
   * Writes the damaged pages anew from the items that they list. An item that cannot be opened, or
   * that `summarise` does not take, is named; it stays where it is.
   */
  mend(summarise: Summarise): Promise<{ unreadable: readonly string[] }> {
    return this.#using(async (key) => {
      for (const kind of kinds) for await (const _ of this.#sheets(kind)); // finds every damaged page
      const unreadable: string[] = [];
      for (const page of this.damaged.pages)
        unreadable.push(...(await this.#mendPage(key, page, summarise)));
      return { unreadable };
    });
  }

  /** Forgets the key: in every tab, unless only `here`. */
  close(where: 'here' | 'everywhere' = 'everywhere'): void {
    if (this.#key && where === 'everywhere') this.#channel.postMessage('locked' satisfies Told);
    this.#end();
  }

  #end(news?: 'locked' | 'gone'): void {
    if (!this.#key) return;
    this.#key = undefined;
    this.#remembered.clear();
    this.#db.close();
    this.#channel.close();
    if (news) this.#tell(news);
    this.#hearers.clear();
  }

  #tell(news: News): void {
    for (const hear of [...this.#hearers]) hear(news);
  }

  /** Works with the data key, and says in the vault's own words what went wrong. */
  async #using<T>(work: (key: CryptoKey) => Promise<T>): Promise<T> {
    const closed = (cause?: unknown) =>
      new VaultError('gone', 'the vault is closed; open it again.', cause);
    if (!this.#key) throw closed();
    try {
      return await work(this.#key);
    } catch (error) {
      throw this.#key ? inVaultWords(error) : closed(error);
    }
  }

  async #replace(
    id: string,
    make: (key: CryptoKey, row: SealedRow) => Promise<Kept>,
    added: readonly FileBytes[] = [],
  ): Promise<void> {
    await this.#using(async (key) => {
      const files = await Promise.all(added.map((file) => sealFile(key, id, file)));
      return untilKept(async () => {
        const tx = this.#db.transaction(['sealed', 'pages']);
        const row = await tx.objectStore('sealed').get(id);
        if (!row) throw new Error(`there is no item "${id}" to change; add it`);
        const { before, linesOf } = await this.#pageAsItIs(
          key,
          (at) => tx.objectStore('pages').get(at),
          row.page,
        );
        const kept = checked(id, await make(key, row), added);
        const [item, sheets] = await Promise.all([
          sealItem(key, id, kept.whole),
          rewritten(key, before, [{ slot: row.slot, id, kept }], linesOf),
        ]);
        return inOne(this.#db, ['sealed', 'pages', 'files'], async (tx) => {
          if (!(await unchanged(tx.objectStore('pages'), before))) return false;
          const store = tx.objectStore('files');
          const gone = (await store.index('item').getAllKeys(id)).filter(
            (file) => !kept.files?.includes(file),
          );
          await together([
            () => tx.objectStore('sealed').put({ ...row, ...item }),
            ...gone.map((file) => () => store.delete(file)),
            ...files.map((file) => () => store.put(file)),
            ...putPage(tx.objectStore('pages'), before, sheets),
          ]);
          return true;
        }).then((kept) => {
          if (kept)
            for (const { kind, page, lines } of sheets)
              this.#remember(kind, page, before.rev + 1, lines);
          return kept;
        });
      });
    });
    this.#announce([id]);
  }

  /**
   * A page to be written again: only its number is read where what it says is remembered from just
   * that number.
   */
  async #pageAsItIs(key: CryptoKey, get: Parameters<typeof readPage>[0], page: number) {
    const rev = (await get(['rev', page]))?.rev ?? 0;
    const [summaries, words] = kinds.map((kind) => this.#remembered.get(label({ kind, page })));
    if (summaries?.rev === rev && words?.rev === rev) {
      const lines = { summaries: summaries.lines, words: words.lines };
      const before: PageRead = {
        page,
        rev,
        sheets: kinds.map((kind) => ({ kind, page, box: undefined })),
      };
      return { before, linesOf: ({ kind }: Sheet) => lines[kind] };
    }
    return {
      before: await readPage(get, page),
      linesOf: (sheet: Sheet) => this.#linesOf(key, sheet),
    };
  }

  /**
   * Remembers what a sheet says, with the number that its page had then; the sheet that was
   * remembered first is let go.
   */
  #remember(kind: SheetKind, page: number, rev: number, lines: Lines | undefined): void {
    const name = label({ kind, page });
    this.#remembered.delete(name);
    if (!lines) return;
    this.#remembered.set(name, { rev, lines });
    for (const first of this.#remembered.keys())
      if (this.#remembered.size > mostRemembered) this.#remembered.delete(first);
      else break;
  }

  /** Adds as many of some new items as the last page has room for, and says how many. */
  async #addToPage(key: CryptoKey, items: readonly NewItem[]): Promise<number> {
    const sealed = await Promise.all(
      items.map(async ({ id, kept }) => ({ id, kept, item: await sealItem(key, id, kept.whole) })),
    );
    let added = 0;
    await untilKept(async () => {
      const { before, slot: first } = await this.#placeForMore(key);
      const here = sealed
        .slice(0, pageSize - first)
        .map((one, at) => ({ ...one, slot: first + at }));
      const sheets = await rewritten(key, before, here, async (sheet) =>
        first === 0 ? [] : this.#linesOf(key, sheet),
      );
      return inOne(this.#db, ['sealed', 'pages'], async (tx) => {
        const [store, pages] = [tx.objectStore('sealed'), tx.objectStore('pages')];
        const taken = (await Promise.all(here.map(({ id }) => store.getKey(id)))).find(
          (id) => id !== undefined,
        );
        if (taken !== undefined) throw new Error(`there is an item "${taken}" already; update it`);
        if (!(await unchanged(pages, before))) return false;
        await together([
          ...here.map(
            ({ item, slot }) =>
              () =>
                store.add({ ...item, page: before.page, slot }),
          ),
          ...putPage(pages, before, sheets),
        ]);
        added = here.length;
        return true;
      });
    });
    this.#announce(items.slice(0, added).map(({ id }) => id));
    return added;
  }

  /**
   * The last page and its first free slot: a new page where the last is full, or damaged, since its
   * lines cannot be written again.
   */
  async #placeForMore(key: CryptoKey): Promise<{ before: PageRead; slot: number }> {
    const tx = this.#db.transaction(['sealed', 'pages']);
    const last = await tx.objectStore('sealed').index('place').openKeyCursor(null, 'prev');
    const [page, slot] = last ? [last.key[0], last.key[1] + 1] : [0, 0];
    const readAt = (page: number) => readPage((at) => tx.objectStore('pages').get(at), page);
    const [here, next] = await Promise.all([readAt(page), readAt(page + 1)]);
    const lines = await Promise.all(here.sheets.map((sheet) => this.#linesOf(key, sheet)));
    return slot < pageSize && !lines.includes(undefined)
      ? { before: here, slot }
      : { before: next, slot: 0 };
  }

  /**
   * What one sheet says. Nothing where it does not open, and then its page is remembered as
   * damaged.
   */
  async #linesOf(key: CryptoKey, sheet: Sheet): Promise<Lines | undefined> {
    const name = label(sheet);
    if (
      !sheet.box &&
      (await this.#db.countFromIndex('sealed', 'place', placesOn(sheet.page))) === 0
    )
      return [];
    try {
      if (!sheet.box) throw new VaultError('damaged', `${name} is lost.`);
      const lines = unpacked(await unseal(key, name, sheet.box));
      this.#damaged.delete(name);
      return lines;
    } catch {
      this.#damaged.set(name, sheet.page);
      return undefined;
    }
  }

  /** Every sheet of one kind that opens, the newest first, reading ahead of whoever asks. */
  async *#sheets(kind: SheetKind): AsyncGenerator<Lines, void> {
    const last = await this.#using(() =>
      this.#db.transaction('sealed').store.index('place').openKeyCursor(null, 'prev'),
    );
    if (!last) return;
    const wanted = steps(last.key[0]).values();
    const readNext = () => {
      const { done, value: pages } = wanted.next();
      if (done) return undefined;
      const lines = this.#read(kind, pages);
      lines.catch(() => {}); // it is heard when its turn comes, if anyone still asks
      return lines;
    };
    for (let ahead = readNext(); ahead;) {
      const sheets = await ahead;
      ahead = readNext();
      for (const lines of sheets) if (lines) yield lines;
    }
  }

  #read(kind: SheetKind, pages: readonly number[]): Promise<readonly (Lines | undefined)[]> {
    return this.#using(async (key) => {
      const { store } = this.#db.transaction('pages');
      const both = (get: (at: [SheetKind | 'rev', number]) => Promise<PageRow | undefined>) =>
        Promise.all(
          pages.map(async (page) => {
            const [sheet, rev] = await Promise.all([get([kind, page]), get(['rev', page])]);
            return { page, sheet, rev };
          }),
        );
      // one row that the disk has lost breaks off the whole transaction: read each in its own
      const rows = await both((at) => store.get(at)).catch(() => both((at) => this.#row(at)));
      return Promise.all(
        rows.map(async ({ page, sheet, rev }) => {
          const lines = await this.#linesOf(key, { kind, page, box: sheet?.box });
          if (sheet) this.#remember(kind, page, rev?.rev ?? 0, lines);
          return lines;
        }),
      );
    });
  }

  /**
   * A row of `pages` that may be damaged on the disk itself: one that cannot be read is as good as
   * none.
   */
  #row(at: [SheetKind | 'rev', number]): Promise<PageRow | undefined> {
    return this.#db.get('pages', at).catch((error: unknown) => {
      const said = inVaultWords(error);
      if (said instanceof VaultError && said.reason === 'damaged') return undefined;
      throw error;
    });
  }

  async #mendPage(key: CryptoKey, page: number, summarise: Summarise): Promise<readonly string[]> {
    let unreadable: string[] = [];
    await untilKept(async () => {
      unreadable = [];
      const before = await readPage((at) => this.#row(at), page);
      const lines: NewLine[] = [];
      for (const id of await this.#db.getAllKeysFromIndex('sealed', 'place', placesOn(page))) {
        try {
          const row = await this.#db.get('sealed', id);
          if (!row) throw new VaultError('damaged', `item "${id}" is listed and not there.`);
          const whole = await openItem(key, row);
          lines.push({
            slot: row.slot,
            id,
            kept: checked(id, { whole, ...(await summarise(whole, id)) }),
          });
        } catch (error) {
          if (!this.#key) throw error;
          unreadable.push(id);
        }
      }
      const sheets = await rewritten(
        key,
        before,
        lines,
        async (sheet) => (await this.#linesOf(key, sheet)) ?? [],
      );
      return inOne(this.#db, ['pages'], async (tx) => {
        if (!(await unchanged(tx.objectStore('pages'), before))) return false;
        await together(putPage(tx.objectStore('pages'), before, sheets));
        for (const sheet of sheets) this.#damaged.delete(label(sheet));
        return true;
      });
    });
    return unreadable;
  }

  #announce(ids: readonly string[]): void {
    if (this.#key) this.#channel.postMessage({ ids } satisfies Told);
  }
}

/**
 * A sheet as it is written: sealed anew, with what it then says. One whose lines are lost is left
 * as it is, for `mend` to write from the items.
 */
type Rewritten = Sheet & { readonly lines?: Lines };

const rewritten = (
  key: CryptoKey,
  { sheets }: PageRead,
  news: readonly NewLine[],
  linesOf: (sheet: Sheet) => Promise<Lines | undefined> | Lines,
): Promise<readonly Rewritten[]> =>
  Promise.all(
    sheets.map(async (sheet) => {
      const before = await linesOf(sheet);
      if (!before) return sheet;
      const lines = withNew(before, sheet.kind, news);
      return { ...sheet, lines, box: await seal(key, label(sheet), packed(lines)) };
    }),
  );
