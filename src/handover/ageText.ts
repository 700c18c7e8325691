/*
 * What people paste or send of age: a key among other words, and a file written as text.
 */

/** What is wrong with a text that should hold one age key to encrypt for. */
export type KeyFault = 'recipient' | 'recipients' | 'ssh-key' | 'secret-key';

/** A key of the usual kind: its letters, without those that look like digits. */
const usualKey = /age1[02-9ac-hj-np-z]{58}/g;

/**
 * The age key in a text, as it was pasted: in capitals, in quotes, broken over lines, or with the
 * words and comments that age itself writes about it. More than one, or a secret one, is refused.
 */
export function keyIn(typed: string): { readonly key: string } | { readonly fault: KeyFault } {
  const text = typed.normalize('NFKC').toLowerCase();
  if (/age-(secret-key|plugin)-/.test(text)) return { fault: 'secret-key' };
  const joined = text.replace(/[\s\p{Cf}>"'`“”‘’]+/gu, '');
  const [key, ...others] = new Set(joined.match(usualKey));
  if (others.length > 0) return { fault: 'recipients' };
  if (key) return { key };
  if (/^age1[a-z0-9]+$/.test(joined)) return { key: joined };
  return { fault: /ssh-(rsa|ed25519)/.test(text) ? 'ssh-key' : 'recipient' };
}

const begins = '-----BEGIN AGE ENCRYPTED FILE-----';
const ends = '-----END AGE ENCRYPTED FILE-----';

/** Whether a file begins as one that age wrote, as bytes or as text. */
export const isAge = (start: string): boolean =>
  start.startsWith('age-encryption.org/v1\n') || start.includes(begins);

/**
 * The same file as bytes, where it was written as text, whatever stands before, between and after
 * its lines. Nothing where it is cut short or spoiled.
 */
export async function withoutArmour(file: Blob): Promise<Blob | undefined> {
  if (!(await file.slice(0, 2000).text()).includes(begins)) return file;
  const text = await file.text();
  const end = text.indexOf(ends);
  const inside = text
    .slice(text.indexOf(begins) + begins.length, end < 0 ? 0 : end)
    .replace(/[\s>\uFEFF]+/g, '');
  try {
    return inside
      ? new Blob([Uint8Array.from(atob(inside), (char) => char.charCodeAt(0))])
      : undefined;
  } catch {
    return undefined;
  }
}
