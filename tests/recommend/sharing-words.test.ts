import { describe, expect, test } from 'vitest';
import { recommend } from '../../src/recommend/recommend.ts';
import { walkIn } from '../../src/walk/walkIn.ts';
import { packs, underTheDuty, urgent, words } from '../records/made.ts';

const at = new Date('2026-11-24T14:41:00');
const page = (journey: 'refer' | 'share', answers: typeof urgent) =>
  recommend({
    walk: walkIn(journey, answers, packs['cambridgeshire-peterborough']!),
    words,
    at,
  });

describe('what is said to whoever gets it', () => {
  test('speaks of what was held back only where something was', () => {
    const say = (howMuch: string) =>
      page('refer', { ...urgent, 'how-much': howMuch }).sharing!.say.join(' ');
    expect(say('part')).toMatch(/held some back/);
    expect(say('all')).not.toMatch(/held|who told us|where they live/);
  });

  test('makes no referral sound as if it came from nobody, nor says that someone is in danger who may not be', () => {
    const { sharing } = page('refer', { ...urgent, method: 'not-secure' });
    expect(sharing?.id).toBe('share-now');
    expect(sharing?.say.join(' ')).not.toMatch(/where this came from|in danger/);
  });
});

test('no page that says to share now says to hold it: only the written part waits', () => {
  const so = (answers: typeof urgent, journey: 'refer' | 'share' = 'refer') =>
    page(journey, answers).why.find(({ you }) => you.startsWith('A safe way'))!.so;
  expect(so({ ...urgent, method: 'not-secure' })).toMatch(/^So ring.*written part waits/);
  expect(so({ ...underTheDuty, method: 'not-secure' })).toMatch(/^So hold it/);
});
