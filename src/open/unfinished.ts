import { journeys } from '../../machines/journeys.ts';
import { keysOf } from '../../machines/grammar/known.ts';
import { levels, sharingOutcomes } from '../../machines/outcomes.ts';
import { pack } from '../../content/pack.ts';
import { childPlaces, evidenceTags } from '../records/account.ts';
import { unfinishedFormat } from './file.ts';
import { misshapen } from './misshapen.ts';
import type { Refused } from './refused.ts';
import { answer, earlier, id, ids, level, upTo, when } from './schema.ts';

import { z } from './zod.ts';

/**
 * What is being typed may be longer than what a record takes: that is said where the record is
 * made.
 */
const typed = upTo(200_000);
const line = upTo(1000);
/**
 * Of which the record is made already is no unfinished decision, so `record` and `taken` have no
 * place here.
 */
const draftShape = z.strictObject({
  rules: upTo(100),
  journey: z.enum(keysOf(journeys)),
  begunAt: when,
  answers: z.record(id, answer),
  evidence: z.record(id, z.enum(evidenceTags)),
  notes: z.record(id, typed),
  typed: z.record(id, typed),
  read: ids,
  byDevice: ids,
  confirmed: typed.exactOptional(),
  confirmedAt: when.exactOptional(),
  decidedOn: z.iso.date().exactOptional(),
  ownPack: pack.exactOptional(),
  councilPack: pack.exactOptional(),
  otherCouncil: z.strictObject({ id, name: line, pack }).exactOptional(),
  hoursAt: z.number().exactOptional(),
  calledAt: when.exactOptional(),
  where: z
    .strictObject({
      place: z.enum(childPlaces).exactOptional(),
      parent: z.literal(true).exactOptional(),
    })
    .exactOptional(),
  ownView: z
    .strictObject({
      level: z.enum([...levels, ...sharingOutcomes, 'unsure']),
      why: typed,
      afterAct: z.literal(true).exactOptional(),
    })
    .exactOptional(),
  choice: z
    .strictObject({
      follows: z.boolean(),
      level: level.exactOptional(),
      why: typed,
      secondPerson: line,
    })
    .exactOptional(),
  account: z.strictObject({
    reference: line,
    reasons: z.strictObject({
      facts: typed,
      concern: typed,
      risk: typed,
      action: typed,
      justification: typed,
    }),
    consulted: typed,
    familyTold: typed,
    wishes: typed,
    challenge: typed,
    reviewOn: line,
    triggers: typed,
    toShare: z.strictObject({
      recipient: line,
      facts: typed,
      opinion: typed,
      fromOthers: typed,
      protect: typed,
      includeProtected: z.boolean(),
      whyInclude: typed,
    }),
  }),
  earlier: earlier.exactOptional(),
  withRecords: z.literal(true).exactOptional(),
});
const fileShape = z.strictObject({ format: z.literal(unfinishedFormat), draft: draftShape });

/**
 * What the fields of a file hold that nobody has vouched for: an unfinished decision by its shape,
 * or why they hold none.
 */
export function unfinishedIn(
  fields: unknown,
): { readonly draft: z.infer<typeof draftShape> } | Refused {
  const checked = fileShape.safeParse(fields);
  return checked.success
    ? { draft: checked.data.draft }
    : { faults: misshapen(checked.error.issues) };
}
