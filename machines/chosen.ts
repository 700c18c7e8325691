import { notYetTold } from './concerns.ts';
import { holds, type Memory } from './grammar/fact.ts';
import { actionsOf, walkJourney, type Journey } from './grammar/journey.ts';
import { walk, type Walk } from './grammar/walk.ts';
import { atLeast, type Level } from './outcomes.ts';

/** What follows once a person has decided on a level of their own, in place of the one their answers led to. */
export interface Chosen {
  readonly memory: Memory;
  readonly actions: readonly string[];
  /** Whether what was answered decides the family's part at this level; where not, what it needs was not asked, or was not given. */
  readonly familyAnswered: boolean;
}

/** Levels at which help is the family's choice. */
const help: readonly string[] = ['early-help', 'targeted-help', 'child-in-need'];
const urgent: readonly string[] = atLeast('refer-urgently');
/** Levels at which children's social care is told. Advice is not yet a referral. */
const referring: readonly string[] = ['child-in-need', ...urgent];
const agreement: readonly unknown[] = ['agreed', 'agreed-limited'];
/** Sharing that was decided for a worry that goes nowhere: it says nothing once somebody outside is told. */
const goesNowhere: readonly unknown[] = ['kept-within', 'stop'];

/**
 * The same answers under another level: the family's part and the sharing are decided again at it, and every action
 * follows. What a concern or an answer brings stays, whatever is chosen. Where the answers stop short of what the chosen
 * level asks, nobody is taken to have said that telling is safe.
 */
export function atChosen(journey: Journey, answers: Memory, level: Level): Chosen {
  const { consent: _, sharing: before, ...answered } = walkJourney(journey, answers).memory;
  let memory: Memory = {};
  let familyAnswered = true;
  for (const { decision, when } of journey.stages) {
    if (when && !holds(when, memory)) continue;
    const { id } = decision.spec;
    const reached = walk(decision, answers, id === 'consent' || id === 'sharing' ? { ...memory, level } : memory);
    memory = reached.memory;
    if (id === 'consent') {
      const outcome = familyAt(level, reached);
      familyAnswered = reached.done && reached.outcome === outcome;
      const unsafe = outcome === 'proceed-without-telling' && !reached.done && memory['safe-to-tell'] === undefined;
      memory = { ...memory, consent: outcome, ...(unsafe ? { 'safe-to-tell': 'unsure' } : {}) };
    } else if (id === 'sharing') {
      const { sharing: _, ...others } = memory;
      const outcome = sharingAt(level, reached, before);
      memory =
        referring.includes(level) && goesNowhere.includes(outcome) ? others : { ...others, ...(outcome ? { sharing: outcome } : {}) };
    }
    if (reached.done && journey.endsAt.includes(reached.outcome)) break;
  }
  if (help.includes(level) && memory['consent'] === undefined) {
    familyAnswered = false; // the journey to sharing asks nothing of the family
    memory = { ...memory, consent: 'agreed' };
  }
  // what was answered stays answered, though this level would not have asked it: a family that is not safe to tell is still not
  const decided: Memory = {
    ...answered,
    ...memory,
    level,
    ...(memory['need'] ? { need: level === 'call-999' ? 'refer-urgently' : level } : {}),
  };
  const told = notYetAgreed(decided);
  return { memory: told, actions: actionsOf(journey, told), familyAnswered };
}

/** What is remembered and done once a person does something else than share as recommended. What their answers bring stays. */
export function withoutSharing(journey: Journey, answers: Memory): Chosen {
  const { sharing: _, ...answered } = walkJourney(journey, answers).memory;
  const memory = notYetAgreed(answered);
  return { memory, actions: actionsOf(journey, memory), familyAnswered: true };
}

/** Where nobody asked whether telling has been agreed, and somebody close may be the one suspected, it has not been (M.2). */
const notYetAgreed = (memory: Memory): Memory =>
  memory['telling-agreed'] === undefined && holds({ concerns: notYetTold }, memory) ? { ...memory, 'telling-agreed': 'not-yet' } : memory;

/** Help that the person has decided on is arranged as if it were agreed to; whether it was is said apart. */
function familyAt(level: Level, reached: Walk): string {
  if (help.includes(level)) return reached.done && agreement.includes(reached.outcome) ? reached.outcome : 'agreed';
  if (reached.done) return reached.outcome;
  if (!urgent.includes(level)) return 'advice';
  return reached.question === 'response' ? 'proceed-inform' : 'proceed-without-telling';
}

/** As answered at this level; at once where harm is suspected; and otherwise as it was decided before. */
function sharingAt(level: Level, reached: Walk, before: Memory[string] | undefined): Memory[string] | undefined {
  if (reached.done) return reached.outcome;
  if (!urgent.includes(level)) return before;
  return reached.memory['detriment'] === 'sharing-worse' ? 'share-part' : 'share-now';
}
