import words from '../../content/pages/act.yaml';
import { dateAndTime } from '../recommend/dates.ts';
import { filled } from '../ui/filled.ts';
import type { Session } from './session.svelte.ts';

const boxes = ['call-answered', 'call-reference', 'call-said'] as const;

/** What somebody says of a call once they have made it; each may be left out. */
export type Told = Readonly<Record<(typeof boxes)[number], string>>;

/**
 * The line of a call, answered or not. It names all whom the page names, since nobody knows which
 * of them it was: theirs to put right in the record.
 */
export const callLine = (answered: boolean, toRing: readonly string[], at: Date): string =>
  filled(answered ? words.rang : words.notAnswered, {
    who: toRing.join(` ${words.or} `),
    when: dateAndTime(at),
  });

/** What was said of it, a line for each thing that was told, in the order of the form. */
export function toldLines({
  'call-answered': who,
  'call-reference': reference,
  'call-said': said,
}: Told): readonly string[] {
  const lines = [
    [words.answeredLine, who],
    [words.referenceLine, reference],
    [words.saidLine, said],
  ] as const;
  return lines.flatMap(([line, text]) =>
    text.trim() ? [filled(line, { text: text.trim().replace(/\s*\n\s*/g, ' ') })] : [],
  );
}

/** What stands in the boxes of a draft. */
export const toldIn = ({ draft: { typed } }: Session): Told => ({
  'call-answered': typed['call-answered'] ?? '',
  'call-reference': typed['call-reference'] ?? '',
  'call-said': typed['call-said'] ?? '',
});

/**
 * Puts what was told into the record’s action, and empties its boxes: nothing of it stays behind on
 * a page that may not come again.
 */
export function keepTold(session: Session): void {
  const lines = toldLines(toldIn(session));
  if (lines.length > 0) session.acted(lines.join('\n'));
  session.type(Object.fromEntries(boxes.map((box) => [box, ''])));
}
