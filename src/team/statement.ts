import { bytesOf } from '../records/chain.ts';
import { hashOf } from '../records/rules.ts';
import { isSignedBy, signedAs, type Person, type Self } from './person.ts';

/** What someone in a team may do. Each may do what stands before it too. */
export const rights = ['reads', 'writes', 'countersigns'] as const;
export type Right = (typeof rights)[number];

/**
 * What can be said of a team. Who countersigns lets in, decides about whoever was let in after
 * them, and begins new keys; anyone may renew what is sealed to them. Nobody removes themselves: if
 * they could, they could later say so again, as of before all that they decided.
 */
export type Said =
  | { readonly kind: 'founded'; readonly person: Person }
  /** These keys may join, and what they then may. */
  | { readonly kind: 'invited'; readonly person: Person; readonly may: Right }
  /** Said by whoever was invited: only then are they in. */
  | { readonly kind: 'joined' }
  | { readonly kind: 'changed'; readonly who: string; readonly may: Right }
  /** For good: whoever comes back comes with new keys. */
  | { readonly kind: 'removed'; readonly who: string }
  /** What is sealed to whoever says it is from here on sealed to this key. */
  | { readonly kind: 'renewed'; readonly seal: string }
  /** From here on new keys, for whoever is in. */
  | { readonly kind: 'epoch' };

export const teamFormat = 'windscreen-team/1' as const;

/** One signed line of a team's log. What its hash is of names the lines that its writer had seen. */
export type Statement = Said & {
  readonly format: typeof teamFormat;
  /** the log that it stands in */
  readonly team: string;
  /** the hashes of what stood last for its writer: none for the founding */
  readonly after: readonly string[];
  readonly at: string;
  /** who says it: their signing key */
  readonly by: string;
  readonly signature: string;
};

export interface Where {
  readonly team: string;
  readonly after: readonly string[];
  readonly at: Date;
}

/** What someone says, signed. Whether they are entitled to it is judged by whoever reads it. */
export async function stated(self: Self, said: Said, where: Where): Promise<Statement> {
  const { team, after, at } = where;
  const by = self.person.sign;
  const common = { format: teamFormat, team, after: after.toSorted(), at: at.toISOString(), by };
  const whole = { ...said, ...common };
  return { ...whole, signature: await signedAs(self, bytesOf(whole)) };
}

/** Whether whoever it names as its speaker signed it as it stands. */
export function isSigned({ signature, ...whole }: Statement): Promise<boolean> {
  return isSignedBy(whole.by, signature, bytesOf(whole));
}

/** What others name a statement by, and a team by its founding. */
export const statementHash = (statement: Statement): Promise<string> => hashOf(statement);
