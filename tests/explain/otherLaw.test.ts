import { describe, expect, test } from 'vitest';
import { journeys } from '../../machines/journeys.ts';
import { underEdition } from '../../src/explain/otherLaw.ts';
import { underTheDuty, urgent } from '../records/made.ts';

const under = (edition: string, answers = underTheDuty) =>
  underEdition(journeys.refer, answers, edition);
const ids = (steps: readonly { question: string }[]) => steps.map(({ question }) => question);

describe('the same answers under another law edition', () => {
  test('its own edition changes nothing', () => {
    expect(under('2026-duty')).toMatchObject({
      notAsked: [],
      alsoAsked: [],
      without: [],
      added: [],
    });
  });
  test('2024: no duty, so a lawful ground would have been asked for', () => {
    const found = under('2024');
    expect(ids(found.notAsked)).toEqual(['recipient-under-duty']);
    expect(ids(found.alsoAsked)).toEqual(['basis']);
    expect(found.ends.find(({ what }) => what === 'sharing')).toMatchObject({
      now: 'share',
      then: expect.arrayContaining(['share', 'advice']) as string[],
    });
    expect(found.without).toContain('duty-to-share');
  });
  test('2018: agreement to share comes first, and without it a good reason', () => {
    const found = under('2018');
    expect(ids(found.alsoAsked)).toEqual(
      expect.arrayContaining(['agreed-to-share', 'good-reason', 'basis']),
    );
    expect(found.ends.find(({ what }) => what === 'sharing')!.then).toContain('hold');
  });
  test('the level and consent never differ, and suspected harm is shared under every edition', () => {
    for (const edition of ['2026-duty', '2026-february', '2024', '2018', '2015', '2008']) {
      const { ends, alsoAsked } = under(edition, urgent);
      expect(alsoAsked).toEqual([]);
      expect(ends).toEqual([
        { what: 'level', now: 'refer-urgently', then: ['refer-urgently'] },
        { what: 'consent', now: 'proceed-without-telling', then: ['proceed-without-telling'] },
        { what: 'sharing', now: 'share', then: ['share'] },
      ]);
    }
  });
});
