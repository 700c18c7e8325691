import { describe, expect, test } from 'vitest';
import { isTickList } from '../../machines/grammar/decision.ts';
import { holds, type Memory } from '../../machines/grammar/fact.ts';
import { walkJourney } from '../../machines/grammar/journey.ts';
import { journeys, type JourneyId } from '../../machines/journeys.ts';
import { differences } from '../../machines/order.ts';
import { consentOutcomes, levels, sharingOutcomes } from '../../machines/outcomes.ts';
import { explore } from '../../machines/grammar/explore.ts';
import { offeredAt, pathOf } from '../../src/walk/path.ts';
import {
  calm,
  completed,
  leadingTo,
  neededWords,
  targetsOf,
  type Needed,
  type Target,
  type Way,
} from '../../src/explain/leading.ts';
import { readStories, readWords } from '../records/words.ts';

const ids = ['refer', 'share'] as const satisfies JourneyId[];
const stories = await readStories();
const leads = (journey: JourneyId, { what, end }: Target, answers: Memory) =>
  holds({ [what]: [end] }, walkJourney(journeys[journey], answers).memory);
/** Each change a set makes, one answer at a time: every way of taking it at its word. */
const concretely = (needed: readonly Needed[]): Needed[][] =>
  needed.reduce<Needed[][]>(
    (sets, one) =>
      sets.flatMap((set) =>
        one.answers.map((answer): Needed[] => [...set, { ...one, answers: [answer] }]),
      ),
    [[]],
  );
const named = ({ question, kind, answers }: Needed) => `${question} ${kind} ${answers.join()}`;

/** Every outcome of both journeys, with what was found to lead to it. */
const found: { id: JourneyId; target: Target; ways: readonly Way[] }[] = [];
for (const id of ids)
  for (const target of targetsOf(id))
    found.push({ id, target, ways: await leadingTo(journeys[id], target) });

describe('a case in which nothing worries', () => {
  test('has an answer to every question, and the least worrying one where the answers are weighed', () => {
    const asked = Object.values(journeys).flatMap(({ stages }) =>
      stages.flatMap(({ decision }) => Object.entries(decision.spec.questions)),
    );
    for (const [question, answers] of asked) {
      const answer = calm[question];
      if (isTickList(answers)) expect(answer, question).toEqual([]);
      else expect(Object.keys(answers), question).toContain(answer);
    }
    for (const { question, from, to } of differences.filter((one) => one.question !== 'concerns'))
      expect(calm[question], `${question}: ${from} is less worrying than ${to}`).not.toBe(to);
    expect(
      Object.keys(calm).filter((question) => !asked.some(([known]) => known === question)),
    ).toEqual([]);
  });

  test('comes to the least that each journey comes to', () => {
    expect(walkJourney(journeys.refer, calm).memory).toMatchObject({
      level: 'record-only',
      consent: 'openness',
      sharing: 'kept-within',
    });
    expect(pathOf(journeys.share, calm).next).toBeUndefined();
  });
});

describe('what leads to an outcome', () => {
  test('is found for every outcome of a journey, and there is none that it is not looked for', () => {
    expect(found.filter(({ ways }) => ways.length === 0).map(({ target }) => target)).toEqual([]);
    for (const id of ids) {
      const ends = (what: string, all: readonly string[]) =>
        explore(
          journeys[id],
          all.map((end) => ({ [what]: [end] })),
        ).ends.map(({ memory }) => `${what} ${String(memory[what])}`);
      const all = [
        ...ends('level', levels),
        ...ends('consent', consentOutcomes),
        ...ends('sharing', sharingOutcomes),
      ];
      const reached = new Set(all.filter((end) => !end.endsWith('undefined')));
      expect(
        targetsOf(id)
          .map(({ what, end }) => `${what} ${end}`)
          .sort(),
      ).toEqual([...reached].sort());
    }
  });

  test('is found for every outcome that any story comes to', () => {
    for (const { at, journey, answers } of stories) {
      const { memory } = walkJourney(journeys[journey], answers);
      for (const what of ['level', 'consent', 'sharing'] as const) {
        if (!memory[what]) continue;
        const ways = found.find(
          ({ id, target }) => id === journey && target.what === what && target.end === memory[what],
        )?.ways;
        expect(ways?.length, `${at} ${what}`).toBeGreaterThan(0);
      }
    }
  });

  test('does lead there by the real walk, whichever of its answers is given', () => {
    let walked = 0;
    for (const { id, target, ways } of found)
      for (const { needed, answers, steps } of ways) {
        expect(leads(id, target, answers)).toBe(true);
        expect(steps.map(({ question }) => question)).toEqual(Object.keys(answers));
        const all = concretely(needed);
        // every answer in its turn; and where those are few, every one with every other
        const each = needed.flatMap((one) =>
          one.answers.map((answer) =>
            needed.map((other): Needed => (other === one ? { ...one, answers: [answer] } : other)),
          ),
        );
        for (const set of all.length <= 8 ? all : each) {
          walked++;
          expect(
            leads(id, target, completed(journeys[id], calm, set)),
            `${target.end}: ${set.map(named).join(' + ')}`,
          ).toBe(true);
        }
      }
    expect(walked).toBeGreaterThan(300);
  });

  test('no longer leads there with any one of its answers taken away', () => {
    for (const { id, target, ways } of found)
      for (const { needed } of ways)
        for (const one of needed) {
          const without = needed.filter((other) => other !== one);
          expect(
            leads(id, target, completed(journeys[id], calm, without)),
            `${target.end} without ${named(one)}`,
          ).toBe(false);
        }
  });

  test('is never more than another, is fewest first, and is a handful', () => {
    for (const { ways } of found) {
      const sets = ways.map(({ needed }) => concretely(needed).map((set) => set.map(named)));
      sets.forEach((one, i) =>
        sets.forEach((other, k) => {
          if (i !== k)
            expect(
              one.some((less) => other.some((more) => less.every((each) => more.includes(each)))),
            ).toBe(false);
        }),
      );
      expect(ways.length).toBeLessThanOrEqual(6);
      const sizes = ways.map(({ needed }) => needed.length);
      expect([...sizes].sort((a, b) => a - b)).toEqual(sizes);
    }
  });

  test('leaves out no answer that leads there by itself: each is tried by walking', () => {
    for (const id of ids) {
      const tried = pathOf(journeys[id], calm).steps.flatMap(({ question, answer }) =>
        offeredAt(journeys[id], calm, question).flatMap((other): Needed[] =>
          other === answer
            ? []
            : [
                {
                  decision: '',
                  question,
                  kind: typeof answer === 'string' ? 'answer' : 'tick',
                  answers: [other],
                },
              ],
        ),
      );
      expect(tried.length).toBeGreaterThan(30);
      const come = tried.map((one) => ({
        one,
        memory: walkJourney(journeys[id], completed(journeys[id], calm, [one])).memory,
      }));
      for (const { target, ways } of found.filter((each) => each.id === id)) {
        if (ways[0]!.needed.length === 0) continue;
        const alone = come
          .filter(({ memory }) => memory[target.what] === target.end)
          .map(({ one }) => named(one));
        const offered = ways
          .filter(({ needed }) => needed.length === 1)
          .flatMap(({ needed }) => concretely(needed).map(([one]) => named(one!)));
        if (ways.length < 6) expect(offered.sort(), target.end).toEqual(alone.sort());
        else
          expect(
            offered.filter((one) => !alone.includes(one)),
            target.end,
          ).toEqual([]);
      }
    }
  });

  test('is nothing where the case leads there already', () => {
    expect(
      found
        .find(({ id, target }) => id === 'refer' && target.end === 'record-only')!
        .ways.map(({ needed }) => needed),
    ).toEqual([[]]);
  });

  test('starts from the answers of a case as well, and then may take one away', async () => {
    const { answers } = stories.find(({ at }) => at === 's07.2')!;
    const ways = await leadingTo(journeys.refer, { what: 'level', end: 'advice-today' }, answers);
    expect(ways.length).toBeGreaterThan(0);
    const changes = ways.flatMap(({ needed }) => needed.map(named));
    expect(changes).toContain('concerns untick strangled-child');
    for (const { needed } of ways) {
      expect(
        leads(
          'refer',
          { what: 'level', end: 'advice-today' },
          completed(journeys.refer, answers, needed),
        ),
      ).toBe(true);
      for (const one of needed) {
        const without = completed(
          journeys.refer,
          answers,
          needed.filter((other) => other !== one),
        );
        expect(leads('refer', { what: 'level', end: 'advice-today' }, without)).toBe(false);
      }
    }
  });

  test('lets the page answer while it looks', async () => {
    let paused = 0;
    await leadingTo(journeys.refer, { what: 'consent', end: 'respect-refusal' }, calm, () =>
      Promise.resolve(void paused++),
    );
    expect(paused).toBeGreaterThan(50);
  });

  test('is said in the words of the questions', async () => {
    const words = await readWords();
    const one: Needed = { decision: 'need', question: 'harm', kind: 'answer', answers: ['yes'] };
    expect(neededWords(words, one)).toEqual({
      question: 'Significant harm suspected',
      kind: 'answer',
      answers: ['Yes, I have reason to suspect it'],
    });
    for (const { ways } of found)
      for (const { needed } of ways)
        for (const each of needed)
          expect(
            neededWords(words, each).answers.filter((answer) => each.answers.includes(answer)),
          ).toEqual([]);
  });
});
