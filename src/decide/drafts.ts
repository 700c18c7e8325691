import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { bytesOf, seal, textOf, unseal, type Bytes } from '../vault/boxes.ts';

/**
 * What is unfinished: a decision, what is being written to one record or about it, or a training
 * scenario.
 */
export type Slot =
  'draft' | `${'entry' | 'bundle' | 'referral' | 'send' | 'paper' | 'scenario'}.${string}`;

/**
 * One unfinished thing as it lies on the disk: sealed, beside a key of its own that cannot be taken
 * out of the browser.
 */
export interface Row {
  readonly id: string;
  readonly slot: Slot;
  /** milliseconds since 1970 */
  readonly changedAt: number;
  readonly key: CryptoKey;
  readonly box: Bytes;
}
interface Schema extends DBSchema {
  drafts: { key: string; value: Row };
}

const name = 'windscreen-drafts';
/** A browser that has not answered by now never will, and the page must not wait for it. */
const longestOpening = 5_000;

/**
 * Does some work with what is kept unfinished. Undefined where nothing ever was, unless it may be
 * `made`. The database is opened each time, so that no tab stands in the way of one that clears it.
 * Rejects where the browser refuses.
 */
async function within<T>(
  made: boolean,
  work: (db: IDBPDatabase<Schema>) => Promise<T>,
): Promise<T | undefined> {
  let none = false;
  const opening = Promise.resolve().then(() =>
    openDB<Schema>(name, 1, {
      upgrade(db, _from, _to, transaction) {
        none = !made;
        if (!none) return void db.createObjectStore('drafts', { keyPath: 'id' });
        transaction.done.catch(() => {});
        transaction.abort(); // or looking for a draft would leave an empty database behind
      },
      // idb hands on the event of the database itself, typed as an event of anything
      blocking: (_current, _wanted, event) => (event.target as IDBDatabase).close(),
    }),
  );
  const late = new Promise<never>((_, reject) => {
    const refuse = () =>
      reject(new Error(`the browser did not open “${name}” in ${longestOpening / 1000} s`));
    AbortSignal.timeout(longestOpening).addEventListener('abort', refuse, { once: true }); // time that a laptop sleeps does not count
  });
  late.catch(() => {});
  let db: IDBPDatabase<Schema>;
  try {
    db = await Promise.race([opening, late]);
  } catch (error) {
    opening.then((late) => late.close()).catch(() => {});
    if (none) return undefined;
    throw error;
  }
  try {
    return await work(db);
  } finally {
    db.close();
  }
}

/** Writes a row. It is on the disk when this resolves. */
export const putRow = (row: Row): Promise<void> =>
  within(true, async (db) => {
    const { store, done } = db.transaction('drafts', 'readwrite', { durability: 'strict' });
    await Promise.all([store.put(row), done]);
  });
export const dropRow = (id: string): Promise<void> =>
  within(false, async (db) => {
    const { store, done } = db.transaction('drafts', 'readwrite', { durability: 'strict' });
    await Promise.all([store.delete(id), done]);
  });
export const readRow = (id: string): Promise<Row | undefined> =>
  within(false, (db) => db.get('drafts', id));
/** The last changed first. */
export const readRows = async (): Promise<readonly Row[]> =>
  ((await within(false, (db) => db.getAll('drafts'))) ?? []).sort(
    (one, other) => other.changedAt - one.changedAt,
  );
export const dropAllRows = (): Promise<void> => deleteDB(name);

/** A key for one draft. Nobody can read it out of the browser, this program neither. */
export const newDraftKey = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
const label = ({ id, slot }: Pick<Row, 'id' | 'slot'>) => `${slot}:${id}`;
export const sealDraft = async (row: Omit<Row, 'box'>, text: string): Promise<Row> => ({
  ...row,
  box: await seal(row.key, label(row), bytesOf(text)),
});
/** What was sealed in a row. Rejects where the row is damaged. */
export const openDraft = async (row: Row): Promise<string> =>
  textOf(await unseal(row.key, label(row), row.box));
