import evidenceWords from '../../content/pages/evidence.yaml';
import { isOneOf } from '../../machines/grammar/known.ts';
import { atLeast, below, sharesLess } from '../../machines/outcomes.ts';
import { caseHeadings, reasonHeadings, type ReasonHeading } from '../records/account.ts';
import type { Following } from '../recommend/following.ts';
import type { Recommendation } from '../recommend/recommend.ts';
import type { Path } from '../walk/path.ts';
import type { Draft } from './draft.ts';

/**
 * What is written down about a decision, a box for each, in the order of their page. What is shared
 * has a part of its own.
 */
export const accountBoxes = [
  'reference',
  ...reasonHeadings,
  'consulted',
  'familyTold',
  ...caseHeadings,
  'reviewOn',
  'triggers',
] as const satisfies readonly (ReasonHeading | keyof Draft['account'])[];
export type AccountBox = (typeof accountBoxes)[number];

/** No more boxes than these stand in sight before anybody asks for more. */
export const mostInSight = 5;

const isBlank = (text: string | undefined) => !text?.trim();

/**
 * Why a decision needs its reason written: it does less, or something else (I23; design 5.6); or it
 * is of sharing alone (D.1, rule 7).
 */
export type NeedsReason = 'differs' | 'shares-less' | 'not-referred' | 'sharing';
export function needsReason(
  { choice }: Pick<Draft, 'choice'>,
  { level, sharing }: Recommendation,
): NeedsReason | undefined {
  if (choice && !choice.follows) return 'differs';
  if (sharing && sharesLess(sharing.id)) return 'shares-less';
  if (level) return below('child-in-need').includes(level) ? 'not-referred' : undefined;
  return sharing ? 'sharing' : undefined;
}

/**
 * The reason that was written before this page, where it is the reason for what was decided: nobody
 * is asked for it again. An own view gives one only where it was of the same thing, and came out
 * the same.
 */
export function reasonGiven(
  { choice, ownView }: Pick<Draft, 'choice' | 'ownView'>,
  recommendation: Recommendation,
): string {
  const needs = needsReason({ ...(choice ? { choice } : {}) }, recommendation);
  if (needs === 'differs') return choice?.why.trim() ?? '';
  const { level, sharing } = recommendation;
  // what is kept within, where nothing is referred, is that same decision, and not one more
  const ofLevel =
    needs === 'not-referred' ||
    (!needs && askedOfAll(recommendation) === 'urgent') ||
    (needs === 'shares-less' && sharing?.id === 'kept-within' && level !== undefined);
  const ofSharing = needs === 'shares-less' || needs === 'sharing';
  const decided = ofLevel ? level : ofSharing ? sharing?.id : undefined;
  return decided !== undefined && ownView?.level === decided ? ownView.why.trim() : '';
}

/**
 * Why a record needs to say what the family was told or why not, and why at all: whoever reviews it
 * asks for that first where it is urgent, or goes on without the family or over their objection.
 */
export type AskedOfAll = 'urgent' | 'without-agreement';
export function askedOfAll({
  level,
  consent,
}: Pick<Following, 'level' | 'consent'>): AskedOfAll | undefined {
  if (isOneOf(atLeast('refer-urgently'), level)) return 'urgent';
  return isOneOf(['proceed-inform-override', 'proceed-without-telling', 'proceed-now'], consent?.id)
    ? 'without-agreement'
    : undefined;
}

/** What has to be written before the record can be finished, by what was decided. */
export function neededIn(
  draft: Pick<Draft, 'choice' | 'ownView'>,
  recommendation: Recommendation,
  decided: Following = recommendation,
): readonly AccountBox[] {
  const again = !isOneOf(atLeast('refer-urgently'), decided.level);
  const asked = askedOfAll(decided);
  return [
    // where no child was found to be at risk, there is no worry to write down
    ...(decided.level ? (['concern'] as const) : []),
    ...((needsReason(draft, recommendation) ?? asked) && isBlank(reasonGiven(draft, recommendation))
      ? (['justification'] as const)
      : []),
    ...(decided.sharing?.id === 'do-not-share' ? (['consulted'] as const) : []),
    ...(asked ? (['familyTold'] as const) : []),
    ...(again ? (['reviewOn', 'triggers'] as const) : []), // whatever is not referred at once is looked at again (I24)
  ];
}

/** Which boxes stand in sight, what is needed first, and which are folded. */
export interface Layout {
  readonly inSight: readonly AccountBox[];
  readonly folded: readonly AccountBox[];
}

/**
 * Lays the boxes out: what is needed first, and then, as far as there is room, what was done, if
 * some of it is written already, and what was seen, and what is `asked` for later. `cases` are the
 * headings that belong to the case.
 */
export function layOut(
  needed: readonly AccountBox[],
  { reasons }: Draft['account'],
  cases: readonly AccountBox[],
): Layout {
  const boxes = accountBoxes.filter((box) => !isOneOf(caseHeadings, box) || cases.includes(box));
  const next = isBlank(reasons.action)
    ? (['facts', 'action'] as const)
    : (['action', 'facts'] as const);
  const more = next.slice(0, Math.max(0, mostInSight - needed.length));
  const optional = boxes.filter((box) => isOneOf(more, box));
  const inSight = [...boxes.filter((box) => needed.includes(box)), ...optional];
  return { inSight, folded: boxes.filter((box) => !inSight.includes(box)) };
}

/**
 * Every note on the answers that stand, a line for each, with how it is known: to begin the facts
 * with, where somebody asks for it.
 */
export const notesOf = (
  { notes, evidence }: Pick<Draft, 'notes' | 'evidence'>,
  { steps }: Pick<Path, 'steps'>,
): string =>
  steps
    .flatMap(({ question }) => {
      const note = notes[question]?.trim();
      const tag = evidence[question];
      return note ? [tag ? `${evidenceWords[tag]}: ${note}` : note] : [];
    })
    .join('\n');
