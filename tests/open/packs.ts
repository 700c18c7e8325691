import { readFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';
import type { Known } from '../../src/open/pack.ts';

/** What a pack in these tests may name. */
export const known: Known = {
  sources: ['n6', 'windscreen'],
  tools: ['neglect-screening'],
  today: '2026-11-23',
};

/**
 * The pack that `npm run pack new` writes, filled in by an area that there is not, as plain data.
 */
export function filledIn(more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const text = readFileSync('content/pack-template.yaml', 'utf8')
    .replace(/TODAY/g, "'2026-11-01'")
    .replace('id: …', 'id: north-shire')
    .replace('name: …', 'name: North Shire')
    .replace(/number: \{ value: …/g, "number: { value: '01632 960123'")
    .replace('website: { value: …', 'website: { value: https://north-shire.example/')
    .replace('link: …', 'link: https://north-shire.example/safeguarding')
    .replace(/: …/g, ': Invented for a test');
  return { ...(parse(text) as Record<string, unknown>), ...more };
}
export const asYaml = (pack: unknown) => stringify(pack);

const provenance = { source: 'our-website', asAt: '2026-11-01', confidence: 'published' };
/** A value with where it came from. */
export const valued = (value: unknown) => ({ value, ...provenance });
