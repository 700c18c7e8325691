import { journeys } from '../../machines/journeys.ts';
import { hashOf, rulesOf } from './rules.ts';

/** The hash of the rules that this copy of Windscreen decides by, of both journeys. */
export const rulesNow = (): Promise<string> => hashOf(Object.values(journeys).map(rulesOf));
