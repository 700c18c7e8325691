import { expect } from 'vitest';

/** Read apart from what wrote it, a character at a time (RFC 4180). */
export function rowsIn(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < csv.length; i++) {
    const letter = csv[i]!;
    if (quoted && letter === '"' && csv[i + 1] === '"') cell += csv[++i]!;
    else if (letter === '"') quoted = !quoted;
    else if (quoted) cell += letter;
    else if (letter === ',') [row, cell] = [[...row, cell], ''];
    else if (letter === '\r' && csv[i + 1] === '\n') {
      rows.push([...row, cell]);
      [row, cell] = [[], ''];
      i++;
    } else cell += letter;
  }
  expect([quoted, row, cell]).toEqual([false, [], '']);
  return rows;
}
