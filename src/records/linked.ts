import { addedTo, fieldOf, type Entries } from './entry.ts';
import { bare } from './spelling.ts';

/** How another child is linked to the one of a record, or that an earlier link was wrong. */
type How = 'sibling' | 'household' | 'other' | 'not-linked';
/** What a record says of another child: its reference, how they are linked, and since when (ISO). */
export type Link = readonly [child: string, how: string, at: string];

/** As many as a list keeps of one record, and as much of a reference. */
const most = { links: 6, letters: 30 };

/** What a record says of other children, the newest of each. */
export function linksIn(entries: Entries): readonly Link[] {
  const links = new Map<string, Link>();
  for (const entry of addedTo(entries))
    if (entry.kind === 'linked-child') {
      const child = fieldOf(entry, 'child').slice(0, most.letters);
      links.set(keyOf(child), [child, fieldOf(entry, 'how'), entry.at]);
    }
  return [...links.values()].slice(-most.links);
}

/** As much as a link needs of each record. */
interface Linking {
  readonly id: string;
  readonly reference: string;
  readonly linked?: readonly Link[];
}
/** Another child who is linked to one, and a record of that child where there is one here. */
export interface LinkedChild {
  readonly reference: string;
  readonly how: Exclude<How, 'not-linked'>;
  readonly id?: string;
}

/**
 * Every child who is linked to the one of a reference, by what the records of either say: of two
 * that say otherwise, what was said last.
 */
export function linkedWith(reference: string, records: readonly Linking[]): readonly LinkedChild[] {
  const own = keyOf(reference);
  if (own === '') return [];
  const said = records.flatMap((record): Link[] => {
    const key = keyOf(record.reference);
    return (record.linked ?? []).flatMap(([child, how, at]): Link[] =>
      key === own
        ? [[child, how, at]]
        : keyOf(child) === own && key !== ''
          ? [[record.reference, how, at]]
          : [],
    );
  });
  const last = new Map<string, Link>();
  for (const link of said.toSorted(([, , one], [, , other]) => one.localeCompare(other)))
    last.set(keyOf(link[0]), link);
  return [...last.values()].flatMap(([child, how]) => {
    const record = records.find((record) => keyOf(record.reference) === keyOf(child));
    return isLink(how)
      ? [{ reference: child.trim(), how, ...(record ? { id: record.id } : {}) }]
      : [];
  });
}

const isLink = (how: string): how is LinkedChild['how'] =>
  how === 'sibling' || how === 'household' || how === 'other';
const keyOf = (reference: string) => bare(reference).slice(0, most.letters);
