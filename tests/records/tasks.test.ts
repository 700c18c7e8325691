import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actions } from '../../machines/actions.ts';
import { keysOf } from '../../machines/grammar/known.ts';
import { accountOf } from '../../src/handover/document.ts';
import { rowsOf } from '../../src/handover/rows.ts';
import { bundleText, toConfirm } from '../../src/handover/bundle.ts';
import { fullText } from '../../src/handover/text.ts';
import { append, type Writer } from '../../src/records/chain.ts';
import { offeredIn } from '../../src/records/offered.ts';
import { openIn, tasksOf } from '../../src/records/course.ts';
import {
  addedTo,
  decisionOf,
  fieldsOf,
  type AddedKind,
  type Entries,
  type Fields,
} from '../../src/records/entry.ts';
import { apiece, filledIn } from '../../src/records/filledIn.ts';
import { summaryOf } from '../../src/records/summary.ts';
import { tasksIn, ticked, unticked } from '../../src/records/tasks.ts';
import { faultsIn } from '../../src/records/verify.ts';
import { workIn } from '../../src/records/work.ts';
import { device, followedThrough, kept, verifies, week, written, type Next } from './kept.ts';
import { recordOf } from './made.ts';

const tasks = (entries: Entries) => tasksOf(decisionOf(entries)!, addedTo(entries));
const open = (entries: Entries) => unticked(tasks(entries)).map(({ does }) => does);
const who = 'Priya Nair, deputy';
const add = (
  entries: Entries,
  kind: AddedKind,
  fields: Fields,
  writer: Writer = written('2026-12-05T10:00:00.000Z'),
) => {
  const shown = fieldsOf(kind).flatMap(({ name }) =>
    fields[name] ? [[name, fields[name]] as const] : [],
  );
  return append(entries, { kind, title: kind, fields, shown, clocks: [] }, writer);
};
const when = '2026-12-05T09:00:00.000Z';
const tick = (entries: Entries, task: string, note = '', writer?: Writer) =>
  add(entries, 'task-done', { task, when, who, ...(note ? { note } : {}) }, writer);
const untick = (entries: Entries, task: string) =>
  add(entries, 'task-undone', { task, why: 'It was the other child’s.' });
const fresh = await kept();
const first = unticked(tasks(fresh))[0]!;

describe('what is to be done', () => {
  test('is what the decision brought that no other entry shows, but for what holds for as long as the case lasts', () => {
    expect(unticked(tasks(fresh)).map(({ id }) => id)).toEqual([
      'agree-who-tells-the-family',
      'ground-to-be-recorded-after',
      'neglect-tool-and-chronology',
    ]);
    expect(tasks(fresh).map(({ id }) => id)).toContain('do-not-approach-the-family');
  });
  test('is what was agreed since, a task for each line, without its bullet', async () => {
    const [talk] = week.slice(1, 2) as [Next];
    const agreed = '- Ring Rosa\n\n  • See him on Friday  \n';
    const entries = await kept([[talk[0], talk[1], { ...talk[2], agreed }]]);
    expect(open(entries).slice(-2)).toEqual(['Ring Rosa', 'See him on Friday']);
    expect(open(await kept(week)).slice(-4)).toEqual([
      'See him again on Friday',
      'Sam sends the chronology today',
      'PC Amin sees the uncle by Friday',
      'Sam rings Rosa every Monday',
    ]);
  });
  test('is done at the moment of the entry that shows it, by whoever wrote that', async () => {
    const done = tasks(await kept(followedThrough)).flatMap(({ id, done }) =>
      done ? [[id, done.at, done.ticked]] : [],
    );
    expect(done).toEqual([
      ['ring-front-door', '2026-11-24T14:50:00.000Z', false],
      ['written-follow-up', '2026-11-25T09:15:00.000Z', false],
      ['hear-what-they-decided', '2026-11-27T10:00:00.000Z', false],
      ['chase-if-nothing-heard', '2026-11-26T16:30:00.000Z', false],
    ]);
  });
  test('has a tick for every action but those that an entry shows and those that are never done with', () => {
    const all = tasksIn(
      keysOf(actions).map((id) => ({ id, do: id, how: '', by: '', sources: [] })),
      [],
    );
    expect(all.filter(({ toTick }) => !toTick)).toHaveLength(20);
    expect(all).toHaveLength(keysOf(actions).length);
  });
});

describe('a tick', () => {
  test('says who did it and when, and can be taken back and made again; all of it stands in a whole chain', async () => {
    const once = await tick(fresh, first.id, 'At the school gate');
    expect(ticked(tasks(once))).toMatchObject([
      { id: first.id, done: { at: when, who, note: 'At the school gate' } },
    ]);
    const back = await untick(once, first.id);
    expect([ticked(tasks(back)), open(back)]).toEqual([[], open(fresh)]);
    const again = await tick(back, first.id);
    expect(ticked(tasks(again))).toHaveLength(1);
    expect(again.map(({ kind }) => kind)).toEqual([
      'decision',
      'task-done',
      'task-undone',
      'task-done',
    ]);
    expect(await faultsIn(again, verifies)).toEqual([]);
  });
  test('is offered while something is open, and taken back while something is ticked', async () => {
    const has = (entries: Entries) =>
      (['task-done', 'task-undone'] as const).map((kind) => offeredIn(entries).includes(kind));
    expect(has(fresh)).toEqual([true, false]);
    let all = await tick(fresh, first.id);
    expect(has(all)).toEqual([true, true]);
    for (const { id } of unticked(tasks(all))) all = await tick(all, id);
    expect(has(all)).toEqual([false, true]);
  });
  test('of several tasks at once is an entry each, in the words of its task', () => {
    const all = unticked(tasks(fresh));
    const ids = all.map(({ id }) => id).join(' ');
    const text = {
      add: '',
      title: '',
      lead: '',
      fields: {
        task: { ask: 'What?' },
        when: { ask: 'When?' },
        who: { ask: 'Who?' },
        note: { ask: 'Note' },
      },
    };
    const each = apiece('task-done', { task: ids, when, who, note: '' }).map((typed) =>
      filledIn('task-done', typed, text, all),
    );
    expect(each.map(({ fields }) => fields['task'])).toEqual(all.map(({ id }) => id));
    expect(each.map(({ shown }) => shown[0])).toEqual(all.map(({ does }) => ['What?', does]));
    expect(apiece('closed', { why: 'Done with' })).toEqual([{ why: 'Done with' }]);
  });
  test('ends nothing that a clock counts, and what is not ticked keeps no record open', async () => {
    const entries = await kept([], recordOf({ account: { reviewOn: '' } }));
    expect(openIn(entries)).toEqual(openIn(await tick(entries, first.id)));
    expect(
      openIn(await kept(followedThrough.slice(0, 4), recordOf({ account: { reviewOn: '' } }))),
    ).toEqual([]);
  });

  test('whatever is ticked and taken back, in whatever order: the last word on each task stands, and nothing else changes', async () => {
    const whole = await kept(week.slice(0, 5));
    const ids = unticked(tasks(whole)).map(({ id }) => id);
    const other = await device();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...ids), fc.boolean()), { maxLength: 6 }),
        async (acts) => {
          let entries = whole;
          for (const [i, [id, isDone]] of acts.entries())
            entries = isDone
              ? await tick(entries, id, '', {
                  ...written(when),
                  signer: i % 2 ? other : written(when).signer,
                })
              : await untick(entries, id);
          const last = new Map(acts);
          expect(unticked(tasks(entries)).map(({ id }) => id)).toEqual(
            ids.filter((id) => !last.get(id)),
          );
          expect(tasks(entries).map(({ id, does }) => [id, does])).toEqual(
            tasks(whole).map(({ id, does }) => [id, does]),
          );
          expect(entries.slice(0, whole.length)).toEqual(whole);
          expect(await faultsIn(entries, verifies)).toEqual([]);
        },
      ),
      { seed: 1989, numRuns: 25 },
    );
  });
});

describe('what waits for a tick', () => {
  const line = (entries: Entries) =>
    workIn([summaryOf(entries)], new Date('2027-06-01T10:00:00Z')).find(
      ({ what }) => what === 'tick',
    );
  test('stands in one line of the work list, with how many, last, and is never late', async () => {
    const entries = await kept(week);
    expect(line(entries)).toMatchObject({
      stands: 'open',
      tasks: 7,
      daysLate: 0,
      by: recordOf().finishedAt,
    });
    expect(workIn([summaryOf(entries)], new Date('2026-11-24T15:00:00Z')).at(-1)).toMatchObject({
      what: 'tick',
    });
    let all: Entries = entries;
    for (const { id } of unticked(tasks(entries))) all = await tick(all, id);
    expect(line(all)).toBeUndefined();
  });
  test('stands no more once the record is closed', async () => {
    expect(line(await kept(followedThrough))).toBeUndefined();
  });
});

describe('what a paper says will be done', () => {
  const agreed = [
    'Rosa, his aunt: collect him each day. By: Friday 11 December 2026',
    'Sam: ring Rosa. By: Friday 11 December 2026',
    'Ms Adeyemi: move his seat. By: Monday 14 December 2026',
    'Dana: see him at home on 9 December 2026',
  ].join('\n');
  const entries = kept([['2026-12-04T10:00:00.000Z', 'paper', { when, which: 'plan', agreed }]]);
  const waits = async (of: Entries, at: string) =>
    workIn([summaryOf(of)], new Date(at)).flatMap(({ what, stands, by }) =>
      what === 'planned' ? [`${stands} ${by.slice(0, 10)}`] : [],
    );
  test('waits by its day, once for each day; without one, with the rest that is to be ticked', async () => {
    const whole = await entries;
    expect(await waits(whole, '2026-12-10T10:00:00Z')).toEqual([
      'later 2026-12-11',
      'later 2026-12-14',
    ]);
    expect(await waits(whole, '2026-12-12T10:00:00Z')).toEqual([
      'late 2026-12-11',
      'later 2026-12-14',
    ]);
    expect(unticked(tasks(whole)).at(-1)).not.toHaveProperty('planned');
    expect(workIn([summaryOf(whole)], new Date(when)).find(({ what }) => what === 'tick')).toEqual(
      expect.objectContaining({ tasks: unticked(tasks(fresh)).length + 1 }),
    );
  });
  test('waits until all of a day is ticked, and keeps no record open', async () => {
    let whole = await entries;
    expect(openIn(whole)).toEqual(openIn(fresh));
    for (const { id, does } of unticked(tasks(whole)))
      if (does.includes('11 December')) whole = await tick(whole, id);
    expect(await waits(whole, '2026-12-12T10:00:00Z')).toEqual(['later 2026-12-14']);
  });
  test('is due on no day where what it was agreed in is no paper', async () => {
    const talk = await kept([
      ['2026-12-04T10:00:00.000Z', 'child-talk', { when, said: 'No.', agreed }],
    ]);
    expect(await waits(talk, '2026-12-12T10:00:00Z')).toEqual([]);
  });
});

describe('in what is handed over', () => {
  test('each task says who did it and when, beside what was agreed and where', async () => {
    const entries = await kept(week);
    const [agreed] = unticked(tasks(entries)).slice(-1);
    const done = await tick(entries, agreed!.id, 'She was in.');
    const rows = rowsOf(accountOf(decisionOf(done)!, addedTo(done)), 'agreed');
    expect(rows.map(({ term, said }) => [term, said]).at(-1)).toEqual([
      'Sam rings Rosa every Monday',
      'Agreed: conference, Friday 4 December 2026',
    ]);
    const said = `${who}, Saturday 5 December 2026, 9:00am. She was in.`;
    expect(rows.at(-1)!.about?.map((one) => one.said)).toEqual([said]);
    expect(await fullText(done, 'WS-AAAA-BBBB-CCCC')).toContain(`  Done: ${said}`);
  });
  test('a name that is held back is held back in what was agreed and in who did it too', async () => {
    const entries = await kept(week);
    const [agreed] = unticked(tasks(entries)).slice(-1);
    const done = await tick(entries, agreed!.id, 'Rosa was in.');
    const held = toConfirm([done], ['Rosa', 'Priya Nair'])
      .filter(({ kind }) => kind === 'name')
      .map(({ key }) => key);
    const { text } = await bundleText([done], new Set(held), {
      reference: '',
      at: new Date(when),
    });
    expect(text).toContain('every Monday');
    expect(text).not.toMatch(/Rosa|Priya/);
  });
});
