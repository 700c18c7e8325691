import words from '../../content/pages/where.yaml';
import type { ChildPlace } from '../records/account.ts';
import { filled } from '../ui/filled.ts';

/**
 * Where the child is while somebody acts. It is no answer: no decision reads it, and it is
 * remembered for nothing else.
 */
export interface Where {
  readonly place?: ChildPlace;
  readonly parent?: true;
}

/** What is done first there, three lines at most. */
export const firstActs = ({ place, parent }: Where): readonly string[] => [
  ...(parent ? [words.withParent] : []),
  ...(place ? words.first[place] : []),
];

/** The same for the record, in a line; nothing where it was not said. */
export const whereLine = ({ place, parent }: Where): string =>
  [place && filled(words.was, { place: words.places[place] }), parent && words.parentWas]
    .filter(Boolean)
    .join(' ');
