import { saysExpected, type RoomView } from '../library/view.ts';
import { ownId } from '../practise/own.ts';
import { pollSeen } from './asked.ts';
import { stageLetters } from './letters.ts';
import type { PhonesShown } from './poll.ts';
import type { Place, RoomContext } from './room.ts';
import type { SpreadTold } from './spread.ts';
import { toldAt } from './told.ts';

/**
 * What the room sees. Large type, the switch of the keys and the timer reach a frozen room too: they
 * tell nothing of the story.
 */
export function roomView(context: RoomContext): RoomView {
  const { told, now, frozen, large, keys, timer } = context;
  const place = frozen ?? now;
  const { shown, stage, released, question, spreads, pointed } = place;
  const poll = pollSeen(place);
  const { story: _, path, lit, ...expected } = toldAt(told, stage);
  const begun = shown !== 'welcome';
  return {
    shown,
    id: told.id,
    title: told.title,
    setting: told.setting,
    stage: begun ? stage + 1 : 0,
    stages: told.stages.length,
    released,
    stories: begun ? told.stages.slice(0, stage + 1).map(({ story }) => story) : [],
    question: shown === 'question' && question !== undefined ? told.discuss[question] : undefined,
    spread: shown === 'spread' ? asShown(spreads[stage], pointed.includes(stage)) : undefined,
    before:
      shown === 'spread' ? asShown(place.before?.[stage], pointed.includes(stage)) : undefined,
    chosen: place.chosen?.stage === stage ? place.chosen.of : undefined,
    part: place.part?.stage === stage && place.part.shown === shown ? place.part.part : 0,
    pointed: begun
      ? pointed
          .filter((one) => one <= stage)
          .sort((a, b) => a - b)
          .map((one) => ({ stage: one + 1, level: toldAt(told, one).level }))
      : [],
    path: shown === 'path' && !poll ? path : [],
    lit: shown === 'path' && !poll ? lit : undefined,
    expected: saysExpected(shown) && !poll ? expected : undefined,
    large,
    keys,
    timer,
    phones: phonesShown(context, place),
    code: begun ? undefined : told.code,
    poll,
  };
}

/**
 * The letters that open on a phone what the room is shown; a poll shows its own. None for a scenario
 * that no phone can have.
 */
function phonesShown(
  { told: { id, stages, code }, key }: Pick<RoomContext, 'told' | 'key'>,
  { shown, stage, polling }: Place,
): PhonesShown | undefined {
  if (id === ownId && code === undefined) return undefined;
  const opens = saysExpected(shown) ? 'decision' : 'stage';
  const letters =
    shown === 'welcome' || polling ? undefined : stageLetters(key, id, stages.length, opens, stage);
  return { key, letters, opens };
}

/**
 * A spread, without a word of which answers are the scenario’s own until the room has been shown
 * that.
 */
function asShown(spread: SpreadTold | undefined, pointed: boolean): SpreadTold | undefined {
  if (!spread || pointed) return spread;
  const blind = <T extends Pick<SpreadTold['reached'][number], 'counts'>>(one: T): T => ({
    ...one,
    counts: one.counts
      .filter(({ people }) => people > 0)
      .map((count) => ({ ...count, model: false, accepted: false })),
  });
  return { ...spread, questions: spread.questions.map(blind), reached: spread.reached.map(blind) };
}
