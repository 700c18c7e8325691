import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createActor, SimulatedClock } from 'xstate';
import { allWords } from '../../src/recommend/load.ts';
import { keptOf, restored } from '../../src/training/room/keptRoom.ts';
import { room, type RoomEvent } from '../../src/training/room/room.ts';
import { roomView } from '../../src/training/room/roomView.ts';
import { joinAddress } from '../../src/training/room/join.ts';
import { scenarioIds, scenarioOf } from '../../src/training/library/scenarios.ts';
import { toldOf } from '../../src/training/room/told.ts';
import {
  isRoomKey,
  opensIn,
  pollLetters,
  roomKey,
  stageLetters,
} from '../../src/training/room/letters.ts';
import { mostInSquare } from '../../src/ui/pictures/square.ts';
import { codeOf, readCode } from '../../src/training/room/code.ts';
import { ownCode } from '../../src/training/room/ownCode.ts';
import { scenarioInCode } from '../../src/training/write/scenarioCode.ts';
import { throwing, walker } from './walkers.ts';
import { newPoll } from '../../src/training/room/poll.ts';
import { hasResults, readResults, resultsFile } from '../../src/training/room/results.ts';
import { noTally, oneMore, ways } from '../../src/training/room/tally.ts';
import { isView, saysExpected, screens } from '../../src/training/library/view.ts';
import { marked, markedSpread } from './told.ts';
import { openScenario } from '../open/inWords.ts';

const aRoom = { key: 'HKLM', letters: undefined, opens: 'stage' } as const;
const session = { id: 'a', begun: 1 };
const begin = (events: readonly RoomEvent[] = [], told = marked) => {
  const actor = createActor(room, { input: { told, session } }).start();
  for (const event of events) actor.send(event);
  return actor;
};
const viewAfter = (...events: readonly RoomEvent[]) =>
  roomView(begin(events).getSnapshot().context);
const plain = (
  ...types: readonly ('NEXT_STAGE' | 'BACK_STAGE' | 'FREEZE' | 'THAW' | 'REVEAL' | 'HIDE')[]
): RoomEvent[] => types.map((type) => ({ type }));
const show = (shown: (typeof screens)[number], question?: number): RoomEvent => ({
  type: 'SHOW',
  shown,
  ...(question === undefined ? {} : { question }),
});

const anEvent: fc.Arbitrary<RoomEvent> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ...plain('NEXT_STAGE', 'NEXT_STAGE', 'BACK_STAGE', 'REVEAL', 'REVEAL', 'HIDE'),
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom(...plain('FREEZE', 'THAW')) },
  { weight: 4, arbitrary: fc.constantFrom(...screens).map((shown) => show(shown)) },
  { weight: 1, arbitrary: fc.nat(3).map((question) => show('question', question)) },
  { weight: 1, arbitrary: fc.boolean().map((large): RoomEvent => ({ type: 'LARGE', large })) },
  { weight: 1, arbitrary: fc.boolean().map((keys): RoomEvent => ({ type: 'KEYS', keys })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<RoomEvent>(
      { type: 'TIMER', minutes: 5, at: 1000 },
      { type: 'TIMER', at: 2000 },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.oneof(
      fc.nat(3).map((part): RoomEvent => ({ type: 'TURN', part })),
      fc.constantFrom<RoomEvent>(
        { type: 'CHOOSE', of: 'asked' },
        { type: 'CHOOSE' },
        { type: 'RETIME', timer: { minutes: 6, startedAt: 1000, pausedAt: 3000 } },
      ),
      fc
        .tuple(fc.constantFrom('COUNT_AGAIN' as const, 'COUNT_BACK' as const), fc.nat(3))
        .map(([type, stage]): RoomEvent => ({ type, stage })),
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .nat(3)
      .map((stage): RoomEvent => ({ type: 'SPREAD', stage, spread: markedSpread(stage) })),
  },
);
const aTally = fc
  .record({ way: fc.constantFrom(...ways), answer: fc.constantFrom('one', 'two') })
  .map(({ way, answer }) => oneMore(noTally, way, answer));
const asked = (stage: number, of = 'level') =>
  newPoll({
    stage,
    of,
    asked: `asked-${stage}`,
    letters: 'HKLMQ',
    options: ['one', 'two'].map((id, at) => ({ id, label: `${id} of ${of}`, key: String(at + 1) })),
  });
const aPoll: fc.Arbitrary<RoomEvent> = fc.oneof(
  fc.nat(3).map((stage): RoomEvent => ({ type: 'POLL', poll: asked(stage) })),
  aTally.map((tally): RoomEvent => ({ type: 'TALLY', tally })),
  fc
    .record({ poll: fc.nat(3), counts: fc.boolean() })
    .map((which): RoomEvent => ({ type: 'SHOW_POLL', ...which })),
  fc.constantFrom<RoomEvent>(
    { type: 'ASK_AGAIN' },
    { type: 'SHOW_POLL' },
    { type: 'PEOPLE', people: 18 },
    { type: 'PEOPLE' },
    {
      type: 'BRING',
      brought: { spreads: { 0: markedSpread(0) }, polls: [asked(0), asked(0, 'other')] },
    },
  ),
);
const events = fc.array(
  fc.oneof({ weight: 3, arbitrary: anEvent }, { weight: 1, arbitrary: aPoll }),
  {
    maxLength: 40,
  },
);

describe('what the room sees', () => {
  test('the story comes stage by stage, and going back takes nothing in again', () => {
    expect(viewAfter()).toMatchObject({
      shown: 'welcome',
      stage: 0,
      stages: 3,
      released: 0,
      stories: [],
    });
    expect(viewAfter(...plain('NEXT_STAGE'))).toMatchObject({
      shown: 'story',
      stage: 1,
      stories: ['story-0'],
    });
    expect(
      viewAfter(...plain('NEXT_STAGE', 'NEXT_STAGE', 'NEXT_STAGE', 'NEXT_STAGE')),
    ).toMatchObject({
      stage: 3,
      stories: ['story-0', 'story-1', 'story-2'],
    });
    expect(viewAfter(...plain('NEXT_STAGE', 'NEXT_STAGE', 'BACK_STAGE'))).toMatchObject({
      stage: 1,
      released: 2,
      stories: ['story-0'],
    });
    expect(viewAfter(...plain('NEXT_STAGE', 'BACK_STAGE'))).toMatchObject({
      shown: 'welcome',
      stage: 0,
      released: 1,
      stories: [],
    });
  });

  test('before the first stage there is nothing to show but the welcome', () => {
    for (const shown of screens)
      expect(viewAfter(...plain('REVEAL'), show(shown)).shown, shown).toBe('welcome');
  });

  test('what is expected waits until the facilitator has opened it, and closes with the stage', () => {
    const path = show('path');
    expect(viewAfter(...plain('NEXT_STAGE'), path).shown).toBe('story');
    expect(viewAfter(...plain('NEXT_STAGE', 'REVEAL'), path)).toMatchObject({
      shown: 'path',
      path: [{ answer: 'secret-0' }],
    });
    expect(viewAfter(...plain('NEXT_STAGE', 'REVEAL', 'HIDE'), path).shown).toBe('story');
    expect(viewAfter(...plain('NEXT_STAGE', 'REVEAL', 'NEXT_STAGE'), path).shown).toBe('story');
    expect(
      viewAfter(...plain('NEXT_STAGE', 'REVEAL', 'NEXT_STAGE', 'BACK_STAGE'), path).shown,
    ).toBe('story');
  });

  test('closing what is expected takes it off the room’s screen, and leaves anything else there', () => {
    for (const shown of screens)
      expect(
        viewAfter(...plain('NEXT_STAGE', 'REVEAL'), show(shown), ...plain('HIDE')).shown,
        shown,
      ).toBe(saysExpected(shown) ? 'story' : shown);
    expect(
      viewAfter(
        ...plain('NEXT_STAGE', 'REVEAL'),
        show('welcome'),
        ...plain('BACK_STAGE'),
        show('answer'),
      ).shown,
      'the welcome closes it',
    ).toBe('welcome');
  });

  test('the needle moves with the stages that the room has been shown', () => {
    const [next, open] = plain('NEXT_STAGE', 'REVEAL') as [RoomEvent, RoomEvent];
    const first = [next, open, show('answer')];
    expect(viewAfter(...first).pointed.map(({ stage }) => stage)).toEqual([1]);
    expect(viewAfter(...first, next).pointed.map(({ stage }) => stage)).toEqual([1]);
    expect(
      viewAfter(...first, next, next, open, show('outcome')).pointed.map(({ stage }) => stage),
    ).toEqual([1, 3]);
    expect(
      viewAfter(next, ...first, ...plain('BACK_STAGE')).pointed,
      'back before the stage that was shown',
    ).toEqual([]);
    expect(
      viewAfter(next, ...plain('FREEZE', 'REVEAL'), show('answer'), next, ...plain('THAW')).pointed,
      'shown to no one',
    ).toEqual([]);
    expect(
      viewAfter(next, ...plain('FREEZE', 'REVEAL'), show('answer'), ...plain('THAW')).pointed,
    ).toHaveLength(1);
  });

  test('a question of the scenario’s own, or the one that is always there', () => {
    expect(viewAfter(...plain('NEXT_STAGE'), show('question', 1)).question).toBe('question-1');
    expect(viewAfter(...plain('NEXT_STAGE'), show('question'))).toMatchObject({
      shown: 'question',
      question: undefined,
    });
    expect(viewAfter(...plain('NEXT_STAGE'), show('question', 2)).shown, 'there is no third').toBe(
      'story',
    );
  });

  test('a spread belongs to its stage', () => {
    const spread: RoomEvent = { type: 'SPREAD', stage: 0, spread: markedSpread(0) };
    expect(
      viewAfter(spread, ...plain('NEXT_STAGE'), show('spread')).spread,
      'before anyone was asked',
    ).toBeUndefined();
    expect(viewAfter(...plain('NEXT_STAGE'), spread, show('spread')).spread?.people).toBe(3);
    expect(
      viewAfter(...plain('NEXT_STAGE'), spread, ...plain('NEXT_STAGE'), show('spread')).spread,
    ).toBeUndefined();
    expect(
      viewAfter(...plain('NEXT_STAGE'), spread, show('spread'), { type: 'SPREAD', stage: 0 })
        .spread,
      'let go',
    ).toBeUndefined();
  });

  test('a spread says which answers are the scenario’s own only once the room was shown where the stage points', () => {
    const spread: RoomEvent = { type: 'SPREAD', stage: 0, spread: markedSpread(0) };
    const before = viewAfter(...plain('NEXT_STAGE', 'REVEAL'), spread, show('spread'));
    expect(before.spread?.reached[0]?.counts).toEqual([
      { label: 'given-0', people: 1, model: false, accepted: false },
      { label: 'given-0', people: 1, model: false, accepted: false },
      { label: 'secretly-0', people: 1, model: false, accepted: false },
    ]);
    expect(
      viewAfter(...plain('NEXT_STAGE', 'REVEAL'), spread, show('answer'), show('spread')).spread,
    ).toEqual(markedSpread(0));
    const again: RoomEvent = { type: 'COUNT_AGAIN', stage: 0 };
    const twice = viewAfter(
      ...plain('NEXT_STAGE', 'REVEAL'),
      spread,
      again,
      spread,
      show('spread'),
    );
    expect(twice.before, 'nor does the count before it').toEqual(before.spread);
    expect(
      viewAfter(...plain('NEXT_STAGE'), spread, again, spread, show('story')).before,
    ).toBeUndefined();
    expect(
      viewAfter(...plain('NEXT_STAGE', 'REVEAL'), spread, again, show('answer'), show('spread'))
        .before,
    ).toEqual(markedSpread(0));
  });

  test('law: whatever is pressed, no word gets out before its time', () => {
    fc.assert(
      fc.property(events, (events) => {
        const actor = begin();
        let [open, letOut, thawed] = [false, 0, true];
        for (const event of events) {
          const before = actor.getSnapshot().context;
          actor.send(event);
          const { context } = actor.getSnapshot();
          if (event.type === 'FREEZE') thawed = false;
          if (event.type === 'THAW') thawed = true;
          if (event.type === 'NEXT_STAGE') letOut = Math.max(letOut, context.now.stage + 1);
          if (event.type === 'REVEAL') open = before.now.shown !== 'welcome';
          if (
            event.type === 'HIDE' ||
            (event.type === 'SHOW' && event.shown === 'welcome') ||
            event.type === 'BACK_STAGE' ||
            (event.type === 'NEXT_STAGE' && context.now !== before.now)
          )
            open = false;
          const said = JSON.stringify(roomView(context));
          for (const [, stage] of said.matchAll(/(?:story|asked|secret|level)-(\d)/g))
            expect(Number(stage)).toBeLessThan(letOut);
          const { pointed, spread, before: earlier, ...rest } = roomView(context);
          if (thawed && !open) expect(JSON.stringify(rest)).not.toContain('secret');
          if (!pointed.some(({ stage }) => stage - 1 === spread?.stage))
            expect(JSON.stringify([spread])).not.toMatch(/secret-|"model":true/);
          if (!pointed.some(({ stage }) => stage - 1 === earlier?.stage))
            expect(JSON.stringify([earlier])).not.toMatch(/secret-|"model":true/);
          expect(said).not.toContain('private');
        }
      }),
      { numRuns: 400 },
    );
  });

  test('law: a frozen room keeps what it has, whatever the facilitator does, and catches up when it is let go', () => {
    const story = ({ large: _, keys: __, timer: ___, ...view }: ReturnType<typeof roomView>) =>
      view;
    /**
     * What was on while the room was frozen was shown to nobody: no needle moves for it, and no
     * answer of the spread is marked.
     */
    const counted = (spread: ReturnType<typeof story>['spread']) =>
      [...(spread?.questions ?? []), ...(spread?.reached ?? [])].map(({ counts }) =>
        counts.filter(({ people }) => people > 0).map(({ label, people }) => ({ label, people })),
      );
    const toldAlike = ({ pointed: _, spread, before, ...view }: ReturnType<typeof story>) => ({
      ...view,
      spread: counted(spread),
      before: counted(before),
    });
    fc.assert(
      fc.property(events, events, (before, meanwhile) => {
        const unfrozen = (all: RoomEvent[]) =>
          all.filter(({ type }) => type !== 'THAW' && type !== 'FREEZE');
        const actor = begin([...unfrozen(before), ...plain('FREEZE')]);
        const held = story(roomView(actor.getSnapshot().context));
        for (const event of unfrozen(meanwhile)) {
          actor.send(event);
          expect(story(roomView(actor.getSnapshot().context))).toEqual(held);
        }
        actor.send({ type: 'THAW' });
        const caughtUp = story(roomView(actor.getSnapshot().context));
        const never = story(viewAfter(...unfrozen(before), ...unfrozen(meanwhile)));
        expect(toldAlike(caughtUp)).toEqual(toldAlike(never));
      }),
      { numRuns: 200 },
    );
  });

  test('law: what the room sees never changes without a greater number', () => {
    fc.assert(
      fc.property(events, (events) => {
        const actor = begin();
        for (const event of events) {
          const before = actor.getSnapshot().context;
          actor.send(event);
          const after = actor.getSnapshot().context;
          expect(after.seq).toBeGreaterThanOrEqual(before.seq);
          if (after.seq === before.seq) expect(roomView(after)).toEqual(roomView(before));
        }
      }),
    );
  });

  test('a part of a screen is that screen’s of that stage, and another choice its stage’s', () => {
    const [next] = plain('NEXT_STAGE') as [RoomEvent];
    const turned = [next, ...plain('REVEAL'), show('path'), { type: 'TURN', part: 1 } as const];
    expect(viewAfter(...turned).part).toBe(1);
    expect(viewAfter(...turned, show('outcome')).part).toBe(0);
    expect(viewAfter(...turned, next, ...plain('REVEAL'), show('path')).part).toBe(0);
    const chose = [next, { type: 'CHOOSE', of: 'asked' } as const];
    expect(viewAfter(...chose).chosen).toBe('asked');
    expect(viewAfter(...chose, next).chosen).toBeUndefined();
    expect(viewAfter(...chose, next, ...plain('BACK_STAGE')).chosen).toBe('asked');
    expect(viewAfter(...chose, { type: 'CHOOSE' }).chosen).toBeUndefined();
  });

  test('a stage is counted twice at most, and going back brings the first count', () => {
    const first: RoomEvent = { type: 'SPREAD', stage: 0, spread: markedSpread(0) };
    const second: RoomEvent = {
      type: 'SPREAD',
      stage: 0,
      spread: { ...markedSpread(0), people: 9 },
    };
    const [next] = plain('NEXT_STAGE') as [RoomEvent];
    const again: RoomEvent = { type: 'COUNT_AGAIN', stage: 0 };
    const counts = (...all: RoomEvent[]) => {
      const { before, spread } = viewAfter(next, ...all, show('spread'));
      return [before?.people, spread?.people];
    };
    expect(counts(again), 'nothing is counted yet').toEqual([undefined, undefined]);
    expect(counts(first, again)).toEqual([3, undefined]);
    expect(counts(first, again, second)).toEqual([3, 9]);
    expect(counts(first, again, second, again), 'there is no third').toEqual([3, 9]);
    expect(counts(first, again, second, { type: 'COUNT_BACK', stage: 0 })).toEqual([undefined, 3]);
    expect(counts(first, { type: 'COUNT_BACK', stage: 0 })).toEqual([undefined, 3]);
  });

  test('a timer is only shown: hours after its end nothing has happened', () => {
    const clock = new SimulatedClock();
    const actor = createActor(room, { input: { told: marked, session }, clock }).start();
    actor.send({ type: 'NEXT_STAGE' });
    actor.send({ type: 'TIMER', minutes: 5, at: 1000 });
    const { context } = actor.getSnapshot();
    expect(roomView(context).timer).toEqual({ minutes: 5, startedAt: 1000 });
    clock.increment(6 * 3_600_000);
    expect(actor.getSnapshot().context).toBe(context);
    const timer = { minutes: 6, startedAt: 1000, pausedAt: 2000 };
    actor.send({ type: 'RETIME', timer });
    expect(roomView(actor.getSnapshot().context).timer).toEqual(timer);
    actor.send({ type: 'TIMER', at: 1000 });
    actor.send({ type: 'RETIME', timer });
    expect(roomView(actor.getSnapshot().context).timer).toBeUndefined();
  });
});

describe('what the room tells its phones', () => {
  const key = roomKey(session.id);
  const letters = (opens: 'stage' | 'decision', stage: number) =>
    stageLetters(key, marked.id, 3, opens, stage);

  test('is the letters of the stage that is told, and of what is decided there only while that is shown', () => {
    expect(viewAfter().phones).toEqual({ key, letters: undefined, opens: 'stage' });
    expect(viewAfter(...plain('NEXT_STAGE', 'NEXT_STAGE')).phones?.letters).toBe(
      letters('stage', 1),
    );
    for (const shown of screens.filter((one) => one !== 'welcome'))
      expect(viewAfter(...plain('NEXT_STAGE', 'REVEAL'), show(shown)).phones, shown).toEqual(
        saysExpected(shown)
          ? { key, letters: letters('decision', 0), opens: 'decision' }
          : { key, letters: letters('stage', 0), opens: 'stage' },
      );
  });

  test('law: opens nothing that the room was not shown', async () => {
    const scenario = await scenarioOf('s03-no-thank-you');
    const told = toldOf('s03-no-thank-you', scenario, allWords);
    fc.assert(
      fc.property(events, (events) => {
        const actor = begin([], told);
        for (const event of events) {
          actor.send(event);
          const { phones, stage, shown, poll } = roomView(actor.getSnapshot().context);
          if (phones?.letters === undefined) continue;
          expect(poll, 'a poll has letters of its own').toBeUndefined();
          expect(opensIn(phones.key, told.id, scenario, phones.letters)).toEqual({
            opens: saysExpected(shown) ? 'decision' : 'stage',
            stage: stage - 1,
          });
        }
      }),
      { numRuns: 60 },
    );
  });

  test('stays the same when the room is brought to another window, or the window is reloaded', () => {
    const actor = begin(plain('NEXT_STAGE'));
    actor.send({ type: 'TAKE', session: { id: 'another', begun: 9 } });
    const { context } = actor.getSnapshot();
    expect(roomView(context).phones?.key).toBe(key);
    const kept: unknown = JSON.parse(JSON.stringify(keptOf(actor.getSnapshot())));
    expect(roomView(restored(marked, kept)!.context).phones?.key).toBe(key);
    const { key: _, ...before } = kept as Record<string, unknown>;
    const old = restored(marked, before)!.context;
    expect(isRoomKey(old.key), 'kept before there was one').toBe(true);
  });
});

describe('one question to the room', () => {
  const ask: RoomEvent = { type: 'POLL', poll: asked(0) };
  const one: RoomEvent = { type: 'TALLY', tally: oneMore(noTally, 'hands', 'one') };

  test('is put in the place of the screen, says how many answered, and its counts once they are shown', () => {
    const begun = [...plain('NEXT_STAGE'), ask, one, { type: 'PEOPLE', people: 18 } as const];
    expect(viewAfter(...begun).poll).toMatchObject({
      answered: 1,
      people: 18,
      counts: undefined,
    });
    expect(viewAfter(...begun, { type: 'SHOW_POLL', poll: 0, counts: true }).poll?.counts).toEqual([
      [1, 0],
    ]);
    expect(viewAfter(...begun, { type: 'SHOW_POLL' }).poll).toBeUndefined();
    expect(viewAfter(...begun, show('question')).poll).toBeUndefined();
    expect(viewAfter(...begun, ...plain('NEXT_STAGE')).poll).toBeUndefined();
    expect(viewAfter(ask).poll, 'before the first stage').toBeUndefined();
    expect(
      viewAfter(...plain('NEXT_STAGE', 'BACK_STAGE'), ask).poll,
      'back at the welcome',
    ).toBeUndefined();
  });

  test('stands over where a stage points, which the room has seen only once it is put away', () => {
    const over = [
      ...plain('NEXT_STAGE', 'REVEAL', 'FREEZE'),
      show('answer'),
      ask,
      ...plain('THAW'),
    ];
    expect(viewAfter(...over)).toMatchObject({ pointed: [], expected: undefined });
    expect(viewAfter(...over, { type: 'SHOW_POLL' }).pointed).toHaveLength(1);
  });

  test('asked again hides its counts, and the same question goes on where it stood', () => {
    const again = [
      ...plain('NEXT_STAGE'),
      ask,
      one,
      { type: 'SHOW_POLL', poll: 0, counts: true } as const,
      { type: 'ASK_AGAIN' } as const,
    ];
    expect(viewAfter(...again).poll).toMatchObject({
      again: true,
      answered: 0,
      counts: undefined,
    });
    expect(
      viewAfter(...again, one, { type: 'SHOW_POLL' }, ask, {
        type: 'SHOW_POLL',
        poll: 0,
        counts: true,
      }).poll?.counts,
    ).toEqual([
      [1, 0],
      [1, 0],
    ]);
  });
});

describe('the file of a room', () => {
  const told = [
    ...plain('NEXT_STAGE'),
    { type: 'SPREAD', stage: 0, spread: markedSpread(0) } as const,
    { type: 'POLL', poll: asked(0) } as const,
    { type: 'TALLY', tally: oneMore(noTally, 'paper', 'two') } as const,
  ];
  const file = resultsFile(begin(told).getSnapshot().context, '2026-12-01');

  test('brings back to another telling how the room answered and what it was asked', () => {
    expect(hasResults(begin().getSnapshot().context)).toBe(false);
    const read = readResults(file.text, 'marked');
    if (!('brought' in read)) throw new Error(read.refused);
    const other = begin([
      ...plain('NEXT_STAGE'),
      { type: 'BRING', brought: read.brought },
      show('spread'),
    ]);
    expect(roomView(other.getSnapshot().context).spread?.people).toBe(3);
    other.send({ type: 'SHOW_POLL', poll: 0, counts: true });
    expect(roomView(other.getSnapshot().context).poll?.counts).toEqual([[0, 1]]);
  });

  const twice = begin([
    ...plain('NEXT_STAGE'),
    { type: 'SPREAD', stage: 0, spread: { ...markedSpread(0), people: 7 } },
    { type: 'COUNT_AGAIN', stage: 0 },
  ]);
  const broughtFrom = (text: string) => {
    const read = readResults(text, 'marked');
    if (!('brought' in read)) throw new Error(read.refused);
    return { type: 'BRING', brought: read.brought } as const;
  };

  test('keeps what was counted before a discussion, with what was counted after it or without', () => {
    const before = twice.getSnapshot().context;
    expect(hasResults(before), 'a first count alone is a result').toBe(true);
    const first = broughtFrom(resultsFile(before, '2026-12-01').text);
    expect(first.brought).toMatchObject({ spreads: {}, before: { 0: { people: 7 } } });
    twice.send({ type: 'SPREAD', stage: 0, spread: markedSpread(0) });
    const both = resultsFile(twice.getSnapshot().context, '2026-12-01');
    const { spread, before: shown } = viewAfter(
      ...plain('NEXT_STAGE'),
      broughtFrom(both.text),
      show('spread'),
    );
    expect([shown?.people, spread?.people]).toEqual([7, 3]);
    const own = { ...markedSpread(0), people: 99 };
    const beside = viewAfter(
      ...plain('NEXT_STAGE'),
      { type: 'SPREAD', stage: 0, spread: own },
      broughtFrom(both.text),
      show('spread'),
    );
    expect(
      [beside.before, beside.spread?.people],
      'no count of another room beside one’s own',
    ).toEqual([undefined, 99]);
    expect(
      readResults(both.text.replace('"before": [', '"before": ["nothing", '), 'marked'),
    ).toEqual({ refused: 'wrong' });
  });

  test('opens as it was saved before it kept what was counted first', () => {
    const { before: _, ...old } = JSON.parse(file.text) as Record<string, unknown>;
    expect(broughtFrom(JSON.stringify(old)).brought.spreads[0]).toEqual(markedSpread(0));
  });

  test('takes nothing away from what the room has already', () => {
    const read = readResults(file.text, 'marked');
    if (!('brought' in read)) throw new Error(read.refused);
    const own = { ...markedSpread(0), people: 99 };
    const { now } = begin([
      ...plain('NEXT_STAGE'),
      { type: 'SPREAD', stage: 0, spread: own },
      { type: 'POLL', poll: asked(0) },
      { type: 'BRING', brought: read.brought },
    ]).getSnapshot().context;
    expect(now.spreads[0]).toEqual(own);
    expect(now.polls).toEqual([asked(0)]);
  });

  test('holds no code, no session, and not a word of the story', () => {
    expect(file.text).not.toMatch(/story-|private|session|"codes"/);
    expect(file.name).toBe('windscreen-room-marked-2026-12-01.json');
  });

  test.each([
    '',
    'no JSON',
    '[]',
    '{}',
    '{"format":"windscreen-room/1"}',
    file.text.slice(0, -20),
    file.text.replace('"paper"', '"papers"'),
    file.text.replace('"reached"', '"ended"'),
  ])('is refused where it is not whole: %#', (text) =>
    expect(readResults(text, 'marked')).toEqual({ refused: 'wrong' }),
  );

  test('of another scenario is refused by its name', () => {
    expect(readResults(file.text, 's03-no-thank-you')).toEqual({
      refused: 'other',
      title: 'Title',
    });
  });
});

describe('a reload of the facilitator’s window', () => {
  const reloaded = (
    actor: ReturnType<typeof begin>,
    told = marked,
    spoil = (kept: Record<string, unknown>) => kept,
  ) => restored(told, spoil(JSON.parse(JSON.stringify(keptOf(actor.getSnapshot())))));

  test('law: after it all is as it was, and goes on as it would have', () => {
    fc.assert(
      fc.property(events, events, (before, after) => {
        const actor = begin(before);
        const snapshot = reloaded(actor);
        const other = createActor(room, {
          input: { told: marked, session },
          snapshot: snapshot!,
        }).start();
        for (const event of [undefined, ...after]) {
          if (event) for (const one of [actor, other]) one.send(event);
          expect(other.getSnapshot().value).toEqual(actor.getSnapshot().value);
          expect(roomView(other.getSnapshot().context)).toEqual(
            roomView(actor.getSnapshot().context),
          );
          expect(other.getSnapshot().context.seq).toBe(actor.getSnapshot().context.seq);
        }
      }),
    );
  });

  test('not a word of the story is kept', () => {
    const kept = JSON.stringify(
      keptOf(begin([...plain('NEXT_STAGE', 'NEXT_STAGE', 'REVEAL'), show('path')]).getSnapshot()),
    );
    expect(kept).not.toMatch(/story|secret|Title|Setting|question-|level-/);
  });

  test('what was kept of another story, or is not whole, is let go', () => {
    const actor = begin(plain('NEXT_STAGE', 'NEXT_STAGE', 'NEXT_STAGE'));
    expect(reloaded(actor)).toBeDefined();
    const other = {
      ...marked,
      stages: marked.stages.map((stage, n) => (n === 1 ? { ...stage, story: 'otherwise' } : stage)),
    };
    expect(reloaded(actor, other)).toBeUndefined();
    const now = actor.getSnapshot().context.now;
    for (const spoilt of [
      { session: { id: '', begun: 1 } },
      { seq: -1 },
      { seq: '3' },
      { now: { ...now, stage: 3 } },
      { now: { ...now, released: 4 } },
      { now: { ...now, released: 1 } },
      { now: { ...now, shown: 'everything' } },
      { now: { ...now, question: 7 } },
      { now: { ...now, pointed: [9] } },
      { frozen: { ...now, shown: 'everything' } },
      { now: { ...now, before: { 0: 'much' } } },
      { now: { ...now, chosen: { stage: 0 } } },
      { now: { ...now, part: { stage: 0, shown: 'everything', part: 1 } } },
    ])
      expect(
        reloaded(actor, marked, (kept) => ({ ...kept, ...spoilt })),
        JSON.stringify(spoilt),
      ).toBeUndefined();
    for (const nothing of [undefined, null, 'kept', 3, []])
      expect(restored(marked, nothing)).toBeUndefined();
  });
});

test('every scenario can be told: each stage has its story, its path and its level in words', async () => {
  const words = allWords;
  for (const id of scenarioIds) {
    const told = toldOf(id, await scenarioOf(id), words);
    expect(told.sources.length, id).toBeGreaterThan(0);
    told.stages.forEach(({ level, path, story }, stage) => {
      const at = `${id} stage ${stage + 1}`;
      expect(story, at).not.toBe('');
      expect(path.length, at).toBeGreaterThan(0);
      expect(level.model.name, at).not.toBe('');
      expect(
        path.map(({ question }) => question),
        `${at} asks nothing that the scenario settles`,
      ).not.toEqual(expect.arrayContaining(['Your role', 'Area', 'Age']));
    });
  }
});

test('no view of any room holds the answer to a point to discuss', async () => {
  for (const id of scenarioIds) {
    const scenario = await scenarioOf(id);
    const told = toldOf(id, scenario, allWords);
    const actor = begin([], told);
    const seen = [roomView(actor.getSnapshot().context)];
    const look = (event: RoomEvent) => {
      actor.send(event);
      seen.push(roomView(actor.getSnapshot().context));
    };
    for (const _ of told.stages) {
      for (const event of plain('NEXT_STAGE', 'REVEAL')) look(event);
      for (const shown of screens.filter((one) => one !== 'welcome')) look(show(shown));
      for (const [at] of scenario.discuss.entries()) look(show('question', at));
    }
    const all = JSON.stringify(seen);
    for (const { ask, answer } of scenario.discuss) {
      expect(all, id).toContain(JSON.stringify(ask).slice(1, -1));
      expect(all, id).not.toContain(JSON.stringify(answer).slice(1, -1));
    }
  }
});

test('S03 is told as a scenario in which practitioners may differ', async () => {
  const id = scenarioIds.find((id) => id.startsWith('s03'))!;
  const { contested, stages } = toldOf(id, await scenarioOf(id), allWords);
  expect(contested).toBe(true);
  expect(
    stages.map(({ level }) => [level.model, ...level.also].map(({ name, place }) => [name, place])),
  ).toEqual([
    [['Targeted help', 3]],
    [
      ['Advice today', 4.5],
      ['Child in need', 4],
    ],
    [['Significant harm', 5]],
  ]);
});

describe('a scenario of one’s own in a room', () => {
  const at = 'https://training.example.org/src/app/room.html';
  const own = { ...marked, id: 'own' };
  const viewOf = (code: string | undefined, ...events: readonly RoomEvent[]) =>
    roomView(begin(events, { ...own, code }).getSnapshot().context);

  test('shows its letters while the room is welcomed, and holds the phones that came by them', () => {
    const welcome = viewOf('eJyr');
    expect(isView(welcome)).toBe(true);
    expect(joinAddress(welcome.id, at, welcome.phones, welcome.code)).toMatch(
      new RegExp(`/own/open/eJyr/${welcome.phones?.key}$`),
    );
    const story = viewOf('eJyr', ...plain('NEXT_STAGE'));
    expect(joinAddress(story.id, at, story.phones, story.code)).toBeUndefined();
    expect(story.phones?.letters).toMatch(/^[A-Z]{4}$/);
  });

  test('that no phone can have shows no letters that would open nothing', () => {
    for (const events of [
      [],
      plain('NEXT_STAGE'),
      [...plain('NEXT_STAGE', 'REVEAL'), show('path')],
    ])
      expect(viewOf(undefined, ...events)).toMatchObject({ code: undefined, phones: undefined });
  });

  test('opened by its letters, has the same letters for its stages and its questions, and takes the same codes', async () => {
    for (const id of scenarioIds.slice(0, 4)) {
      const scenario = await scenarioOf(id);
      const code = await ownCode(scenario, at);
      if (code === undefined) continue;
      const read = await scenarioInCode(code);
      if ('fault' in read) throw new Error(read.fault);
      const opened = await openScenario(read.file);
      if (!('scenario' in opened)) throw new Error(opened.problems.join());
      for (const [stage] of scenario.stages.entries()) {
        const letters = stageLetters('HKLM', 'own', scenario.stages.length, 'decision', stage);
        expect(opensIn('HKLM', 'own', opened.scenario, letters)).toEqual({
          opens: 'decision',
          stage,
        });
        const poll = pollLetters('HKLM', 'own', scenario, stage, 'level');
        expect(opensIn('HKLM', 'own', opened.scenario, poll)).toEqual({
          opens: 'poll',
          stage,
          of: 'level',
        });
        const answers = walker(opened.scenario, stage, throwing(id));
        expect(
          readCode(codeOf('own', stage, opened.scenario, answers), 'own', stage, scenario),
        ).toEqual({ answers });
      }
    }
  });

  test('is shown where its whole address fits a square, with the room’s key', async () => {
    const scenarios = await Promise.all(scenarioIds.map(scenarioOf));
    const codes = await Promise.all(scenarios.map((one) => ownCode(one, at)));
    expect(codes.filter((code) => code !== undefined).length).toBeGreaterThan(codes.length / 2);
    const lengths = codes.map((code) => joinAddress('own', at, aRoom, code)?.length ?? 0);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(mostInSquare);
    const far = `https://training.example.org/${'far/'.repeat(400)}src/app/room.html`;
    expect(await ownCode(scenarios[0]!, far)).toBeUndefined();
    expect(await ownCode(scenarios[0]!, 'http://localhost/src/app/room.html')).toBeUndefined();
  });
});

test('a phone is shown the way to the scenario, but not to what it could not reach', () => {
  const at = (host: string) => `https://${host}/tools/windscreen/src/app/room.html?x#y`;
  expect(joinAddress('s03-no-thank-you', at('training.example.org'))).toBe(
    'https://training.example.org/tools/windscreen/#/train/s03-no-thank-you/practise',
  );
  expect(
    joinAddress('s03-no-thank-you', at('training.example.org'), {
      key: 'HKLM',
      letters: 'QRTW',
      opens: 'stage',
    }),
    'into the room, at its stage',
  ).toBe(
    'https://training.example.org/tools/windscreen/#/train/s03-no-thank-you/practise/HKLM-QRTW',
  );
  expect(
    joinAddress('s03-no-thank-you', at('training.example.org'), {
      key: 'HKLM',
      letters: 'QRTW',
      opens: 'decision',
    }),
    'what is decided is opened by hand',
  ).toMatch(/HKLM$/);
  expect(
    joinAddress('own', at('training.example.org')),
    'held in one window alone',
  ).toBeUndefined();
  expect(
    joinAddress('own', at('training.example.org'), { ...aRoom, key: 'HKLM' }, 'eJyr'),
    'opened from its letters, and in the room',
  ).toBe('https://training.example.org/tools/windscreen/#/train/own/open/eJyr/HKLM');
  for (const host of ['localhost:4173', '127.0.0.1', '[::1]:80'])
    expect(joinAddress('s03-no-thank-you', at(host)), host).toBeUndefined();
  expect(joinAddress('s03-no-thank-you', 'file:///home/src/app/room.html')).toBeUndefined();
  expect(joinAddress('../../evil', at('training.example.org'))).toBe(
    'https://training.example.org/tools/windscreen/#/train/..%2F..%2Fevil/practise',
  );
});
