import type { Vault } from '../../src/vault/vault.ts';

interface Row {
  readonly whole: Uint8Array;
  readonly summary: Uint8Array;
  readonly words: string;
}

/** A vault that keeps bytes in memory, newest first, in pages of two. */
export function inMemory() {
  const rows = new Map<string, Row>();
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
    shred: async (id: string, kept: Row) => void (broken.delete(id), rows.set(id, kept)),
    update: async (id: string, change: (whole: Uint8Array) => Promise<Row>) =>
      void rows.set(id, await change(rows.get(id)!.whole)),
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
    broken,
    vault: vault as unknown as Vault,
    tell: (id: string) => hearers.forEach((hear) => hear({ id })),
  };
}
