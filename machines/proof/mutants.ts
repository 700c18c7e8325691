import {
  arms,
  compile,
  isTickList,
  questionOf,
  type Decision,
  type Route,
  type Spec,
} from '../grammar/decision.ts';
import { either, type Fact } from '../grammar/fact.ts';
import type { Journey } from '../grammar/journey.ts';
import { entryOf } from '../grammar/known.ts';

/** Every kind of fault that can be made. */
export const faultKinds = [
  'retarget-edge',
  'drop-branch',
  'swap-answers',
  'weaken-fact',
  'weaken-floor',
  'drop-action',
  'weaken-action',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** Where a fault is and what it does there, by ids: what it does not touch is left out. */
interface Touched {
  readonly decision?: string;
  readonly question?: string;
  readonly answer?: string;
  /** The answer that changes places with it. */
  readonly other?: string;
  /** The fact that the route or the fault is of. */
  readonly fact?: string;
  readonly action?: string;
  /** Where it should lead, or what it should be at least. */
  readonly was?: string;
  /** Where it leads instead, or what is enough; none, where nothing is left of it. */
  readonly becomes?: string;
}

/** One fault that could be made in the declarations, and how to make it. */
export interface Fault {
  readonly kind: FaultKind;
  readonly name: string;
  readonly touched: Touched;
  /** A journey with the fault in it. Throws where the declaration itself refuses it. */
  readonly in: (journey: Journey) => Journey;
}
/** What a promise must tell of itself to be tried on a fault. */
interface Law {
  readonly name: string;
  readonly check: (journey: Journey) => { readonly broken?: string };
  readonly facts?: readonly Fact[];
}

/** Every single fault of seven kinds that can be made in some journeys, each once. */
export function faults(journeys: readonly Journey[]): Fault[] {
  const decisions = [
    ...new Set(journeys.flatMap(({ stages }) => stages.map(({ decision }) => decision))),
  ];
  const all = [
    ...decisions.flatMap((decision) =>
      [...wrongRoutes(decision.spec), ...wrongFacts(decision.spec)].map(
        ({ kind, name, touched, spec }) => ({
          kind,
          name: `${decision.spec.id}: ${name}`,
          touched: { decision: decision.spec.id, ...touched },
          in: (journey: Journey) => replace(journey, decision, compile(spec)),
        }),
      ),
    ),
    ...wrongFloors(decisions),
    ...[...new Set(journeys.map(({ actions }) => actions))].flatMap((actions) => [
      ...wrongActions(actions),
    ]),
  ];
  return all;
}

/** What stands for a promise where the declaration itself refuses a fault. */
export const refused = 'refused when declared';

/**
 * The first promise found that a fault breaks, or nothing. Those that speak of what the fault touches
 * are tried first; a declaration that is refused counts as killed.
 */
export function killerOf(
  fault: Fault,
  journeys: Readonly<Record<string, Journey>>,
  lawsOf: Readonly<Record<string, readonly Law[]>>,
): string | undefined {
  const made = new Map<string, Journey>();
  try {
    for (const [id, journey] of Object.entries(journeys)) made.set(id, fault.in(journey));
  } catch {
    return refused;
  }
  const near = kinship(fault, lawsOf);
  const tries = Object.entries(lawsOf).flatMap(([id, laws]) => {
    const faulty = made.get(id);
    if (!faulty) throw new Error(`laws are kept for a journey "${id}", which is not there`);
    return faulty === journeys[id] ? [] : laws.map((law) => ({ law, faulty, near: near(law) }));
  });
  tries.sort((a, b) => b.near - a.near);
  const killer = tries.find(({ law, faulty }) => law.check(faulty).broken);
  if (killer) kills.set(killer.law, (kills.get(killer.law) ?? 0) + 1);
  return killer?.law.name;
}
const kills = new Map<Law, number>();

const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .split(/[^\w-]+/)
    .filter(Boolean);

/** How much a promise speaks of what a fault touches: a word that few promises speak of counts for more. */
function kinship(fault: Fault, lawsOf: Readonly<Record<string, readonly Law[]>>) {
  const laws = Object.values(lawsOf).flat();
  const touched = new Set(wordsOf(fault.name));
  const speaking = new Map(
    [...touched].map((word) => [word, laws.filter((law) => speaksOf(law).has(word)).length]),
  );
  return (law: Law): number => {
    const shared = [...touched].filter((word) => speaksOf(law).has(word));
    const rarity = shared.reduce(
      (sum, word) => sum + Math.log(laws.length / (speaking.get(word) ?? 1)),
      0,
    );
    return rarity + Math.log1p(kills.get(law) ?? 0);
  };
}

const spoken = new WeakMap<Law, ReadonlySet<string>>();
const speaksOf = (law: Law): ReadonlySet<string> =>
  entryOf(
    spoken,
    law,
    () =>
      new Set([
        ...wordsOf(law.name),
        ...(law.facts ?? [])
          .flatMap(either)
          .flatMap((all) => [...Object.keys(all), ...Object.values(all).flat()]),
      ]),
  );

interface Wrong {
  readonly kind: FaultKind;
  readonly name: string;
  readonly touched: Touched;
  readonly spec: Spec;
}

function* wrongRoutes(spec: Spec): Generator<Wrong> {
  const order = [...Object.keys(spec.questions), ...spec.outcomes];
  type Edge = readonly [question: string, answer: string, route: Route];
  const routes: readonly Edge[] = [
    ['start', '', spec.start],
    ...Object.entries(spec.questions).flatMap(([question, asked]): Edge[] =>
      isTickList(asked)
        ? [[question, 'then', asked.then]]
        : Object.entries(asked).map(([answer, route]): Edge => [question, answer, route]),
    ),
  ];
  const set = (question: string, answer: string, route: Route): Spec => {
    if (question === 'start') return { ...spec, start: route };
    const asked = questionOf(spec, question);
    const made = isTickList(asked) ? { ...asked, then: route } : { ...asked, [answer]: route };
    return { ...spec, questions: { ...spec.questions, [question]: made } };
  };

  for (const [question, answer, route] of routes)
    for (const { target, guard } of arms(route)) {
      const of = { question, answer, ...(guard ? { fact: guard } : {}) };
      const to = (other: string): Route =>
        typeof route === 'string' ? other : { ...route, [guard ?? 'otherwise']: other };
      const ahead = order
        .slice(order.indexOf(question) + 1)
        .find((step) => step !== target && step in spec.questions);
      const below = spec.outcomes[spec.outcomes.indexOf(target) - 1];
      for (const other of new Set([spec.outcomes[0], spec.outcomes.at(-1), ahead, below]))
        if (other && other !== target)
          yield {
            kind: 'retarget-edge',
            name: `${question} ${answer} ${guard ?? ''} → ${other}, not ${target}`,
            touched: { ...of, was: target, becomes: other },
            spec: set(question, answer, to(other)),
          };
      if (typeof route === 'string' || !guard) continue;
      const { [guard]: _, ...rest } = route;
      yield Object.keys(rest).length > 0
        ? {
            kind: 'drop-branch',
            name: `${question} ${answer} if ${guard} → ${target}`,
            touched: { ...of, was: target },
            spec: set(question, answer, rest),
          }
        : {
            kind: 'drop-branch',
            name: `${question} ${answer} offered always`,
            touched: of,
            spec: set(question, answer, target),
          };
    }

  for (const [question, asked] of Object.entries(spec.questions)) {
    if (isTickList(asked)) {
      const { only: conditions = {} } = asked;
      for (const tick of Object.keys(conditions)) {
        const { [tick]: _, ...only } = conditions;
        yield {
          kind: 'drop-branch',
          name: `${question} ${tick} offered always`,
          touched: { question, answer: tick },
          spec: { ...spec, questions: { ...spec.questions, [question]: { ...asked, only } } },
        };
      }
      continue;
    }
    for (const [one, other] of [
      ['yes', 'unsure'],
      ['no', 'unsure'],
      ['yes', 'no'],
    ] as const) {
      const { [one]: a, [other]: b } = asked;
      if (a !== undefined && b !== undefined && JSON.stringify(a) !== JSON.stringify(b))
        yield {
          kind: 'swap-answers',
          name: `${question}: ${one} and ${other}`,
          touched: { question, answer: one, other },
          spec: {
            ...spec,
            questions: { ...spec.questions, [question]: { ...asked, [one]: b, [other]: a } },
          },
        };
    }
  }
}

function* wrongFacts(spec: Spec): Generator<Wrong> {
  for (const [name, fact] of Object.entries(spec.facts ?? {}))
    for (const { without, touched, fact: weaker } of weakened(fact))
      yield {
        kind: 'weaken-fact',
        name: `${name}: ${without}`,
        touched: { ...touched, fact: name },
        spec: { ...spec, facts: { ...spec.facts, [name]: weaker } },
      };
}

function* wrongFloors(decisions: readonly Decision[]): Generator<Fault> {
  const scale = decisions.find(({ spec }) => spec.scale)?.spec.scale;
  if (!scale) return;
  for (const [question, floors] of Object.entries(scale.floors))
    for (const [answer, level] of Object.entries(floors)) {
      const { [answer]: _, ...others } = floors;
      const lower = scale.levels[scale.levels.indexOf(level) - 1];
      for (const [instead, made] of [
        ['none', others] as const,
        ...(lower === undefined ? [] : [[lower, { ...floors, [answer]: lower }] as const]),
      ]) {
        const weaker = { ...scale, floors: { ...scale.floors, [question]: made } };
        yield {
          kind: 'weaken-floor',
          name: `floors: ${question} ${answer}: ${instead}, not ${level}`,
          touched: {
            question,
            answer,
            was: level,
            ...(instead === 'none' ? {} : { becomes: instead }),
          },
          in: (journey) =>
            decisions.reduce(
              (all, decision) =>
                decision.spec.scale
                  ? replace(all, decision, compile({ ...decision.spec, scale: weaker }))
                  : all,
              journey,
            ),
        };
      }
    }
}

function* wrongActions(actions: Journey['actions']): Generator<Fault> {
  for (const [action, { when }] of Object.entries(actions)) {
    const instead =
      (less: Fact) =>
      (journey: Journey): Journey => ({
        ...journey,
        actions: { ...journey.actions, [action]: { when: less } },
      });
    yield {
      kind: 'drop-action',
      name: `actions: ${action}`,
      touched: { action },
      in: instead({ never: ['never'] }),
    };
    for (const { without, touched, fact } of weakened(when))
      yield {
        kind: 'weaken-action',
        name: `actions: ${action}: ${without}`,
        touched: { ...touched, action },
        in: instead(fact),
      };
  }
}

/** The fact with one accepted answer forgotten. */
function* weakened(fact: Fact): Generator<{ without: string; touched: Touched; fact: Fact }> {
  const list = either(fact);
  for (const [i, all] of list.entries())
    for (const [question, accepted] of Object.entries(all))
      for (const answer of accepted)
        yield {
          without: `without ${question} ${answer}`,
          touched: { question, answer },
          fact: list.with(i, { ...all, [question]: accepted.filter((one) => one !== answer) }),
        };
}

/** The same journey where it does not have that decision. */
function replace(journey: Journey, old: Decision, made: Decision): Journey {
  if (!journey.stages.some(({ decision }) => decision === old)) return journey;
  return {
    ...journey,
    stages: journey.stages.map((stage) =>
      stage.decision === old ? { ...stage, decision: made } : stage,
    ),
  };
}
