import type { Memory } from '../../../machines/grammar/fact.ts';
import { givens } from '../../records/made.ts';

/** A child in need, whose mother was told and agreed. */
export const agreed: Memory = {
  ...givens,
  'allocated-worker': 'no',
  'works-with-children': 'no',
  concerns: ['neglect'],
  harm: 'no',
  'help-needed': 'council',
  tried: 'not-working',
  confidence: 'yes',
  'safe-to-tell': 'yes',
  response: 'agreed',
  'who-agreed': 'parent',
  informed: 'yes',
  'other-children': 'no',
  recipient: 'named-role',
  identifiable: 'yes',
  'recipient-under-duty': 'no',
  basis: 'public-task',
  sensitive: 'no',
  confidential: 'no',
  detriment: 'sharing-safer',
  'how-much': 'all',
  method: 'secure',
};
