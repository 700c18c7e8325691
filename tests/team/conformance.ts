import { StoreError, type Head, type Store } from '../../src/team/store/port.ts';

/** A place for a store that holds nothing yet. */
export interface Place {
  /** Another opening of the same place, as of another device. */
  open(): Store;
  /** Takes away the second half of what was appended last. */
  halve(): Promise<void>;
}
interface Promised {
  readonly title: string;
  run(place: Place): Promise<void>;
}

const log = 'a'.repeat(32);
const other = 'b'.repeat(32);
const bytes = (text: string) => new TextEncoder().encode(text);
const text = (of: Uint8Array) => new TextDecoder().decode(of);

/** Fails unless two things are the same: this runs in a page too, where there is no `expect`. */
function same(found: unknown, wanted: unknown): void {
  const [is, should] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (is !== should) throw new Error(`found ${is}, where it should be ${should}`);
}
const refusal = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'done',
    (error: unknown) => (error instanceof StoreError ? error.reason : String(error)),
  );
async function saysOf(store: Store, after: readonly Head[] = []): Promise<readonly string[]> {
  return (await store.read(log, after)).blocks.map((block) => text(block.bytes));
}

/** What every store promises, whatever it keeps its bytes in. */
export const conformance: readonly Promised[] = [
  {
    title: 'What was appended is read again, in order, from here and from another device.',
    async run({ open }) {
      const store = open();
      const first = await store.append(log, [], bytes('one'));
      const second = await store.append(log, [first], bytes('two'));
      for (const each of [store, open()]) {
        const { blocks, heads, waiting } = await each.read(log, []);
        same(
          blocks.map((block) => [block.head, block.after, text(block.bytes)]),
          [
            [first, [], 'one'],
            [second, [first], 'two'],
          ],
        );
        same([heads, waiting], [[second], 0]);
      }
    },
  },
  {
    title: 'What was written after a head is read without what stands before it.',
    async run({ open }) {
      const store = open();
      const first = await store.append(log, [], bytes('one'));
      const second = await store.append(log, [first], bytes('two'));
      await store.append(log, [second], bytes('three'));
      same(await saysOf(open(), [first]), ['two', 'three']);
      same(await saysOf(store, (await store.read(log, [])).heads), []);
    },
  },
  {
    title: 'An append after a head that has moved is refused, and nothing is written.',
    async run({ open }) {
      const [store, there] = [open(), open()];
      const first = await store.append(log, [], bytes('one'));
      const second = await there.append(log, [first], bytes('two'));
      same(await refusal(store.append(log, [first], bytes('late'))), 'moved');
      same(await refusal(store.append(log, [], bytes('again'))), 'moved');
      same(await saysOf(there), ['one', 'two']);
      await store.append(log, [second], bytes('late'));
      same(await saysOf(there), ['one', 'two', 'late']);
    },
  },
  {
    title: 'Of two appends at once from one device after the same head, one is refused.',
    async run({ open }) {
      const store = open();
      const tries = ['one', 'two'].map((each) => refusal(store.append(log, [], bytes(each))));
      same((await Promise.all(tries)).filter((each) => each === 'moved').length, 1);
      same((await saysOf(open())).length, 1);
    },
  },
  {
    title: 'A log that is not there is said not to be, and so is a head that a log does not hold.',
    async run({ open }) {
      const store = open();
      const nowhere = 'c'.repeat(64);
      same(await refusal(store.read(log, [])), 'not-there');
      same(await refusal(store.append(log, [nowhere], bytes('one'))), 'not-there');
      await store.append(log, [], bytes('one'));
      same(await refusal(store.read(log, [nowhere])), 'not-there');
      same(await refusal(store.read(other, [])), 'not-there');
    },
  },
  {
    title: 'What is there in part is waited for: it is neither read, nor said not to be there.',
    async run({ open, halve }) {
      const first = await open().append(log, [], bytes('one'));
      await open().append(log, [first], bytes('two'));
      await halve();
      const { blocks, heads, waiting } = await open().read(log, []);
      same([blocks.length, heads, waiting], [1, [first], 1]);
      await open().append(other, [], bytes('alone'));
      await halve();
      same(await refusal(open().read(other, [])), 'not-whole');
      same(await refusal(open().append(other, ['c'.repeat(64)], bytes('more'))), 'not-whole');
    },
  },
  {
    title: 'The heads of every log are listed, and of none that is not there.',
    async run({ open }) {
      const store = open();
      same([...(await store.heads())], []);
      const first = await store.append(log, [], bytes('one'));
      const second = await store.append(other, [], bytes('one'));
      same(
        [...(await open().heads())].toSorted(),
        [
          [log, [first]],
          [other, [second]],
        ].toSorted(),
      );
      if (first === second) throw new Error('the same bytes in two logs have one head');
    },
  },
  {
    title: 'Bytes of any length come back as they were: none, and a quarter of a megabyte.',
    async run({ open }) {
      const much = new Uint8Array(256 * 1024).map((_, at) => (at * 31) % 251);
      const first = await open().append(log, [], new Uint8Array());
      await open().append(log, [first], much);
      const { blocks } = await open().read(log, []);
      same(
        blocks.map((block) => block.bytes.length),
        [0, much.length],
      );
      same(
        blocks[1]?.bytes.every((byte, at) => byte === much[at]),
        true,
      );
    },
  },
];
