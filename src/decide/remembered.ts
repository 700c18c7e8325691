/** What is remembered of the person from one decision to the next. Nothing about a child is. */
const rememberedQuestions = ['role', 'profession', 'holder', 'area'] as const;
export type Remembered = Readonly<Record<(typeof rememberedQuestions)[number], string>>;

const name = 'windscreen.me';

export function remember(answers: Readonly<Record<string, string | readonly string[]>>, store: Storage): void {
  const me = Object.fromEntries(rememberedQuestions.map((question) => [question, answers[question]]));
  store.setItem(name, JSON.stringify(me));
}

/** Undefined where nothing is remembered, or where it is not what this version keeps. */
export function recall(store: Storage): Remembered | undefined {
  try {
    const me = JSON.parse(store.getItem(name) ?? 'null') as Record<string, unknown> | null;
    return me && rememberedQuestions.every((question) => typeof me[question] === 'string') ? (me as Remembered) : undefined;
  } catch {
    return undefined;
  }
}
