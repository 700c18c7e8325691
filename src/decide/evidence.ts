import evidenceWords from '../../content/pages/evidence.yaml';
import { isOneOf } from '../../machines/grammar/known.ts';
import { evidenceTags, type EvidenceTag } from '../records/account.ts';

/** How an answer is known, as offered beside a question, in order. */
export const evidenceItems = evidenceTags.map((value) => ({ value, label: evidenceWords[value] }));

/** Gives how an answer is known, where one of these was chosen. */
export const tagOf = (chosen: string | undefined): EvidenceTag | undefined =>
  isOneOf(evidenceTags, chosen) ? chosen : undefined;
