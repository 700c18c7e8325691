import { lowered } from '../../machines/impact.ts';
import type { Pack } from '../../content/pack.ts';
import { raisesOf } from '../walk/journeyIn.ts';
import { trailWords } from '../explain/trail.ts';
import { wordsAbout, wordsOfConcern, type Words } from '../recommend/words.ts';
import type { PackProblem } from './packProblem.ts';

/**
 * Walks every set of answers under the floors of a pack beside Windscreen's own, and says of each
 * floor that protects less anywhere what it does, with answers on which it does. None, for a pack
 * that may be used. `progress` hears a share of the way from 0 to 1.
 */
export function lowerings(
  pack: Pack,
  words: Words,
  progress: (share: number) => void = () => {},
): readonly PackProblem[] {
  const raises = Object.entries(raisesOf(pack));
  return raises.flatMap(([concern, level], i): PackProblem[] => {
    const [first, ...more] = lowered({ [concern]: level }, (share) =>
      progress((i + share) / raises.length),
    );
    if (!first) return [];
    const { what, from, to, example } = first;
    const name = (id: string): string =>
      what === 'level'
        ? wordsAbout(words, 'levels', id).name
        : wordsAbout(words, 'consentOutcomes', id).title;
    const parts = {
      concern: wordsOfConcern(words, concern).label,
      to: name(to),
      from: name(from),
    };
    return [
      {
        field: `raises.${concern}`,
        reason:
          more.length > 0
            ? { says: 'lowers-more', parts: { ...parts, n: `${more.length}` } }
            : { says: 'lowers', parts },
        mend: { says: 'no-lower' },
        example: trailWords(words, example),
      },
    ];
  });
}
