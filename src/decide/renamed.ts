import { answersNow, idNow, successors } from '../../machines/successors.ts';
import { packNow } from '../refer/packNow.ts';
import type { Draft } from './draft.ts';

/** A draft with each id that was retired since under its successor. Throws where its own pack raises what nobody knows. */
export function draftNow(draft: Draft): Draft {
  const { answers, evidence, notes, byDevice, ownPack, ownView, choice } = draft;
  const question = (id: string) => idNow(successors.questions, id);
  const level = <L extends string>(id: L) => idNow(successors.levels, id) as L;
  const byQuestion = <T>(all: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(all).map(([id, one]) => [question(id), one]));
  return {
    ...draft,
    answers: answersNow(answers),
    evidence: byQuestion(evidence),
    notes: byQuestion(notes),
    byDevice: byDevice.map(question),
    ...(ownPack ? { ownPack: packNow(ownPack) } : {}),
    ...(ownView ? { ownView: { ...ownView, level: level(ownView.level) } } : {}),
    ...(choice?.level ? { choice: { ...choice, level: level(choice.level) } } : {}),
  };
}
