import type { Memory } from '../../machines/grammar/fact.ts';
import type { Journey } from '../../machines/grammar/journey.ts';
import { isOneOf } from '../../machines/grammar/known.ts';
import { aboutQuestion } from '../../machines/questions.ts';
import { together, togetherWith } from '../../machines/together.ts';
import { pathOf } from '../walk/path.ts';

/** What the device answers by itself, so that no page asks it unless somebody changes it. */
export const byTheDevice: readonly string[] = ['mode', 'hours', 'law-edition'];

/**
 * Pure. The questions on the page of one question, in the order of the page: itself alone, or those
 * that share its page and that these answers bring, one after another on the path. What is not
 * answered yet is taken as it is where nothing worries, so that the page shows all it will ask. A
 * question that only an answer brings waits for that answer, and stands under it. None where the
 * path does not come to it.
 */
export function askedTogether(
  journey: Journey,
  answers: Memory,
  question: string,
): readonly string[] {
  const group = togetherWith(question);
  if (!group) return [question];
  const { asks, then } = together[group];
  const isHere = (id: string | undefined) => isOneOf([...asks, ...then], id);
  const taken: Record<string, string | readonly string[]> = {};
  for (;;) {
    const { steps, next } = pathOf(journey, { ...answers, ...taken });
    const id = next?.question;
    const calm = id && isOneOf([...asks, ...byTheDevice], id) ? aboutQuestion(id)?.calm : undefined;
    if (id && calm !== undefined) {
      taken[id] = calm;
      continue;
    }
    const path = [...steps.map(({ question }) => question), ...(id ? [id] : [])].filter(
      (id) => !byTheDevice.includes(id),
    );
    const at = path.indexOf(question);
    const before = path.slice(0, Math.max(at, 0)).findLastIndex((id) => !isHere(id));
    const after = path.findIndex((id, i) => i > at && !isHere(id));
    const run = at < 0 ? [] : path.slice(before + 1, after < 0 ? undefined : after);
    const page: string[] = asks.filter((one) => run.includes(one));
    for (const brought of run.filter((one) => isOneOf(then, one))) {
      const bringing = run[run.indexOf(brought) - 1];
      if (bringing !== undefined && !(bringing in taken) && page.includes(bringing))
        page.splice(page.indexOf(bringing) + 1, 0, brought);
    }
    return page;
  }
}
