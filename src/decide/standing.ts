import act from '../../content/pages/act.yaml';
import otherWords from '../../content/pages/other-council.yaml';
import type { NotFinished } from '../handover/situation.ts';
import { answerWords, questionWords, wordsFor, type Words } from '../recommend/words.ts';
import type { AreaWalk } from '../walk/walkIn.ts';
import { actOn, type Act } from './act.ts';
import { filled } from '../ui/filled.ts';
import type { Draft } from './draft.ts';
import type { OtherCouncil } from './otherCouncil.ts';
import { whereLine } from './where.ts';
import { stillOpen, type StillOpen } from './stillOpen.ts';

/**
 * Where an unfinished decision stands: what is settled, what was done of it, and what is still
 * open.
 */
export interface Standing {
  readonly settled: Act;
  /**
   * Who was rung and when, a line for each, as the writer has it; where the child was, and another
   * council.
   */
  readonly done: readonly string[];
  readonly open: readonly StillOpen[];
}

/**
 * Pure. `called` says that 999 was, and when. Only where the page that says to act stands is
 * anything settled.
 */
export function standingOf(
  walk: AreaWalk,
  { account, where }: Pick<Draft, 'account' | 'where'>,
  words: Words,
  now: Date,
  called?: string,
  other?: OtherCouncil,
): Standing {
  return {
    settled: actOn(walk, words, now, called),
    done: [
      ...(where ? [whereLine(where)] : []),
      ...(other ? [filled(otherWords.too, { council: other.name })] : []),
      ...account.reasons.action.split('\n'),
    ].filter((line) => line.trim()),
    open: stillOpen(walk, words),
  };
}

const held = { never: act.never, 'not-yet': act.notYet, tell: '' } as const;

/** The same, to be handed to somebody else. */
export function handedOver(
  { settled, done, open }: Standing,
  { path, pack }: AreaWalk,
  general: Words,
): NotFinished {
  const words = wordsFor(general, pack, path.memory);
  const { panels, others } = settled.calls;
  return {
    mode: path.memory['mode'] === 'training' ? 'training' : 'live',
    act: settled.act,
    toRing: [
      ...panels.map(({ who, number, how, missing }) =>
        [who, number, how, missing].filter(Boolean).join('. '),
      ),
      ...others.map(({ who, line, missing }) =>
        [who, line?.number, line?.for, missing].filter(Boolean).join('. '),
      ),
    ],
    telling: held[settled.telling],
    done: done.join('\n'),
    answers: path.steps
      .filter(({ question }) => question !== 'mode')
      .map(({ decision, question, answer }) => [
        questionWords(words, decision, question).short,
        answerWords(words, decision, question, answer),
      ]),
    open: open.map(({ asks, could }) => [asks, could]),
  };
}
