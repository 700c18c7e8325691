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

const isRemembered = (me: unknown): me is Remembered =>
  typeof me === 'object' && me !== null && rememberedQuestions.every((question) => typeof Reflect.get(me, question) === 'string');

/** Undefined where nothing is remembered, where it is not what this version keeps, or where the browser denies storage. */
export function recall(): Remembered | undefined {
  try {
    const me: unknown = JSON.parse(localStorage.getItem(name) ?? 'null');
    if (!isRemembered(me)) return undefined;
    const { role, area, holder } = me; // an earlier version remembered more
    return { role, area, holder };
  } catch {
    return undefined;
  }
}
