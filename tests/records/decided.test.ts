import { describe, expect, test } from 'vitest';
import { atChosen } from '../../machines/chosen.ts';
import { actions as declared } from '../../machines/actions.ts';
import { either } from '../../machines/grammar/fact.ts';
import { journeys } from '../../machines/journeys.ts';
import type { Level } from '../../machines/outcomes.ts';
import { boxesOf } from '../../src/handover/boxes.ts';
import { accountOf } from '../../src/handover/document.ts';
import { toFhir } from '../../src/handover/fhir.ts';
import { longText, shortText } from '../../src/handover/text.ts';
import { walkIn } from '../../src/walk/walkIn.ts';
import { pathOf } from '../../src/walk/path.ts';
import { toDoIn, waitsIn } from '../../src/records/course.ts';
import { decidedOf, departure } from '../../src/records/decided.ts';
import { mayChoose } from '../../src/records/override.ts';
import { toRecord } from '../../src/decide/finish.ts';
import type { DecisionRecord } from '../../src/records/record.ts';
import { rerun } from '../../src/records/rerun.ts';
import { summaryOf } from '../../src/records/summary.ts';
import { whatWasDecided } from '../../src/recommend/decided.ts';
import { recommend } from '../../src/recommend/recommend.ts';
import { kept } from './kept.ts';
import { at, draftOf, words, says } from './made.ts';
import { readPack, readStories } from './words.ts';
import { times } from '../settings/count.ts';

const receipt = 'WS-AAAA-BBBB-CCCC';

type Endings = readonly (readonly [name: string, record: DecisionRecord])[];
const stories = await readStories();
const levelsChosen = ['universal-help', 'child-in-need', 'refer-urgently', 'call-999'] as const;
/**
 * Half of the stories at each level, the other half at the next: `npm run fuzz` has all of them at
 * all.
 */
const toldAt = (chosen: Level | undefined) => {
  const half = levelsChosen.findIndex((level) => level === chosen) % 2;
  return chosen && times === 1 ? stories.filter((_, n) => n % 2 === half) : stories;
};
const made = new Map<Level | undefined, Promise<Endings>>();
/**
 * Every ending of every scenario, as a record whose writer chose a level, or followed where none is
 * given. Made once.
 */
function endings(chosen?: Level): Promise<Endings> {
  const known = made.get(chosen) ?? allEndings(chosen);
  made.set(chosen, known);
  return known;
}
async function allEndings(chosen: Level | undefined): Promise<Endings> {
  const all = await Promise.all(
    toldAt(chosen).map(async ({ at: name, journey, answers }) => {
      const path = pathOf(journeys[journey], answers);
      const area = answers['area'];
      if (
        path.next ||
        journeys[journey].endsAt.includes(path.memory['givens'] as string) ||
        typeof area !== 'string'
      )
        return [];
      const level = path.memory['level'] as Level | undefined;
      if (chosen && (!level || level === chosen || !mayChoose(level, chosen))) return [];
      const choice = {
        follows: !chosen,
        ...(chosen ? { level: chosen } : {}),
        why: 'I know them',
        secondPerson: 'Priya Nair',
      };
      const pack = await readPack(area);
      const draft = draftOf({ journey, answers, draft: { choice } });
      const circumstances = { walk: walkIn(journey, answers, pack), words, at };
      const record = toRecord({
        draft,
        walk: circumstances.walk,
        recommendation: recommend(circumstances),
        decided: whatWasDecided(circumstances, choice),
        words,
        says,
        at,
        id: 'c0ffee00-0000-4000-8000-000000000001',
        version: '0.1.0',
      });
      return [[name, record] as const];
    }),
  );
  expect(all.flat().length, 'endings to look at').toBeGreaterThan(10);
  return all.flat();
}

/** Every rendering of a record in words. */
async function renderings(record: DecisionRecord): Promise<Readonly<Record<string, string>>> {
  const entries = await kept([], record);
  return {
    long: longText(record, receipt),
    boxes: (await boxesOf(entries, receipt)).map(({ text }) => text).join('\n'),
    rows: accountOf(record)
      .filter(({ id }) => id !== 'answers')
      .flatMap(({ rows }) => rows.map(({ term, said }) => `${term}: ${said}`))
      .join('\n'),
    ...(record.mode === 'live' ? { fhir: JSON.stringify(toFhir(entries, words)) } : {}),
  };
}

/** Actions that answers bring, whatever the level, the family's part and the sharing come to. */
const broughtByAnswers = (ids: readonly string[]) =>
  ids.filter((id) =>
    either(declared[id as keyof typeof declared].when).every((all) =>
      ['level', 'need', 'consent', 'sharing'].every((follows) => !(follows in all)),
    ),
  );
const onwards: readonly string[] = [
  'written-follow-up',
  'hear-what-they-decided',
  'chase-if-nothing-heard',
];

describe.each(levelsChosen)('decided on %s, where something else was recommended', (chosen) => {
  test('every rendering gives what to do at that level, and nothing that only the recommendation asked for', async () => {
    for (const [name, record] of await endings(chosen)) {
      const decided = decidedOf(record);
      expect([name, decided.level], name).toEqual([name, chosen]);
      const stale = [record.recommendation.consent, record.recommendation.sharing].flatMap(
        (ending) =>
          ending &&
          ending.explain !== decided.consent?.explain &&
          ending.explain !== decided.sharing?.explain
            ? [ending.explain]
            : [],
      );
      const dropped = record.recommendation.actions.filter(
        ({ id }) => !decided.actions.some((one) => one.id === id),
      );
      for (const [form, text] of Object.entries(await renderings(record))) {
        for (const gone of [
          ...stale,
          ...(form === 'rows' ? [] : dropped.map(({ do: does }) => `${does}. `)),
        ])
          expect(text.includes(gone), `${name}, ${form}: “${gone}”`).toBe(false);
        if (form !== 'boxes')
          expect(text.includes(decided.act), `${name}, ${form}: ${decided.act}`).toBe(true);
        for (const { number } of decided.ring?.lines ?? [])
          expect(text.includes(number), `${name}, ${form}: ${number}`).toBe(true);
      }
      expect(shortText(record, receipt), name).toContain(decided.act);
    }
  });
  test('what an answer brings stays; the record runs again to what was recommended; lists follow what was decided', async () => {
    for (const [name, record] of await endings(chosen)) {
      const ids = toDoIn(record).map(({ id }) => id);
      for (const duty of broughtByAnswers(record.recommendation.actions.map(({ id }) => id)))
        expect(ids, name).toContain(duty);
      expect(rerun(record), name).toBe('same');
      const refers = onwards.every((id) => ids.includes(id));
      expect(refers, name).toBe(['child-in-need', 'refer-urgently', 'call-999'].includes(chosen));
      const entries = await kept([], record);
      expect(
        waitsIn(entries).some(({ what }) => what === 'refer'),
        name,
      ).toBe(refers);
      expect(summaryOf(entries), name).toMatchObject({
        decided: chosen,
        recommended: record.recommendation.level,
        refers,
      });
    }
  });
  test('a record from before this was kept says the same, or that it does not hold it', async () => {
    for (const [name, { decided, ...older }] of await endings(chosen)) {
      const derived = decidedOf(older);
      expect(
        derived.actions.map(({ id }) => id),
        name,
      ).toEqual(expect.arrayContaining(decided!.actions.map(({ id }) => id)));
      expect(derived.actions, name).toHaveLength(decided!.actions.length);
      const numbers = [derived.ring, ...derived.otherwise]
        .flatMap((to) => to?.lines ?? [])
        .map(({ number }) => number);
      const held = JSON.stringify(older.recommendation);
      for (const number of numbers)
        expect(number === '999' || held.includes(number), `${name}: ${number}`).toBe(true);
      expect(rerun(older), name).toBe('same');
      expect(longText(older, receipt), name).toContain('Decision: ');
    }
  });
});

test('suspected harm decided on, over whatever was recommended: who to ring, and what is due when, at once', async () => {
  const all = await endings('refer-urgently');
  expect(all.length).toBeGreaterThan(20);
  for (const [name, { decided, area }] of all) {
    if (area.id === 'cumbria-to-2025') continue; // it has nobody to ring any more (I48)
    const [first] = decided!.ring!.lines;
    expect(first?.number ?? decided!.ring!.missing, name).toBeTruthy();
    for (const id of onwards)
      expect(decided!.actions.find((one) => one.id === id)?.due, `${name}: ${id}`).toBeTruthy();
  }
});

test('no scenario departs without a choice, and one that follows keeps nothing beside its recommendation', async () => {
  for (const [name, record] of await endings()) {
    expect(departure(record), name).toBe('followed');
    expect(record.decided, name).toBeUndefined();
  }
});

test('where telling was never asked about, suspected harm decided on has nobody told first', () => {
  const answers = { ...draftOf({}).answers, concerns: [], harm: 'no' };
  const path = pathOf(journeys.refer, answers);
  expect(path.next).toBeDefined();
  const { memory, actions } = atChosen(
    journeys.refer,
    {
      ...answers,
      'help-needed': 'explained',
      confidence: 'yes',
      'anyone-else': 'no',
      'could-help-others': 'no',
      'safe-to-tell': [],
    },
    'refer-urgently',
  );
  expect(memory['consent']).toBe('proceed-without-telling');
  expect(actions).toContain('do-not-approach-the-family');
});

describe('the lawful ground', () => {
  test('stands in a record and its renderings only where the page showed it, and there in all of them', async () => {
    for (const [name, record] of await endings()) {
      const { basis, condition, sharing } = record.recommendation;
      const shown = ['share', 'share-part', 'share-now'].includes(sharing?.id ?? '');
      if (!shown) expect([basis, condition], name).toEqual([undefined, undefined]);
      for (const [form, text] of Object.entries(await renderings(record))) {
        expect(
          /lawful basis:|basis suggested/i.test(text) || text.includes('"Lawful basis"'),
          `${name}, ${form}`,
        ).toBe(basis !== undefined);
        if (basis) expect(text, `${name}, ${form}`).toContain(basis);
        if (condition) expect(text, `${name}, ${form}`).toContain(condition);
      }
    }
  });
  test('which an older record keeps though no page showed it is not given', async () => {
    for (const [name, record] of await endings()) {
      const older = {
        ...record,
        recommendation: {
          ...record.recommendation,
          basis: 'Kept, and never shown',
          condition: 'Nor this',
        },
      };
      if (record.recommendation.basis) continue;
      for (const [form, text] of Object.entries(await renderings(older))) {
        expect(
          text.includes('Kept, and never shown') || text.includes('Nor this'),
          `${name}, ${form}`,
        ).toBe(false);
      }
    }
  });
});
