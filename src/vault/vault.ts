import {
  deleteDatabase,
  inOne,
  madeDatabase,
  openDatabase,
  type Database,
  type Schema,
} from './database.ts';
import { inVaultWords, VaultError } from './error.ts';
import { normalised, today, weaker } from './kdf.ts';
import {
  byPassphrase,
  byRecovery,
  format,
  newDataKey,
  withPassphrase,
  withRecovery,
  type About,
} from './keys.ts';
import { Vault } from './opened.ts';

export { VaultError, type VaultReason } from './error.ts';
export type { FileBytes, Kept } from './items.ts';
export { Vault, type Listed, type News } from './opened.ts';

export type VaultState = 'none' | 'there';

/** Whether this browser holds a vault, damaged or not. Looking leaves nothing behind. */
export const vaultState = async (): Promise<VaultState> => {
  if (!crypto.subtle)
    throw new VaultError(
      'insecure',
      'an address without https has no WebCrypto; open the app at one with https.',
    );
  return within(theDatabase, async (db) =>
    db && ((await db.get('about', 'vault')) || (await db.count('sealed'))) ? 'there' : 'none',
  );
};

/**
 * Sets a vault up. The recovery code is given this once and kept nowhere. `persisted`: whether the
 * browser promised not to clear it.
 */
export async function createVault(
  passphrase: string,
): Promise<{ vault: Vault; recoveryCode: string; persisted: boolean }> {
  notEmpty(passphrase);
  const asked = askToPersist();
  let recoveryCode = '';
  const vault = await within(madeDatabase, async (db) => {
    if (await aboutIn(db))
      throw new VaultError(
        'busy',
        'there is a vault already; open it, or forget it first. Nothing was changed.',
      );
    const dataKey = await newDataKey();
    const [byWord, { recovery, code }] = await Promise.all([
      byPassphrase(dataKey, passphrase),
      byRecovery(dataKey),
    ]);
    const about: About = { format, rev: 1, passphrase: byWord, recovery };
    await keepAbout(db, undefined, about);
    recoveryCode = code;
    return new Vault(db, await withRecovery(about, code)); // by the code, so that it is known to work
  });
  return { vault, recoveryCode, persisted: await asked };
}

/**
 * Opens the vault. Where today's cost of a passphrase is higher than what was kept, the data key is
 * wrapped anew meanwhile. A wrong passphrase is kept as a try (`failedTries`), and opens nothing.
 */
export const openVault = (passphrase: string, at = new Date()): Promise<Vault> =>
  withAbout(async (db, about) => {
    const dataKey = await triedAt(db, at, () => withPassphrase(about, passphrase));
    const vault = new Vault(db, dataKey);
    if (weaker(about.passphrase.kdf, { cost: today }))
      void strengthen(about, passphrase).catch(() => {}); // it opens as it did until then
    return vault;
  });

/**
 * Opens the vault by the code from the recovery sheet, which stays good, and gives it a new
 * passphrase. A wrong code is kept as a try.
 */
export const openWithRecovery = (
  code: string,
  newPassphrase: string,
  at = new Date(),
): Promise<Vault> =>
  withAbout(async (db, about) => {
    notEmpty(newPassphrase);
    const dataKey = await triedAt(db, at, () => withRecovery(about, code, true));
    await keepAbout(db, about, {
      ...about,
      passphrase: await byPassphrase(dataKey, newPassphrase),
    });
    return new Vault(db, await withRecovery(about, code));
  });

/**
 * Gives the vault a new passphrase; the old one opens nothing from then on. A vault that is open
 * stays open.
 */
export const changePassphrase = (old: string, next: string): Promise<void> =>
  withAbout(async (db, about) => {
    notEmpty(next);
    const dataKey = await withPassphrase(about, old, true);
    await keepAbout(db, about, { ...about, passphrase: await byPassphrase(dataKey, next) });
  });

/** Makes a new recovery code, and the old one useless. */
export const newRecoveryCode = (passphrase: string): Promise<string> =>
  withAbout(async (db, about) => {
    const { recovery, code } = await byRecovery(await withPassphrase(about, passphrase, true));
    await keepAbout(db, about, { ...about, recovery });
    return code;
  });

/** Deletes the vault and the device's key, for good. A vault that is open anywhere hears `gone`. */
export const forgetVault = (): Promise<void> => deleteDatabase();

/**
 * When somebody tried to open the vault with a wrong passphrase or code, the last one last, and no
 * more than 50. They stand in the clear, since nothing could be sealed then.
 */
export const failedTries = (): Promise<readonly string[]> =>
  within(theDatabase, async (db) => (db ? triesIn(await db.get('about', triesRow)) : []));

/** Whether the browser has promised not to clear the vault by itself. */
export const persisted = async (): Promise<boolean> =>
  (await navigator.storage?.persisted?.()) ?? false;

/** How much this site has stored and may store, in bytes, where the browser says. */
export const estimate = async (): Promise<StorageEstimate> =>
  (await navigator.storage?.estimate?.()) ?? {};

/** Works on the database, and lets go of it afterwards, unless a vault came of it. */
async function within<T, D extends Database | undefined>(
  open: () => Promise<D>,
  work: (db: D) => Promise<T>,
): Promise<T> {
  const db = await open();
  let held = false;
  try {
    const result = await work(db);
    held = result instanceof Vault;
    return result;
  } catch (error) {
    throw inVaultWords(error);
  } finally {
    if (!held) db?.close();
  }
}

/** The database, where there is one. */
const theDatabase = () => openDatabase(false);

const withAbout = <T>(work: (db: Database, about: About) => Promise<T>): Promise<T> =>
  within(theDatabase, async (db) => {
    const about = db && (await aboutIn(db));
    if (!about) throw new VaultError('gone', 'there is no vault in this browser; set one up.');
    return work(db, about);
  });

/**
 * Of the rows beside the items, the one that the vault keeps about itself: no box, which the
 * settings are, and no tries.
 */
const aboutRow = (row: Schema['about']['value'] | undefined) =>
  row && !('box' in row) && !('tries' in row) ? row : undefined;

const triesRow = 'tries';
const mostTries = 50;
const triesIn = (row: Schema['about']['value'] | undefined): readonly string[] =>
  row && 'tries' in row ? row.tries : [];

/** Opens, and keeps the moment where that failed for want of the passphrase or the code. */
async function triedAt<T>(db: Database, at: Date, open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    const isWrong =
      error instanceof VaultError &&
      (error.reason === 'wrong-passphrase' || error.reason === 'wrong-recovery-code');
    if (isWrong)
      await inOne(db, ['about'], async (tx) => {
        const store = tx.objectStore('about');
        const tries = [...triesIn(await store.get(triesRow)), at.toISOString()].slice(-mostTries);
        await store.put({ tries }, triesRow);
      }).catch(() => {}); // that it was wrong is said all the same
    throw error;
  }
}

/**
 * What the vault says of itself: nothing where there is no vault, and an error where there are
 * items with nothing said of them.
 */
async function aboutIn(db: Database): Promise<About | undefined> {
  const about = aboutRow(await db.get('about', 'vault'));
  if (!about && (await db.count('sealed')) === 0) return undefined;
  if (!about || !Number.isInteger(about.format) || !Number.isInteger(about.rev))
    throw new VaultError(
      'damaged',
      'the row about.vault is lost or not as it was written; every item is kept. Restore a backup.',
    );
  if (about.format > format)
    throw new VaultError(
      'newer',
      `the vault has format ${about.format}, and this version knows ${format}; open it with a newer one.`,
    );
  return about;
}

/**
 * Puts what the vault says of itself in the place of what was read, unless another tab was first.
 */
const keepAbout = (db: Database, before: About | undefined, after: About): Promise<void> =>
  inOne(db, ['about', 'sealed'], async (tx) => {
    const store = tx.objectStore('about');
    const now = aboutRow(await store.get('vault'));
    if (now?.rev !== before?.rev || (!before && (await tx.objectStore('sealed').count())))
      throw new VaultError(
        'busy',
        'another tab changed the vault’s keys meanwhile; nothing was changed here. Try again.',
      );
    await store.put({ ...after, rev: (before?.rev ?? 0) + 1 }, 'vault');
  });

/**
 * Wraps the data key at today's cost, where that is higher here: a browser without workers has less
 * to ask.
 */
const strengthen = (about: About, passphrase: string): Promise<void> =>
  withAbout(async (db) => {
    const byWord = await byPassphrase(await withPassphrase(about, passphrase, true), passphrase);
    if (weaker(about.passphrase.kdf, byWord.kdf))
      await keepAbout(db, about, { ...about, passphrase: byWord });
  });

function notEmpty(passphrase: string): void {
  if (!normalised(passphrase)) throw new Error('the passphrase is empty; ask for one');
}

/**
 * Some browsers ask the person, who may leave the question standing; set-up goes on without an
 * answer.
 */
const longestAsking = 5_000;

async function askToPersist(): Promise<boolean> {
  const unanswered = new Promise<boolean>((resolve) =>
    setTimeout(() => resolve(false), longestAsking),
  );
  return Promise.race([
    Promise.resolve(navigator.storage?.persist?.() ?? false).catch(() => false),
    unanswered,
  ]);
}
