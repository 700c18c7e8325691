import fc from 'fast-check';
import { consentOutcomes, levels, sharingOutcomes } from '../../machines/outcomes.ts';
import { addedKinds } from '../../src/records/entry.ts';
import type { Summary } from '../../src/records/summary.ts';

const moment = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString());
const oneOf = <T>(ids: readonly T[]) => fc.constantFrom(...ids);
const wait = fc.oneof(
  fc.record({
    what: oneOf([
      'refer',
      'write',
      'answer',
      'agree',
      'escalate',
      'review',
      'file-transfer',
      'keep-until',
    ] as const),
    by: moment,
  }),
  fc.record({
    what: fc.constant('reply' as const),
    by: moment,
    chaseBy: moment,
    chases: fc.nat(3),
  }),
);
/** The summary of any record that is there, or was. */
export const anySummary: fc.Arbitrary<Summary> = fc.record(
  {
    id: fc.uuid(),
    reference: fc.string({ maxLength: 6 }),
    state: oneOf(['open', 'closed', 'destroyed'] as const),
    at: moment,
    act: fc.constant(''),
    recommended: oneOf(levels),
    decided: oneOf(levels),
    own: oneOf([...levels, ...sharingOutcomes, 'unsure' as const]),
    departure: oneOf(['followed', 'up', 'down', 'other'] as const),
    consent: oneOf(consentOutcomes),
    sharing: oneOf(sharingOutcomes),
    area: fc.constant(''),
    edition: fc.constant(''),
    rules: fc.constant(''),
    wrote: oneOf(['', 'fc', 'fcraj']),
    family: fc.boolean(),
    consulted: fc.boolean(),
    evidence: fc.tuple(fc.nat(3), fc.constant(3)),
    refers: fc.boolean(),
    sent: moment,
    due: moment,
    heard: moment,
    outcome: oneOf(['accepted', 'no-further-action']),
    reviewed: fc.constant('2026-05-05'),
    counts: fc.constant(Object.fromEntries(addedKinds.map((kind) => [kind, 1]))),
    countersigned: oneOf(['agree', 'disagree']),
    waits: fc.array(wait, { maxLength: 3 }),
  },
  {
    requiredKeys: [
      'id',
      'reference',
      'state',
      'at',
      'act',
      'departure',
      'area',
      'edition',
      'rules',
      'wrote',
      'family',
      'consulted',
      'evidence',
      'refers',
      'counts',
      'waits',
    ],
  },
) as fc.Arbitrary<Summary>;
