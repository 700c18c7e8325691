import type { QuestionText } from '../../content/schema.ts';
import { together, type TogetherId } from '../../machines/together.ts';
import * as clock from '../browser/clock.ts';
import { decisionWords, keptPack, keptPackFault, sourcesWords } from '../recommend/load.ts';
import { settleByDevice } from './device.ts';
import type { Session } from './session.svelte.ts';
import Together from './Together.svelte';

/** What a page of several questions needs: the words of each, and the area's own pack. The device answers what it can first. */
export async function loadTogether(session: Session, group: TogetherId) {
  const { asks, then } = together[group];
  const ids: readonly string[] = [...asks, ...then];
  const decisions = session.journey.stages
    .map(({ decision: { spec } }) => spec)
    .filter(({ questions }) => ids.some((id) => id in questions));
  const [texts, sources] = await Promise.all([
    Promise.all(decisions.map(({ id }) => decisionWords(id, session.path.memory))),
    sourcesWords(),
    settleByDevice(session, clock.now()),
  ]);
  const questions: Readonly<Record<string, QuestionText>> = Object.assign({}, ...texts.map(({ questions }) => questions));
  return {
    Together,
    texts: questions,
    sources,
    ownPack: session.draft.ownPack ?? keptPack(),
    unusable: ids.includes('area') ? keptPackFault() : undefined,
  };
}
