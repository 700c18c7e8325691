import { journeys } from '../../machines/journeys.ts';
import { shippedRaises } from '../walk/shippedRaises.ts';
import { hashOf, rulesOf } from './rules.ts';

/**
 * The hash of the rules that this copy of Windscreen decides by, of both journeys and of what its
 * areas take further.
 */
export const rulesNow = (): Promise<string> =>
  hashOf([
    ...Object.values(journeys).map(rulesOf),
    ...(Object.keys(shippedRaises).length > 0 ? [shippedRaises] : []),
  ]);
