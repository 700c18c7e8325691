import { describe, expect, test } from 'vitest';
import type { Memory } from '../../machines/grammar/fact.ts';
import { journeys } from '../../machines/journeys.ts';
import type { Pack } from '../../content/schema.ts';
import { readPack } from '../../src/cli/words.ts';
import { pathOf } from '../../src/walk/path.ts';
import { walkIn } from '../../src/walk/walkIn.ts';
import { inForce, recommend } from '../../src/recommend/recommend.ts';
import { explained, urgent, words } from '../records/made.ts';
import { readStories } from '../records/words.ts';

const live = [
  'cumberland',
  'westmorland-furness',
  'cambridgeshire-peterborough',
  'cheshire-east',
  'england-unlisted',
];
const packs = Object.fromEntries(
  await Promise.all(live.map(async (area) => [area, await readPack(area)] as const)),
) as Record<string, Pack>;
const stories = (await readStories()).filter(
  ({ journey, answers }) => pathOf(journeys[journey], answers).next === undefined,
);
const at = new Date('2026-11-24T14:41:00Z');
/** A child in need whose family it is not safe to tell. */
const unsafe = {
  ...explained,
  'help-needed': 'council',
  tried: 'working',
  'safe-to-tell': 'no',
  exceptions: ['risk-to-child'],
  'other-children': 'no',
};
describe('what an area expected, by the day of the decision', () => {
  const { agreement, documents } = packs['cambridgeshire-peterborough']!;
  test.each([
    ['2018-12-01', /One document|one document/, 1],
    ['2024-12-08', /one document/, 1],
    ['2024-12-09', /Peterborough Threshold Document/, 2],
    ['2026-11-24', /Cambridgeshire Threshold Document/, 2],
  ])('Cambridgeshire and Peterborough on %s', (on, says, documentsThen) => {
    expect(inForce(documents, on).join(' ')).toMatch(says);
    expect(inForce(documents, on)).toHaveLength(documentsThen);
    expect(inForce(agreement, on)).toHaveLength(1);
  });
  test('an end without a day is the end of that month', () => {
    const until = [
      {
        value: 'Old',
        source: 'c1',
        asAt: '2020',
        confidence: 'historic' as const,
        until: '2024-12',
      },
    ];
    expect([inForce(until, '2024-12-31'), inForce(until, '2025-01-01')]).toEqual([['Old'], []]);
  });
});

const local = 'Always tell the parents first, and ask them to agree.';
/** What an area recommends that says to tell the parents wherever a pack may say something. */
function recommendedIn(area: string) {
  const said = {
    value: local,
    source: 'windscreen',
    asAt: '2026',
    confidence: 'published' as const,
  };
  const pack: Pack = {
    ...packs[area]!,
    agreement: [said],
    frontDoor: { ...packs[area]!.frontDoor, advice: said },
    contacts: { lado: { lines: [], how: said } },
  };
  return (answers: Memory) =>
    recommend({ walk: walkIn('refer', { ...answers, area }, pack), words, at });
}
const advice = { ...unsafe, 'harm-again': 'no', 'anyone-else': 'no', 'could-help-others': 'no' };

test.each(live)(
  'I10 %s: where the family is not to be approached, nothing local says to tell them or to ask',
  (area) => {
    const recommended = recommendedIn(area);
    const worker = recommended({ ...urgent, 'works-with-children': 'yes', 'is-your-lead': 'no' });
    expect(worker.actions.map(({ id }) => id)).toContain('lado');
    expect(JSON.stringify(worker)).not.toContain(local);
    const onlyTheChild = {
      ...explained,
      age: '13-to-15',
      concerns: ['domestic-abuse'],
      'domestic-abuse-checklist': 'fewer',
      'high-risk-grounds': [],
      advice: 'no-harm',
      'help-needed': 'council',
      tried: 'working',
      'safe-to-tell': 'child-only',
      response: 'not-asked',
      'other-children': 'no',
      'anyone-else': 'no',
      'could-help-others': 'no',
    };
    expect(recommended(onlyTheChild).consent?.id, 'the young person can be asked').toBe('ask');
    expect(
      JSON.stringify([urgent, advice, onlyTheChild].map((answers) => recommended(answers).area)),
    ).not.toContain(local);
    const safe = {
      ...explained,
      'help-needed': 'council',
      tried: 'working',
      'safe-to-tell': 'yes',
      response: 'not-asked',
      'other-children': 'no',
      'anyone-else': 'no',
      'could-help-others': 'no',
    };
    expect(recommended(safe).area.agreement, 'and where they may be, it does').toBe(local);
  },
);

test('I10 in Cumberland, where advice is not anonymous, that is still said when the family is not to be approached', () => {
  expect(recommendedIn('cumberland')(advice).area.advice).toBe(words.routes.namedAdvice);
});

test('I53 where advice comes before a referral, the page leads with advice and gives no words to refer with', () => {
  const answers = {
    ...unsafe,
    'harm-again': 'no',
    'anyone-else': 'no',
    'could-help-others': 'no',
    area: 'cumberland',
  };
  const { level, act, say, who, ring } = recommend({
    walk: walkIn('refer', answers, packs['cumberland']!),
    words,
    at,
  });
  expect(level).toBe('child-in-need');
  expect(act).toBe(words.consentOutcomes['advice']!.title);
  expect([say, who]).toEqual([[], '']);
  expect(ring?.who).toBe(words.routes.lead);
});

test('I48 an area that is no more says so in the recommendation, names those after it, and gives nobody to ring', async () => {
  const { journey, answers } = stories.find(({ answers: { hours } }) => hours === 'office')!;
  const pack = await readPack('cumbria-to-2025');
  const { area, ring, otherwise } = recommend({
    walk: walkIn(journey, { ...answers, mode: 'training', area: 'cumbria-to-2025' }, pack),
    words,
    at,
  });
  expect(area.ended).toContain('ended on 31 March 2025');
  expect(area.ended).toContain('Cumberland, Westmorland and Furness');
  expect(area.ended).toContain('17 February 2025');
  expect([ring, ...otherwise].flatMap((to) => to?.lines ?? [])).toEqual([]);
});

test('a date beyond the bank holidays that are kept says so', () => {
  const { journey, answers } = stories[0]!;
  const on = (moment: string) =>
    recommend({
      walk: walkIn(journey, { ...answers, area: 'cumberland' }, packs['cumberland']!),
      words,
      at: new Date(moment),
    }).holidays;
  expect(on('2026-11-24T14:41Z')).toBeUndefined();
  expect(on(`${words.holidays.covers.to + 1}-03-01T14:41Z`)).toContain(
    String(words.holidays.covers.to),
  );
});
