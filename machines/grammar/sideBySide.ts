import { entryOf } from './known.ts';
import { holds, type Fact, type Memory } from './fact.ts';
import type { Journey } from './journey.ts';
import { fold, space, upTo, type Answer, type Choice, type Place, type Space } from './space.ts';

/** One of two journeys set beside each other, with the answers that it takes whatever is said. */
export interface Side {
  readonly journey: Journey;
  readonly given?: Readonly<Record<string, string>>;
}
interface Step {
  readonly question: string;
  readonly answer: Answer;
}
/** Sets of answers with which one journey ends otherwise than the other. */
export interface Parting {
  /** The question at whose answer the two first part. */
  readonly question: string;
  /** What each end is called, once for each thing watched. */
  readonly from: Ends;
  readonly to: Ends;
  /**
   * How many classes of answers: two sets are in one class where nothing read later can tell them
   * apart.
   */
  readonly classes: number;
  /** How many sets of answers. */
  readonly paths: bigint;
  /** One of them. */
  readonly example: readonly Step[];
}
type Ends = readonly [string, ...string[]];
/** One thing looked at in an end: the first fact that holds names it, or none does. */
export type Watched = Readonly<Record<string, Fact>>;

export interface Compared {
  readonly partings: readonly Parting[];
  readonly classes: number;
  readonly paths: bigint;
}

interface Pair {
  readonly before: Place;
  readonly after: Place;
  /** Given on one side, and still to come on the other. */
  readonly said: Memory;
  readonly parted: string;
  readonly trail: Trail | undefined;
  readonly paths: bigint;
}
interface Trail extends Step {
  readonly earlier: Trail | undefined;
}

/**
 * Walks two journeys side by side over every set of answers that both can be given, and says where
 * they end differently. They may ask different questions, in another order; what is asked of both
 * is answered alike. `progress` hears a share of the way from 0 to 1, now and then.
 */
export function sideBySide(
  before: Side,
  after: Side,
  watched: readonly [Watched, ...Watched[]],
  progress: (share: number) => void = () => {},
): Compared {
  const facts = watched.flatMap((one) => Object.values(one));
  const sides = {
    before: space(upTo(before.journey, facts), facts),
    after: space(upTo(after.journey, facts), facts),
  };
  const order = merged(names(sides.before), names(sides.after));
  const rankOf = (within: Space, { at }: Place) =>
    at === within.end ? order.length : order.indexOf(within.asking(at).name);
  const asksLater = (within: Space, { at }: Place, question: string) =>
    within.questions.some((one, position) => position >= at && one.question === question);

  const waiting = order.map(() => new Map<string, Pair>());
  const partings = new Map<string, Omit<Parting, 'example'> & { trail: Trail | undefined }>();
  const folded = new Map<string, readonly Choice[]>();
  let classes = 0;
  let paths = 0n;

  const meet = (pair: Pair) => {
    const { before: one, after: other, said, parted } = pair;
    const here = waiting[Math.min(rankOf(sides.before, one), rankOf(sides.after, other))];
    if (!here) return end(pair);
    const key = `${one.key}~${other.key}~${JSON.stringify(said)}~${parted}`;
    const known = here.get(key);
    if (known) here.set(key, { ...known, paths: known.paths + pair.paths });
    else here.set(key, pair);
  };

  meet({
    before: sides.before.begin(),
    after: sides.after.begin(),
    said: {},
    parted: '',
    trail: undefined,
    paths: 1n,
  });
  // a question that one side asks earlier than the other may lead back to a rank already passed
  const lowest = () => waiting.findIndex(({ size }) => size > 0);
  for (let rank = lowest(); rank >= 0; rank = lowest()) {
    progress(rank / order.length);
    for (const here of waiting.splice(rank, 1, new Map()))
      for (const pair of here.values()) go(pair).forEach(meet);
  }
  progress(1);
  return {
    classes,
    paths,
    partings: [...partings.values()].map(({ trail, ...parting }) => ({
      ...parting,
      example: unrolled(trail),
    })),
  };

  function end(pair: Pair): void {
    classes++;
    paths += pair.paths;
    const [from, to] = [
      endOf(sides.before, pair.before, watched),
      endOf(sides.after, pair.after, watched),
    ];
    if (from.join() === to.join()) return;
    const key = `${pair.parted} ${from.join()} ${to.join()}`;
    const known = partings.get(key);
    partings.set(key, {
      from,
      to,
      question: pair.parted,
      classes: (known?.classes ?? 0) + 1,
      paths: (known?.paths ?? 0n) + pair.paths,
      trail: known ? known.trail : pair.trail,
    });
  }

  /** One answer further, on the side that is behind, or on both. */
  function go({ before: one, after: other, said, parted, trail, paths: ways }: Pair): Pair[] {
    const [oneRank, otherRank] = [rankOf(sides.before, one), rankOf(sides.after, other)];
    if (oneRank !== otherRank) {
      const first = oneRank < otherRank;
      const [within, place, beyond, waits] = first
        ? ([sides.before, one, sides.after, other] as const)
        : ([sides.after, other, sides.before, one] as const);
      const question = within.question(place);
      const fixed = (first ? before : after).given?.[question] ?? said[question];
      if (said[question] !== undefined && !within.offers(place, said[question])) return []; // said on the other side, and not offered on this
      const answers = fixed === undefined ? within.answers(place) : [{ answer: fixed, ways: 1n }];
      return answers.map(({ answer, ways: more }) => {
        const next = within.go(place, answer);
        const { [question]: _, ...rest } = said;
        const [left, right] = first ? [next, waits] : [waits, next];
        return {
          before: left,
          after: right,
          said:
            fixed === undefined && asksLater(beyond, waits, question)
              ? { ...said, [question]: answer }
              : rest,
          parted: parted || question,
          trail: { question, answer, earlier: trail },
          paths: ways * more,
        };
      });
    }
    const question = sides.before.question(one);
    return together(question, one, other).map(({ a, b, ways: more }) => {
      const [left, right] = [sides.before.go(one, a), sides.after.go(other, b)];
      const same =
        rankOf(sides.before, left) === rankOf(sides.after, right) &&
        levelOf(left) === levelOf(right);
      return {
        before: left,
        after: right,
        said,
        parted: parted || (same ? '' : question),
        trail: { question, answer: b, earlier: trail },
        paths: ways * more,
      };
    });
  }

  /**
   * The answers that both are offered; one that only one side is offered stands beside each that
   * only the other is.
   */
  function together(
    question: string,
    one: Place,
    other: Place,
  ): readonly { a: Answer; b: Answer; ways: bigint }[] {
    const [a, b] = [before.given?.[question], after.given?.[question]];
    if (a !== undefined && b !== undefined) return [{ a, b, ways: 1n }];
    if (sides.before.isTickListAt(one) && sides.after.isTickListAt(other)) {
      const both = sides.before
        .ticks(one)
        .filter((tick) => sides.after.ticks(other).includes(tick));
      const tells = (ticked: Answer) =>
        `${sides.before.tells(one, ticked)}~${sides.after.tells(other, ticked)}`;
      const key = `${one.at} ${other.at} ${both.join()}`;
      // what is told of ticks does not depend on what was said before
      return entryOf(folded, key, () => fold(both, tells)).map(({ answer, ways }) => ({
        a: answer,
        b: answer,
        ways,
      }));
    }
    const ones = sides.before.answers(one).map(({ answer }) => answer);
    const others = sides.after.answers(other).map(({ answer }) => answer);
    const alone = others.filter((answer) => !ones.includes(answer));
    return ones.flatMap((answer) =>
      (others.includes(answer) ? [answer] : alone).map((beside) => ({
        a: answer,
        b: beside,
        ways: 1n,
      })),
    );
  }
}

const levelOf = ({ memory }: Place) => memory['level'];

function endOf(
  within: Space,
  { memory }: Place,
  [first, ...others]: readonly [Watched, ...Watched[]],
): Ends {
  const known = within.finished(memory);
  const named = (one: Watched) =>
    Object.entries(one).find(([, fact]) => holds(fact, known))?.[0] ?? 'none';
  return [named(first), ...others.map(named)];
}

const names = (within: Space) => within.questions.map(({ name }) => name);

/**
 * One order of all questions: that of the second list, those of the first alone after the one they
 * followed.
 */
function merged(first: readonly string[], second: readonly string[]): readonly string[] {
  const order = [...second];
  let next = 0;
  for (const name of first) {
    if (!order.includes(name)) order.splice(next, 0, name);
    next = order.indexOf(name) + 1;
  }
  return order;
}

function unrolled(trail: Trail | undefined): Step[] {
  const steps: Step[] = [];
  for (let step = trail; step; step = step.earlier)
    steps.push({ question: step.question, answer: step.answer });
  return steps.reverse();
}
