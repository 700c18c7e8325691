import { describe, expect, test } from 'vitest';
import type { EntriesText, ToolsText } from '../../content/schema.ts';
import { readText } from '../../src/cli/words.ts';
import { addedTo, decisionOf, type Entries } from '../../src/records/entry.ts';
import { summaryOf } from '../../src/records/summary.ts';
import { tasksOf, toDoIn, waitsIn } from '../../src/records/course.ts';
import { unticked } from '../../src/records/tasks.ts';
import { toolIds } from '../../src/records/tools.ts';
import { workIn } from '../../src/records/work.ts';
import { followedThrough, kept, type Next } from './kept.ts';

const tools = await readText<ToolsText>('tools.yaml');
const entryWords = await readText<EntriesText>('entries.yaml');

const at = '2026-11-25T10:00:00.000Z';
const wanted = (filledBy: string, tool = 'neglect-screening'): Next => [
  at,
  'tool-wanted',
  { tool, who: 'Ann Bell', ...(filledBy ? { filledBy } : {}) },
];
const open = (entries: Entries) =>
  unticked(tasksOf(decisionOf(entries), addedTo(entries))).filter(
    ({ agreedIn }) => agreedIn?.kind === 'tool-wanted',
  );
const waits = (entries: Entries) => waitsIn(entries).filter(({ what }) => what === 'planned');

test('every screening tool can be noted to be filled in, under its own name', () => {
  expect(Object.keys(tools).sort()).toEqual([...toolIds].sort());
  const choices = entryWords['tool-wanted']?.fields['tool']?.choices ?? {};
  for (const id of toolIds) expect(choices[id]).toBe(tools[id]?.name);
});

describe('a tool that is to be filled in', () => {
  test('is a task, with who fills it in and by when, until it is ticked', async () => {
    const entries = await kept([wanted('2026-12-14')]);
    const [task] = open(entries);
    expect(task?.does).toBe('neglect-screening: Ann Bell, 2026-12-14');
    const done = await kept([
      wanted('2026-12-14'),
      ['2026-12-01T10:00:00.000Z', 'task-done', { task: task?.id ?? '', when: at, who: 'Ann' }],
    ]);
    expect(open(done).map(({ id }) => id)).not.toContain(task?.id);
  });
  test('waits by its day, late once it is over, and without a day only for its tick', async () => {
    const entries = await kept([wanted('2026-12-14'), wanted('2026-12-07', 'dash'), wanted('')]);
    expect(open(entries)).toHaveLength(3);
    expect(waits(entries).map(({ by }) => by)).toEqual([
      '2026-12-07T23:59:00.000Z',
      '2026-12-14T23:59:00.000Z',
    ]);
    const stands = (now: string) =>
      workIn([summaryOf(entries)], new Date(now)).find(({ what }) => what === 'planned')?.stands;
    expect(stands('2026-12-06T10:00:00Z')).toBe('later');
    expect(stands('2026-12-07T10:00:00Z')).toBe('today');
    expect(stands('2026-12-08T10:00:00Z')).toBe('late');
    expect(waits(await kept([wanted('')]))).toEqual([]);
  });
  test('changes nothing of what the decision brought, and keeps no record open', async () => {
    const entries = await kept([wanted('2026-12-14')]);
    expect(toDoIn(decisionOf(entries)!, addedTo(entries))).toEqual(
      toDoIn(decisionOf(entries)!, []),
    );
    expect(waits(await kept([wanted('2026-12-14'), ...followedThrough]))).toEqual([]);
  });
});
