import { resume } from './resume.ts';
import {
  dropAllRows,
  dropRow,
  newDraftKey,
  openDraft,
  putRow,
  readRow,
  readRows,
  sealDraft,
  type Row,
  type Slot,
} from './drafts.ts';
import { dropEarlier, earlierDrafts } from './earlier.ts';
import { hold } from './hold.ts';

export type { Slot } from './drafts.ts';

/** How long something unfinished is kept after its last change. */
const longestKept = 7 * 24 * 3_600_000;
/** Longer than a page takes to go once the next one has come. */
const reloading = 1_000;

/**
 * The tab remembers which draft is its own, and no secret: what it stores may be read on the disk.
 */
const tab = {
  name: (slot: Slot) => `windscreen.held.${slot}`,
  id: (slot: Slot) => allowed(() => sessionStorage.getItem(tab.name(slot)) ?? undefined),
  keep: (slot: Slot, id: string) => allowed(() => sessionStorage.setItem(tab.name(slot), id)),
  forget: (slot: Slot) => allowed(() => sessionStorage.removeItem(tab.name(slot))),
};
/** Undefined where the browser denies its storage. */
function allowed<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

const newId = () =>
  [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');

/** One unfinished thing that this tab holds: no other tab writes it meanwhile. */
export class Held {
  readonly id: string;
  readonly slot: Slot;
  #key: Promise<CryptoKey> | undefined;
  #letGo: Promise<(() => void) | undefined>;
  #turn: Promise<unknown> = Promise.resolve();
  #over = false;

  constructor(slot: Slot, taken?: { readonly row: Row; readonly letGo: () => void }) {
    this.slot = slot;
    this.id = taken?.row.id ?? newId();
    this.#key = taken && Promise.resolve(taken.row.key);
    this.#letGo = taken ? Promise.resolve(taken.letGo) : hold(this.id).catch(() => undefined);
  }

  /**
   * Seals it and writes it. It is on the disk when this resolves, and rejects where the browser
   * keeps nothing. One at a time, in order.
   */
  save(text: string): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#over) return;
      const key = await (this.#key ??= newDraftKey());
      await putRow(
        await sealDraft({ id: this.id, slot: this.slot, changedAt: Date.now(), key }, text),
      );
      tab.keep(this.slot, this.id);
    });
  }
  /** Destroys it with its key. Nothing brings it back, a save under way neither. */
  async drop(): Promise<void> {
    this.#over = true;
    if (tab.id(this.slot) === this.id) tab.forget(this.slot);
    await this.#inTurn(() => dropRow(this.id));
    (await this.#letGo)?.();
  }
  /** Lets another page have it, once it is written. */
  async release(): Promise<void> {
    await this.#inTurn(async () => {}).catch(() => {});
    (await this.#letGo)?.();
  }
  #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#turn.catch(() => {}).then(work);
    this.#turn = done;
    return done;
  }
}

const holding = new Map<Slot, Held>();

/** What this tab holds in a slot, or a place for what is about to be begun there. */
export function heldIn(slot: Slot): Held {
  const held = holding.get(slot) ?? new Held(slot);
  holding.set(slot, held);
  return held;
}
export async function drop(slot: Slot): Promise<void> {
  const held = holding.get(slot);
  holding.delete(slot);
  await held?.drop();
}
export async function release(slot: Slot): Promise<void> {
  const held = holding.get(slot);
  holding.delete(slot);
  await held?.release();
}

/**
 * Puts aside what this tab holds: it stays where it was written, to be offered to whoever opens
 * Windscreen here.
 */
export async function leave(slot: Slot): Promise<void> {
  await release(slot);
  tab.forget(slot);
}

/**
 * Thrown where what the tab held is no longer kept: dropped elsewhere, taken away as a record, or
 * left too long.
 */
export class NoLongerKept extends Error {}

/**
 * What this tab had begun in a slot; of what is written to a record, also what a tab that is gone
 * had begun. In a copy of a tab that still has it, a copy. Undefined where there is nothing;
 * rejects where it is damaged or no longer kept.
 */
export async function takeUp(slot: Slot): Promise<string | undefined> {
  await release(slot);
  const earlier = await takeUpEarlier(slot);
  if (earlier !== undefined) return earlier;
  const id = tab.id(slot);
  if (!id) return slot === 'draft' ? undefined : takeUpFree(slot);
  const letGo = await hold(id, reloading);
  const row = await readRow(id);
  if (!row) {
    letGo?.();
    tab.forget(slot);
    throw new NoLongerKept(`the draft ${id} of this tab is no longer kept`);
  }
  if (letGo) return taken(row, letGo);
  const text = await openDraft(row);
  tab.forget(slot);
  await heldIn(slot)
    .save(text)
    .catch(() => {}); // the page says so
  return text;
}

async function taken(row: Row, letGo: () => void): Promise<string> {
  const { id, slot } = row;
  try {
    const text = await openDraft(row);
    holding.set(slot, new Held(slot, { row, letGo }));
    tab.keep(slot, id);
    return text;
  } catch (error) {
    tab.forget(slot); // nobody can ever open it
    letGo();
    throw error;
  }
}

async function takeUpFree(slot: Slot): Promise<string | undefined> {
  for (const row of await readRows()) {
    const letGo = row.slot === slot ? await hold(row.id) : undefined;
    if (!letGo) continue;
    const still = await readRow(row.id); // whoever held it may have used it up and dropped it since the rows were read
    if (still) return taken(still, letGo);
    letGo();
  }
  return undefined;
}

/**
 * Moves what an earlier version kept for this tab here. What cannot be moved stays where it is, and
 * is given all the same.
 */
async function takeUpEarlier(wanted: Slot): Promise<string | undefined> {
  let found: string | undefined;
  let damaged: unknown;
  for (const { slot, text, forget } of allowed(() => earlierDrafts(localStorage, sessionStorage)) ??
    []) {
    try {
      const opened = await text;
      if (slot === wanted) found = opened;
      await heldIn(slot)
        .save(opened)
        .then(forget, () => {});
    } catch (error) {
      forget();
      if (slot === wanted) damaged = error;
    }
    if (slot !== wanted) await release(slot);
  }
  if (damaged) throw damaged;
  return found;
}

/** A decision that nobody is working on: begun here and left, or finished and not taken away. */
export interface Offer {
  readonly id: string;
  readonly begunAt: string;
  readonly finished?: boolean;
  /** It lies with the records, behind their passphrase. */
  readonly withRecords?: true;
}

/**
 * What is unfinished and open in no tab, the last changed first. Whatever has been taken away, or
 * left for too long, is dropped first.
 */
export async function offers(now: number): Promise<readonly Offer[]> {
  allowed(() => dropEarlier(localStorage, now, longestKept));
  const found: Offer[] = [];
  for (const row of await readRows()) {
    const letGo = await hold(row.id);
    if (!letGo) continue;
    const draft =
      row.slot === 'draft' ? await openDraft(row).then(resume, () => undefined) : undefined;
    if (now - row.changedAt > longestKept || draft?.taken) await dropRow(row.id);
    else if (draft)
      found.push({ id: row.id, begunAt: draft.begunAt, finished: draft.record !== undefined });
    letGo();
  }
  return found;
}

/**
 * Takes up one that was offered, in place of what this tab held. Undefined where another tab was
 * first.
 */
export async function takeUpOffer(id: string): Promise<string | undefined> {
  const letGo = await hold(id);
  const row = letGo && (await readRow(id));
  if (!row) letGo?.();
  if (!row) return undefined;
  await release('draft');
  return taken(row, letGo);
}
export async function dropOffer(id: string): Promise<void> {
  const letGo = await hold(id);
  if (letGo) await dropRow(id);
  letGo?.();
}

/**
 * Drops what is unfinished about one record, and the decision that it was made from, in whatever
 * tab it stands.
 */
export async function dropAbout(record: string): Promise<void> {
  for (const row of await readRows()) {
    const about =
      row.slot === 'draft'
        ? (await openDraft(row).then(resume, () => undefined))?.record?.id === record
        : row.slot.includes(record);
    if (!about) continue;
    if (holding.get(row.slot)?.id === row.id) await drop(row.slot);
    else await dropRow(row.id);
  }
}

/**
 * Forgets every draft, and everything that is remembered in this browser. What is kept in a vault
 * is not touched.
 */
export async function forgetEverything(): Promise<void> {
  await Promise.all([...holding.keys()].map((slot) => drop(slot).catch(() => {})));
  for (const store of ['localStorage', 'sessionStorage'] as const)
    allowed(() => {
      const all = globalThis[store];
      for (const name of Object.keys(all).filter((name) => name.startsWith('windscreen.')))
        all.removeItem(name);
    });
  await dropAllRows();
}
