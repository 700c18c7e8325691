import { wordFile, type Drawn, type Part } from '../../handover/wordFile.ts';
import type { DrawingId } from './drawings.ts';
import { blankLine, type FamilySection, type FamilySheet } from './sheet.ts';

/** Draws one of the drawings as a PNG: the page hands it in, since only a browser can. */
export type Draw = (id: DrawingId) => Promise<Uint8Array>;

/** The page as a Word document, in the order of the printed one. It names nobody in its edges. */
export const familyDocx = async (sheet: FamilySheet, draw: Draw): Promise<Blob> =>
  wordFile({
    title: sheet.title,
    reference: '',
    vouched: sheet.written,
    foot: '',
    description: sheet.title,
    isTraining: false,
    parts:
      sheet.style === 'easy'
        ? [{ drawn: await Promise.all(sheet.sections.map((one) => drawn(one, draw))) }]
        : sheet.sections.flatMap(partsOf),
  });

const linesOf = ({ lines, list, blanks }: FamilySection) => [
  ...lines,
  ...list,
  ...blanks.map(blankLine),
];
const drawn = async (section: FamilySection, draw: Draw): Promise<Drawn> => ({
  ...(section.drawing ? { png: await draw(section.drawing) } : {}),
  lines: linesOf(section),
});
const partsOf = ({ heading, lines, list, blanks }: FamilySection): readonly Part[] => [
  ...(heading ? [{ heading, level: 1 } as const] : []),
  ...list.map((text): Part => ({ text, as: 'bullet' })),
  ...lines.map((text): Part => ({ text })),
  ...blanks.map((blank): Part => ({ text: blankLine(blank) })),
];
