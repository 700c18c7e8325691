import words from '../../content/pages/areas.yaml';
import type { SourcesText, Valued } from '../../content/schema.ts';
import { asAtWords, isStale } from '../recommend/dates.ts';
import { wordsAbout } from '../recommend/words.ts';

/** Where a value came from, when, and how far it can be trusted. */
export const whereFrom = (
  sources: SourcesText,
  { source, asAt, confidence }: Valued<unknown>,
  now: Date,
): string =>
  `${wordsAbout({ sources }, 'sources', source).publisher}, ${asAtWords(asAt)}${isStale(asAt, now) ? ` (${words.old})` : ''}: ${words[confidence]}.`;
