import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import {
  arms,
  compile,
  isTickList,
  type Choice,
  type Givens,
  type Route,
  type Scale,
  type Spec,
  type TickList,
} from '../../machines/grammar/decision.ts';
import type { Fact } from '../../machines/grammar/fact.ts';
import type { Journey } from '../../machines/grammar/journey.ts';

/**
 * The declarations of a journey as plain data. Wherever order carries meaning (which question comes
 * first, which fact is tried first) it stands in a list, so that a file whose keys were sorted
 * still says the same, and a file that says something else has another hash.
 */
export interface Rules {
  readonly journey: string;
  readonly stages: readonly { readonly decision: DecisionRules; readonly when?: Fact }[];
  readonly endsAt: readonly string[];
  readonly actions: readonly { readonly action: string; readonly when: Fact }[];
}
export interface DecisionRules {
  readonly id: string;
  readonly given?: Givens;
  readonly start: RouteRules;
  readonly facts?: Readonly<Record<string, Fact>>;
  readonly questions: readonly QuestionRules[];
  readonly outcomes: readonly string[];
  readonly scale?: Scale;
}
/** A step, or the steps beside facts, first that holds; the one without a fact is the otherwise. */
type RouteRules = string | readonly { readonly fact?: string; readonly to: string }[];
type QuestionRules =
  | { readonly question: string; readonly answers: Readonly<Record<string, RouteRules>> }
  | {
      readonly question: string;
      readonly tick: readonly string[];
      readonly only?: Readonly<Record<string, string>>;
      readonly then: RouteRules;
    };

/**
 * Everything that decides where answers lead in this journey, and nothing that is said about it.
 */
export function rulesOf({ id, stages, endsAt, actions }: Journey): Rules {
  return {
    journey: id,
    stages: stages.map(({ decision: { spec }, when }) => ({
      decision: decisionRules(spec),
      ...(when ? { when } : {}),
    })),
    endsAt,
    actions: Object.entries(actions).map(([action, { when }]) => ({ action, when })),
  };
}

/**
 * The same journey, compiled from its rules. Throws where they lead back, or to a step that is not
 * declared.
 */
export function journeyOf({ journey, stages, endsAt, actions }: Rules): Journey {
  return {
    id: journey,
    stages: stages.map(({ decision, when }) => ({
      decision: compile(specOf(decision)),
      ...(when ? { when } : {}),
    })),
    endsAt,
    actions: Object.fromEntries(actions.map(({ action, when }) => [action, { when }])),
  };
}

/**
 * SHA-256, in hex, over canonical JSON (RFC 8785): the same for the same value, whatever the order
 * of its keys.
 */
export async function hashOf(value: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(canonicalize(value));
  // an address without https has no crypto.subtle
  return bytesToHex(
    crypto.subtle ? new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)) : sha256(bytes),
  );
}

const decisionRules = ({
  id,
  given,
  start,
  facts,
  questions,
  outcomes,
  scale,
}: Spec): DecisionRules => ({
  id,
  ...(given ? { given } : {}),
  start: routeRules(start),
  ...(facts ? { facts } : {}),
  questions: Object.entries(questions).map(([question, asked]) => questionRules(question, asked)),
  outcomes,
  ...(scale ? { scale } : {}),
});

const specOf = ({ id, given, start, facts, questions, outcomes, scale }: DecisionRules): Spec => ({
  id,
  ...(given ? { given } : {}),
  start: routeOf(start),
  ...(facts ? { facts } : {}),
  questions: Object.fromEntries(questions.map((asked) => [asked.question, questionOf(asked)])),
  outcomes,
  ...(scale ? { scale } : {}),
});

function questionRules(question: string, asked: Choice | TickList): QuestionRules {
  if (isTickList(asked))
    return {
      question,
      tick: asked.tick,
      ...(asked.only ? { only: asked.only } : {}),
      then: routeRules(asked.then),
    };
  return {
    question,
    answers: Object.fromEntries(
      Object.entries(asked).map(([answer, route]) => [answer, routeRules(route)]),
    ),
  };
}

function questionOf(asked: QuestionRules): Choice | TickList {
  if ('tick' in asked)
    return {
      tick: asked.tick,
      ...(asked.only ? { only: asked.only } : {}),
      then: routeOf(asked.then),
    };
  return Object.fromEntries(
    Object.entries(asked.answers).map(([answer, route]) => [answer, routeOf(route)]),
  );
}

const routeRules = (route: Route): RouteRules =>
  typeof route === 'string'
    ? route
    : arms(route).map(({ target, guard }) => ({ ...(guard ? { fact: guard } : {}), to: target }));

const routeOf = (route: RouteRules): Route =>
  typeof route === 'string'
    ? route
    : Object.fromEntries(route.map(({ fact = 'otherwise', to }) => [fact, to]));
