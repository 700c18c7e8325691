import { describe, expect, test } from 'vitest';
import { councilEnquires } from '../../machines/asking.ts';
import { explore } from '../../machines/grammar/explore.ts';
import { journeys } from '../../machines/journeys.ts';
import { below, levels } from '../../machines/outcomes.ts';
import { recommend } from '../../src/recommend/recommend.ts';
import { isPlaced } from '../../src/recommend/places.ts';
import { walkIn } from '../../src/walk/walkIn.ts';
import { readPack, readWords } from '../records/words.ts';

const words = await readWords();
const pack = await readPack('england-unlisted');
const at = new Date('2026-11-24T14:41:00');

/** Answers that end with the council asking in an enquiry of its own, at every level that they can come to. */
const met = explore(journeys.share, [
  councilEnquires,
  ...levels.map((level) => ({ level: [level] })),
])
  .ends.filter(({ memory }) => memory['why-asked']?.includes('section-47'))
  .map(({ trail }) => ({
    ...Object.fromEntries(trail.map(({ question, answer }) => [question, answer])),
    area: 'england-unlisted',
  }))
  .map((answers) => {
    const walk = walkIn('share', answers, pack);
    return { memory: walk.path.memory, page: recommend({ walk, words, at }) };
  });

describe('law: where the council asks in a section 47 enquiry,', () => {
  test('no page below advice places the child, or gives words to say for a level', () => {
    const low = met.filter(({ memory }) =>
      (below('advice-today') as unknown[]).includes(memory['level']),
    );
    expect(new Set(low.map(({ memory }) => memory['level'])).size).toBeGreaterThan(3);
    for (const { memory, page } of low) {
      const { say, donts } = words.levels[memory['level'] as string]!;
      expect(isPlaced(page), String(memory['level'])).toBe(false);
      expect(page.act).toBe(page.sharing?.title);
      expect(page.say).toEqual([]);
      expect(page.donts.filter((one) => donts.includes(one))).toEqual([]);
      expect(say.length).toBeGreaterThan(0);
    }
  });

  test('every page says to answer it, or to settle the answer, today', () => {
    expect(met.length).toBeGreaterThan(8);
    for (const { page } of met)
      expect(
        page.actions.filter(({ id, by }) => /enquir/.test(id) && by.startsWith('Today')),
      ).toHaveLength(1);
  });
});

test('advice and a referral stand as they do without a request', () => {
  const levelsMet = new Set(met.filter(({ page }) => isPlaced(page)).map(({ page }) => page.level));
  expect([...levelsMet].sort()).toEqual(['advice-today', 'call-999', 'refer-urgently']);
});
