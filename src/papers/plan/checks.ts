import type { Reading, Texts } from '../../referral/found.ts';
import type { PlanAction } from './plan.ts';

/** The five letters. */
type Letter = 'specific' | 'measurable' | 'achievable' | 'relevant' | 'timed';

/**
 * What is looked for in an action (domain H), each under its letter. It finds what may be worth a
 * look, counts nothing and stops nothing.
 */
const checks = {
  vague: { letter: 'specific', at: 'what' },
  several: { letter: 'specific', at: 'what' },
  wording: { letter: 'specific', at: 'what' },
  nobody: { letter: 'specific', at: 'who' },
  team: { letter: 'specific', at: 'who' },
  unseen: { letter: 'measurable', at: 'known' },
  meetings: { letter: 'measurable', at: 'known' },
  otherwise: { letter: 'achievable', at: 'otherwise' },
  unlinked: { letter: 'relevant', at: 'why' },
  undated: { letter: 'timed', at: 'by' },
  never: { letter: 'timed', at: 'by' },
  gone: { letter: 'timed', at: 'by' },
} as const satisfies Readonly<Record<string, { letter: Letter; at: keyof PlanAction }>>;
type CheckId = keyof typeof checks;

export interface PlanNote {
  readonly check: CheckId;
  readonly letter: Letter;
  readonly at: keyof PlanAction;
  /** The words that it is about. */
  readonly words?: string;
}

/** Verbs that name no change: whoever does them has done nothing for the child yet. */
const weak =
  /\b(?:attend|engage|monitor|support|liaise|work|continue|be aware|encourage)(?:s|es|ing)?\b/i;
/** What a sentence says beside such a verb, where it says enough. */
const enough = 8;
const teams =
  /\b(?:teams?|services?|agenc(?:y|ies)|departments?|professionals|partners|network|practice|staff)$/i;
const anyone =
  /^(?:the )?(?:police|school|nursery|hospital|health|housing|(?:children[’']s )?social care|everyone|everybody|all(?: of us)?|both|we|us|parents|family|tbc)$/i;
const gatherings =
  /\b(?:attend(?:s|ed|ing|ance)?|meetings?|sessions?|appointments?|engag(?:e[sd]?|ing|ement))\b/i;

/** All that is worth a look in one action, in the order of its boxes; nothing in an empty one. */
export function notesOn(
  { what, who, by, known, why, otherwise }: PlanAction,
  today: string,
  reading?: Pick<Reading, 'initials' | 'hard'>,
): readonly PlanNote[] {
  const texts = [what, who, by, known, why, otherwise].map((text) => text.trim());
  if (texts.every((text) => text === '')) return [];
  const notes: PlanNote[] = [];
  const note = (check: CheckId, holds: boolean, words?: string) => {
    if (holds) notes.push({ check, ...checks[check], ...(words ? { words } : {}) });
  };
  const verb = weak.exec(what)?.[0];
  note('vague', verb !== undefined && what.trim().split(/\s+/).length < enough, verb);
  note('several', /\S\s*(?:\n|;)\s*\S|\band then\b|[.!?]\s+[\p{Lu}]/u.test(what.trim()));
  for (const { word, means } of reading?.initials ?? [])
    note('wording', true, means ? `${word}: ${means}` : word);
  for (const { sentence } of reading?.hard ?? [])
    note('wording', true, `${sentence.split(/\s+/).slice(0, 6).join(' ')} …`);
  const doer = who.trim();
  note('nobody', doer === '');
  note('team', teams.test(doer) || anyone.test(doer), doer);
  const isDay = /^\d{4}-\d\d-\d\d$/.test(by);
  note('undated', by.trim() === '');
  note('never', by.trim() !== '' && !isDay, by.trim());
  note('gone', isDay && by < today);
  note('unseen', known.trim() === '');
  note('meetings', gatherings.test(known), gatherings.exec(known)?.[0]);
  note('unlinked', why.trim() === '');
  note('otherwise', otherwise.trim() === '');
  return notes;
}

/** The texts of the actions that the family reads, by the place that the reading knows them by. */
export const textsRead = (actions: readonly PlanAction[]): Texts =>
  Object.fromEntries(
    actions.map(({ what, known, why }, i) => [
      `incident.${i}`,
      [what, known, why].filter((text) => text.trim()).join('\n'),
    ]),
  );
/** What was found in the texts of one action. */
export const readIn = ({ initials, hard }: Reading, i: number) => {
  const here = ({ at }: { at: string }) => at === `incident.${i}`;
  return { initials: initials.filter(here), hard: hard.filter(here) };
};
