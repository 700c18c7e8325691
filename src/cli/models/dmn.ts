import { DmnModdle } from 'dmn-moddle';
import {
  arms,
  events,
  factOf,
  isTickList,
  type Decision,
  type Route,
} from '../../../machines/grammar/decision.ts';
import { decisions } from '../charts.ts';
import { clauses, type Clause } from '../../../machines/grammar/fact.ts';
import { answerLabel, questionWords, wordsAbout, type Words } from '../../recommend/words.ts';

/*
 * Each decision as DMN 1.3, made from its routes: a table for each question says what follows each
 * answer, and needs the tables before it, so that a DMN engine comes from the answers to the outcome by
 * itself. A row for each path would be millions.
 */

const moddle = new DmnModdle();
const el = (type: string, fields: object) => moddle.create(`dmn:${type}`, fields);

/** A name that FEEL reads as one word, and that no function of its goes by. */
const named = (kind: 'given' | 'answer' | 'level' | 'next', id: string) =>
  `${kind}_${id.replaceAll('-', '_')}`;
const text = (of: string) => el('LiteralExpression', { text: of });
const quoted = (ids: readonly string[]) => ids.map((id) => JSON.stringify(id)).join(', ');
const any = '-';
const isGiven = '? != null';
/** A cell that holds for one of some answers, or for a list in which one of them is ticked. */
const oneOf = (ids: readonly string[], isList: boolean) =>
  isList
    ? `? != null and some tick in ? satisfies list contains([${quoted(ids)}], tick)`
    : quoted(ids);

interface Row {
  /** By the expression of its column; what is not named is anything. */
  readonly when: Readonly<Record<string, string>>;
  /** As FEEL. */
  readonly then: string;
  readonly says: string;
}
/** The answer that a row is about, to the question that its table is about. */
interface Own {
  readonly question: string;
  readonly answer: string;
}
interface Table {
  readonly hitPolicy: 'FIRST' | 'PRIORITY';
  readonly rows: readonly Row[];
  readonly values: readonly string[];
}

/** A decision as XML. Its inputs are the answers, and what earlier decisions left behind. */
export async function decisionTables({ spec }: Decision, words: Words): Promise<string> {
  const { id, scale } = spec;
  const said = wordsAbout(words, 'decisions', id);
  const order = Object.keys(spec.questions);
  const floors = order.filter((question) => scale?.floors[question]);
  const needs = new Set<string>();
  const made: object[] = [];

  /** What stands for something that is remembered, at a question; nothing where it is not known by then. */
  const known = (name: string, at: number): string | undefined => {
    if (name === 'level') return levelAt(at);
    const position = order.indexOf(name);
    if (position > at) return undefined;
    return position < 0 ? given(name) : named('answer', name);
  };
  const given = (name: string) => {
    needs.add(name);
    return named('given', name);
  };
  const levelAt = (at: number) => {
    const last = floors.findLast((question) => order.indexOf(question) <= at);
    return last ? named('level', last) : given('level');
  };
  /** What a way for a fact to hold asks for, where it still can once `own` was answered. */
  const conditions = (clause: Clause, at: number, own?: Own): Row['when'] | undefined => {
    const cells: Record<string, string> = {};
    for (const [name, accepted] of clause) {
      if (name === own?.question) {
        if (!accepted.includes(own.answer)) return undefined;
        continue;
      }
      const column = known(name, at);
      if (column === undefined) return undefined;
      cells[column] = oneOf(accepted, isList(name));
    }
    return cells;
  };
  /** The rows of a route: one for each way in which a fact may hold. */
  const rowsOf = (route: Route, at: number, when: Row['when'], own?: Own): readonly Row[] =>
    arms(route).flatMap(({ target, guard }) => {
      const then = JSON.stringify(target);
      const says = own ? answerLabel(words, id, own.question, own.answer) : '';
      if (!guard) return [{ when, then, says }];
      const because = [says, said.facts[guard] ?? guard].filter(Boolean).join('; ');
      return clauses(factOf(spec, guard)).flatMap((clause) => {
        const more = conditions(clause, at, own);
        return more ? [{ when: joined(when, more), then, says: because }] : [];
      });
    });

  const steps = [...order, ...spec.outcomes];
  const define = (
    name: string,
    says: { label: string; question?: string },
    logic: string | Table,
  ) => made.push(decisionOf(name, says, logic));

  define(
    named('next', 'start'),
    { label: said.about },
    typeof spec.start === 'string'
      ? JSON.stringify(spec.start)
      : { hitPolicy: 'FIRST', rows: rowsOf(spec.start, -1, {}), values: steps },
  );
  for (const [at, [question, asked]] of Object.entries(spec.questions).entries()) {
    const { ask, short } = questionWords(words, id, question);
    const answer = named('answer', question);
    const before = ['start', ...order.slice(0, at)].map((one) => named('next', one));
    define(
      answer,
      { label: short, question: ask },
      `if list contains([${before.join(', ')}], "${question}") then ${given(question)} else null`,
    );
    const floor = scale?.floors[question];
    if (scale && floor)
      define(
        named('level', question),
        { label: short },
        {
          hitPolicy: 'PRIORITY',
          values: [...scale.levels].reverse(),
          rows: [
            { when: { [levelAt(at - 1)]: isGiven }, then: levelAt(at - 1), says: '' },
            ...raised(floor).map(([level, answers]) => ({
              when: { [answer]: oneOf(answers, isTickList(asked)) },
              then: JSON.stringify(level),
              says: wordsAbout(words, 'levels', level).name,
            })),
          ],
        },
      );
    define(
      named('next', question),
      { label: short, question: ask },
      {
        hitPolicy: 'FIRST',
        values: steps.slice(at + 1),
        rows: Object.entries(events(asked)).flatMap(([event, route]) =>
          isTickList(asked)
            ? rowsOf(route, at, { [answer]: isGiven })
            : rowsOf(route, at, { [answer]: quoted([event]) }, { question, answer: event }),
        ),
      },
    );
  }
  const all = ['start', ...order].map((one) => named('next', one)).join(', ');
  define(
    'outcome',
    { label: said.section },
    `[${all}][${spec.outcomes.map((one) => `item = "${one}"`).join(' or ')}][1]`,
  );
  if (scale)
    define(
      'level',
      { label: said.section },
      {
        hitPolicy: 'PRIORITY',
        values: [...scale.levels].reverse(),
        rows: [
          { when: { [levelAt(order.length)]: isGiven }, then: levelAt(order.length), says: '' },
          ...scale.levels
            .filter((level) => spec.outcomes.includes(level))
            .map((level) => ({
              when: { outcome: quoted([level]) },
              then: JSON.stringify(level),
              says: wordsAbout(words, 'levels', level).name,
            })),
        ],
      },
    );

  const inputs = [...needs].map((name) => {
    const question = spec.questions[name];
    return el('InputData', {
      id: named('given', name),
      name: named('given', name),
      variable: el('InformationItem', {
        name: named('given', name),
        typeRef: `t_${named('given', name)}`,
      }),
      ...(question ? { description: questionWords(words, id, name).ask } : {}),
    });
  });
  const types = [...needs].map((name) => typeOf(name, spec));
  const { xml } = await moddle.toXML(
    el('Definitions', {
      ...{
        id: `windscreen_${id}`,
        name: id,
        namespace: 'https://windscreen.invalid/dmn',
        exporter: 'Windscreen',
      },
      ...{ itemDefinition: types, drgElement: [...inputs, ...made] },
    }),
    { format: true },
  );
  return xml;
}

/** Both hold at once: a condition on an answer says by itself that it was given. */
function joined(one: Row['when'], other: Row['when']): Row['when'] {
  const twice = Object.keys(other).find((column) => column in one && one[column] !== isGiven);
  if (!twice) return { ...one, ...other };
  throw new Error(`${twice} is asked about twice in one row`);
}

/** The lists that are ticked, in any decision: their answers stand in a list. */
const ticked = new Set(
  decisions.flatMap(({ spec: { questions } }) =>
    Object.entries(questions).flatMap(([name, asked]) => (isTickList(asked) ? [name] : [])),
  ),
);
const isList = (name: string): boolean => ticked.has(name);

/** The answers that raise to each level. */
function raised(
  floor: Readonly<Record<string, string>>,
): readonly (readonly [level: string, answers: string[]])[] {
  const levels = [...new Set(Object.values(floor))];
  return levels.map((level) => [
    level,
    Object.keys(floor).filter((answer) => floor[answer] === level),
  ]);
}

/** What may be given: an answer to a question, or what an earlier decision left that is read here. */
function typeOf(name: string, { questions, given, scale }: Decision['spec']): object {
  const question = questions[name];
  const values = question
    ? isTickList(question)
      ? question.tick
      : Object.keys(question)
    : (name === 'level' && scale?.levels) || (given?.[name] ?? []);
  return el('ItemDefinition', {
    name: `t_${named('given', name)}`,
    typeRef: 'string',
    isCollection: isList(name),
    // of an answer given earlier, only those that are read here are known
    ...(question || name === 'level'
      ? { allowedValues: el('UnaryTests', { text: quoted(values) }) }
      : {}),
  });
}

function decisionOf(
  name: string,
  { label, question }: { label: string; question?: string },
  logic: string | Table,
): object {
  const expressions =
    typeof logic === 'string'
      ? [logic]
      : logic.rows.flatMap(({ when, then }) => [...Object.keys(when), then]);
  const read = new Set(
    expressions.flatMap((one) => one.match(/\b(?:given|answer|level|next)_\w+|\boutcome\b/g) ?? []),
  );
  return el('Decision', {
    ...{ id: name, name, label },
    ...(question ? { question } : {}),
    variable: el('InformationItem', {
      name,
      typeRef: /^answer_/.test(name) ? `t_${name.replace('answer', 'given')}` : 'string',
    }),
    informationRequirement: [...read].map((one) =>
      el('InformationRequirement', {
        [/^given_/.test(one) ? 'requiredInput' : 'requiredDecision']: el('DMNElementReference', {
          href: `#${one}`,
        }),
      }),
    ),
    decisionLogic: typeof logic === 'string' ? text(logic) : tableOf(name, logic),
  });
}

function tableOf(name: string, { hitPolicy, rows, values }: Table): object {
  const columns = [...new Set(rows.flatMap(({ when }) => Object.keys(when)))];
  return el('DecisionTable', {
    ...{ id: `table_${name}`, hitPolicy },
    input: columns.map((column) =>
      el('InputClause', {
        id: `${name}_by_${column}`,
        label: column,
        inputExpression: text(column),
      }),
    ),
    output: [
      el('OutputClause', {
        id: `${name}_is`,
        typeRef: 'string',
        outputValues: el('UnaryTests', { text: quoted(values) }),
      }),
    ],
    annotation: [el('RuleAnnotationClause', { name: 'In words' })],
    rule: rows.map(({ when, then, says }, n) =>
      el('DecisionRule', {
        id: `${name}_${n + 1}`,
        inputEntry: columns.map((column) => el('UnaryTests', { text: when[column] ?? any })),
        outputEntry: [text(then)],
        annotationEntry: [el('RuleAnnotation', { text: says })],
      }),
    ),
  });
}
