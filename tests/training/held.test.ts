import { beforeEach, describe, expect, test, vi } from 'vitest';
import {
  Attempt,
  attemptAt,
  keepAttempt,
  leaveRoom,
} from '../../src/training/practise/attempt.svelte.ts';
import { pollLetters, roomKey, stageLetters } from '../../src/training/room/letters.ts';
import { scenarioOf } from '../../src/training/library/scenarios.ts';
import { throwing, walker } from './walkers.ts';

const id = 's03-no-thank-you';
const scenario = await scenarioOf(id);
const key = roomKey('a session');
const stages = scenario.stages.length;
const stage = (n: number) => stageLetters(key, id, stages, 'stage', n);
const decision = (n: number) => stageLetters(key, id, stages, 'decision', n);
const phone = (...letters: readonly string[]) => {
  const attempt = new Attempt(scenario, { id, key });
  for (const one of letters) attempt.hear(one);
  return attempt;
};
const answered = (attempt: Attempt, seed = 'a phone') => {
  attempt.begin();
  attempt.answers = walker(scenario, attempt.stage, throwing(seed), () => 0);
  attempt.check();
  return attempt;
};

describe('a phone that joined a room', () => {
  test('waits for the first stage, and is let into each by its letters alone', () => {
    const attempt = phone();
    expect(attempt.waits).toBe(true);
    expect(attempt.hear(stage(0)).said).toBe('opened');
    expect(attempt).toMatchObject({ waits: false, stage: 0 });
    answered(attempt);
    expect(attempt.mayGoOn).toBe(false);
    attempt.nextStage();
    expect(attempt.stage, 'not before the room').toBe(0);
    attempt.hear(stage(1));
    expect(attempt).toMatchObject({ stage: 1, read: false, checked: false, waits: false });
  });

  test('sees how Windscreen decides it after its own answers and after the room, and not before both', () => {
    const early = phone(stage(0));
    expect(early.hear(decision(0)).said).toBe('opened');
    expect(early.maySee, 'its own answers come first').toBe(false);
    early.show();
    expect(early.shown).toBe(false);
    expect(answered(early).maySee).toBe(true);

    const late = answered(phone(stage(0)));
    late.show();
    expect(late.shown, 'the room has not opened it').toBe(false);
    late.hear(decision(0));
    late.show();
    expect(late.shown).toBe(true);
  });

  test('keeps every answer when the room goes on before it is done', () => {
    const attempt = phone(stage(0));
    attempt.begin();
    attempt.answer('immediate-danger', 'no');
    attempt.hear(stage(1));
    expect(attempt.answers).toMatchObject({ 'immediate-danger': 'no' });
  });

  test('comes late, and goes to where the room is', () => {
    expect(phone(stage(2))).toMatchObject({ stage: 2, waits: false });
    expect(phone(decision(1)), 'what is decided at a stage opens the stage too').toMatchObject({
      stage: 1,
      waits: false,
    });
  });

  test.each([
    ['HHHH', 'wrong'],
    ['  ', 'empty'],
    ['no letters at all', 'wrong'],
    [stage(1), 'again'],
    [stage(0), 'earlier'],
    [stageLetters(roomKey('another'), id, stages, 'stage', 2), 'wrong'],
  ])('that hears %s says so, and loses nothing', (typed, said) => {
    const attempt = answered(phone(stage(1)));
    const before = attempt.kept;
    expect(attempt.hear(typed).said).toBe(said);
    expect(attempt.kept).toEqual(before);
  });

  test('is asked one question by the letters of it, and nothing else changes', () => {
    const attempt = answered(phone(stage(0)));
    const before = attempt.kept;
    expect(attempt.hear(pollLetters(key, id, scenario, 0, 'level'))).toEqual({
      said: 'poll',
      what: { opens: 'poll', stage: 0, of: 'level' },
    });
    expect(attempt.kept).toEqual(before);
  });

  test('starts again no earlier than the room let it in', () => {
    const attempt = answered(phone(stage(1)));
    attempt.startAgain();
    expect(attempt).toMatchObject({ stage: 1, waits: false, answers: {} });
  });

  test('goes on after a reload where it was, and no further than its room had opened', () => {
    const before = answered(phone(stage(0), decision(0)));
    before.show();
    const after = phone();
    after.takeUp(JSON.parse(JSON.stringify(before.kept)));
    expect(after.kept).toEqual(before.kept);
    const forged = phone();
    forged.takeUp({ ...before.kept, letters: [stage(0)], stage: 2 });
    expect(forged.waits).toBe(true);
    const peeking = phone();
    peeking.takeUp({ ...before.kept, letters: [stage(0)] });
    expect(peeking.shown).toBe(false);
  });
});

test('alone, nothing is held: every stage follows, and how Windscreen decides it is seen at once', () => {
  const attempt = answered(new Attempt(scenario));
  expect(attempt).toMatchObject({ waits: false, maySee: true, mayGoOn: true });
  expect(attempt.kept).not.toHaveProperty('letters');
  expect(attempt.hear(stage(1)).said).toBe('wrong');
  attempt.nextStage();
  expect(attempt.stage).toBe(1);
});

describe('a tab', () => {
  const tab = new Map<string, string>();
  beforeEach(() => {
    tab.clear();
    vi.stubGlobal('sessionStorage', {
      getItem: (name: string) => tab.get(name) ?? null,
      setItem: (name: string, value: string) => void tab.set(name, value),
      removeItem: (name: string) => void tab.delete(name),
    });
  });

  test('that joined a room stays in it at an address that names none, until it leaves', async () => {
    // a scenario of its own: what is under way is known by scenario and room
    const own = structuredClone(scenario);
    const joined = attemptAt(id, own, { key, letters: stage(0) });
    expect(joined).toMatchObject({ waits: false, room: { id, key } });
    answered(joined);
    keepAttempt(id, joined);
    const again = attemptAt(id, structuredClone(own));
    expect(again.room, 'opened anew').toEqual({ id, key });
    expect(again.kept).toEqual(joined.kept);

    leaveRoom(id, again);
    const alone = attemptAt(id, structuredClone(own));
    expect(alone.room).toBeUndefined();
    expect(alone.answers, 'it goes on from where it was').toEqual(joined.answers);
    expect(alone.mayGoOn).toBe(true);
    const { letters: _, ...kept } = joined.kept;
    expect(alone.kept).toEqual(kept);
  });

  test('in which someone practises alone keeps that apart from any room', () => {
    const own = structuredClone(scenario);
    const alone = answered(attemptAt('s03-alone', own));
    keepAttempt('s03-alone', alone);
    const joined = attemptAt('s03-alone', own, { key, letters: undefined });
    expect(joined.waits).toBe(true);
    leaveRoom('s03-alone', joined);
    expect(attemptAt('s03-alone', own).kept).toEqual(alone.kept);
  });
});
