import type { Pack } from '../../content/schema.ts';
import { oneAnswer } from '../../machines/grammar/fact.ts';
import { packHeld } from '../walk/walkIn.ts';
import type { Draft } from './draft.ts';

/**
 * Another council than the one to ring: where it happened, or where whoever decides works. No
 * decision reads it.
 */
export interface OtherCouncil {
  /** By its id in the list. */
  readonly id: string;
  readonly name: string;
  /** Its numbers as they stood when it was chosen. */
  readonly pack: Pack;
}

/**
 * Pure. The other council of a draft; none where it has the same numbers as the one to ring, which
 * is then one council.
 */
export function otherIn(
  draft: Pick<Draft, 'answers' | 'ownPack' | 'councilPack' | 'otherCouncil'>,
): OtherCouncil | undefined {
  const first = packHeld(draft)?.id ?? oneAnswer(draft.answers, 'area');
  return draft.otherCouncil?.pack.id === first ? undefined : draft.otherCouncil;
}
