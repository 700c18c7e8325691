import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createActor } from 'xstate';
import {
  isLater,
  listen,
  newest,
  readSaid,
  speak,
  type Line,
  type Said,
} from '../../src/training/room/channel.ts';
import { room, type RoomEvent } from '../../src/training/room/room.ts';
import { roomView } from '../../src/training/room/roomView.ts';
import type { Session } from '../../src/training/library/view.ts';
import { marked, markedSpread } from './told.ts';

const session = (id: string, begun: number): Session => ({ id, begun });
const telling = (of: Session) =>
  createActor(room, { input: { told: marked, session: of } }).start();
const said = (actor: ReturnType<typeof telling>): Said => {
  const { context } = actor.getSnapshot();
  return { session: context.session, seq: context.seq, view: roomView(context) };
};
const view = roomView(telling(session('a', 1)).getSnapshot().context);

/** A line whose messages wait until a test lets them through: in any order, twice, or never. */
function wire() {
  const lines: Line[] = [];
  const waiting: { readonly to: Line; readonly data: unknown }[] = [];
  const open = (): Line => {
    const line: Line = {
      onmessage: null,
      postMessage: (data: unknown) => {
        for (const to of lines) if (to !== line) waiting.push({ to, data: structuredClone(data) });
      },
      close: () => void lines.splice(lines.indexOf(line), 1),
    };
    lines.push(line);
    return line;
  };
  const deliver = ({ to, data }: { to: Line; data: unknown }) =>
    to.onmessage?.call(to as BroadcastChannel, { data } as MessageEvent);
  const settle = () => {
    for (let one = waiting.shift(); one; one = waiting.shift()) deliver(one);
  };
  return { open, waiting, deliver, settle };
}

const aMessage = fc
  .record({ id: fc.constantFrom('a', 'b', 'c'), seq: fc.nat(5) })
  .map(({ id, seq }): Said => ({
    session: session(id, { a: 1, b: 2, c: 2 }[id]!),
    seq,
    view: { ...view, title: `${id} ${seq}` },
  }));

describe('what a room shows', () => {
  test('law: in whatever order messages come, and however often, the same one is left: the last of the telling that began last', () => {
    fc.assert(
      fc.property(
        fc.array(aMessage, { minLength: 1 }),
        fc.infiniteStream(fc.nat()),
        (messages, order) => {
          const fold = (all: readonly Said[]) => all.reduce<Said | undefined>(newest, undefined)!;
          const shuffled = messages
            .flatMap((one) => (order.next().value % 2 ? [one, one] : [one]))
            .sort(() => (order.next().value % 3) - 1);
          const latest = messages
            .map((one) => one.session)
            .reduce((best, one) => (isLater(one, best) ? one : best));
          const seq = Math.max(
            ...messages.filter((one) => one.session.id === latest.id).map((one) => one.seq),
          );
          expect(fold(messages)).toMatchObject({ session: latest, seq });
          expect(fold(shuffled).view.title).toBe(fold(messages).view.title);
        },
      ),
    );
  });

  test('law: messages lost, repeated or out of order never turn a room back, and once it asks it shows what is newest', () => {
    const step = fc.oneof(
      fc.constantFrom<RoomEvent>(
        { type: 'NEXT_STAGE' },
        { type: 'BACK_STAGE' },
        { type: 'FREEZE' },
        { type: 'THAW' },
        { type: 'SHOW', shown: 'question' },
        { type: 'LARGE', large: true },
      ),
      fc.record({ deliver: fc.nat(), again: fc.boolean() }),
      fc.record({ lose: fc.nat() }),
      fc.constantFrom('ask' as const, 'reload' as const, 'open another' as const),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { open, waiting, deliver, settle } = wire();
        const actor = telling(session('a', 1));
        const ends = speak({
          current: () => said(actor),
          onrooms: () => undefined,
          onother: () => expect.unreachable(),
          onpress: () => undefined,
          line: open(),
        });
        actor.subscribe(() => ends.say());
        const newRoom = (id: string) => {
          const one = {
            shown: undefined as Said | undefined,
            ...listen({ id, onsaid: (next) => hear(one, next), line: open() }),
          };
          return one;
        };
        const hear = (one: { shown: Said | undefined }, next: Said) => {
          if (one.shown) expect(next.seq).toBeGreaterThan(one.shown.seq);
          one.shown = next;
        };
        let rooms = [newRoom('1')];
        for (const step of steps) {
          if (step === 'ask') rooms[0]!.ask();
          else if (step === 'open another') rooms.push(newRoom(String(rooms.length + 1)));
          else if (step === 'reload') {
            rooms[0]!.close();
            rooms = [newRoom('again'), ...rooms.slice(1)];
          } else if ('type' in step) actor.send(step);
          else if (waiting.length > 0) {
            const at = ('lose' in step ? step.lose : step.deliver) % waiting.length;
            if ('deliver' in step) deliver(waiting[at]!);
            if (!('again' in step && step.again)) waiting.splice(at, 1);
          }
        }
        for (const one of rooms) one.ask();
        settle();
        for (const one of rooms) expect(one.shown).toEqual(said(actor));
      }),
      { numRuns: 300 },
    );
  });

  test('two facilitators: the room stays with the later, and the earlier is told, until it takes the room back', () => {
    const { open, settle } = wire();
    const [first, second] = [telling(session('z', 1)), telling(session('a', 2))];
    const heard: string[] = [];
    const shown: string[] = [];
    listen({ id: '1', onsaid: ({ session }) => shown.push(session.id), line: open() });
    const ends = [first, second].map((actor) => {
      const end = speak({
        current: () => said(actor),
        onrooms: () => undefined,
        onother: (other) =>
          heard.push(`${actor.getSnapshot().context.session.id} hears ${other.id}`),
        onpress: () => undefined,
        line: open(),
      });
      actor.subscribe(() => end.say());
      settle();
      return end;
    });
    expect(ends).toHaveLength(2);
    expect(shown).toEqual(['z', 'a']);
    for (const actor of [first, second, first]) {
      actor.send({ type: 'NEXT_STAGE' });
      settle();
    }
    expect(shown, 'it never went back to the first').toEqual(['z', 'a', 'a']);
    expect(new Set(heard)).toEqual(new Set(['z hears a']));
    first.send({ type: 'TAKE', session: session('z2', 3) });
    settle();
    expect(shown.at(-1)).toBe('z2');
    expect(heard.at(-1)).toBe('a hears z2');
  });

  test('a facilitator’s window duplicated is told apart from itself', () => {
    const { open, settle } = wire();
    const heard: string[] = [];
    for (const name of ['one', 'two']) {
      speak({
        current: () => said(telling(session('a', 1))),
        onrooms: () => undefined,
        onother: () => heard.push(name),
        onpress: () => undefined,
        line: open(),
      });
      settle();
    }
    expect(heard).toContain('one');
  });

  test('the facilitator knows how many rooms’ windows are open, and lets go of one that fell silent', () => {
    const { open, settle } = wire();
    const counted: number[] = [];
    let now = 0;
    const { count } = speak({
      current: () => said(telling(session('a', 1))),
      onrooms: (rooms) => counted.push(rooms),
      onother: () => undefined,
      onpress: () => undefined,
      line: open(),
      now: () => now,
    });
    const rooms = ['1', '2', '3'].map((id) =>
      listen({ id, onsaid: () => undefined, line: open() }),
    );
    rooms[0]!.ask();
    settle();
    rooms[0]!.bye();
    settle();
    expect(counted).toEqual([1, 2, 3, 3, 2]);
    now = 80_000;
    rooms[1]!.ask();
    settle();
    now = 100_000;
    count();
    expect(counted.slice(5)).toEqual([2, 1]);
  });

  test('a clicker or a key of a show of hands pressed in the room’s window reaches the facilitator it follows, and no other', () => {
    const { open, settle } = wire();
    const pressed: string[] = [];
    for (const of of [session('old', 1), session('new', 2)])
      speak({
        current: () => said(telling(of)),
        onrooms: () => undefined,
        onother: () => undefined,
        onpress: (press) => pressed.push(`${of.id} ${press}`),
        onhand: (key) => pressed.push(`${of.id} hand ${key}`),
        line: open(),
      });
    const one = listen({ id: '1', onsaid: () => undefined, line: open() });
    one.press('next');
    settle();
    one.press('freeze');
    one.hand('3');
    settle();
    expect(pressed, 'the first was pressed before anything was heard').toEqual([
      'new freeze',
      'new hand 3',
    ]);
  });
});

describe('what comes over the line is not trusted', () => {
  const whole = (() => {
    const actor = telling(session('a', 1));
    for (const type of ['NEXT_STAGE', 'REVEAL'] as const) actor.send({ type });
    actor.send({ type: 'SHOW', shown: 'answer' });
    actor.send({ type: 'TIMER', minutes: 5, at: 10 });
    return said(actor);
  })();

  test('what a facilitator’s window says is read as it was said', () => {
    expect(readSaid(structuredClone(whole))).toEqual(whole);
  });

  test('law: anything else is let pass without a word', () => {
    fc.assert(
      fc.property(fc.anything(), (message) => {
        const { open } = wire();
        const [facilitator, room] = [open(), open()];
        speak({
          current: () => whole,
          onrooms: () => expect.unreachable(),
          onother: () => expect.unreachable(),
          onpress: () => expect.unreachable(),
          line: facilitator,
        });
        listen({ id: '1', onsaid: () => expect.unreachable(), line: room });
        for (const line of [facilitator, room])
          line.onmessage?.call(line as BroadcastChannel, { data: message } as MessageEvent);
      }),
    );
  });

  const shownPoll = {
    asked: 'Which?',
    letters: 'HKLMQ',
    options: ['one', 'two'],
    answered: 3,
    people: undefined,
    again: false,
    counts: [[1, 2]],
  };
  test('a poll is read as it was said, and so is a view from before there were any', () => {
    const asks = { ...whole, view: { ...whole.view, poll: shownPoll } };
    expect(readSaid(structuredClone(asks))).toEqual(asks);
    const { phones: _, poll: __, ...before } = whole.view;
    expect(readSaid({ ...whole, view: before })).toBeDefined();
  });

  const spoilt: [field: string, spoil: (said: Said) => unknown][] = [
    ['the session', (said) => ({ ...said, session: 'a' })],
    ['the session’s id', (said) => ({ ...said, session: { id: 3, begun: 1 } })],
    ['the session’s moment', (said) => ({ ...said, session: { id: 'a', begun: Infinity } })],
    ['the number', (said) => ({ ...said, seq: 1.5 })],
    ['no view', ({ session, seq }) => ({ session, seq })],
    ...Object.entries({
      shown: ['everything', 3],
      title: [3, null, 'x'.repeat(10_001)],
      stage: [-1, '1', 1e9],
      stories: ['story', [3], Array(201).fill('story')],
      question: [3, {}],
      spread: [
        3,
        { ...markedSpread(0), people: 'x' },
        { ...markedSpread(0), reached: [{ of: 'who' }] },
        { ...markedSpread(0), questions: [{}] },
      ],
      pointed: [
        [{ stage: 1 }],
        [{ stage: 1, level: { model: { name: 'x', act: 'y', place: 6 }, also: [] } }],
        {},
      ],
      path: [[{ question: 'x' }], ['x']],
      lit: [{ nodes: 'x', said: {} }, { nodes: [] }, { nodes: [], said: { x: 3 } }, 3],
      expected: [
        { level: [] },
        null,
        { ...whole.view.expected, actions: [3] },
        { ...whole.view.expected, level: { model: 'x', also: [] } },
        { ...whole.view.expected, consent: { model: 'x' } },
      ],
      large: ['yes'],
      keys: ['yes'],
      phones: [3, { key: 3, letters: 'HKLM', opens: 'stage' }, { key: 'HKLM', opens: 'all' }],
      poll: [
        3,
        { ...shownPoll, asked: 3 },
        { ...shownPoll, options: 'one' },
        { ...shownPoll, counts: [[1]] },
        {
          ...shownPoll,
          counts: [
            [1, 2],
            [1, -2],
          ],
        },
        { ...shownPoll, people: 'many' },
        { ...shownPoll, again: undefined },
      ],
      timer: [{ minutes: 0, startedAt: 1 }, { minutes: 5 }, 5],
    }).flatMap(([field, values]) =>
      values.map((value): [string, (said: Said) => unknown] => [
        field,
        (said) => ({ ...said, view: { ...said.view, [field]: value } }),
      ]),
    ),
  ];
  test.each(spoilt)('a message is let pass where %s is not what it should be', (_, spoil) => {
    expect(readSaid(spoil(whole))).toBeUndefined();
  });
});
