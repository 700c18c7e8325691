import { atLeast, levels, type Level } from '../../machines/outcomes.ts';

/**
 * Whether a level may be chosen beside the one recommended: never one below significant harm or 999
 * (I25; design 5.9).
 */
export function mayChoose(recommended: Level, chosen: Level): boolean {
  return (
    !needsSecondPerson(recommended, chosen) || !atLeast('refer-urgently').includes(recommended)
  );
}

/** Up freely; down only with a reason and a named second person. */
export function needsSecondPerson(recommended: Level, chosen: Level): boolean {
  return levels.indexOf(chosen) < levels.indexOf(recommended);
}
