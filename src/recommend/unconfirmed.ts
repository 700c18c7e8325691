import type { Following } from './following.ts';
import type { Recommendation } from './recommend.ts';

/**
 * What could not be confirmed in what is said, each once: first of the law, then of what was
 * decided, and why. It stands apart from what to do.
 */
export const unconfirmed = (
  { edition, why }: Pick<Recommendation, 'edition' | 'why'>,
  { consent, sharing, actions }: Pick<Following, 'consent' | 'sharing' | 'actions'>,
): readonly string[] => [
  ...new Set([
    ...edition.notConfirmed,
    ...[consent, sharing, ...actions, ...why].flatMap((one) => one?.doubt?.why ?? []),
  ]),
];
