import type { AnswerTo, Decision } from './grammar/decision.ts';

/** Answers of a person who does not know yet, and could still find out. */
export const notKnown = ['unsure', 'not-done', 'not-yet'] as const;

/** What is true of a question, whoever answers it. Whatever else singles questions out reads it here. */
export interface Asked<Answer extends string = string> {
  /** What is answered where nothing worries: of answers that are weighed (order.ts), the least worrying one. */
  readonly calm: Answer | readonly Answer[];
  /** Whether an answer sets the level or the way to it, or does so unless it is no. The rest only fill in details. */
  readonly decides: 'always' | 'unless-no' | 'never';
  /** What `unsure` or `not-yet` could turn out to be, and would matter most; `no-worse` where no answer is looked ahead to. */
  readonly worst?: Answer | 'no-worse';
}

/** The questions of a decision, each with its answers. */
export type QuestionsOf<D> = D extends Decision<infer Q, string, unknown> ? Q : never;

/** What has to be said of every question of a decision: one that is left out does not compile. */
export type About<D> = { readonly [Id in keyof QuestionsOf<D>]: AboutOne<QuestionsOf<D>[Id]> };
type AboutOne<Question> = Question extends { readonly tick: unknown }
  ? Asked<AnswerTo<Question>> & { readonly calm: readonly AnswerTo<Question>[]; readonly worst?: never }
  : Asked<AnswerTo<Question>> & { readonly calm: AnswerTo<Question> } & LookingAhead<AnswerTo<Question>>;
/** The same of questions that a training scenario may settle. */
export type AboutSettled<D> = {
  readonly [Id in keyof About<D>]: About<D>[Id] & {
    /** Whether it does, so that nobody in the room is asked: who, where, when, by which law, and how old the child is. */
    readonly settled: boolean;
  };
};
type LookingAhead<Answer extends string> =
  Extract<Answer, 'unsure' | 'not-yet'> extends never ? { readonly worst?: never } : { readonly worst: Answer | 'no-worse' };
