import words from '../../content/pages/act.yaml';
import { filled } from '../ui/filled.ts';
import type { Draft } from './draft.ts';
import type { Session } from './session.svelte.ts';

/** What may happen soon, and where; and by when. Either may be empty. */
export interface Feared {
  readonly what: string;
  readonly by: string;
}

const question = 'immediate-danger';
const begins = `${words.fearedBy} `;

/** What was written of danger that comes soon; undefined where it was not said that any does. */
export function fearedIn({ answers, notes }: Pick<Draft, 'answers' | 'notes'>): Feared | undefined {
  if (answers[question] !== 'soon') return undefined;
  const lines = (notes[question] ?? '').split('\n');
  const last = lines.at(-1) ?? '';
  const [what, by] = last.startsWith(begins)
    ? [lines.slice(0, -1), last.slice(begins.length)]
    : [lines, ''];
  return { what: what.join('\n').trim(), by: by.trim() };
}

/** Keeps it as the note of the answer that it is about, which the record prints. */
export const keepFeared = (session: Session, { what, by }: Feared): void =>
  session.noteOn(
    question,
    [what.trim(), by.trim() && `${begins}${by.trim()}`].filter(Boolean).join('\n'),
  );

/** The words to say with it among them, straight after the first; what is not known is a blank. */
export const sayFeared = (say: readonly string[], feared: Feared | undefined): readonly string[] =>
  feared && say.length > 0
    ? [
        ...say.slice(0, 1),
        filled(words.feared, { what: feared.what || '…', by: feared.by || '…' }),
        ...say.slice(1),
      ]
    : say;
