import words from '../../../content/pages/polls.yaml';
import { filled } from '../../ui/filled.ts';
import type { PollShown } from './poll.ts';

/** How many answered, and of how many where that was said. */
export const answeredWords = ({ answered: n, people }: PollShown): string =>
  people === undefined
    ? filled(words.answered, { n })
    : filled(words.answeredOf, { n, of: people });
