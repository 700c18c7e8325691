import { describe, expect, test } from 'vitest';
import { actions } from '../../machines/actions.ts';
import { walkJourney } from '../../machines/grammar/journey.ts';
import { journeys } from '../../machines/journeys.ts';
import { levels } from '../../machines/outcomes.ts';
import { pathOf } from '../../src/walk/path.ts';
import { whatWouldChange } from '../../src/explain/change.ts';
import { alike, everyWhatIf, otherAnswers, whatIf } from '../../src/explain/whatIf.ts';
import { readStories, readWords } from '../records/words.ts';

const words = await readWords();
const stories = await readStories();
const story = (at: string) => stories.find((one) => one.at === at)!;
/**
 * A few stories that differ: refused help, domestic abuse, a request from the police, a sibling
 * group.
 */
const some = ['s03.0', 's07.1', 's14.0', 's18.0'].map(story);

describe('one answer otherwise', () => {
  const refused = story('s03.0').answers;

  test('suspecting harm turns the level, the family’s part and what must be done, and says where and why', () => {
    const found = whatIf(journeys.refer, refused, 'harm', 'yes', words);
    expect(found).toMatchObject({
      asked: 'Significant harm suspected',
      said: 'Yes, I have reason to suspect it',
      direction: 'up',
    });
    expect(found.turns).toContainEqual({
      what: 'level',
      before: 'targeted-help',
      after: 'refer-urgently',
    });
    expect(found.turns).toContainEqual({
      what: 'consent',
      before: 'respect-refusal',
      after: 'proceed-inform-override',
    });
    expect(found.gained).toContain('tell-the-front-door-they-objected');
    expect(found.fork).toMatchObject({
      decision: 'need',
      at: 'harm',
      after: 'Refer urgently, on suspicion of significant harm',
    });
    expect(found.why).toEqual([
      'On its own this means an urgent referral, with or without agreement.',
    ]);
  });

  test('a fact that chose the other way is told beside what the answer means', () => {
    const found = whatIf(journeys.refer, refused, 'concerns', ['strangled-child'], words);
    expect(found.why).toHaveLength(2);
    expect(found.why[1]).toBe('Your answers already call for an urgent referral.');
  });

  test('a tick taken away is said to be', () => {
    const { answers } = story('s07.2');
    const less = (answers['concerns'] as string[]).filter((one) => one !== 'strangled-child');
    const found = whatIf(journeys.refer, answers, 'concerns', less, words);
    expect(found.said).toMatch(/^Not: A child who has been strangled/);
  });

  test('where more would be asked, it says what, claims no action lost, and calls no level lower', () => {
    const open = some
      .flatMap(({ journey, answers }) => everyWhatIf(journeys[journey], answers, words))
      .filter(({ next }) => next);
    expect(open.length).toBeGreaterThan(20);
    for (const { lost, direction, turns } of open) {
      expect(lost).toEqual([]);
      const level = turns.find(({ what }) => what === 'level');
      if (level?.before && level.after)
        expect(levels.indexOf(level.after as never)).toBeGreaterThan(
          levels.indexOf(level.before as never),
        );
      if (level && !level.after) expect(direction).toBe('open');
    }
  });

  test('a level that what is asked then could still raise is said to be the least it is', () => {
    const { answers } = story('s07.0');
    const raised = everyWhatIf(journeys.refer, answers, words).flatMap(({ turns, next }) =>
      turns
        .filter(({ what, after }) => what === 'level' && after !== undefined)
        .map(({ atLeast }) => ({ atLeast, next })),
    );
    for (const { atLeast, next } of raised)
      expect(atLeast ?? false).toBe(
        next !== undefined && !['details', 'sharing'].includes(next.decision),
      );
  });
});

describe.each(some)('every answer of $at otherwise', ({ journey: id, answers }) => {
  const journey = journeys[id];
  const before = walkJourney(journey, answers);
  const all = everyWhatIf(journey, answers, words, ['mode', 'area']);

  test('is what a walk over the changed answers comes to', () => {
    expect(all.length).toBeGreaterThan(10);
    for (const { question, instead, turns, gained, lost } of all) {
      const after = walkJourney(journey, { ...answers, [question]: instead });
      for (const { what, before: was, after: is } of turns) {
        expect(was).toBe(before.memory[what]);
        if (is !== undefined) expect(is).toBe(after.memory[what]);
      }
      expect(
        gained.every(
          (action) => after.actions.includes(action) && !before.actions.includes(action),
        ),
      ).toBe(true);
      expect(
        lost.every((action) => !after.actions.includes(action) && before.actions.includes(action)),
      ).toBe(true);
      expect([...gained, ...lost].every((action) => action in actions)).toBe(true);
    }
  });

  test('differs in one answer, or in one tick, and is told once', () => {
    const told = all.map(
      ({ question, instead }) => `${question} ${[instead].flat().sort().join()}`,
    );
    expect(new Set(told).size).toBe(told.length);
    for (const { question, instead } of all) {
      const was = answers[question]!;
      if (typeof instead === 'string') expect(instead).not.toBe(was);
      else expect(Math.abs(instead.length - was.length)).toBe(1);
    }
    expect(all.filter(({ question }) => question === 'mode' || question === 'area')).toEqual([]);
  });

  test('leaves out none that turns something', () => {
    const told = new Set(
      all.map(({ question, instead }) => `${question} ${[instead].flat().join()}`),
    );
    for (const { question, answer } of pathOf(journey, answers).steps.filter(
      ({ question }) => !['mode', 'area'].includes(question),
    ))
      for (const instead of otherAnswers(journey, answers, question, answer)) {
        const after = walkJourney(journey, { ...answers, [question]: instead });
        const ends = ({ memory }: typeof after) =>
          JSON.stringify([memory['level'], memory['consent'], memory['sharing']]);
        if (ends(after) !== ends(before) && after.walks.at(-1)!.done)
          expect(told).toContain(`${question} ${[instead].flat().join()}`);
      }
  });

  test('is listed upward first, the highest first', () => {
    const order = ['up', 'open', 'down', 'same'];
    const directions = all.map(({ direction }) => order.indexOf(direction));
    expect([...directions].sort((a, b) => a - b)).toEqual(directions);
    const ranks = all
      .filter(({ direction }) => direction === 'up')
      .map(({ turns }) =>
        levels.indexOf(turns.find(({ what }) => what === 'level')?.after as never),
      );
    expect([...ranks].sort((a, b) => b - a)).toEqual(ranks);
  });

  test('told together, is still every one, and only answers to one question that turn the same', () => {
    const grouped = alike(all);
    expect(grouped.flatMap(({ answers: said }) => said).sort()).toEqual(
      all.map(({ said }) => said).sort(),
    );
    expect(grouped.length).toBeLessThan(all.length);
    for (const { question, direction, turns, answers: said } of grouped)
      for (const one of all.filter(
        (each) =>
          each.question === question && each.direction === direction && said.includes(each.said),
      ))
        expect(one.turns).toEqual(turns);
  });

  test('agrees with what a professional is shown after recording', () => {
    const shown = whatWouldChange(journey, pathOf(journey, answers), words);
    for (const { question, answer, level, direction } of shown) {
      const same = all.find(({ asked, said }) => asked === question && said === answer);
      expect(same, `${question}: ${answer}`).toBeDefined();
      expect(same!.turns.find(({ what }) => what === 'level')!.after).toBe(level);
      expect(same!.direction).toBe(direction);
    }
  });

  test('parts where the walks first do', () => {
    const nodes = (of: typeof answers) =>
      walkJourney(journey, of).walks.flatMap((walk) => [
        ...walk.steps.map(({ question }) => question),
        walk.done ? walk.outcome : walk.question,
      ]);
    for (const { question, instead, fork } of all) {
      const [was, is] = [nodes(answers), nodes({ ...answers, [question]: instead })];
      const at = is.findIndex((node, i) => node !== was[i]);
      // without a fork the walks are one, or the second stops where an answer given is no longer
      // offered
      if (!fork) expect(is, question).toEqual(was.slice(0, is.length));
      else if (fork.at !== 'start') expect(is[at - 1]).toBe(fork.at);
    }
  });
});
