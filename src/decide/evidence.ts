import { evidenceTags, evidenceWords } from '../records/account.ts';

/** How an answer is known, as offered beside a question, in order. */
export const evidenceItems = evidenceTags.map((value) => ({ value, label: evidenceWords[value] }));
