import words from '../../content/pages/question.yaml';
import type { QuestionText } from '../../content/schema.ts';
import { limits } from '../records/limits.ts';
import { Answering } from './answering.svelte.ts';
import { asksForNews, type Answered, type Asking } from './asking.ts';
import { tagOf } from './evidence.ts';

/** The question at the head of a page: its page's heading. */
export interface Lead {
  readonly question: string;
  readonly form: Answering;
  /** The answers offered, where others on the page change them. */
  readonly offered?: readonly string[] | undefined;
  /** The answer that fits what is known. */
  readonly suggested: string | undefined;
}

/** A question that has a page of its own, from how it stood when the page was come to. */
export class Alone implements Lead {
  readonly question: string;
  readonly form: Answering;
  readonly suggested: string | undefined;

  constructor(question: string, asking: Asking) {
    [this.question, this.form] = [question, new Answering(question, asking)];
    this.suggested = asking.suggested;
  }
  /**
   * Whether what is written under it stands as its note. Where danger comes soon, what is feared is
   * written further on, and stands as the note of this question.
   */
  #keepsNote({ evidence }: QuestionText): boolean {
    return (
      evidence === true ||
      this.question === asksForNews ||
      (this.question === 'immediate-danger' && this.form.values.chosen === 'soon')
    );
  }
  /** The answer, and how it is known; undefined where something is wrong, and the form says what. */
  answered(asked: QuestionText): Answered | undefined {
    const answer = this.form.answer();
    const { tag, note } = this.form.values;
    const tooLong = note.length > limits.note && words.noteTooLong;
    if (answer === undefined || !this.form.passes({ [this.question]: tooLong })) return undefined;
    return {
      answer,
      known: { tag: tagOf(tag), note: this.#keepsNote(asked) ? note.trim() : '' },
    };
  }
}
