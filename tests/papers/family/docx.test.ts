import { expect, test } from 'vitest';
import { familyDocx } from '../../../src/papers/family/docx.ts';
import { unzip } from '../../handover/unzip.ts';
import { everyPage, filledIn, pageOf } from './page.ts';

/** The smallest PNG that there is: one pixel. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const opened = async (style: 'plain' | 'easy') => {
  const shown = everyPage.find((one) => one.style === style)!;
  const sheet = pageOf(shown, filledIn);
  const drawn: string[] = [];
  const blob = await familyDocx(sheet, async (id) => {
    drawn.push(id);
    return new Uint8Array(pixel);
  });
  const files = unzip(Buffer.from(await blob.arrayBuffer()));
  const xml = files.get('word/document.xml')!;
  const text = [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, said]) => said).join('\n');
  return { sheet, drawn, xml, text };
};

test('the plain page in Word has real headings, and all that is on it', async () => {
  const { sheet, xml, text, drawn } = await opened('plain');
  for (const { heading, lines, list } of sheet.sections)
    for (const said of [heading, ...lines, ...list]) expect(text).toContain(said);
  expect(xml.match(/w:val="Heading1"/g)).toHaveLength(
    sheet.sections.filter(({ heading }) => heading).length,
  );
  expect(drawn).toEqual([]);
});

test('the easy-read page in Word has its drawing beside each part, in large print', async () => {
  const { sheet, xml, text, drawn } = await opened('easy');
  for (const { lines } of sheet.sections) for (const said of lines) expect(text).toContain(said);
  expect(drawn).toEqual(sheet.sections.map(({ drawing }) => drawing));
  expect(xml.match(/<pic:pic\b/g)).toHaveLength(sheet.sections.length);
  expect(xml.match(/w:val="Large"/g)!.length).toBeGreaterThanOrEqual(sheet.sections.length);
});
