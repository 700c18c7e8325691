import { openDatabase } from '../../../../src/vault/database.ts';
import { deviceSigner } from '../../../../src/vault/device.ts';
import { today } from '../../../../src/vault/kdf.ts';
import { verifies } from '../../../../src/vault/signature.ts';
import * as vault from '../../../../src/vault/vault.ts';

/** The vault with no app about it, for tests to reach from outside. */
const all = { ...vault, deviceSigner, verifies, openDatabase, today };

/** What tests say again and again: an item with these words, and what an item says. */
const kept = (text: string): vault.Kept => ({
  whole: new TextEncoder().encode(JSON.stringify({ text })),
  summary: new TextEncoder().encode(JSON.stringify({ title: text })),
  words: text,
});
const textIn = (bytes: Uint8Array | undefined) =>
  bytes && (JSON.parse(new TextDecoder().decode(bytes)) as { text?: string; title?: string });

/** Everything a vault holds, as its pages and its items each say it. */
async function heldBy(open: vault.Vault) {
  const listed: [string, string][] = [];
  for await (const page of open.list())
    for (const { id, summary } of page) listed.push([id, textIn(summary)!.title!]);
  const words: [string, string][] = [];
  for await (const page of open.words()) words.push(...page);
  const items: [string, string][] = [];
  for (const id of await open.ids())
    items.push([
      id,
      await open.read(id).then(
        (whole) => textIn(whole)!.text!,
        (error) => error.reason,
      ),
    ]);
  return { listed, words, items: items.reverse() };
}

declare global {
  interface Window {
    vault: typeof all;
    kept: typeof kept;
    textIn: typeof textIn;
    heldBy: typeof heldBy;
    /** the vault that this tab has open */
    opened: vault.Vault;
    /** why something was refused, or nothing where it was not */
    refused: (work: () => Promise<unknown>) => Promise<string | undefined>;
  }
}
Object.assign(window, {
  vault: all,
  kept,
  textIn,
  heldBy,
  refused: (work: () => Promise<unknown>) =>
    work().then(
      () => undefined,
      (error: { reason?: string; message: string }) => error.reason ?? error.message,
    ),
});
