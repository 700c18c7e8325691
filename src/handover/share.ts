import words from '../../content/pages/share.yaml';
import type { ToShare } from '../records/account.ts';
import type { Problem } from '../records/problem.ts';
import { isolated } from '../records/isolated.ts';
import { legible } from '../records/legible.ts';
import { bare, spansOf, withoutSpans } from '../records/spelling.ts';
import { sharingProblems } from '../records/sharingProblems.ts';
import { filled } from '../ui/filled.ts';
import { trainingLine } from './training.ts';

/** What stands where a part holds nothing: silence is then not taken for a fact. */
export const { nothing } = words;
/** What stands where something was held back. */
export const { heldBack } = words;

/** The text to give the recipient; or what stops it from being given. */
export type Preview = { readonly text: string } | { readonly problems: readonly Problem[] };

/**
 * What was seen, what is thought and what others said, each under its own heading (I34), to one
 * person or role (I35). What would show who or where someone at risk is stays out, wherever it was
 * written, unless it is included for a reason (I33).
 */
export function sharePreview(toShare: ToShare, mode: 'live' | 'training'): Preview {
  const problems = sharingProblems(toShare);
  if (problems.length > 0) return { problems };
  const lines = [
    filled(words.for, { who: isolated(withoutProtected(toShare.recipient.trim(), toShare)) }),
    ...sharedParts(toShare).flatMap(({ heading, text }) => ['', heading, text || nothing]),
    '',
    protectLine(toShare),
  ];
  return {
    text: legible(
      (mode === 'training' ? [trainingLine, '', ...lines, '', trainingLine] : lines).join('\n'),
    ),
  };
}

/**
 * The three parts, each under its heading, without what is protected; empty where one holds
 * nothing.
 */
export const sharedParts = (toShare: ToShare) =>
  (
    [
      { id: 'shared-facts', heading: words.parts.facts, whole: toShare.facts },
      {
        id: 'shared-opinion',
        heading: words.parts.opinion,
        whole: toShare.opinion,
      },
      { id: 'shared-from-others', heading: words.parts.fromOthers, whole: toShare.fromOthers },
    ] as const
  ).map(({ id, heading, whole }) => ({
    id,
    heading,
    text: withoutProtected(whole.trim(), toShare),
  }));

function protectLine({ protect, includeProtected, whyInclude }: ToShare): string {
  if (!protect.trim()) return words.protect.anyone;
  if (!includeProtected) return words.protect.held;
  return filled(words.protect.named, {
    who: isolated(protect.trim()),
    why: isolated(whyInclude.trim()),
  });
}

/**
 * The same text without what is protected, or any line or part of it, however it is spelt. Nothing
 * else in it is changed.
 */
export function withoutProtected(text: string, { protect, includeProtected }: ToShare): string {
  return includeProtected ? text : withoutSpans(text, spansOf(text, partsOf(protect)), heldBack);
}

/** Whether what is protected stands in a text. */
export const namesProtected = (text: string, { protect }: Pick<ToShare, 'protect'>): boolean =>
  spansOf(text, partsOf(protect)).length > 0;

/** What is protected, whole and in each line and part that could stand for it alone. */
export function partsOf(protect: string): readonly string[] {
  const lines = /[\n\r\v\f\u0085\u2028\u2029]/;
  const items = /[\n\r\v\f\u0085\u2028\u2029;,:\u060C\u061B\u3001\uFF0C\uFF1A\uFF1B]|\s\p{Pd}\s/u;
  const parts = [protect, ...protect.split(lines), ...protect.split(items)].map((part) =>
    part.trim(),
  );
  return [...new Set(parts)].filter((part) => bare(part) !== '');
}
