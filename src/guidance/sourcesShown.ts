import type { SourcesText } from '../../content/schema.ts';
import { sourcesByAge, type SourceSeen } from '../recommend/sourcesByAge.ts';
import { citerKinds, type CiterKind, type Citations, type Citer, type Doubted } from './cited.ts';

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

/** What nobody has confirmed, by how far it is known. */
export const doubtsBy = ({
  doubted,
}: Citations): readonly (readonly [Doubted['status'], readonly Doubted[]])[] =>
  (['unverified', 'secondary', 'inference'] as const).map((status) => [
    status,
    doubted.filter((one) => one.status === status),
  ]);
