import {
  answersFor,
  answersNow,
  idNow,
  successors,
  type Successors,
} from '../../machines/successors.ts';
import { packNow } from '../recommend/packNow.ts';
import { journeys } from '../../machines/journeys.ts';
import { newDraft, type Draft } from './draft.ts';

/**
 * A draft with each id that was retired since under its successor. Throws where its own pack raises
 * what nobody knows.
 */
function draftNow(draft: Draft): Draft {
  const {
    answers,
    evidence,
    notes,
    byDevice,
    confirmed,
    ownPack,
    councilPack,
    otherCouncil,
    ownView,
    choice,
  } = draft;
  const question = (id: string) => idNow(successors.questions, id);
  const byQuestion = <T>(all: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(all).map(([id, one]) => [question(id), one]));
  const noted = new Map<string, string>(); // of several that became one, every note stays
  for (const [id, note] of Object.entries(notes))
    noted.set(question(id), [noted.get(question(id)) ?? [], note].flat().join('\n'));
  return {
    ...draft,
    answers: answersNow(answers),
    evidence: byQuestion(evidence),
    notes: Object.fromEntries(noted),
    byDevice: byDevice.map(question),
    ...(confirmed?.startsWith('[[') ? { confirmed: confirmedNow(confirmed) } : {}),
    ...(ownPack ? { ownPack: packNow(ownPack) } : {}),
    ...(councilPack ? { councilPack: packNow(councilPack) } : {}),
    ...(otherCouncil
      ? { otherCouncil: { ...otherCouncil, pack: packNow(otherCouncil.pack) } }
      : {}),
    ...(ownView ? { ownView: { ...ownView, level: idNow(successors.levels, ownView.level) } } : {}),
    ...(choice?.level
      ? { choice: { ...choice, level: idNow(successors.levels, choice.level) } }
      : {}),
  };
}

/**
 * Answers that were checked stay checked under their names of today. One that became several is
 * another answer, and is checked again.
 */
function confirmedNow(confirmed: string): string {
  const { answers }: Successors = successors;
  // written by `standing`, from the steps of a path
  const steps = JSON.parse(confirmed) as readonly (readonly [
    question: string,
    answer: string | readonly string[],
  ])[];
  const isSeveral = (question: string, one: string) =>
    answersFor(answers[question], one).length > 1;
  const kept = steps.filter(
    ([question, answer]) =>
      ![answer].flat().some((one) => isSeveral(idNow(successors.questions, question), one)),
  );
  return JSON.stringify(Object.entries(answersNow(Object.fromEntries(kept))));
}

/**
 * A draft as it was kept. One from an earlier version keeps its answers, under the ids of today,
 * and gains what that version lacked. Throws if it is no draft.
 */
export function resume(kept: string): Draft {
  const draft = JSON.parse(kept) as Draft; // only this program seals drafts; what an earlier one lacked is filled in below
  if (!(draft.journey in journeys) || typeof draft.answers !== 'object')
    throw new Error('what was kept is not a draft');
  const fresh = newDraft(draft.journey, new Date(draft.begunAt));
  return draftNow({ ...fresh, ...draft, account: { ...fresh.account, ...draft.account } });
}
