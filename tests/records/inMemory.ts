import type { Vault } from '../../src/vault/vault.ts';

interface Row {
  readonly whole: Uint8Array;
  readonly summary: Uint8Array;
  readonly words: string;
  readonly files?: readonly string[];
}
interface HeldFile {
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** A vault that keeps bytes in memory, newest first, in pages of two. */
export function inMemory() {
  const rows = new Map<string, Row>();
  /** The files of every item, by their own ids. */
  const files = new Map<string, { readonly item: string; readonly bytes: Uint8Array }>();
  /** Puts an item in its place, with the files that it holds from then on. */
  const put = (id: string, kept: Row, added: readonly HeldFile[] = []) => {
    rows.set(id, kept);
    for (const [file, { item }] of files)
      if (item === id && !kept.files?.includes(file)) files.delete(file);
    for (const { id: file, bytes } of added) files.set(file, { item: id, bytes });
  };
  /** What a test says cannot be read, until something is put in its place. */
  const broken = new Set<string>();
  const hearers = new Set<(news: { id: string }) => void>();
  let settings: Uint8Array | undefined;
  const aside = new Map<string, Uint8Array>();
  const pages = <T>(of: (id: string, row: Row) => T) => {
    const all = [...rows].reverse().map(([id, row]) => of(id, row));
    return Array.from({ length: Math.ceil(all.length / 2) }, (_, i) => all.slice(2 * i, 2 * i + 2));
  };
  const vault = {
    damaged: { pages: [] },
    list: async function* () {
      yield* pages((id, { summary }) => ({ id, summary }));
    },
    words: async function* () {
      for (const page of pages((id, { words }) => [id, words] as const)) yield new Map(page);
    },
    ids: async () => [...rows.keys()],
    read: async (id: string) => rows.get(id)?.whole,
    add: async (id: string, kept: Row) => void rows.set(id, kept),
    addAll: async (items: readonly { id: string; kept: Row }[]) =>
      items.forEach(({ id, kept }) => rows.set(id, kept)),
    shred: async (id: string, kept: Row) => void (broken.delete(id), put(id, kept)),
    update: async (
      id: string,
      change: (whole: Uint8Array) => Promise<Row>,
      added: readonly HeldFile[] = [],
    ) => put(id, await change(rows.get(id)!.whole), added),
    readFile: async (id: string) => files.get(id)?.bytes,
    filesOf: async (id: string) =>
      [...files].flatMap(([file, { item }]) => (item === id ? [file] : [])),
    settings: async () => settings,
    keepSettings: async (bytes: Uint8Array) => void (settings = bytes),
    aside: async () => aside,
    putAside: async (name: string, bytes: Uint8Array) => void aside.set(name, bytes),
    dropAside: async (name: string) => void aside.delete(name),
    watch: (hear: (news: { id: string }) => void) => {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
  };
  return {
    rows,
    files,
    broken,
    vault: vault as unknown as Vault,
    tell: (id: string) => hearers.forEach((hear) => hear({ id })),
  };
}
