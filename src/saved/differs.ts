import words from '../../content/pages/differ.yaml';
import type { Pack } from '../../content/schema.ts';
import { filled } from '../ui/filled.ts';
import type { Pair } from '../ui/text/Pairs.svelte';
import { raisesIn } from '../walk/journeyFor.ts';
import { raisesOf } from '../walk/journeyIn.ts';
import type { DecisionRecord } from '../records/record.ts';
import type { CameTo, Differs } from '../records/rerun.ts';
import { underToday, type UnderToday } from '../records/today.ts';
import type { Words } from '../recommend/words.ts';

/**
 * A decision run by the rules of today and of its area, with its own area's pack where that is
 * here; and whether that pack is missed.
 */
export function runToday(
  decision: DecisionRecord,
  pack: Pack | undefined,
): { readonly today: UnderToday; readonly withoutPack: boolean } {
  const isOwn = decision.area.id === 'own-pack';
  const owned = isOwn && pack?.name === decision.area.name ? pack : undefined;
  return {
    today: underToday(decision, owned ? raisesOf(owned) : raisesIn(decision.area.id)),
    withoutPack: isOwn && !owned,
  };
}

/** What is different, in words: where the words of a rule are gone, its id. */
function different({ levels, decisions, actions }: Words, differs: Differs): Pair[] {
  if ('mistake' in differs) {
    const again = filled(words.notWalked, { mistake: differs.mistake });
    return [thenAndNow(words.rules, words.rulesKept, again)];
  }
  const { what, kept, again } = differs;
  if (what === 'actions') {
    const listed = (ids: CameTo) =>
      typeof ids === 'string' ? ids.split(', ').filter(Boolean) : [];
    const [then, now] = [listed(kept), listed(again)];
    const named = (ids: readonly string[]) => ids.map((id) => actions[id]?.do ?? id).join(' ');
    const [added, dropped] = [
      now.filter((id) => !then.includes(id)),
      then.filter((id) => !now.includes(id)),
    ];
    return [
      ...(added.length > 0
        ? [{ term: `${words.actions}. ${words.added}`, text: named(added) }]
        : []),
      ...(dropped.length > 0
        ? [{ term: `${words.actions}. ${words.dropped}`, text: named(dropped) }]
        : []),
    ];
  }
  const named = (end: CameTo) => {
    if (end === undefined) return words.none;
    if (typeof end !== 'string') return filled(words.stopsAt, { question: end.stopsAt });
    return (what === 'level' ? levels[end]?.name : decisions[what]?.outcomes[end]) ?? end;
  };
  const term = what === 'level' ? words.level : (decisions[what]?.section ?? what);
  return [thenAndNow(term, named(kept), named(again))];
}
const thenAndNow = (term: string, then: string, now: string): Pair => ({
  term,
  text: filled(words.thenAndNow, { then, now }),
});
const ask = ({ decisions }: Words, question: string) =>
  Object.values(decisions).find(({ questions }) => question in questions)?.questions[question]
    ?.ask ?? question;

/**
 * Each thing that comes out differently by the rules of today, or that they ask and the record does
 * not answer.
 */
export function differsRows(
  known: Words,
  decision: DecisionRecord,
  today: Exclude<UnderToday, 'same'>,
): Pair[] {
  if (!('questions' in today)) return today.flatMap((part) => different(known, part));
  const named = (level: string | undefined) => known.levels[level ?? '']?.name ?? words.none;
  const { atLeast, questions } = today;
  return [
    ...(atLeast
      ? [
          {
            term: words.level,
            text: filled(words.thenAtLeast, {
              then: named(decision.recommendation.level),
              now: named(atLeast),
            }),
          },
        ]
      : []),
    ...questions.map((question) => ({ term: words.asked, text: ask(known, question) })),
  ];
}
