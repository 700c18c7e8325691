/** Where a draft is kept: sealed text that outlives the page, and a key that lives only in the tab. */
export interface Shelf {
  readonly sealed: Storage;
  readonly keys: Storage;
}

const keyName = 'windscreen.key';
const sealedName = (id: string, slot: Slot) => `windscreen.sealed.${id}${slot === 'draft' ? '' : `.${slot}`}`;

/** What a tab keeps apart: the draft of a decision, and what is being written to one record or about it. */
export type Slot = 'draft' | `${'entry' | 'bundle'}.${string}`;
const bytes = (text: string) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
const text = (of: Uint8Array) => btoa(String.fromCharCode(...of));

interface TabKey {
  readonly id: string;
  readonly raw: string;
}

/** Seals text with AES-GCM under the tab's own key. Throws where the browser refuses to store it. */
export async function seal(what: string, { sealed, keys }: Shelf, slot: Slot = 'draft'): Promise<void> {
  let tab = readKey(keys);
  if (!tab) {
    tab = { id: crypto.randomUUID(), raw: text(crypto.getRandomValues(new Uint8Array(32))) };
    keys.setItem(keyName, JSON.stringify(tab));
  }
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const made = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(tab.id) },
    await keyOf(tab),
    new TextEncoder().encode(what),
  );
  const chunks = new Uint8Array(made);
  let cipher = '';
  for (let i = 0; i < chunks.length; i += 8192) cipher += String.fromCharCode(...chunks.subarray(i, i + 8192));
  sealed.setItem(sealedName(tab.id, slot), JSON.stringify({ iv: text(iv), cipher: btoa(cipher) }));
}

/** What this tab sealed last: nothing where it sealed nothing, and an error where it cannot be opened. */
export async function unseal({ sealed, keys }: Shelf, slot: Slot = 'draft'): Promise<string | undefined> {
  const tab = readKey(keys);
  const kept = tab && sealed.getItem(sealedName(tab.id, slot));
  if (!tab || !kept) return undefined;
  const { iv, cipher } = JSON.parse(kept) as { iv: string; cipher: string };
  const opened = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: bytes(iv), additionalData: new TextEncoder().encode(tab.id) },
    await keyOf(tab),
    bytes(cipher),
  );
  return new TextDecoder().decode(opened);
}

/** Forgets what this tab sealed in a slot. */
export function forgetSealed({ sealed, keys }: Shelf, slot: Slot): void {
  const tab = readKey(keys);
  if (tab) sealed.removeItem(sealedName(tab.id, slot));
}

/** Forgets every draft, and everything that is remembered in this browser. What is kept in a vault is not touched. */
export function forgetEverything({ sealed, keys }: Shelf): void {
  for (const store of [sealed, keys])
    for (const name of Object.keys(store).filter((name) => name.startsWith('windscreen.'))) store.removeItem(name);
}

function readKey(keys: Storage): TabKey | undefined {
  const kept = keys.getItem(keyName);
  return kept ? (JSON.parse(kept) as TabKey) : undefined;
}

const keyOf = ({ raw }: TabKey) => crypto.subtle.importKey('raw', bytes(raw), 'AES-GCM', false, ['encrypt', 'decrypt']);
