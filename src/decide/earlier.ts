/*
 * Drafts as the version of 26 November 2026 kept them: sealed in local storage, with the key in the
 * tab. The tab that has the key takes them up once. No other tab can tell whether a key is still
 * somewhere, so what nobody has taken up is left for seven days.
 */
import type { Slot } from './drafts.ts';

const keyName = 'windscreen.key';
const prefix = 'windscreen.sealed.';
const seenName = 'windscreen.sealed-seen';
const bytes = (text: string) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));

interface EarlierKey {
  readonly id: string;
  readonly raw: string;
}

/** One of this tab's, with the slot it was in. `text` rejects where it is damaged. */
export interface Earlier {
  readonly slot: Slot;
  readonly text: Promise<string>;
  /** Forgets it, once it is kept elsewhere or lost. */
  forget(): void;
}

export function earlierDrafts(sealed: Storage, keys: Storage): readonly Earlier[] {
  const kept = keys.getItem(keyName);
  if (!kept) return [];
  const tab = JSON.parse(kept) as EarlierKey; // written by that version, and by nothing else
  const mine = Object.entries<string>(sealed).filter(
    ([name]) => name === prefix + tab.id || name.startsWith(`${prefix}${tab.id}.`),
  );
  if (mine.length === 0) keys.removeItem(keyName);
  return mine.map(([name, box]) => {
    const text = opened(box, tab);
    text.catch(() => {}); // whoever asks for it hears
    return {
      // that version named its drafts by the slots that there are still
      slot: (name.slice(prefix.length + tab.id.length + 1) || 'draft') as Slot,
      text,
      forget() {
        sealed.removeItem(name);
        if (!Object.keys(sealed).some((other) => mine.some(([one]) => one === other)))
          keys.removeItem(keyName);
      },
    };
  });
}

async function opened(text: string, { id, raw }: EarlierKey): Promise<string> {
  const { iv, cipher } = JSON.parse(text) as { iv: string; cipher: string }; // what is otherwise does not open
  const key = await crypto.subtle.importKey('raw', bytes(raw), 'AES-GCM', false, ['decrypt']);
  const algorithm = {
    name: 'AES-GCM',
    iv: bytes(iv),
    additionalData: new TextEncoder().encode(id),
  };
  return new TextDecoder().decode(await crypto.subtle.decrypt(algorithm, key, bytes(cipher)));
}

/** Removes those that no tab took up, once they have been seen for as long as a draft is kept. */
export function dropEarlier(sealed: Storage, now: number, longest: number): void {
  const orphans = Object.keys(sealed).filter((name) => name.startsWith(prefix));
  const seen = Number(sealed.getItem(seenName)) || now;
  if (orphans.length > 0 && now - seen <= longest) return sealed.setItem(seenName, String(seen));
  for (const name of [...orphans, seenName]) sealed.removeItem(name);
}
