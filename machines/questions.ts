import type { Asked, QuestionsOf } from './about.ts';
import { aboutAsking, type asking } from './asking.ts';
import { aboutConsent, type consent } from './consent.ts';
import { aboutDanger, type danger } from './danger.ts';
import { aboutDetails, type details } from './details.ts';
import { aboutGivens, type givens } from './givens.ts';
import type { AnswerTo } from './grammar/decision.ts';
import { aboutNeed, type need } from './need.ts';
import { aboutSharing, type sharing } from './sharing.ts';

type Questions = QuestionsOf<
  typeof danger | typeof givens | typeof asking | typeof need | typeof consent | typeof details | typeof sharing
>;
export type QuestionId = Questions extends infer Q ? (Q extends unknown ? keyof Q & string : never) : never;
/** The answers to a question, in whichever decisions ask it. */
export type AnswerOf<Id extends QuestionId> = Questions extends infer Q
  ? Q extends unknown
    ? Id extends keyof Q
      ? AnswerTo<Q[Id]>
      : never
    : never
  : never;

/** What is true of every question. One that two decisions ask is the same in both. */
export const questions = {
  ...aboutDanger,
  ...aboutGivens,
  ...aboutAsking,
  ...aboutNeed,
  ...aboutConsent,
  ...aboutDetails,
  ...aboutSharing,
} satisfies Readonly<Record<QuestionId, Asked>>;
const byId: Readonly<Record<string, Asked | undefined>> = questions;

/** What is true of a question by its id, which may be one that an older record was asked. */
export const aboutQuestion = (id: string): Asked | undefined => byId[id];
