import { answersNow } from '../../machines/successors.ts';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { readContent } from '../../content/plugin.ts';
import type { ScenarioText } from '../../content/schema.ts';
import type { Memory } from '../../machines/grammar/fact.ts';
import { Attempt } from '../../src/training/practise/attempt.svelte.ts';
import { readCode } from '../../src/training/room/code.ts';
import { progressHere } from '../../src/training/practise/progress.ts';
import { restored } from '../../src/training/room/keptRoom.ts';
import { toldOf } from '../../src/training/room/told.ts';
import { codesAgain, peopleIn } from '../../src/training/room/spread.ts';
import { fileOf } from '../records/made.ts';
import { readWords } from '../records/words.ts';
import { askedLater, jsonOf, textOf, type Stores } from './kept.ts';
import { openScenario } from '../open/inWords.ts';

const scenarioOf = async (id: string) =>
  (await readContent(
    new URL(`../../content/scenarios/${id}.yaml`, import.meta.url).pathname,
  )) as ScenarioText;
const { local, session } = jsonOf<Stores>('training/tab.json');
const inTab = (name: string): unknown => JSON.parse(session[`windscreen.${name}`]!);
afterEach(() => vi.unstubAllGlobals());

describe('a code of a room', () => {
  const codes =
    jsonOf<{ scenario: string; stage: number; code: string; answers: Memory }[]>(
      'training/codes.json',
    );
  test.each(codes)(
    '$code of $scenario, stage $stage, is the path that it was given for, or is refused; it is never another',
    async (kept) => {
      const read = readCode(kept.code, kept.scenario, kept.stage, await scenarioOf(kept.scenario));
      expect([
        { answers: kept.answers },
        { refused: 'stale' },
        { refused: 'wrong' },
      ]).toContainEqual(read);
    },
  );

  test('that a tab kept under other rules is left out, and never counted as another path', async () => {
    const id = 's03-no-thank-you';
    const again = codesAgain(inTab(`codes.${id} 0`), {
      id,
      stage: 0,
      scenario: await scenarioOf(id),
    });
    expect(peopleIn(again)).toBe(0);
  });
});

describe('training', () => {
  test.each(['s03-no-thank-you', 's14-dc-marsh-quick-favour'])(
    'under way at %s goes on where it was left',
    async (id) => {
      const attempt = new Attempt(await scenarioOf(id));
      const left = inTab(`practice.${id}`) as { readonly answers: Memory };
      attempt.takeUp(left);
      expect(attempt.kept).toEqual({ ...left, answers: answersNow(left.answers) });
      expect(attempt.path.setAside.filter((question) => !askedLater.includes(question))).toEqual(
        [],
      );
    },
  );

  test('that was being told to a room goes on where it stood', async () => {
    const id = 's03-no-thank-you';
    const { kept } = inTab('room') as { kept: Record<string, unknown> };
    const told = toldOf(id, await scenarioOf(id), await readWords());
    expect(restored(told, kept[id])?.context.now).toMatchObject({
      shown: 'story',
      stage: 0,
      released: 1,
    });
  });

  test('that was done is remembered', () => {
    vi.stubGlobal('localStorage', { getItem: (name: string) => local[name] ?? null });
    expect(progressHere().practised).toEqual([
      {
        scenario: 's03-no-thank-you',
        stage: 0,
        missed: expect.arrayContaining(['harm']) as string[],
        at: '2026-11-26T10:41:00.000Z',
      },
    ]);
  });

  test('that someone wrote opens from its file', async () => {
    expect(await openScenario(fileOf(textOf('training/scenario.json')))).toMatchObject({
      scenario: { title: 'A favour, asked quickly', stages: [{}, {}, {}] },
    });
  });
});
