import type { QuestionId } from '../../machines/questions.ts';

/** What is remembered of the person from one decision to the next. Nothing about a child is. */
const rememberedQuestions = ['role', 'area', 'holder'] as const satisfies QuestionId[];
export type Remembered = Readonly<Record<(typeof rememberedQuestions)[number], string>>;

const name = 'windscreen.me';

/** Throws where the browser keeps nothing. */
export function remember(answers: Readonly<Record<string, string | readonly string[]>>): void {
  const me = Object.fromEntries(rememberedQuestions.map((question) => [question, answers[question]]));
  localStorage.setItem(name, JSON.stringify(me));
}

/** Undefined where nothing is remembered, where it is not what this version keeps, or where the browser denies storage. */
export function recall(): Remembered | undefined {
  try {
    const me = JSON.parse(localStorage.getItem(name) ?? 'null') as Record<string, unknown> | null;
    const known = Object.fromEntries(rememberedQuestions.map((question) => [question, me?.[question]]));
    return Object.values(known).every((answer) => typeof answer === 'string') ? (known as Remembered) : undefined;
  } catch {
    return undefined;
  }
}
