import { recordOf } from '../../../machines/grammar/known.ts';

/** What a person adds to the page, a box each. */
export const boxIds = ['why', 'with', 'next', 'who', 'phone'] as const;
export type BoxId = (typeof boxIds)[number];
export type Boxes = Readonly<Record<BoxId, string>>;
export const emptyBoxes: Boxes = recordOf(boxIds, () => '');
