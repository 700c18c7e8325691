import { familyPage, offering } from '../familyPage.ts';
import { describe, explore, type Explored } from '../grammar/explore.ts';
import { holds, type Fact } from '../grammar/fact.ts';
import { lastStage, type Journey } from '../grammar/journey.ts';
import { entryOf, isOneOf } from '../grammar/known.ts';
import { upTo } from '../grammar/space.ts';
import { offeredToTheFamily, type Offered } from '../promises/family-page.ts';
import { rowOf, type Table } from '../settled.ts';

const promised: readonly Fact[] = Object.values(offeredToTheFamily).flatMap((one) =>
  'never' in one ? [one.never] : 'always' in one ? [one.always] : [],
);
const known = new WeakMap<Journey, WeakMap<Table, Explored>>();

/**
 * Walks a journey over every set of answers to its end, and holds each end at which the page for
 * the family is offered against a promise. All the promises of one table share one exploration.
 */
export function offersSafely(
  whole: Journey,
  promise: Offered,
  table: Table = familyPage,
): { classes: number; paths: bigint; settledIn: string; broken?: string } {
  const watched = [...Object.values(table), ...promised];
  const journey = upTo(whole, watched);
  const of = entryOf(known, whole, () => new WeakMap<Table, Explored>());
  const { ends, classes } = entryOf(of, table, () => explore(journey, watched));
  const offered = ends.flatMap((end) => {
    const row = rowOf(table, end.memory);
    return isOneOf(offering, row) ? [{ ...end, row }] : [];
  });
  const meant = 'can' in promise ? offered.filter(({ row }) => row === promise.can) : offered;
  const wrong = offered.find(({ memory }) =>
    'never' in promise
      ? holds(promise.never, memory)
      : 'always' in promise && !holds(promise.always, memory),
  );
  const broken = wrong
    ? `${describe(wrong.trail)} ⇒ offered under “${wrong.row}”`
    : meant.length === 0
      ? 'no path meets it'
      : undefined;
  return {
    classes,
    paths: meant.reduce((sum, { paths }) => sum + paths, 0n),
    settledIn: lastStage(journey).decision.spec.id,
    ...(broken ? { broken } : {}),
  };
}
