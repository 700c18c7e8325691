// first: it says how shapes are checked, before any is made
import '../../src/open/zod.ts';
import { armor } from 'age-encryption';
import canonicalize from 'canonicalize';
import { gzipSync } from 'node:zlib';
import type { Pack } from '../../content/schema.ts';
import { readUnfinished } from '../../src/decide/unfinishedFile.ts';
import { AgeError } from '../../src/handover/age.ts';
import { serve } from '../../src/handover/age.worker.ts';
import { recordFile } from '../../src/handover/file.ts';
import { readBackup } from '../../src/open/backup.ts';
import { textIn } from '../../src/open/bytes.ts';
import { openSaved } from '../../src/open/child.ts';
import { readEntries } from '../../src/open/entries.ts';
import { openFile, unfinishedFormat } from '../../src/open/file.ts';
import { readPack } from '../../src/open/pack.ts';
import { packCode, packInCode } from '../../src/open/packCode.ts';
import { restoreFrom } from '../../src/open/restore.ts';
import { openScenario } from '../../src/open/scenario.ts';
import { keepSent } from '../../src/open/sent.ts';
import { attachedOf, fileTypes, isAttached, savedName } from '../../src/records/attached.ts';
import { hashesOf } from '../../src/records/chain.ts';
import type { Entries } from '../../src/records/entry.ts';
import { matches, receiptOf } from '../../src/records/receipt.ts';
import { rerun } from '../../src/records/rerun.ts';
import { Records } from '../../src/saved/records.svelte.ts';
import { codeOf, plainCode, readCode } from '../../src/training/room/code.ts';
import { joiningIn } from '../../src/training/room/letters.ts';
import { openResults } from '../../src/training/room/results.ts';
import { scenarioCode, scenarioInCode } from '../../src/training/write/scenarioCode.ts';
import { scenarioFile } from '../../src/training/write/writing.ts';
import { hrefOf, readAddress } from '../../src/ui/address.ts';
import { clauses, problemWords, reasonsOf } from '../open/inWords.ts';
import { asYaml, filledIn, known } from '../open/packs.ts';
import { inMemory } from '../records/inMemory.ts';
import { followedThrough, kept, signer } from '../records/kept.ts';
import { recordOf } from '../records/made.ts';
import { spoiled, spoilingOf, type Form } from './spoiling.ts';
import * as whole from './valid.ts';
import { bytesOf, json } from './valid.ts';

/*
 * Everything that Windscreen opens and that nobody has vouched for. A kind is a row: how a valid
 * one is made, how it is opened, and what must hold however it was spoiled.
 */

export interface Openable {
  readonly form: Form;
  /** Valid ones. Where they have a wrapping, what stands inside it. */
  readonly valid: readonly Uint8Array[];
  /** Puts what stands inside into its wrapping. */
  readonly wrapped?: (inside: Uint8Array) => Uint8Array | Promise<Uint8Array>;
  /** A few bytes that unpack to many. */
  readonly bomb?: () => Uint8Array;
  /** Opens one, and says whether it was opened. Throws what did not hold. */
  readonly open: (bytes: Uint8Array<ArrayBuffer>) => boolean | Promise<boolean>;
}

class DidNotHold extends Error {}
function hold(holds: boolean, what: string): asserts holds {
  if (!holds) throw new DidNotHold(what);
}
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const fileOf = (bytes: Uint8Array<ArrayBuffer>) => new File([bytes], 'opened.json');

/** What is refused is refused in sentences, none so long that nobody reads it. */
function refused(problems: readonly string[]): false {
  hold(problems.length > 0, 'it is refused without a reason');
  for (const one of problems) {
    hold(one.length > 5 && one.length < 1500, `a reason of ${one.length} letters`);
    hold(!/undefined|\[object/.test(one), `a reason that says nothing: ${one}`);
  }
  return false;
}
/** Whether two things say the same, whatever order their fields came in. */
const same = (one: unknown, other: unknown) => canonicalize(one) === canonicalize(other);

const { record, file, fileWithPaper, child, paper, paperOf, told, council, draft } = whole;
const { aged, letters, insideLetters, passphrase } = whole;
/** A device with two records on it, and whether both are still there, whole, with all they held. */
const there = [
  await kept(followedThrough.slice(0, 2), record),
  await kept(followedThrough, { ...recordOf(), id: 'c0ffee00-0000-4000-8000-000000000009' }),
];
const pastOf = ([first, ...rest]: Entries) =>
  first.kind === 'destroyed' ? first.hashes : hashesOf([first, ...rest]);
const before = await Promise.all(there.map(pastOf));
async function device() {
  const records = new Records(inMemory().vault, Promise.resolve(signer));
  await records.takeIn(new Map(there.map((one) => [one[0].record, one])));
  return {
    records,
    async holdsAll() {
      for (const [i, one] of there.entries()) {
        const now = await pastOf(await records.read(one[0].record));
        hold(
          before[i]!.every((hash) => now.includes(hash)),
          'a record that was there lost an entry',
        );
      }
    },
  };
}

/** What is signed, by whatever opened it. */
const signed = [file, fileWithPaper];
async function openedRecord(bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const opened = await openSaved(fileOf(bytes));
  if ('faults' in opened) return refused(clauses(opened.faults));
  if ('child' in opened) {
    hold(same(opened.child, child), 'a child’s file was opened that is not the one that was made');
    const here = await device();
    await keepSent(opened.child.records, here.records, true);
    await here.holdsAll();
    return true;
  }
  if (opened.file) {
    const { entries, seal } = opened.file;
    hold(
      signed.some((one) => same(one.entries, entries) && same(one.seal, seal)),
      'entries were opened that are not those that were signed',
    );
  }
  if (opened.record) {
    hold(await matches(opened.record, opened.receipt), 'the receipt is not the record’s');
    rerun(opened.record);
  }
  return true;
}

function packRead(text: string): { readonly pack: Pack } | undefined {
  const read = readPack(text, known);
  if ('pack' in read) return read;
  refused(read.problems.map(problemWords));
  return undefined;
}
async function openedScenario(bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  for (const unfinished of [true, false]) {
    const opened = await openScenario(fileOf(bytes), { unfinished });
    if ('faults' in opened) return refused(clauses(opened.faults));
    const [first] = opened.scenario.stages;
    hold(first?.answers['mode'] === 'training', 'a scenario was opened that is not training');
  }
  return true;
}

/**
 * The format lets a file ask for work, and Windscreen for no more than twice its own, which takes
 * seconds and 512 MB by design; tests/handover/age.test.ts tries it.
 */
const asksForWork = (bytes: Uint8Array) =>
  /^-> scrypt \S+ 1\d\b/m.test(Buffer.from(bytes.slice(0, 4000)).toString('latin1'));
/** A worker on the same thread, behind a real channel: node has no other. */
function sameThread() {
  const { port1, port2 } = new MessageChannel();
  serve(port2);
  for (const port of [port1, port2]) port.start();
  return Object.assign(port1, { terminate: () => port1.close() });
}
export const openable = {
  record: {
    form: 'json',
    valid: [
      bytesOf(recordFile(record, await receiptOf(record)).text),
      json(file),
      json(fileWithPaper),
    ],
    open: openedRecord,
  },
  'child’s file': { form: 'json', valid: [json(child)], open: openedRecord },
  backup: {
    form: 'lines',
    valid: [whole.backup],
    wrapped: (lines) => gzipSync(lines, { level: 1 }),
    bomb: () => gzipSync(Buffer.concat([whole.backup, Buffer.alloc(100_000_000, ' ')])),
    async open(bytes) {
      const here = await device();
      const { added, reasons } = await restoreFrom(
        readBackup(bytes, { read: readEntries }),
        here.records,
      );
      if (reasons.length > 0) refused(reasonsOf(reasons));
      await here.holdsAll();
      return added.length > 0;
    },
  },
  'age file': {
    form: 'json',
    valid: [json(file)],
    wrapped: async (inside) => {
      const bytes = await aged(inside);
      return inside.length % 2 ? bytesOf(armor.encode(bytes)) : bytes;
    },
    async open(bytes) {
      if (asksForWork(bytes)) return false;
      globalThis.Worker = sameThread as unknown as typeof Worker; // all that startWorker asks of one is a port that can be ended
      try {
        const opened = await openFile(fileOf(bytes), passphrase);
        return 'faults' in opened ? refused(clauses(opened.faults)) : true;
      } catch (error) {
        if (error instanceof AgeError) return refused([error.message]);
        throw error;
      }
    },
  },
  pack: {
    form: 'text',
    valid: [bytesOf(asYaml(filledIn())), json(filledIn())],
    open(bytes) {
      const read = textIn(bytes);
      return 'fault' in read ? refused([read.fault]) : packRead(read.text) !== undefined;
    },
  },
  'pack in JSON': {
    form: 'json',
    valid: [json(filledIn())],
    open: (bytes) => packRead(textOf(bytes)) !== undefined,
  },
  'pack code': {
    form: 'json',
    valid: [await insideLetters((await packCode(filledIn() as unknown as Pack))!)],
    wrapped: letters,
    bomb: () => letters(Buffer.alloc(14_000_000, ' ')),
    async open(bytes) {
      const read = await packInCode(textOf(bytes));
      return 'file' in read && packRead(await read.file.text()) !== undefined;
    },
  },
  scenario: {
    form: 'json',
    valid: told.map(({ scenario }) => bytesOf(scenarioFile(scenario).text)),
    open: openedScenario,
  },
  'scenario code': {
    form: 'json',
    valid: await Promise.all(
      told.map(async ({ scenario }) => insideLetters((await scenarioCode(scenario))!)),
    ),
    wrapped: letters,
    bomb: () => letters(Buffer.alloc(14_000_000, ' ')),
    async open(bytes) {
      const read = await scenarioInCode(textOf(bytes));
      return 'file' in read && openedScenario(new Uint8Array(await read.file.arrayBuffer()));
    },
  },
  'room code': {
    form: 'text',
    valid: [bytesOf(told[0]!.code)],
    open(bytes) {
      const text = textOf(bytes);
      const [{ id, scenario }, ...others] = told as [(typeof told)[0], ...typeof told];
      const read = readCode(text, id, 0, scenario, others);
      if (!('answers' in read)) return false;
      const written = plainCode(codeOf(id, 0, scenario, read.answers));
      hold(written === plainCode(text), 'a code was read as the answers of another');
      return true;
    },
  },
  'room results': {
    form: 'json',
    valid: [
      json({
        ...{
          format: 'windscreen-room/1',
          saved: '2026-12-01',
          scenario: 'marked',
          title: 'Marked',
        },
        ...{ spreads: [], before: [], polls: [] },
      }),
    ],
    open: async (bytes) => 'brought' in (await openResults(new Blob([bytes]), 'marked')),
  },
  'unfinished decision': {
    form: 'json',
    valid: [
      json({ format: unfinishedFormat, draft }),
      json({ format: unfinishedFormat, draft: { ...draft, councilPack: council } }),
    ],
    async open(bytes) {
      const read = await readUnfinished(
        fileOf(bytes),
        async (pack) => packRead(JSON.stringify(pack)) ?? { problems: [] },
      );
      return 'problems' in read ? refused(read.problems) : true;
    },
  },
  attachment: {
    form: 'bytes',
    valid: [
      paper,
      bytesOf('She said it twice.\n'),
      Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70),
      Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'),
    ],
    async open(bytes) {
      hold(
        Buffer.from(bytes).equals(paper) || !(await isAttached(bytes, paperOf)),
        'another file passes for it',
      );
      const made = await attachedOf(bytes, []);
      if (typeof made === 'string') return false;
      hold(fileTypes.includes(made.type), `it is attached as ${made.type}`);
      const ending = savedName(textOf(bytes), made).split('.').at(-1)!;
      hold(/^(jpe?g|png|webp|pdf|txt)$/i.test(ending), `it is saved as .${ending}`);
      return true;
    },
  },
  receipt: {
    form: 'text',
    valid: [bytesOf(await receiptOf(record))],
    open: (bytes) => matches(record, textOf(bytes)),
  },
  address: {
    form: 'text',
    valid: [
      '#/records/x/hand-over',
      '#/train/own/open/abc/HKLM',
      '#/own-area/abc',
      '#/fill-in/dash/x',
    ].map(bytesOf),
    open(bytes) {
      const address = readAddress(textOf(bytes));
      hold(hrefOf(address).startsWith('#/'), 'it leads out of the app');
      if ('room' in address) joiningIn(address.room);
      return address.page !== 'not-found';
    },
  },
} as const satisfies Readonly<Record<string, Openable>>;
export type Kind = keyof typeof openable;
export const kinds = Object.keys(openable) as readonly Kind[]; // of a table whose names are its own

const builtIn = [Object, Array, String, Function, Map, Promise].map(({ prototype }) => prototype);
const named = () => builtIn.map((one) => Reflect.ownKeys(one).length).join();
const builtInAtFirst = named();
const real = globalThis.Function;

/** Made once: to make one takes longer than to open it. */
const bombs = new Map<Kind, Uint8Array>();

/** What a number spoils of a kind, as it is opened. */
export async function inputOf(kind: Kind, seed: number): Promise<Uint8Array<ArrayBuffer>> {
  const { form, valid, wrapped, bomb }: Openable = openable[kind];
  const wrap = wrapped ?? ((inside: Uint8Array) => inside);
  const spoiling = spoilingOf(seed);
  const { made, inside, which } = spoiling;
  if (bomb && spoiling.bombs) {
    const made = bombs.get(kind) ?? bomb();
    bombs.set(kind, made);
    return new Uint8Array(made);
  }
  const one = valid[which % valid.length]!;
  const bytes =
    made !== null
      ? inside
        ? await wrap(made)
        : made
      : wrapped && !inside
        ? spoiled(await wrapped(one), 'bytes', spoiling)
        : await wrap(spoiled(one, form, spoiling));
  return new Uint8Array(bytes);
}

/**
 * Opens one, and says whether it was opened. Throws where it threw, where something that must hold
 * did not, where text became a function, or where a name that every object answers to was changed.
 */
export async function opens(kind: Kind, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  let built = 0;
  globalThis.Function = new Proxy(real, {
    construct: () => ((built += 1), {}),
    apply: () => ((built += 1), undefined),
  });
  try {
    const { open }: Openable = openable[kind];
    const opened = await open(bytes);
    hold(built === 0, 'text became a function');
    hold(named() === builtInAtFirst, 'a name that every object answers to was changed');
    hold(!('hit' in globalThis), 'what stood in it ran');
    return opened;
  } finally {
    globalThis.Function = real;
  }
}
