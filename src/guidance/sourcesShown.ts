import type { SourcesText } from '../../content/schema.ts';
import { sourcesByAge, type SourceSeen } from '../recommend/sourcesByAge.ts';
import {
  citerKinds,
  harms,
  reasons,
  type CiterKind,
  type Citations,
  type Citer,
  type Doubted,
  type Harm,
  type Reason,
} from './cited.ts';

/** How something was read or is known, the least sure first. */
type HowRead = SourcesText[string]['read'];
const leastSure: readonly HowRead[] = ['unverified', 'secondary', 'seen'];

/** The sources by how they were read, the least sure first, and in each the one looked at longest ago. */
export function sourcesByRead(
  sources: SourcesText,
  now: Date,
): readonly (readonly [HowRead, readonly SourceSeen[]])[] {
  const all = sourcesByAge(sources, now);
  return leastSure.map((read) => [read, all.filter(({ source }) => source.read === read)]);
}

/** What cites something, or is doubted, by kind: only the kinds of which there are any. */
export const byKind = <One extends Citer>(
  all: readonly One[],
): readonly (readonly [CiterKind, readonly One[]])[] =>
  citerKinds.flatMap((kind) => {
    const of = all.filter((one) => one.kind === kind);
    return of.length > 0 ? [[kind, of] as const] : [];
  });

const harmOf: Readonly<Record<Reason, Harm>> = {
  ring: 'at-once',
  urgent: 'at-once',
  now: 'at-once',
  level: 'level',
  deadline: 'duty',
  law: 'duty',
  telling: 'duty',
  'more-to-do': 'duty',
  explains: 'words',
};
/** How something was read, the least sure first: our own reading was read nowhere, and is ours to defend. */
const lessSure: readonly Doubted['status'][] = ['unverified', 'secondary', 'inference'];
const rank = ({ reason, status }: Doubted) =>
  reasons.indexOf(reason) * lessSure.length + lessSure.indexOf(status);

/** What nobody has confirmed, by the harm that it could do if it were wrong: the worst first, and in each the least sure. */
export const doubtsByHarm = ({
  doubted,
}: Citations): readonly (readonly [Harm, readonly Doubted[]])[] => {
  const ranked = doubted.toSorted((one, other) => rank(one) - rank(other));
  return harms.map((harm) => [harm, ranked.filter(({ reason }) => harmOf[reason] === harm)]);
};

/** What would settle it: a number is rung, what is our own reading is judged, and the rest is read. */
export const settledBy = ({ kind, status }: Doubted): 'ring' | Doubted['status'] =>
  kind === 'areas' ? 'ring' : status;
