import words from '../../content/pages/question.yaml';
import { Form } from '../ui/form/form.svelte.ts';
import { filled } from '../ui/filled.ts';
import type { Asking, Known } from './asking.ts';

/** What stands for having ticked nothing, where that is an answer. */
export const none = 'none';

interface Values {
  chosen: string | undefined;
  ticked: string[];
  /** how the answer is known, and what is added to it */
  tag: string | undefined;
  note: string;
}

/** A question being answered: what was answered before, until something else is chosen. */
export class Answering extends Form<Values> {
  readonly question: string;
  readonly ticks: boolean;
  readonly offered: readonly string[];
  /**
   * What is asked, where others are asked on the page too: what is missing is then said by its
   * name.
   */
  readonly #ask: string | undefined;

  constructor(
    question: string,
    {
      ticks,
      offered,
      given,
      tag,
      note = '',
    }: Pick<Asking, 'ticks' | 'offered' | 'given'> & Partial<Known>,
    ask?: string,
  ) {
    super({
      chosen: typeof given === 'string' ? given : undefined,
      ticked:
        given === undefined || typeof given === 'string'
          ? []
          : given.length > 0
            ? [...given]
            : [none],
      tag,
      note,
    });
    [this.question, this.ticks, this.offered, this.#ask] = [question, ticks, offered, ask];
  }
  /** The answer as it stands; undefined where there is none. */
  get current(): string | readonly string[] | undefined {
    const { chosen, ticked } = this.values;
    if (!this.ticks) return chosen;
    return ticked.length > 0 ? ticked.filter((id) => id !== none) : undefined;
  }
  /** The answer; undefined where there is none, and then that is what is wrong with the field. */
  answer(field = this.question): string | readonly string[] | undefined {
    const answer = this.current;
    const missing =
      this.#ask === undefined ? words.chooseOne : filled(words.chooseOf, { ask: this.#ask });
    this.passes({ [field]: answer === undefined && (this.ticks ? words.chooseTicks : missing) });
    return answer;
  }
}
