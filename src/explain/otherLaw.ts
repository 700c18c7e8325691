import { oneAnswer, type Memory } from '../../machines/grammar/fact.ts';
import type { Journey } from '../../machines/grammar/journey.ts';
import { offeredAt, pathOf, type Path, type PathStep } from '../walk/path.ts';

/** What the same answers come to under another law edition. */
export interface UnderEdition {
  /** Answered, and not asked under those rules. */
  readonly notAsked: readonly PathStep[];
  /** Asked under those rules, and not answered. */
  readonly alsoAsked: readonly Omit<PathStep, 'answer'>[];
  /** Where each thing ended, and where it could end then: one end unless more was asked. */
  readonly ends: readonly {
    readonly what: 'level' | 'consent' | 'sharing';
    readonly now: string | undefined;
    readonly then: readonly (string | undefined)[];
  }[];
  /** Actions that would not have been brought, and that always would. */
  readonly without: readonly string[];
  readonly added: readonly string[];
}

/** The most ways of answering what else is asked that are followed: more than any edition opens. */
const most = 2000;

/**
 * Walks answers again under another edition. What that asks and nobody answered is followed every
 * way it can be answered.
 */
export function underEdition(journey: Journey, answers: Memory, edition: string): UnderEdition {
  const now = pathOf(journey, answers);
  const then = { ...answers, 'law-edition': edition };
  const asked = new Map<string, Omit<PathStep, 'answer'>>();
  const paths: Path[] = [];
  const waiting: Memory[] = [then];
  for (let next = waiting.pop(); next && paths.length < most; next = waiting.pop()) {
    const given = next;
    const path = pathOf(journey, given);
    if (!path.next) {
      paths.push(path);
      continue;
    }
    const { question } = path.next;
    asked.set(question, path.next);
    waiting.push(
      ...offeredAt(journey, given, question).map((answer) => ({ ...given, [question]: answer })),
    );
  }
  const onAnyPath = new Set(paths.flatMap(({ steps }) => steps.map(({ question }) => question)));
  const end = ({ memory }: Path, what: string) => oneAnswer(memory, what);
  return {
    notAsked: now.steps.filter(({ question }) => !onAnyPath.has(question)),
    alsoAsked: [...asked.values()],
    ends: (['level', 'consent', 'sharing'] as const).map((what) => ({
      what,
      now: end(now, what),
      then: [...new Set(paths.map((path) => end(path, what)))],
    })),
    without: now.actions.filter((action) => !paths.some(({ actions }) => actions.includes(action))),
    added: (paths[0]?.actions ?? []).filter(
      (action) =>
        !now.actions.includes(action) && paths.every(({ actions }) => actions.includes(action)),
    ),
  };
}
