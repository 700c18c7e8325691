import words from '../../content/pages/act.yaml';
import { filled } from '../ui/filled.ts';
import type { Draft } from './draft.ts';

/** What was written of danger that comes soon: what it is, where, and by when. */
export const fearedIn = ({ answers, notes }: Pick<Draft, 'answers' | 'notes'>): string =>
  (answers['immediate-danger'] === 'soon' && notes['immediate-danger']?.trim()) || '';

/** The words to say with what is feared among them, straight after the first. */
export const sayFeared = (say: readonly string[], feared: string): readonly string[] =>
  feared && say.length > 0
    ? [...say.slice(0, 1), filled(words.feared, { feared }), ...say.slice(1)]
    : say;
