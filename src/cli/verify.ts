import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { isChild, openChild } from '../open/child.ts';
import { openRecord } from '../open/open.ts';
import { messageOf } from '../browser/mistake.ts';
import { hashOf } from '../records/rules.ts';
import type { Entry } from '../records/entry.ts';
import { matches, receiptFor, receiptOf } from '../records/receipt.ts';
import { rerun } from '../records/rerun.ts';
import { witnessed } from '../records/verify.ts';
import type { Readable } from '../open/json.ts';
import { refusedWords, type Refused } from '../open/refused.ts';
import { short, type FaultText } from '../records/fault.ts';
import { readText } from './words.ts';
import { dateAndTime } from '../recommend/dates.ts';

/*
 * npm run verify FILE [RECEIPT]   says whether a record in a file, or each of a child's, is as it was made, entry by entry, and what a receipt
 * that someone was given vouches for. Needs nothing but the file. What is wrong is said in
 * sentences, with exit code 1.
 */

async function verify(path: string, receipt: string | undefined): Promise<readonly string[]> {
  const size = statSync(path, { throwIfNoEntry: false })?.size;
  if (size === undefined) throw new Error(`${path}: there is no such file`);
  const file = {
    name: basename(path),
    size,
    arrayBuffer: async () => new Uint8Array(readFileSync(path)).buffer,
  };
  if (isChild(startOf(path))) return verifyChild(file, receipt);
  const opened = await openRecord(file);
  if ('faults' in opened)
    throw new Error(
      [...(await refusal(file, opened)), 'This is not the record as it was made.'].join('\n'),
    );

  const { record } = opened;
  if (record && rerun(record) !== 'same')
    throw new Error('Run again by the rules kept in it, it gives another recommendation.');
  const again = record
    ? ['Run again by the rules kept in it, it gives the same recommendation.']
    : [];
  if (!opened.file) {
    const own = await receiptOf(opened.record);
    if (receipt && !(await matches(opened.record, receipt))) throw new Error(notHere(receipt));
    return [
      `A decision of ${dateAndTime(new Date(opened.record.finishedAt))}. Receipt ${own}.`,
      ...again,
      'It carries no signatures: only its receipt vouches for it.',
    ];
  }
  const { entries, seal } = opened.file;
  const receipts = await Promise.all(
    entries.map(async (entry) => ({ entry, receipt: receiptFor(await hashOf(entry)) })),
  );
  const devices = new Set(entries.map(({ key }) => key));
  const found = receipt ? await witnessed(entries, receipt) : undefined;
  if (receipt && !found) throw new Error(notHere(receipt));
  return [
    ...receipts.map(
      ({ entry, receipt: own }, i) =>
        `${i + 1}. ${dateAndTime(new Date(entry.at))}. ${titleOf(entry)}. ${entry.by}. Receipt ${own}`,
    ),
    `${entries.length} entries, none changed, left out, put in or moved since the file was signed on ${dateAndTime(new Date(seal.at))}.`,
    `Signed by ${devices.size === 1 ? 'the device' : 'the devices'} ${[...devices].map((key) => key.slice(-8)).join(', ')}.`,
    ...again,
    ...(found
      ? [
          `The receipt vouches for everything up to entry ${found.upTo}${found.apart > 0 ? `, but for ${found.apart} written elsewhere meanwhile` : ''}.`,
        ]
      : []),
    noProof,
  ];
}

const refusal = async ({ name }: Readable, refused: Refused) =>
  refusedWords(await readText<FaultText>('pages/faults.yaml'), name, refused);

/** How the file begins: no more of it is read before it is known what it is. */
function startOf(path: string): string {
  const start = Buffer.alloc(4000);
  const file = openSync(path, 'r');
  const read = readSync(file, start);
  closeSync(file);
  return start.toString('latin1', 0, read);
}

async function verifyChild(
  file: Readable,
  receipt: string | undefined,
): Promise<readonly string[]> {
  const opened = await openChild(file);
  if ('faults' in opened)
    throw new Error(
      [...(await refusal(file, opened)), 'This is not the file as it was made.'].join('\n'),
    );
  const { sent, records, holds } = opened.child;
  const found = receipt
    ? await Promise.all(records.map(({ entries }) => witnessed(entries, receipt)))
    : [];
  const at = found.findIndex((one) => one !== undefined);
  if (receipt && at < 0) throw new Error(notHere(receipt));
  return [
    `A child protection file that ${sent.by} of ${sent.from} made for ${sent.to} on ${dateAndTime(new Date(sent.at))}.`,
    ...holds.map(
      ({ id, entries, receipts }, i) =>
        `${i + 1}. ${id}: ${entries === 1 ? '1 entry' : `${entries} entries`}. Receipt ${receipts.join(', ')}`,
    ),
    'No record was changed, left out, put in or moved since the file was signed.',
    ...(found[at]
      ? [`The receipt vouches for record ${at + 1} up to entry ${found[at].upTo}.`]
      : []),
    noProof,
  ];
}

const noProof =
  'Anyone with the file could have made it anew and signed it themselves. Only a receipt that was given out, checked against this file, shows that they did not.';
const notHere = (receipt: string) => `The receipt ${short(receipt)} does not match this file.`;
const titleOf = (entry: Entry) => (entry.kind === 'decision' ? 'Decision' : entry.title);

try {
  const [path, receipt] = process.argv.slice(2);
  if (!path) throw new Error('Name a record’s file: npm run verify FILE [RECEIPT]');
  console.log((await verify(path, receipt)).join('\n'));
} catch (mistake) {
  console.error(messageOf(mistake));
  process.exitCode = 1;
}
