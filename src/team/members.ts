import { pastOf, type Line } from './past.ts';
import type { Person } from './person.ts';
import type { Right, Statement } from './statement.ts';

/*
 * Who is in a team, folded from what was said.
 *
 * Nobody orders what two people say at once, and whoever was removed could go on writing as if they
 * had not seen it. So:
 *
 * - A statement is judged by what its writer had seen: what they then were allowed to.
 * - A decision about someone (changed, removed) is good only from whoever was let in before them, so
 *   that none can remove one another. Whoever founded it stays.
 * - What someone says beside a decision about them, neither before nor after it, is set aside.
 *
 * People are settled in the order in which they were let in, so that all decisions about somebody
 * are known before anything of theirs is judged. Only which statements came decides, never when.
 */

interface Member {
  readonly person: Person;
  readonly may: Right;
  /** the hash of what removed them, if something did */
  readonly removed?: string;
}

export interface Team {
  /** The log that it is said in. */
  readonly log: string;
  /** Everyone who was ever in, in the order in which they were let in. */
  readonly members: readonly Member[];
  /** Those who were let in and have not joined. */
  readonly invited: readonly Member[];
  /** What the next statement is written after. */
  readonly heads: readonly string[];
  /** The statement since which the keys are used that are used now. */
  readonly epoch: string;
  /** Whether someone was removed since, so that new keys are due before anything is written. */
  readonly keysDue: boolean;
  /** The hashes of what was said without being entitled to it, or beside a decision. */
  readonly aside: readonly string[];
  /** What somebody may as far as whoever had seen these statements knew. */
  mayAt(who: string, seen: readonly string[]): Right | undefined;
}

/** One person, once all decisions about them are known. */
interface Settled {
  readonly entry: Line;
  readonly person: Person;
  readonly joined: Line | undefined;
  readonly decisions: readonly Line[];
  readonly seal: string;
}

/**
 * The team that was founded by the statement of this hash, which whoever joins has checked. Nothing
 * where that is not there.
 */
export async function teamOf(
  statements: readonly Statement[],
  founding: string,
): Promise<Team | undefined> {
  const lines = await pastOf(statements);
  const first = lines.find(({ hash }) => hash === founding);
  if (first?.said.kind !== 'founded' || first.past.size > 0) return undefined;

  const stands = new Set<string>();
  const about = new Map<string, readonly Line[]>();
  const people = new Map<string, Settled>();
  const doors: Line[] = [first];
  for (let door = doors.shift(); door; door = doors.shift()) {
    const { said } = door;
    if (said.kind !== 'founded' && said.kind !== 'invited') continue;
    const who = said.person.sign;
    if (people.has(who)) continue;
    const own = lines.filter((line) => line.said.by === who);
    const settled = settle(door, said.person, own, about.get(who) ?? []);
    people.set(who, settled);
    for (const line of own) {
      if (!isEntitled(line, settled, people)) continue;
      stands.add(line.hash);
      if (line.said.kind === 'invited') doors.push(line);
      if (line.said.kind === 'changed' || line.said.kind === 'removed')
        about.set(line.said.who, [...(about.get(line.said.who) ?? []), line].sort(byPlace));
    }
    doors.sort(byPlace);
  }
  return painted(first.said.team, lines, stands, [...people.values()]);
}

function settle(
  entry: Line,
  person: Person,
  own: readonly Line[],
  decisions: readonly Line[],
): Settled {
  const joined =
    entry.said.kind === 'founded'
      ? entry
      : own.find(
          (line) =>
            line.said.kind === 'joined' && line.past.has(entry.hash) && isIn(line, decisions),
        );
  const renewed = own.flatMap((line) =>
    line.said.kind === 'renewed' && joined && line.past.has(joined.hash) && isIn(line, decisions)
      ? [line.said.seal]
      : [],
  );
  return { entry, person, joined, decisions, seal: renewed.at(-1) ?? person.seal };
}

/** Whether what someone says counts, by all that is known of them. */
function isEntitled(
  line: Line,
  { entry, joined, decisions }: Settled,
  people: ReadonlyMap<string, Settled>,
): boolean {
  if (line === joined) return true;
  if (!joined || !line.past.has(joined.hash) || !isIn(line, decisions)) return false;
  const { said } = line;
  if (said.kind === 'joined' || said.kind === 'founded') return false;
  if (said.kind === 'renewed') return true;
  if (rightIn(line.past, entry, decisions) !== 'countersigns') return false;
  return said.kind === 'invited' || said.kind === 'epoch' || !people.has(said.who);
}

/** Whether someone says it before or after each decision about them, and not once they are removed. */
const isIn = (line: Line, decisions: readonly Line[]) =>
  decisions.every(
    (one) => one.past.has(line.hash) || (line.past.has(one.hash) && one.said.kind !== 'removed'),
  );

/** What someone may by the last change among some statements, or as they were let in. */
function rightIn(past: ReadonlySet<string>, { said }: Line, decisions: readonly Line[]): Right {
  const changes = decisions.flatMap((one) =>
    one.said.kind === 'changed' && past.has(one.hash) ? [one.said.may] : [],
  );
  return changes.at(-1) ?? (said.kind === 'invited' ? said.may : 'countersigns');
}

const byPlace = (a: Line, b: Line) => a.depth - b.depth || (a.hash < b.hash ? -1 : 1);

function painted(
  log: string,
  lines: readonly Line[],
  stands: ReadonlySet<string>,
  people: readonly Settled[],
): Team {
  const standing = lines.filter(({ hash }) => stands.has(hash));
  const followed = new Set(standing.flatMap(({ said }) => said.after));
  const all = new Set(lines.map(({ hash }) => hash));
  const member = ({ person, entry, decisions, seal }: Settled): Member => {
    const removed = decisions.find(({ said }) => said.kind === 'removed')?.hash;
    const may = rightIn(all, entry, decisions);
    return { person: { ...person, seal }, may, ...(removed === undefined ? {} : { removed }) };
  };
  const epoch = standing.findLast(({ said }) => said.kind === 'epoch' || said.kind === 'founded');
  const removals = people.flatMap(({ decisions }) =>
    decisions.filter(({ said }) => said.kind === 'removed'),
  );
  return {
    log,
    members: people.filter(({ joined }) => joined).map(member),
    invited: people
      .filter(({ joined }) => !joined)
      .map(member)
      .filter(({ removed }) => removed === undefined),
    heads: standing.map(({ hash }) => hash).filter((hash) => !followed.has(hash)),
    epoch: epoch?.hash ?? '',
    keysDue: removals.some(({ hash }) => !epoch?.past.has(hash)),
    aside: lines.map(({ hash }) => hash).filter((hash) => !stands.has(hash)),
    mayAt(who, seen) {
      const found = people.find(({ person }) => person.sign === who);
      const past = new Set(seen);
      for (const line of lines)
        if (past.has(line.hash)) for (const hash of line.past) past.add(hash);
      if (!found?.joined || !past.has(found.joined.hash)) return undefined;
      const isGone = found.decisions.some(
        ({ said, hash }) => said.kind === 'removed' && past.has(hash),
      );
      return isGone ? undefined : rightIn(past, found.entry, found.decisions);
    },
  };
}
