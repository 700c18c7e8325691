import {
  openDB,
  deleteDB,
  type DBSchema,
  type IDBPDatabase,
  type IDBPTransaction,
  type StoreNames,
} from 'idb';
import type { Bytes } from './boxes.ts';
import { inVaultWords, VaultError } from './error.ts';
import type { About } from './keys.ts';

const databaseName = 'windscreen';

/**
 * One item, sealed under a key of its own. Where its lines stand is in the clear, so that any page
 * can be written anew.
 */
export interface SealedRow {
  readonly id: string;
  readonly page: number;
  readonly slot: number;
  /** the item's own key, wrapped by the data key */
  readonly key: Bytes;
  readonly box: Bytes;
}

/** A file that an item holds, sealed under a key of its own; which item it is of is in the clear. */
export interface FileRow {
  readonly id: string;
  readonly item: string;
  readonly key: Bytes;
  readonly box: Bytes;
}

/** What a sheet is of: summaries for the list, words for the search. */
export type SheetKind = 'summaries' | 'words';

/**
 * A sheet is a row with a box. How often its page has been saved, the `rev`, is a row of its own,
 * so that asking after it is quick.
 */
export interface PageRow {
  readonly box?: Bytes;
  readonly rev?: number;
}

/** The tries to open the vault that failed, each by its moment (ISO), the last one last. */
interface Tried {
  readonly tries: readonly string[];
}

export interface Schema extends DBSchema {
  about: { key: string; value: About | { readonly box: Bytes } | Tried };
  sealed: { key: string; value: SealedRow; indexes: { place: [number, number] } };
  pages: { key: [SheetKind | 'rev', number]; value: PageRow };
  device: { key: string; value: CryptoKeyPair };
  files: { key: string; value: FileRow; indexes: { item: string } };
}
export type Database = IDBPDatabase<Schema>;
export type Store = StoreNames<Schema>;
const stores: readonly Store[] = ['about', 'sealed', 'pages', 'device', 'files'];
/** The version that knows these stores: the first had no files. */
const databaseVersion = 2;

/**
 * Longer than a slow phone takes, in milliseconds. A browser that has not answered by then is
 * waiting for another tab, or never will.
 */
const longest = 10_000;
/** Refuses once that time is over. Time that a laptop sleeps does not count. */
const tooLate = (refuse: () => void) =>
  AbortSignal.timeout(longest).addEventListener('abort', refuse, { once: true });

/**
 * Opens the database, or says why it cannot. Nothing where there is none, unless it may be made.
 * One whose set-up was cut short is made anew where it holds no item, and refused as damaged where
 * it does. Where another tab wants it deleted or of a newer version, it closes itself, so that no
 * tab waits for this one.
 */
export async function openDatabase(
  make: boolean,
  version = databaseVersion,
): Promise<Database | undefined> {
  const open = () => tryOpening(make, version);
  const db = await open();
  if (!db || stores.every((store) => db.objectStoreNames.contains(store))) return db;
  const held = db.objectStoreNames.contains('sealed') && (await db.count('sealed')) > 0;
  db.close();
  if (held)
    throw new VaultError(
      'damaged',
      'the database “windscreen” holds items but lacks a store; nothing was changed. Restore a backup.',
    );
  await deleteDatabase(); // a set-up that was cut short: it holds nothing
  return open();
}

/** Opens the database, and makes it where there is none. */
export async function madeDatabase(): Promise<Database> {
  const db = await openDatabase(true);
  if (!db)
    throw new VaultError(
      'refused',
      'the browser did not make the database “windscreen”, and did not say why.',
    );
  return db;
}

/**
 * Asks the browser once, and again while it clears what it stores. A database that comes too late
 * is closed at once.
 */
function tryOpening(make: boolean, version: number): Promise<Database | undefined> {
  return new Promise((resolve, reject) => {
    let waiting = true;
    const refuse = (error: unknown) => {
      waiting = false;
      reject(error);
    };
    const blocked = () =>
      refuse(
        new VaultError(
          'blocked',
          'another tab holds “windscreen” open at an older version; close that tab.',
        ),
      );
    tooLate(() =>
      refuse(
        new VaultError(
          'blocked',
          `the browser did not open “windscreen” in ${longest / 1000} s; close other tabs.`,
        ),
      ),
    );
    let none = false;
    const ask = async (tries: number): Promise<Database> => {
      try {
        return await askOnce();
      } catch (error) {
        if (none || tries === 1 || !isCutShort(error)) throw error;
        return ask(tries - 1);
      }
    };
    const askOnce = () =>
      openDB<Schema>(databaseName, version, {
        upgrade(db, from, _, transaction) {
          none = from === 0 && !make;
          if (none) {
            transaction.done.catch(() => {});
            return transaction.abort(); // or looking for a vault would leave an empty one behind
          }
          // one that an older version made lacks what came since; what else it lacks was lost
          const wanted = stores.filter((store) => from === 0 || store === 'files');
          for (const store of wanted.filter((store) => !db.objectStoreNames.contains(store))) {
            if (store === 'sealed')
              db.createObjectStore(store, { keyPath: 'id' }).createIndex(
                'place',
                ['page', 'slot'],
                { unique: true },
              );
            else if (store === 'files')
              db.createObjectStore(store, { keyPath: 'id' }).createIndex('item', 'item');
            else db.createObjectStore(store);
          }
        },
        blocked,
        // idb hands on the event of the database itself, typed as an event of anything
        blocking: (_current, _wanted, event) => (event.target as IDBDatabase).close(),
      });
    ask(3).then(
      (db) => {
        if (!waiting) return db.close();
        resolve(db);
      },
      (error: unknown) => (none ? resolve(undefined) : refuse(refusal(error))),
    );
  });
}

/**
 * So says a browser that is clearing what it stores at that moment: a moment later it opens, empty.
 */
const isCutShort = (error: unknown) => error instanceof DOMException && error.name === 'AbortError';

/**
 * While opening, whatever is not known otherwise is the browser refusing: private windows do it in
 * many ways.
 */
function refusal(error: unknown): VaultError {
  const said = inVaultWords(error);
  if (said instanceof VaultError && ['full', 'newer'].includes(said.reason)) return said;
  return new VaultError(
    'refused',
    'the browser refuses this site any storage: a private window or a setting may forbid it.',
    error,
  );
}

/**
 * Deletes everything. Other tabs of Windscreen let go by themselves, once what they are doing is
 * done. Rejects with `blocked` where one has not let go in time.
 */
export function deleteDatabase(): Promise<void> {
  return new Promise((resolve, reject) => {
    const held = () =>
      reject(
        new VaultError(
          'blocked',
          'another tab holds “windscreen” open and will not let go; close that tab.',
        ),
      );
    Promise.resolve()
      .then(() => deleteDB(databaseName, { blocked: () => tooLate(held) }))
      .then(resolve, (error: unknown) => reject(refusal(error)));
  });
}

/**
 * Does all its work in one transaction, which is on the disk when this resolves and undone to the
 * last row when it rejects. Nothing but requests to the database may be awaited inside.
 */
export async function inOne<T, Names extends [Store, ...Store[]]>(
  db: Database,
  names: Names,
  work: (tx: IDBPTransaction<Schema, Names, 'readwrite'>) => Promise<T>,
): Promise<T> {
  const tx = db.transaction(names, 'readwrite', { durability: 'strict' });
  tx.done.catch(() => {}); // it is heard below
  try {
    const result = await work(tx);
    await tx.done;
    return result;
  } catch (error) {
    try {
      tx.abort(); // or the rows put before the failure would stay
    } catch {
      // it had ended by itself
    }
    throw tx.error ?? error;
  }
}

/**
 * Makes all requests of a transaction, and waits for them. Where one throws at once, the others are
 * made, and heard, all the same.
 */
export const together = (requests: readonly (() => Promise<unknown>)[]): Promise<unknown> =>
  Promise.all(requests.map(async (request) => request()));
