import words from '../../content/pages/question.yaml';
import type { EvidenceTag } from './draft.ts';

/** How an answer is known, in words, in the order offered. */
export const evidenceWords: readonly { value: EvidenceTag; label: string }[] = [
  { value: 'saw', label: words.saw },
  { value: 'child-said', label: words.childSaid },
  { value: 'told', label: words.told },
  { value: 'opinion', label: words.opinion },
  { value: 'record', label: words.record },
];
