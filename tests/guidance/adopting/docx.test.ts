import { describe, expect, test } from 'vitest';
import type { AdoptingText } from '../../../content/schema.ts';
import { allPapers, paperOf } from '../../../src/guidance/adopting/paper.ts';
import { documentOf, paperDocx } from '../../../src/guidance/adopting/docx.ts';
import { unzip } from '../../handover/unzip.ts';

const said = {
  ...{ reviewed: 'Not yet reviewed.', doubt: 'Not confirmed. Ask.', version: '1' },
  sources: ['One, Them, 2026'],
};
/** Every text that a person wrote in it, but for its hint, which stands where all are listed. */
function texts(part: unknown, key = ''): readonly string[] {
  if (typeof part === 'string') return ['hint', 'status', 'why'].includes(key) ? [] : [part];
  if (typeof part !== 'object' || part === null || key === 'sources') return [];
  return Object.entries(part).flatMap(([name, one]) =>
    texts(one, Array.isArray(part) ? key : name),
  );
}
const all = await allPapers();

test('The papers come in the order in which they are read, the hazard log first.', () => {
  expect(all.map(([id]) => id)).toEqual([
    'safety-case',
    'data-protection',
    'equality',
    'deployment',
    'checklist-safeguarding-lead',
    'checklist-data-protection-officer',
  ]);
});

test('There is no paper by another name.', async () => {
  await expect(paperOf('none')).rejects.toThrow('no paper "none"');
});

describe.each(all)('%s in Word', (_, paper: AdoptingText) => {
  const document = documentOf(paper, said);
  const written = JSON.stringify(document);

  test('says all that the paper says, who has reviewed it, and what is not confirmed.', () => {
    const missing = texts(paper).filter(
      (text) => !written.includes(JSON.stringify(text).slice(1, -1)),
    );
    expect(missing).toEqual([]);
    for (const text of [said.reviewed, said.doubt, ...said.sources])
      expect(written).toContain(text);
  });

  test('leaves room under each box and for each who signs.', () => {
    const empty = document.parts.flatMap((part) =>
      'rows' in part ? part.rows.filter((cells) => cells.some((cell) => !cell.trim())) : [],
    );
    const boxes = paper.sections.flatMap(({ boxes }) => boxes);
    const hazards = paper.sections.flatMap(({ hazards }) => hazards);
    expect(empty).toHaveLength(boxes.length + paper.signs.length + 4 * hazards.length);
  });

  test('is a file that opens.', async () => {
    const files = unzip(Buffer.from(await (await paperDocx(paper, said)).arrayBuffer()));
    expect(files.get('word/document.xml')).toContain('Not yet reviewed.');
  });
});
