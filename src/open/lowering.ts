import { lowered, type Change } from '../../machines/proof/impact.ts';
import type { Pack } from '../../content/pack.ts';
import { raisesOf } from '../decide/local.ts';
import { trailWords } from '../explain/trail.ts';
import { concernWords, type Words } from '../refer/words.ts';

/** A floor in a pack under which some answers would protect a child less than Windscreen does. */
export interface Lowering {
  readonly concern: string;
  /** What is wrong, with the answers on which it happens. */
  readonly reason: string;
  readonly mend: string;
}

/**
 * Walks every set of answers under the floors of a pack beside Windscreen's own, and names each floor that protects
 * less anywhere. None, for a pack that may be used. `progress` hears a share of the way from 0 to 1.
 */
export function lowerings(pack: Pack, words: Words, progress: (share: number) => void = () => {}): readonly Lowering[] {
  const raises = Object.entries(raisesOf(pack));
  return raises.flatMap(([concern, level], i) => {
    const [first, ...more] = lowered({ [concern]: level }, (share) => progress((i + share) / raises.length));
    if (!first) return [];
    const named = concernWords(words)[concern]!.label;
    return [
      {
        concern,
        reason: `“${named}” would sometimes lead to less than Windscreen’s own rules: ${inWords(first, words)}${more.length > 0 ? ` There are ${more.length} more ways like it.` : ''}`,
        mend: 'Take it out, or raise it to a level at least as high as Windscreen’s own on every answer. refer-urgently often is.',
      },
    ];
  });
}

function inWords({ what, from, to, example }: Change, words: Words): string {
  const name = (id: string) => (what === 'level' ? words.levels[id]?.name : words.consentOutcomes[id]?.title) ?? id;
  return `“${name(from)}” becomes “${name(to)}”. For example: ${trailWords(words, example)}.`;
}
