import {
  arms,
  events,
  isTickList,
  type Decision,
  type Route,
} from '../../machines/grammar/decision.ts';
import type { DecisionText } from '../../content/schema.ts';

export interface FlowQuestion {
  readonly id: string;
  readonly question: string;
  readonly routes: readonly { readonly answer: string; readonly leads: string }[];
}
interface Said {
  readonly if: string;
  readonly otherwise: string;
  readonly ticked: string;
}

/**
 * A decision as a list, from the same declaration that the machine is made of: each question, and
 * where each answer leads.
 */
export function flowOf({ spec }: Decision, text: DecisionText, said: Said): FlowQuestion[] {
  const step = (id: string) => text.questions[id]?.ask ?? text.outcomes[id] ?? id;
  const leads = (route: Route) =>
    arms(route)
      .map(({ target, guard }) =>
        guard
          ? `${said.if} ${text.facts[guard] ?? guard}: ${step(target)}`
          : typeof route === 'string'
            ? step(target)
            : `${said.otherwise}: ${step(target)}`,
      )
      .join('; ');
  return Object.entries(spec.questions).map(([id, asked]) => ({
    id,
    question: step(id),
    routes: Object.entries(events(asked)).map(([answer, route]) => ({
      answer: isTickList(asked)
        ? said.ticked
        : (text.questions[id]?.answers[answer]?.label ?? answer),
      leads: leads(route),
    })),
  }));
}
