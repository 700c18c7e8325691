import windscreen from '../../content/windscreen.yaml';
import type { Level } from '../../machines/outcomes.ts';

/** The five places on the windscreen, by their general names. */
export const places = windscreen;

const ofLevel: Partial<Record<string, number>> = {
  'record-only': 1,
  'universal-help': 1,
  'early-help': 2,
  'targeted-help': 3,
  'child-in-need': 4,
  'refer-urgently': 5,
  'call-999': 5,
};
/** The level that stands for a place when a person chooses it. */
export const levelOf: readonly Level[] = [
  'universal-help',
  'early-help',
  'targeted-help',
  'child-in-need',
  'refer-urgently',
];
/**
 * Where a level stands on the picture. Advice today has no place of its own: it stands where the
 * order of all levels has it, between a child in need and significant harm, until somebody has
 * advised.
 */
export const markOfLevel = (level: string | undefined): number | undefined =>
  level === 'advice-today' ? 4.5 : placeOfLevel(level);
/**
 * Whether what is recommended is of a level at all. Where the council asks in an enquiry of its own,
 * what to share stands in place of one.
 */
export const isPlaced = ({
  level,
  levelName,
  sharing,
}: {
  readonly level?: string;
  readonly levelName: string;
  readonly sharing?: { readonly title: string };
}): boolean => level !== undefined && levelName !== sharing?.title;
/** The place of a level; none for advice today, and none for what is not a level. */
export const placeOfLevel = (level: string | undefined): number | undefined =>
  level ? ofLevel[level] : undefined;
