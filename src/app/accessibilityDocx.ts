import words from '../../content/pages/accessibility.yaml';
import { wordFile, type Part, type WordFile } from '../handover/wordFile.ts';
import { filled } from '../ui/filled.ts';

/** The accessibility statement as a Word document, in the order of its page. */
export const accessibilityDocx = (version: string): Promise<Blob> => wordFile(statement(version));

/** The same before it is Word’s. */
export function statement(version: string): WordFile {
  const { checked, table } = words;
  return {
    title: words.title,
    reference: '',
    vouched: filled(words.line, { version }),
    foot: '',
    description: words.title,
    isTraining: false,
    parts: [
      { text: words.intro },
      ...words.parts.flatMap(({ heading, items }): Part[] => [
        { heading, level: 1 },
        ...items.map((text): Part => ({ text, as: 'bullet' })),
      ]),
      { heading: checked.heading, level: 1 },
      { text: checked.lead },
      {
        head: [table.checked, table.stands],
        rows: checked.checks.map(({ name, what }) => [name, what]),
        widths: [0.2, 0.8],
      },
      { heading: table.heading, level: 1 },
      { text: table.lead },
      ...table.principles.flatMap(({ heading, criteria }): Part[] => [
        { heading, level: 2 },
        {
          head: [table.criterion, table.stands, table.checked],
          rows: criteria.map(({ name, stands, checked }) => [name, stands, checked]),
          widths: [0.3, 0.5, 0.2],
        },
      ]),
    ],
  };
}
