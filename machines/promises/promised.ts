import type { Fact } from '../grammar/fact.ts';

/**
 * One fact always brings another, or never does; or some path exists, where asked for `without` anything of another fact. Said in a
 * sentence elsewhere. With `by`, as it stands once that decision has ended, whatever is asked after it.
 */
export type Promised = (
  | { readonly when: Fact; readonly then: Fact }
  | { readonly when: Fact; readonly never: Fact }
  | { readonly can: Fact; readonly without?: Fact }
) & { readonly by?: string };

/** Promises, by the sentence each keeps. */
export type Promises = Readonly<Record<string, Promised>>;

/** Each fact that a promise is written in. */
export function spokenOf(promised: Promised): readonly Fact[] {
  if ('can' in promised) return [promised.can, ...(promised.without ? [promised.without] : [])];
  return [promised.when, 'never' in promised ? promised.never : promised.then];
}
