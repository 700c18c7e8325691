import words from '../../content/pages/act.yaml';
import { filled } from '../ui/filled.ts';
import { asksForNews } from './asking.ts';
import type { Draft } from './draft.ts';

/** What was written of what is new since a referral; undefined where none was made before. */
export const newsIn = ({ answers, notes }: Pick<Draft, 'answers' | 'notes'>): string | undefined =>
  answers[asksForNews] === undefined ? undefined : (notes[asksForNews]?.trim() ?? '');

/** The words to say with it among them, straight after the first; a blank where nothing is. */
export const sayNews = (say: readonly string[], news: string | undefined): readonly string[] =>
  news !== undefined && say.length > 0
    ? [...say.slice(0, 1), filled(words.news, { news: news || '…' }), ...say.slice(1)]
    : say;
