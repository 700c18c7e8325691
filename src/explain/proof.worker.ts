import { impact } from '../../machines/impact.ts';
import { journeys, type JourneyId } from '../../machines/journeys.ts';
import { lawsOf } from '../../machines/proof/laws.ts';
import type { Compared, ToCompare } from './editionChanges.ts';
import type { Held } from './proveNow.ts';

/**
 * Away from the page: proves every promise of one journey, and says of each what it came to; or
 * compares a journey under two law editions, and says how far it is and what differs.
 */
addEventListener('message', ({ data }: MessageEvent<JourneyId | ToCompare>) => {
  if (typeof data === 'string') prove(data);
  else compare(data);
});

function prove(journey: JourneyId): void {
  for (const { check } of lawsOf[journey]) {
    const { broken, classes, paths } = check(journeys[journey]);
    const held: Held = { classes, paths: paths?.toString() ?? '', broken: broken !== undefined };
    postMessage(held);
  }
}

function compare({ journey: id, before, after }: ToCompare): void {
  const say = (said: Compared) => postMessage(said);
  const under = (edition: string) => ({
    journey: journeys[id],
    given: { 'law-edition': edition },
  });
  say({ changes: impact(under(before), under(after), (share) => say({ share })).changes });
}
