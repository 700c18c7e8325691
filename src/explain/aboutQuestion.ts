import type { Passes } from './passes.ts';
import type { Proved } from './proved.ts';

/** What stands behind one question: what is promised of it, by which rules, and who comes past it. */
export interface AboutQuestion {
  readonly promises: readonly string[];
  /** By their ids in content/rulebook/. */
  readonly rules: readonly string[];
  readonly scenarios: Passes[string];
}

/** Gathers what stands behind a question, each thing once. */
export function aboutQuestion(
  question: string,
  proved: readonly Pick<Proved, 'of' | 'rules' | 'sentence'>[],
  passes: Passes,
): AboutQuestion {
  const speaking = proved.filter(({ of }) => of.includes(question));
  return {
    promises: [...new Set(speaking.map(({ sentence }) => sentence))],
    rules: [...new Set(speaking.flatMap(({ rules }) => rules))],
    scenarios: passes[question] ?? [],
  };
}
