import { offering, rowOfPage, type KeptBack } from '../../machines/familyPage.ts';
import type { Memory } from '../../machines/grammar/fact.ts';
import { isOneOf } from '../../machines/grammar/known.ts';
import { answersNow } from '../../machines/successors.ts';
import { decidedOf, levelDecided } from './decided.ts';
import type { AddedEntry } from './entry.ts';
import type { DecisionRecord } from './record.ts';
import { answersOf } from './rerun.ts';

/** What the table of the page for the family reads of a decision: its answers by today’s names, and what was decided. */
export function decidedMemory(record: DecisionRecord): Memory {
  const { consent, sharing } = decidedOf(record);
  const level = levelDecided(record);
  return {
    ...answersNow(answersOf(record)),
    ...(level ? { level } : {}),
    ...(consent ? { consent: consent.id } : {}),
    ...(sharing ? { sharing: sharing.id } : {}),
  };
}

/** Why a decision keeps it back. */
export type Because = KeptBack | 'decided-again';

/** Why the page for the family is kept back by a decision; nothing where it is not. */
export function keptBackBy(
  record: DecisionRecord,
  added: readonly AddedEntry[],
): Because | undefined {
  if (added.some(({ kind }) => kind === 'decided-again')) return 'decided-again'; // the newer one counts
  const row = rowOfPage(decidedMemory(record));
  return isOneOf(offering, row) ? undefined : row;
}
