import { atLeast, levels, type Level } from '../../machines/outcomes.ts';

/** Whether a level may be chosen beside the one recommended: never one below significant harm or 999 (domain I25; design 5.9). */
export function mayChoose(recommended: Level, chosen: Level): boolean {
  return !isLower(recommended, chosen) || !atLeast('refer-urgently').includes(recommended);
}

/** Up freely; down only with a reason and a named second person. */
export const needsSecondPerson = (recommended: Level, chosen: Level): boolean => isLower(recommended, chosen);

const isLower = (recommended: Level, chosen: Level) => levels.indexOf(chosen) < levels.indexOf(recommended);
