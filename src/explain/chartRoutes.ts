import type { DecisionText } from '../../content/schema.ts';
import {
  arms,
  events,
  isTickList,
  type Question,
  type Questions,
  type Route,
} from '../../machines/grammar/decision.ts';

/** What a chart says itself, beside the words of its decision. */
export interface ChartWords {
  readonly start: string;
  readonly if: string;
  readonly otherwise: string;
  readonly ticked: string;
  readonly anyAnswer: string;
  readonly anyOther: string;
  readonly or: string;
  readonly goTo: string;
}
/** A question, or where the decision starts, if that forks. */
type Row = { readonly id: string } & (
  | { readonly asked: Question; readonly start?: undefined }
  | { readonly asked?: undefined; readonly start: Route }
);
/** What a chart has a row of, from its top. */
export const rowsOf = (start: Route, questions: Questions): Row[] => [
  ...(typeof start === 'string' ? [] : [{ id: 'start', start }]),
  ...Object.entries(questions).map(([id, asked]) => ({ id, asked })),
];

/** Where one answer leads. */
interface OneRoute {
  readonly answer: string;
  readonly to: string;
  readonly guard?: string | undefined;
  /** Its answer may lead elsewhere too. */
  readonly forks: boolean;
}
/** Every route from a row, by its answer. */
export const routesOf = ({ asked, start }: Row): OneRoute[] =>
  Object.entries<Route>(asked ? events(asked) : { start }).flatMap(([answer, route]) =>
    arms(route).map(({ target, guard }) => ({
      answer,
      to: target,
      guard,
      forks: typeof route !== 'string',
    })),
  );

/**
 * Which answers lead from a question to one place, and because of what. `short` says of a long list
 * of answers only that it is the rest.
 */
export function edgeText(
  all: readonly OneRoute[],
  to: string,
  asked: Question | undefined,
  question: string,
  text: DecisionText,
  words: ChartWords,
  short: boolean,
): string {
  const here = all.filter((route) => route.to === to);
  const answers = [...new Set(all.map(({ answer }) => answer))];
  /** Only one route can be all the rest: that of the most answers. */
  const isMost = (n: number) =>
    all.every((other) => other.to === to || all.filter((one) => one.to === other.to).length < n);
  const label = (answer: string) => text.questions[question]?.answers[answer]?.label ?? answer;
  const brief = (answer: string) => {
    const upToComma = (one: string) => label(one).replace(/,.*/s, '');
    const first = upToComma(answer);
    const alone = answers.filter((other) => upToComma(other) === first).length === 1;
    return alone && /^(Yes|No)$/.test(first) ? first : label(answer);
  };
  const list = (some: readonly string[]) => {
    if (!asked) return '';
    if (isTickList(asked)) return words.ticked;
    if (some.length === answers.length && answers.length > 1) return words.anyAnswer;
    const elsewhere = all.some((route) => route.to !== to && some.includes(route.answer));
    if (short && some.length > 3 && !elsewhere && isMost(some.length)) return words.anyOther;
    const shown = some.map(short ? brief : label);
    // an answer that is a sentence stands in quotation marks, unless it stands alone
    const [one, ...others] = shown;
    return one !== undefined && others.length === 0
      ? one
      : shown
          .map((each) => (/^(Yes|No|I’m not sure)$/.test(each) ? each : `“${each}”`))
          .join(` ${words.or} `);
  };
  const because = ({ guard, forks }: OneRoute) =>
    guard ? `${words.if} ${text.facts[guard] ?? guard}` : forks ? words.otherwise : '';
  const reasons = [...new Set(here.map(because))];
  const parts = reasons.map((reason) => ({
    reason,
    some: here.filter((route) => because(route) === reason).map(({ answer }) => answer),
  }));
  // the same answers for two reasons are said once: “Yes, if … or if …”
  const said = parts
    .filter(({ some }, i) => parts.findIndex((other) => other.some.join() === some.join()) === i)
    .map(({ some }) => {
      const why = parts
        .filter((other) => other.some.join() === some.join())
        .map(({ reason }) => reason);
      const reason = why.filter(Boolean).join(` ${words.or} `);
      // of ticks the reason says all: whatever is ticked cannot lead on “otherwise”
      return reason && asked && isTickList(asked)
        ? reason
        : [list(some), reason].filter(Boolean).join(', ');
    })
    .join('; ');
  return said.charAt(0).toUpperCase() + said.slice(1);
}
