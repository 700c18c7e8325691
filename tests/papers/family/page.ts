import {
  answersFor,
  doings,
  readers,
  type Case,
  type Reader,
} from '../../../src/papers/family/case.ts';
import type { Boxes } from '../../../src/papers/family/boxes.ts';
import { Offer } from '../../../src/papers/family/offer.ts';
import { sheetOf, styles, type Style } from '../../../src/papers/family/sheet.ts';

/** Offered, where nothing was ticked and telling is safe. */
export const offered = (): Offer => {
  const offer = Offer.by({ concerns: [], 'safe-to-tell': 'yes' });
  if (typeof offer === 'string') throw new Error(`kept back: ${offer}`);
  return offer;
};

export const at = new Date('2026-11-24T14:41:00Z');
/** Boxes as somebody careful fills them. */
export const filledIn: Boxes = {
  why: 'She came to school hungry three times. She was cold.',
  with: 'The school nurse\nThe family hub in Mill Lane',
  next: 'Priya will ring you on Thursday.',
  who: 'Priya Nair, who leads on keeping children safe',
  phone: '01234 567890',
};

interface Shown {
  readonly style: Style;
  readonly reader: Reader;
  readonly case: Case;
}
/** Every page that there can be: by its style, its reader, what is done and what they said. */
export const everyPage: readonly Shown[] = styles.flatMap((style) =>
  readers.flatMap((reader) =>
    [...doings, 'plan' as const].flatMap((doing) =>
      (doing === 'plan' ? (['agreed', 'in-part', 'none'] as const) : answersFor(doing)).flatMap(
        (answer) =>
          [{}, { decideBy: '2026-11-25T23:59:00Z', reviewOn: '2026-12-08' }].map((dates) => ({
            style,
            reader,
            case: { doing, answer, ...dates },
          })),
      ),
    ),
  ),
);
export const pageOf = (shown: Shown, boxes: Boxes) => sheetOf(offered(), { ...shown, boxes, at });
