import { journeys, type JourneyId } from '../../machines/journeys.ts';
import { lawsOf } from '../../machines/proof/laws.ts';
import type { Held } from './proveNow.ts';

/** Proves every promise of one journey, away from the page, and says of each what it came to. */
addEventListener('message', ({ data: journey }: MessageEvent<JourneyId>) => {
  for (const { check } of lawsOf[journey]) {
    const { broken, classes, paths } = check(journeys[journey]);
    const held: Held = { classes, paths: paths?.toString() ?? '', broken: broken !== undefined };
    postMessage(held);
  }
});
