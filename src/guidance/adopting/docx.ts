import words from '../../../content/pages/adopting-paper.yaml';
import type { AdoptingText } from '../../../content/schema.ts';
import { wordFile, type Part, type WordFile } from '../../handover/wordFile.ts';
import { filled } from '../../ui/filled.ts';
import { claimsIn, hazardsIn, shownBy, type Hazard } from './paper.ts';

/** Room to write in. */
const room = '\n\n';

/** A paper as a Word document, in the order of the page: whoever fills it in can change all of it. */
export const paperDocx = (paper: AdoptingText, said: Said): Promise<Blob> =>
  wordFile(documentOf(paper, said));

/** What stands on a paper beside its own words. */
interface Said {
  readonly reviewed: string;
  readonly doubt: string;
  readonly sources: readonly string[];
  readonly version: string;
}

/** The same before it is Word’s. */
export function documentOf(
  paper: AdoptingText,
  { reviewed, doubt, sources, version }: Said,
): WordFile {
  const numbered = hazardsIn(paper);
  const claims = claimsIn(paper);
  return {
    title: paper.title,
    reference: '',
    vouched: filled(words.line, { version, title: paper.title, reviewed }),
    foot: '',
    description: paper.hint,
    isTraining: false,
    parts: [
      { text: paper.lead },
      { text: reviewed, strong: true },
      ...(doubt ? [{ text: doubt } as const] : []),
      ...paper.sections.flatMap((section): Part[] => [
        { heading: section.heading, level: 1 },
        ...section.text.map((text) => ({ text })),
        ...bullets(section.list),
        ...bullets(section.claims.map(({ says }) => says)),
        ...section.hazards.flatMap((hazard) => hazardParts(hazard, numbered.get(hazard) ?? '')),
        ...section.ticks.map((tick) => ({ text: `☐  ${tick}` })),
        ...boxes(section.boxes),
      ]),
      ...(paper.signs.length > 0 ? [{ heading: words.signed, level: 1 } as const] : []),
      ...paper.signs.flatMap((role): Part[] => [
        { heading: role, level: 2 },
        { head: words.signs, rows: [words.signs.map(() => room)], widths: [0.4, 0.4, 0.2] },
      ]),
      ...(claims.length > 0 ? [{ heading: words.checked, level: 1 } as const] : []),
      ...claims.flatMap((claim): Part[] => [
        { text: claim.says, as: 'lead' },
        ...bullets(shownBy(claim)),
      ]),
      ...(sources.length > 0 ? [{ heading: words.sources, level: 1 } as const] : []),
      ...bullets(sources),
    ],
  };
}

const bullets = (lines: readonly string[]): Part[] => lines.map((text) => ({ text, as: 'bullet' }));

const boxes = (asked: readonly string[], heading = words.yours): Part[] =>
  asked.length === 0
    ? []
    : [
        { heading, level: 2 },
        {
          head: [words.asked, words.written],
          rows: asked.map((one) => [one, room]),
          widths: [0.4, 0.6],
        },
      ];

const hazardParts = ({ harm, causes, controls, left }: Hazard, heading: string): Part[] => [
  { heading, level: 2 },
  {
    head: [words.asked, words.written],
    rows: [
      [words.harm, harm],
      [words.causes, causes.join('\n')],
      [words.controls, controls.map(({ says }) => says).join('\n')],
      [words.left, left],
      ...words.scores.map((score) => [score, '']),
    ],
    widths: [0.3, 0.7],
  },
];
