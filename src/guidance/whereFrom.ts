import words from '../../content/pages/areas.yaml';
import type { SourcesText, Valued } from '../../content/schema.ts';
import { asAtWords, isStale } from '../recommend/dates.ts';

/** Where a value came from, when, and how far it can be trusted. */
export const whereFrom = (sources: SourcesText, { source, asAt, confidence }: Valued<unknown>, now: Date): string =>
  `${sources[source]!.publisher}, ${asAtWords(asAt)}${isStale(asAt, now) ? ` (${words.old})` : ''}: ${words[confidence]}.`;
