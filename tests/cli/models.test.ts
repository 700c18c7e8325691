import { createMachine, initialTransition, transition, type AnyMachineSnapshot } from 'xstate';
import { expect, test } from 'vitest';
import type { Memory } from '../../machines/grammar/fact.ts';
import { stageOf, walkJourney } from '../../machines/grammar/journey.ts';
import { journeys } from '../../machines/journeys.ts';
import { decisions } from '../../src/cli/charts.ts';
import { models } from '../../src/cli/models.ts';
import type { Model } from '../../src/cli/models/xstate.ts';
import { implementationsOf } from '../../src/library/implementations.ts';
import { everyStage } from './told.ts';

const files = await models();
const stages = await everyStage();
const modelIn = (name: string) => JSON.parse(files[`${name}.xstate.json`]!) as Model;

/** Runs a model as anyone would who has only its file: each question is sent its answer. */
function run(model: Model, answers: Memory, before: Memory = {}) {
  // what XState takes as JSON is looser than its types
  const machine = createMachine({ ...model, context: { memory: before } } as never).provide(
    implementationsOf(model) as never,
  );
  const at = ({ value }: AnyMachineSnapshot) =>
    typeof value === 'string' ? value : String(Object.values(value)[0]);
  let [snapshot] = initialTransition(machine) as [AnyMachineSnapshot, unknown];
  const asked: string[] = [];
  while (snapshot.status !== 'done') {
    const question = at(snapshot);
    const answer = answers[question];
    if (answer === undefined) break;
    asked.push(question);
    const event =
      typeof answer === 'string' ? { type: answer } : { type: 'ticked', ticked: answer };
    const next = transition(machine, snapshot, event as never)[0] as AnyMachineSnapshot;
    if (next.value === snapshot.value) break;
    snapshot = next;
  }
  return { asked, end: at(snapshot), memory: (snapshot.context as { memory: Memory }).memory };
}

test('each journey is a model of XState that ends every stage of every scenario as the app does.', () => {
  expect(stages.length).toBeGreaterThan(100);
  for (const { name, journey, answers } of stages) {
    const { walks, memory } = walkJourney(journeys[journey], answers);
    expect(run(modelIn(`journey-${journey}`), answers), name).toEqual({
      asked: walks.flatMap(({ steps }) => steps.map(({ question }) => question)),
      end: 'ended',
      memory,
    });
  }
});

test('each decision is one too, begun with what the earlier decisions left behind.', () => {
  const ran = new Set<string>();
  for (const { name, journey, answers } of stages) {
    let before: Memory = {};
    for (const { decision, steps, memory, ...walk } of walkJourney(journeys[journey], answers)
      .walks) {
      ran.add(decision);
      expect(run(modelIn(decision), answers, before), `${name} ${decision}`).toEqual({
        asked: steps.map(({ question }) => question),
        end: walk.done ? walk.outcome : walk.question,
        memory,
      });
      before = memory;
    }
  }
  expect([...ran].sort()).toEqual(decisions.map(({ spec }) => spec.id).sort());
});

test('a model stops where the app does: at the end outside England, and at a question without an answer.', () => {
  const outside = { 'immediate-danger': 'no', mode: 'live', role: 'police', area: 'wales' };
  expect(run(modelIn('journey-refer'), outside)).toMatchObject({
    end: 'ended',
    memory: { givens: 'not-england' },
  });
  expect(run(modelIn('journey-refer'), { ...outside, area: 'own-pack' }).end).toBe('hours');
  const noChildAtRisk = { 'immediate-danger': 'no', ...{ mode: 'live', role: 'police' } };
  expect(run(modelIn('journey-share'), noChildAtRisk).end).toBe('area');
});

test('what may be ticked, and what only while a fact holds, stands beside its question.', () => {
  const { spec } = stageOf(journeys.refer, 'consent').decision;
  const { meta, states } = modelIn('consent');
  const { exceptions } = states as { exceptions: { meta: { tick: string[]; only: object } } };
  expect(spec.questions['exceptions']).toHaveProperty('tick', exceptions.meta.tick);
  expect(exceptions.meta.only).toEqual({ delay: 'consent/urgent', 'no-time': 'consent/urgent' });
  expect(meta.facts).toHaveProperty(['consent/urgent'], { level: ['refer-urgently'] });
});
