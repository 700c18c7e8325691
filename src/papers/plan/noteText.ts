import words from '../../../content/pages/plan.yaml';
import { filled } from '../../ui/filled.ts';
import type { PlanNote } from './checks.ts';

/** What a note says, with the words that it is about. */
export function noteText({ check, words: about = '' }: PlanNote): string {
  return check === 'vague' ||
    check === 'wording' ||
    check === 'team' ||
    check === 'meetings' ||
    check === 'never'
    ? filled(words.notes[check], { words: about })
    : words.notes[check];
}
