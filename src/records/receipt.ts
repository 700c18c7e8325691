import type { Entry } from './entry.ts';
import type { DecisionRecord } from './record.ts';
import { hashOf } from './rules.ts';

/** Crockford's base 32: no I, L, O or U, so that a receipt can be read out and typed back. */
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The short code that lets someone else witness what has this hash: its first 60 bits. */
export function receiptFor(hash: string): string {
  const first60 = BigInt(`0x${hash.slice(0, 15)}`);
  const code = Array.from(
    { length: 12 },
    (_, i) => digits[Number((first60 >> BigInt(55 - 5 * i)) & 31n)],
  ).join('');
  return `WS-${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`;
}

/**
 * The receipt of a decision, or of an entry and so of all before it. Any change to it changes the
 * receipt.
 */
export const receiptOf = async (part: DecisionRecord | Entry): Promise<string> =>
  receiptFor(await hashOf(part));

/** Whether a receipt, as someone wrote or typed it, is this record's. */
export async function matches(record: DecisionRecord, receipt: string): Promise<boolean> {
  return readAloud(receipt) === readAloud(await receiptOf(record));
}

/** Whether a text could be a receipt at all, short or whole, or holds one among its words. */
export const isReceipt = (typed: string): boolean =>
  [typed, ...typed.split(/\s+/)].some(
    (text) =>
      /^[0-9A-HJKMNP-TV-Z]{12}$/.test(readAloud(text)) || /^[0-9a-f]{64}$/i.test(text.trim()),
  );

/** Without the marks between, and with the letters that are taken for digits taken so. */
export const readAloud = (receipt: string) =>
  receipt
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/^WS(?=.{12}$)/, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
