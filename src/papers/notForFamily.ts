import { isOneOf } from '../../machines/grammar/known.ts';
import type { ActionId } from '../../machines/actions.ts';
import { decidedOf } from '../records/decided.ts';
import type { Source } from './paper.ts';

/** What a decision brings where not everyone in the family may be told. */
const keepsBack: readonly ActionId[] = [
  'do-not-approach-the-family',
  'nothing-new-to-the-family',
  'tell-only-one-carer',
  'tell-only-the-child',
];

/** Whether a decision says that somebody in the family must not see what is written from it. */
export const isNotForFamily = (from: Source | undefined): boolean =>
  from?.record !== undefined &&
  decidedOf(from.record).actions.some(({ id }) => isOneOf(keepsBack, id));
