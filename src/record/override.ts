import { atLeast, levels, type Level } from '../../machines/outcomes.ts';

/** Whether a person may choose another level than the one recommended, and what that takes (domain I25; design 5.9). */
export type MayChoose = 'freely' | 'with-reason-and-second-person' | 'never';

/** Up freely; down with a reason and a named second person; below significant harm or 999, never. */
export function mayChoose(recommended: Level, chosen: Level): MayChoose {
  if (levels.indexOf(chosen) >= levels.indexOf(recommended)) return 'freely';
  return atLeast('refer-urgently').includes(recommended) ? 'never' : 'with-reason-and-second-person';
}
