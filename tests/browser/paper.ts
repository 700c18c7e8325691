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

/**
 * Each heading on paper with nothing said below it, before the next one that stands as high: made
 * ready as for printing, and read as it then stands.
 */
export async function emptyHeadings(page: Page): Promise<string[]> {
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.querySelector('main')!, NodeFilter.SHOW_TEXT);
    const open: { level: number; text: string; heading: Element }[] = [];
    const empty: string[] = [];
    const close = (level: number) => {
      while (open.length > 0 && open.at(-1)!.level >= level) empty.push(open.pop()!.text);
    };
    while (walker.nextNode()) {
      const at = walker.currentNode.parentElement!;
      const text = walker.currentNode.textContent!.trim();
      if (!text || !at.checkVisibility()) continue;
      // a fold that prints its line alone says all that it has to say
      const heading = at.closest('h1, h2, h3, h4, details[open] > summary');
      if (!heading) open.length = 0;
      else if (heading !== open.at(-1)?.heading) {
        const level = heading.matches('summary') ? 2.5 : Number(heading.tagName[1]);
        close(level);
        open.push({ level, text, heading });
      }
    }
    close(0);
    return empty;
  });
}
