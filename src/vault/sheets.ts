import type { IDBPObjectStore } from 'idb';
import { bytesOf, textOf, type Bytes } from './boxes.ts';
import type { PageRow, Schema, SheetKind, Store } from './database.ts';
import type { Kept } from './items.ts';

/**
 * How many items a page lists: few enough that a save, which writes a page, is quick, and enough
 * that a list of thousands is.
 */
export const pageSize = 64;

/**
 * A page is two sheets: one of summaries, which a list reads, and one of words, which wait for a
 * search.
 */
export const kinds: readonly SheetKind[] = ['summaries', 'words'];

/** One sheet as it was read, with its box if it has one. */
export interface Sheet {
  readonly kind: SheetKind;
  readonly page: number;
  readonly box: Bytes | undefined;
}
/** Both sheets of a page, as they were at one moment. `rev` goes up with every save on the page. */
export interface PageRead {
  readonly page: number;
  readonly rev: number;
  readonly sheets: readonly Sheet[];
}

export const label = ({ kind, page }: Pick<Sheet, 'kind' | 'page'>) =>
  `${kind === 'summaries' ? 'page' : 'words'}:${page}`;

/** Every place on a page, as the index `place` has them. */
export const placesOn = (page: number): IDBKeyRange =>
  IDBKeyRange.bound([page, 0], [page, pageSize - 1]);

/** Pages read at once by a list. */
const atOnce = 64;

/**
 * All pages down from the last, in the steps that a list reads them: the last alone, since someone
 * is waiting for it.
 */
export function steps(last: number): readonly (readonly number[])[] {
  const all = [[last]];
  for (let from = last - 1; from >= 0; from -= atOnce)
    all.push(Array.from({ length: Math.min(atOnce, from + 1) }, (_, at) => from - at));
  return all;
}

/** Both sheets of a page, read by `get`. */
export async function readPage(
  get: (key: [SheetKind | 'rev', number]) => Promise<PageRow | undefined>,
  page: number,
): Promise<PageRead> {
  const [rev, ...rows] = await Promise.all([
    get(['rev', page]),
    ...kinds.map((kind) => get([kind, page])),
  ]);
  return {
    page,
    rev: rev?.rev ?? 0,
    sheets: kinds.map((kind, at) => ({ kind, page, box: rows[at]?.box })),
  };
}

type PagesToWrite = Pick<IDBPObjectStore<Schema, Store[], 'pages', 'readwrite'>, 'get' | 'put'>;

/** Whether nobody has saved on a page since it was read. */
export const unchanged = async (store: PagesToWrite, { page, rev }: PageRead): Promise<boolean> =>
  ((await store.get(['rev', page]))?.rev ?? 0) === rev;

/** The requests that write the sheets of a page, as what follows on what was read. */
export const putPage = (
  store: PagesToWrite,
  { page, rev }: PageRead,
  sheets: readonly Sheet[],
): readonly (() => Promise<unknown>)[] => [
  () => store.put({ rev: rev + 1 }, ['rev', page]),
  ...sheets.flatMap(({ kind, box }) => (box ? [() => store.put({ box }, [kind, page])] : [])),
];

/** What one sheet says of one item: its summary, or its words. */
interface Line {
  readonly id: string;
  readonly bytes: Uint8Array;
}

/**
 * A sheet, line by line. A line may stand empty: its item was unreadable when the page was mended.
 */
export type Lines = readonly (Line | undefined)[];

/**
 * A sheet as bytes. For each line: the length of the id, the id, the length of what is said of it,
 * and that.
 */
export function packed(lines: Lines): Bytes {
  const rows = Array.from(lines, (line) => ({
    id: bytesOf(line?.id ?? ''),
    bytes: line?.bytes ?? new Uint8Array(),
  }));
  const sheet = new Uint8Array(
    rows.reduce((sum, { id, bytes }) => sum + 8 + id.length + bytes.length, 0),
  );
  const view = new DataView(sheet.buffer);
  let at = 0;
  for (const { id, bytes } of rows)
    for (const part of [id, bytes]) {
      view.setUint32(at, part.length);
      sheet.set(part, at + 4);
      at += 4 + part.length;
    }
  return sheet;
}

/** The sheet that was packed. Throws where the bytes are no sheet. */
export function unpacked(sheet: Uint8Array): Lines {
  const view = new DataView(sheet.buffer, sheet.byteOffset, sheet.length);
  const lines: (Line | undefined)[] = [];
  let at = 0;
  const part = () => {
    const from = at + 4;
    at = from + view.getUint32(at);
    if (at > sheet.length)
      throw new RangeError(
        `a sheet ends at byte ${sheet.length}, inside a part that ends at ${at}`,
      );
    return sheet.subarray(from, at);
  };
  while (at < sheet.length) {
    const [id, bytes] = [textOf(part()), part()];
    lines.push(id ? { id, bytes } : undefined);
  }
  if (lines.length > pageSize)
    throw new RangeError(`a sheet has ${lines.length} lines; it may have ${pageSize}`);
  return lines;
}

/** What is new to be said of an item, and the slot of its page. */
export interface NewLine {
  readonly slot: number;
  readonly id: string;
  readonly kept: Omit<Kept, 'whole'>;
}

const mostWords = 20_000;

/** What a sheet says, with what is new. */
export function withNew(lines: Lines, kind: SheetKind, news: readonly NewLine[]): Lines {
  const said = Array.from(lines);
  for (const { slot, id, kept } of news)
    said[slot] = {
      id,
      bytes: kind === 'summaries' ? kept.summary : bytesOf(kept.words.slice(0, mostWords)),
    };
  return said;
}
