import words from '../../content/pages/tried.yaml';
import { howSure, parted, type Sure } from './howSure.ts';
import type { Pair } from '../ui/text/Pairs.svelte';
import type { NumbersTried } from '../walk/numbersTried.ts';
import type { Calls, Panel } from './calls.ts';

/** Whom to ring, as it is painted: beside each number one sentence of how sure it is, and what came of it here; the rest is folded. */
interface CallsShown {
  readonly panels: readonly Omit<Panel & Shown, 'warning'>[];
  readonly rows: readonly Pair[];
  /** where the same holds of every number */
  readonly all: Shown;
}
interface Shown extends Omit<Sure, 'more'> {
  readonly more?: { readonly summary: string; readonly text: string };
}

const shown = ({ more, ...sure }: Sure, summary = words.more): Shown => ({ ...sure, ...(more ? { more: { summary, text: more } } : {}) });
const dotted = (...parts: readonly (string | undefined)[]) => parts.filter(Boolean).join('. ');

/** Pure. No number is taken away, whatever came of it. */
export const callsShown = ({ panels, others, warning }: Calls, tried?: NumbersTried): CallsShown => ({
  panels: panels.map(({ warning, ...panel }) => ({ ...panel, ...shown(howSure({ ...panel, ...(warning ? { warning } : {}) }, tried)) })),
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
});
