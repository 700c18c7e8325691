/**
 * Page x of y at the foot of every printed page, and at its left a line of the caller's: reference,
 * receipt, pack, law edition.
 *
 * The line differs from record to record, so it cannot stand in a file, and `style-src 'self'`
 * forbids a `style` element or attribute. A constructed stylesheet is not inline style: a page's
 * policy leaves it alone, and its `@page` rules print like any other's. A browser that draws no
 * margin boxes (Firefox, Safari) prints the line as PrintLine has it, and page numbers only of its
 * own.
 */
export function printMargins(left: string, turned = false): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@page {
    size: A4${turned ? ' landscape' : ''};
    margin: 12mm 15mm 15mm;
    @bottom-left { content: "${quoted(left)}"; width: 85%; font: 7.5pt var(--ws-font); }
    @bottom-right { content: "Page " counter(page) " of " counter(pages); width: 15%; font: 7.5pt var(--ws-font); }
  }`);
  document.adoptedStyleSheets.push(sheet);
  fetchPaperFaces();
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((s) => s !== sheet);
  };
}

/** Fetches the faces that only paper has: no browser waits for one once it prints. */
export function fetchPaperFaces(): void {
  for (const weight of [400, 700]) void document.fonts?.load(`${weight} 10pt 'Atkinson on paper'`);
}

/** Whether this browser draws margin boxes: one that does not drops them as it reads them. */
export const drawsMargins = (): boolean => 'CSSMarginRule' in globalThis;

/**
 * Text for between a stylesheet's quotation marks: what could end the string is written as its
 * number, since a record may come from a file.
 */
const quoted = (text: string) =>
  text.replace(/["\\\p{Cc}]/gu, (c) => `\\${c.codePointAt(0)?.toString(16)} `);
