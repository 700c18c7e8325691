import type { QuestionId } from '../../machines/questions.ts';

/** What is remembered of the person from one decision to the next. Nothing about a child is. */
const rememberedQuestions = ['role', 'area', 'holder'] as const satisfies QuestionId[];
export interface Remembered extends Readonly<Record<(typeof rememberedQuestions)[number], string>> {
  /** Which council of the list, where the area is one. */
  readonly council?: string;
}

const name = 'windscreen.me';

/** Throws where the browser keeps nothing. */
export function remember(
  answers: Readonly<Record<string, string | readonly string[]>>,
  council?: string,
): void {
  const me = Object.fromEntries(
    rememberedQuestions.map((question) => [question, answers[question]]),
  );
  localStorage.setItem(
    name,
    JSON.stringify(answers['area'] === 'council' ? { ...me, council } : me),
  );
}

const isRemembered = (me: unknown): me is Remembered =>
  typeof me === 'object' &&
  me !== null &&
  rememberedQuestions.every((question) => typeof Reflect.get(me, question) === 'string');

/**
 * Undefined where nothing is remembered, where it is not what this version keeps, or where the
 * browser denies storage.
 */
export function recall(): Remembered | undefined {
  try {
    const me: unknown = JSON.parse(localStorage.getItem(name) ?? 'null');
    if (!isRemembered(me)) return undefined;
    const { role, area, holder, council } = me; // an earlier version remembered more
    if (area !== 'council') return { role, area, holder };
    return typeof council === 'string' ? { role, area, holder, council } : undefined;
  } catch {
    return undefined;
  }
}
