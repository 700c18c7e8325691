import words from '../../content/pages/act.yaml';
import { dateAndTime } from '../recommend/dates.ts';
import { filled } from '../ui/filled.ts';

/** What somebody says of a call once they have made it; each may be left out. */
export interface Told {
  readonly 'call-answered': string;
  readonly 'call-reference': string;
  readonly 'call-said': string;
}

/** The line of a call, answered or not. It names all whom the page names, since nobody knows which of them it was: theirs to put right in the record. */
export const callLine = (answered: boolean, toRing: readonly string[], at: Date): string =>
  filled(answered ? words.rang : words.notAnswered, { who: toRing.join(` ${words.or} `), when: dateAndTime(at) });

/** What was said of it, a line for each thing that was told, in the order of the form. */
export function toldLines({ 'call-answered': who, 'call-reference': reference, 'call-said': said }: Told): readonly string[] {
  const lines = [
    [words.answeredLine, who],
    [words.referenceLine, reference],
    [words.saidLine, said],
  ] as const;
  return lines.flatMap(([line, text]) => (text.trim() ? [filled(line, { text: text.trim().replace(/\s*\n\s*/g, ' ') })] : []));
}
