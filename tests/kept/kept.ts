import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Memory } from '../../machines/grammar/fact.ts';

const home = new URL('2026-11-26/', import.meta.url);

/** The bytes of a file that was kept, and its text; one whose name ends in `.gz` was compressed to be kept here. */
export const bytesOf = (path: string): Buffer => readFileSync(new URL(path, home));
export const textOf = (path: string): string =>
  (path.endsWith('.gz') ? gunzipSync(bytesOf(path)) : bytesOf(path)).toString();
export const jsonOf = <T>(path: string): T => JSON.parse(textOf(path)) as T;
export const namesIn = (folder: string): readonly string[] =>
  readdirSync(new URL(folder, home)).map((name) => `${folder}/${name}`);

/** What a tab left in the browser's two stores. */
export interface Stores {
  readonly local: Readonly<Record<string, string>>;
  readonly session: Readonly<Record<string, string>>;
}
/** A draft as it lay there, the address that it stood at, and the answers given by then. */
export interface KeptDraft extends Stores {
  readonly at: string;
  readonly answers: Memory;
}
export const drafts = namesIn('drafts').map((path) => ({
  name: path.replace(/^drafts\/|\.json.*$/g, ''),
  ...jsonOf<KeptDraft>(path),
}));

/** Opens what was sealed as the version of that day sealed it: AES-GCM, under a key in the tab, bound to the tab's id. */
export async function unsealed({ local, session }: Stores, slot = ''): Promise<string> {
  const bytes = (text: string) => Uint8Array.from(Buffer.from(text, 'base64'));
  const tab = JSON.parse(session['windscreen.key']!) as { id: string; raw: string };
  const { iv, cipher } = JSON.parse(local[`windscreen.sealed.${tab.id}${slot}`]!) as {
    iv: string;
    cipher: string;
  };
  const key = await crypto.subtle.importKey('raw', bytes(tab.raw), 'AES-GCM', false, ['decrypt']);
  const how = { name: 'AES-GCM', iv: bytes(iv), additionalData: new TextEncoder().encode(tab.id) };
  return new TextDecoder().decode(await crypto.subtle.decrypt(how, key, bytes(cipher)));
}

/** What that day's version asked before the worry itself: it waits there, kept, until it is asked, or is read by nobody. */
export const askedLater: readonly string[] = ['profession', 'holder', 'other-children'];
