import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Page } from './app.ts';

/**
 * Without spaces: the 0 comes from a font of its own, so a number's digits stand apart in what a
 * PDF holds.
 */
export const closed = (text: string) => text.normalize('NFKC').replace(/\s+/g, '');

/**
 * Prints as “Save as PDF” does, and gives back what each sheet says, closed up. The margin is round
 * pages that set none of their own.
 */
export async function printed(page: Page, margin = '0'): Promise<string[]> {
  const round = { top: margin, right: margin, bottom: margin, left: margin };
  return sheetsOf(
    new Uint8Array(
      await page.pdf({ format: 'A4', margin: round, preferCSSPageSize: true, tagged: true }),
    ),
  );
}

/** What each sheet of a PDF says, closed up. */
export async function sheetsOf(data: Uint8Array): Promise<string[]> {
  const pdf = await getDocument({ data, verbosity: 0 }).promise;
  const sheets = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, i) => {
      const { items } = await (await pdf.getPage(i + 1)).getTextContent();
      return closed(items.map((item) => ('str' in item ? item.str : '')).join(''));
    }),
  );
  await pdf.destroy();
  return sheets;
}
