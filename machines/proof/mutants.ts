import { arms, compile, isTickList, type Choice, type Decision, type Route, type Spec } from '../core/decision.ts';
import type { Fact } from '../core/fact.ts';
import type { Journey } from '../core/journey.ts';

/** One fault, and the journey that has it. */
export interface Mutant {
  readonly kind: string;
  readonly fault: string;
  readonly journey: () => Journey;
}

/** Every single fault of these kinds that can be made in a journey. */
export function* mutants(journey: Journey): Generator<Mutant> {
  for (const { decision } of journey.stages) {
    const { spec } = decision;
    for (const { kind, fault, made } of [...routesWrong(spec), ...factsWrong(spec)])
      yield { kind, fault: `${spec.id}: ${fault}`, journey: () => replace(journey, decision, compile(made)) };
  }
  yield* floorsWrong(journey);
  for (const [action, { when }] of Object.entries(journey.actions)) {
    const with_ = (less: Fact) => () => ({ ...journey, actions: { ...journey.actions, [action]: { when: less } } });
    yield { kind: 'drop action', fault: action, journey: with_({ never: ['never'] }) };
    for (const [fault, less] of weaker(when)) yield { kind: 'weaken action', fault: `${action}: ${fault}`, journey: with_(less) };
  }
}

interface Fault {
  readonly kind: string;
  readonly fault: string;
  readonly made: Spec;
}

function* routesWrong(spec: Spec): Generator<Fault> {
  const order = [...Object.keys(spec.questions), ...spec.outcomes];
  const set = (question: string, answer: string, route: Route | undefined): Spec => {
    if (question === 'start') return { ...spec, start: route! };
    const asked = spec.questions[question]!;
    if (isTickList(asked)) return { ...spec, questions: { ...spec.questions, [question]: { ...asked, then: route! } } };
    const { [answer]: _, ...others } = asked;
    return { ...spec, questions: { ...spec.questions, [question]: route === undefined ? others : { ...asked, [answer]: route } } };
  };

  const all: [string, string, Route][] = [['start', '', spec.start]];
  for (const [question, asked] of Object.entries(spec.questions))
    if (isTickList(asked)) all.push([question, 'then', asked.then]);
    else for (const [answer, route] of Object.entries(asked)) all.push([question, answer, route]);

  for (const [question, answer, route] of all) {
    for (const { target, guard } of arms(route)) {
      const to = (other: string): Route => (typeof route === 'string' ? other : { ...route, [guard ?? 'otherwise']: other });
      const ahead = order.slice(order.indexOf(question) + 1).filter((step) => step !== target);
      for (const other of new Set([
        spec.outcomes[0]!,
        spec.outcomes.at(-1)!,
        ahead.find((step) => step in spec.questions) ?? '',
        neighbour(spec.outcomes, target),
      ]))
        if (other && other !== target)
          yield {
            kind: 'retarget edge',
            fault: `${question} ${answer} ${guard ?? ''} → ${other}, not ${target}`,
            made: set(question, answer, to(other)),
          };
      if (typeof route !== 'string' && guard) {
        const { [guard]: _, ...rest } = route;
        if (Object.keys(rest).length > 0)
          yield { kind: 'drop branch', fault: `${question} ${answer} if ${guard} → ${target}`, made: set(question, answer, rest) };
        else yield { kind: 'drop branch', fault: `${question} ${answer} offered always`, made: set(question, answer, target) };
      }
    }
  }
  for (const [question, asked] of Object.entries(spec.questions)) {
    if (isTickList(asked)) continue;
    for (const [one, other] of [
      ['yes', 'unsure'],
      ['no', 'unsure'],
      ['yes', 'no'],
    ] as const) {
      const { [one]: a, [other]: b } = asked as Choice;
      if (a !== undefined && b !== undefined && JSON.stringify(a) !== JSON.stringify(b))
        yield {
          kind: 'swap answers',
          fault: `${question}: ${one} and ${other}`,
          made: { ...spec, questions: { ...spec.questions, [question]: { ...asked, [one]: b, [other]: a } } },
        };
    }
  }
}

const neighbour = (outcomes: readonly string[], target: string) =>
  (outcomes.includes(target) ? outcomes[outcomes.indexOf(target) - 1] : undefined) ?? '';

function* factsWrong(spec: Spec): Generator<Fault> {
  for (const [name, fact] of Object.entries(spec.facts ?? {}))
    for (const [fault, less] of weaker(fact))
      yield { kind: 'weaken fact', fault: `${name}: ${fault}`, made: { ...spec, facts: { ...spec.facts, [name]: less } } };
}

/** The fact with one accepted answer forgotten. */
function* weaker(fact: Fact): Generator<[string, Fact]> {
  const list = (Array.isArray(fact) ? fact : [fact]) as Record<string, readonly string[]>[];
  for (const [i, all] of list.entries())
    for (const [question, accepted] of Object.entries(all))
      for (const answer of accepted)
        yield [`without ${question} ${answer}`, list.with(i, { ...all, [question]: accepted.filter((one) => one !== answer) })];
}

function* floorsWrong(journey: Journey): Generator<Mutant> {
  const scale = journey.stages.map(({ decision }) => decision.spec.scale).find(Boolean)!;
  for (const [question, floors] of Object.entries(scale.floors))
    for (const [answer, level] of Object.entries(floors)) {
      const { [answer]: _, ...others } = floors;
      const lower = scale.levels[scale.levels.indexOf(level) - 1]!;
      for (const [fault, made] of [
        ['none', others],
        [lower, { ...floors, [answer]: lower }],
      ] as const)
        yield {
          kind: 'weaken floor',
          fault: `${question} ${answer}: ${fault}, not ${level}`,
          journey: () =>
            journey.stages.reduce(
              (made_, { decision }) =>
                decision.spec.scale
                  ? replace(
                      made_,
                      decision,
                      compile({ ...decision.spec, scale: { ...scale, floors: { ...scale.floors, [question]: made } } }),
                    )
                  : made_,
              journey,
            ),
        };
    }
}

const replace = (journey: Journey, old: Decision, made: Decision): Journey => ({
  ...journey,
  stages: journey.stages.map((stage) => (stage.decision === old ? { ...stage, decision: made } : stage)),
});
