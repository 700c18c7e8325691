import words from '../../content/pages/tried.yaml';
import routes from '../../content/routes.yaml';
import { howSure, parted, type Sure } from './howSure.ts';
import type { Pair } from '../ui/text/Pairs.svelte';
import type { NumbersTried } from '../walk/numbersTried.ts';
import type { Calls, Panel } from './calls.ts';

/**
 * Whom to ring, as it is painted: beside each number one sentence of how sure it is, and what came
 * of it here; the rest is folded.
 */
interface CallsShown {
  readonly panels: readonly Omit<Panel & Shown, 'warning'>[];
  readonly rows: readonly Pair[];
  /** where the same holds of every number */
  readonly all: Shown;
  /**
   * the one to ring is a council whose number is not known; or no number of a council stands here
   * at all
   */
  readonly lacks: boolean;
}
interface Shown extends Omit<Sure, 'more'> {
  readonly more?: { readonly summary: string; readonly text: string };
}

const shown = ({ more, ...sure }: Sure, summary = words.more): Shown => ({
  ...sure,
  ...(more ? { more: { summary, text: more } } : {}),
});
/** Said of people whose number only whoever rings them has: no list of councils has it. */
const reachedOtherwise: readonly string[] = [
  routes.leadMissing,
  routes.doctorMissing,
  routes.ownWorkerMissing,
];
const isLacking = ({ missing }: { readonly missing?: string }) =>
  missing !== undefined && !reachedOtherwise.includes(missing);
const numbersIn = (panels: Calls['panels'], others: Calls['others']) =>
  [...panels.map(({ number }) => number), ...others.map(({ line }) => line?.number)].filter(
    (number) => number !== undefined,
  );
const dotted = (...parts: readonly (string | undefined)[]) => parts.filter(Boolean).join('. ');

/** Pure. No number is taken away, whatever came of it. */
export const callsShown = (
  { panels, others, warning }: Calls,
  tried?: NumbersTried,
): CallsShown => ({
  panels: panels.map(({ warning, ...panel }) => ({
    ...panel,
    ...shown(howSure({ ...panel, ...(warning ? { warning } : {}) }, tried)),
  })),
  rows: others.map(({ who, line, missing }) => {
    const { sure, more, tried: here } = line ? shown(howSure(line, tried)) : {};
    return {
      term: dotted(who, [line?.for, line?.option].filter(Boolean).join(', ')),
      text: missing,
      tel: line?.number,
      note: sure,
      more,
      warning: here,
    };
  }),
  all: shown(parted(warning), words.moreAll),
  lacks:
    panels.some(isLacking) ||
    (others.some(isLacking) && !numbersIn(panels, others).some((number) => number.startsWith('0'))),
});
