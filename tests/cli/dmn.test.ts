import { DmnModdle } from 'dmn-moddle';
import { evaluate, unaryTest } from 'feelin';
import { expect, test } from 'vitest';
import type { Memory } from '../../machines/grammar/fact.ts';
import { walkJourney } from '../../machines/grammar/journey.ts';
import { journeys } from '../../machines/journeys.ts';
import { decisions } from '../../src/cli/charts.ts';
import { models } from '../../src/cli/models.ts';
import { everyStage } from './told.ts';

/*
 * A reader of our own of DMN: it knows what the standard says of requirements, tables and their hit
 * policies, and nothing of Windscreen. FEEL is evaluated by feelin.
 */
interface Text {
  readonly text: string;
}
interface Table {
  readonly $type: 'dmn:DecisionTable';
  readonly hitPolicy: string;
  readonly input: readonly { readonly inputExpression: Text }[];
  readonly output: readonly { readonly outputValues: Text }[];
  readonly annotation: readonly { readonly name: string }[];
  readonly rule: readonly {
    readonly inputEntry?: readonly Text[];
    readonly outputEntry: readonly Text[];
    readonly annotationEntry: readonly Text[];
  }[];
}
interface Literal extends Text {
  readonly $type: 'dmn:LiteralExpression';
}
interface Element {
  readonly $type: string;
  readonly id: string;
  readonly name: string;
  readonly variable: { readonly typeRef: string };
  readonly informationRequirement?: readonly {
    readonly requiredDecision?: { readonly href: string };
    readonly requiredInput?: { readonly href: string };
  }[];
  readonly decisionLogic: Table | Literal;
}
interface Definitions {
  readonly name: string;
  readonly itemDefinition: readonly { readonly name: string; readonly allowedValues?: Text }[];
  readonly drgElement: readonly Element[];
}
type Values = Readonly<Record<string, unknown>>;

const files = Object.entries(await models()).filter(([name]) => name.endsWith('.dmn'));
const read = new Map<string, Definitions>();
for (const [name, xml] of files) {
  const { rootElement, warnings } = await new DmnModdle().fromXML(xml);
  expect(warnings, name).toEqual([]);
  read.set(name.replace('.dmn', ''), rootElement as Definitions);
}

/** FEEL is pure: what was evaluated once is not parsed again. */
const evaluated = new Map<string, unknown>();
const once = (kind: string, text: string, values: Values, run: () => unknown): unknown => {
  const key = `${kind} ${text} ${JSON.stringify(values)}`;
  if (!evaluated.has(key)) evaluated.set(key, run());
  return evaluated.get(key);
};
const feel = (text: string, values: Values) =>
  once('value', text, values, () => evaluate(text, values).value);
const isHit = (text: string, given: unknown) =>
  text === '-' ||
  once('test', text, { '?': given }, () => unaryTest(text, { '?': given }).value) === true;

function ofTable({ hitPolicy, input, output, rule }: Table, values: Values): unknown {
  const given = input.map(({ inputExpression }) => feel(inputExpression.text, values));
  const hits = rule
    .filter(({ inputEntry = [] }) => inputEntry.every(({ text }, n) => isHit(text, given[n])))
    .map(({ outputEntry }) => feel(outputEntry[0]!.text, values));
  const allowed = feel(`[${output[0]!.outputValues.text}]`, values) as readonly unknown[];
  expect(hits.filter((hit) => !allowed.includes(hit))).toEqual([]);
  if (hitPolicy === 'FIRST') return hits[0] ?? null;
  if (hitPolicy === 'PRIORITY') return allowed.find((one) => hits.includes(one)) ?? null;
  throw new Error(`${hitPolicy} is not read here`);
}

/** What a decision comes to, once all that it requires has. It sees nothing that it does not require. */
function valueOf(
  all: Definitions,
  name: string,
  inputs: Values,
  known: Map<string, unknown>,
): unknown {
  if (known.has(name)) return known.get(name);
  const element = all.drgElement.find(({ id }) => id === name);
  if (!element) throw new Error(`${name} is not defined`);
  const values = Object.fromEntries(
    (element.informationRequirement ?? []).map(({ requiredDecision, requiredInput }) => {
      const id = (requiredDecision ?? requiredInput)!.href.slice(1);
      return [id, requiredInput ? (inputs[id] ?? null) : valueOf(all, id, inputs, known)];
    }),
  );
  const { decisionLogic: logic } = element;
  const value =
    logic.$type === 'dmn:DecisionTable' ? ofTable(logic, values) : feel(logic.text, values);
  known.set(name, value);
  return value;
}

/** Everything given at once, as a DMN engine is given it: the answers, and what was decided before. */
function decided(id: string, answers: Memory, before: Memory) {
  const all = read.get(id)!;
  const given = (name: string) => `given_${name.replaceAll('-', '_')}`;
  const own = decisions.find(({ spec }) => spec.id === id)!.spec.questions;
  const asked = Object.entries(answers).filter(([name]) => name in own);
  const inputs = Object.fromEntries(
    [...Object.entries(before), ...asked].map(([name, value]) => [given(name), value]),
  );
  const known = new Map<string, unknown>();
  const value = (name: string) =>
    all.drgElement.some((one) => one.id === name) ? valueOf(all, name, inputs, known) : undefined;
  return { outcome: value('outcome'), level: value('level') };
}

test('each decision, as DMN tables, comes to what the app comes to at every stage of every scenario.', async () => {
  const ran = new Set<string>();
  for (const { name, journey, answers } of await everyStage()) {
    let before: Memory = {};
    for (const walk of walkJourney(journeys[journey], answers).walks) {
      ran.add(walk.decision);
      const { outcome, level } = decided(walk.decision, answers, before);
      expect(outcome, `${name} ${walk.decision}`).toBe(walk.done ? walk.outcome : null);
      expect(level ?? before['level'], `${name} ${walk.decision}`).toBe(walk.memory['level']);
      before = walk.memory;
    }
  }
  expect([...ran].sort()).toEqual(decisions.map(({ spec }) => spec.id).sort());
});

test('without an answer that is asked for, or with one that is not offered there, no outcome is reached.', () => {
  expect(decided('asking', { direction: 'asked' }, {})).toEqual({ outcome: null });
  const calm = { 'allocated-worker': 'no', 'works-with-children': 'no', concerns: [], harm: 'no' };
  const level = { level: 'record-only' };
  expect(decided('need', calm, level).outcome).toBeNull();
  const live = {
    mode: 'live',
    role: 'police',
    hours: 'office',
    'law-edition': '2024',
    age: 'unborn',
  };
  expect(decided('givens', { ...live, area: 'cumberland' }, {}).outcome).toBe('ready');
  expect(decided('givens', { ...live, area: 'cumbria-to-2025' }, {}).outcome).toBeNull();
});

test('each question is a table by the first row that holds, each answer with its allowed values, each row in words.', () => {
  for (const { spec } of decisions) {
    const { drgElement, itemDefinition } = read.get(spec.id)!;
    for (const [question, asked] of Object.entries(spec.questions)) {
      const name = question.replaceAll('-', '_');
      const { decisionLogic } = drgElement.find(({ id }) => id === `next_${name}`)!;
      const { hitPolicy, rule, annotation } = decisionLogic as Table;
      expect([hitPolicy, annotation[0]!.name]).toEqual(['FIRST', 'In words']);
      expect(rule.filter(({ annotationEntry }) => annotationEntry.length !== 1)).toEqual([]);
      const allowed = itemDefinition.find((type) => type.name === `t_given_${name}`)!.allowedValues;
      const answers = 'tick' in asked ? asked.tick : Object.keys(asked);
      expect(allowed!.text.split(', ').map((one) => JSON.parse(one) as string)).toEqual(answers);
    }
  }
});
