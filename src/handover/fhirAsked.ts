import evidenceWords from '../../content/pages/evidence.yaml';
import fhir from '../../content/pages/fhir.yaml';
import question from '../../content/pages/question.yaml';
import words from '../../content/pages/record.yaml';
import { entryOf } from '../../machines/grammar/known.ts';
import { evidenceTags } from '../records/account.ts';
import { fieldsOf, type AddedEntry } from '../records/entry.ts';
import type { DecisionRecord } from '../records/record.ts';
import { answerWords, type Words } from '../recommend/words.ts';
import { clockRow } from './document.ts';
import { shownIn, stepOf, type Row, type RowId, type Section } from './rows.ts';
import type { Coding, Linked, QuestionnaireItem, Value } from './r4.ts';

/**
 * Something asked, and what was answered: the questionnaire and the response are both made from it,
 * so they cannot differ.
 */
export interface Asked extends Linked {
  readonly type: QuestionnaireItem['type'];
  readonly repeats?: true;
  readonly options?: readonly Coding[];
  readonly values?: readonly Value[];
  /** Of a group, or asked of the first answer. */
  readonly items?: readonly Asked[];
}

/** What was asked on the way to a decision and what it came to, section by section. */
export function decisionAsked(
  sections: readonly Section[],
  record: DecisionRecord,
  known: Words,
): readonly Asked[] {
  const asked = sections.flatMap(({ id, heading, rows }): readonly Asked[] => {
    if (id === 'answers') {
      const groups = new Map<string, { readonly section: string; readonly rows: Row[] }>();
      for (const row of rows) {
        const { decision, section } = stepOf(row);
        entryOf(groups, decision, () => ({ section, rows: [] })).rows.push(row);
      }
      return [...groups].map(([decision, { section, rows: of }]) =>
        group(
          decision,
          section,
          of.map((row) => stepAsked(record, known, row)),
        ),
      );
    }
    if (id === 'set-aside')
      return [
        group(
          id,
          heading,
          rows.map((row) => stepAsked(record, known, row, 'set-aside.')),
        ),
      ];
    return [
      group(
        id,
        heading || words.caption,
        rows.flatMap((row, i) => rowAsked(id, row, `${i + 1}`)),
      ),
    ];
  });
  return asked.filter(hasContent);
}

/**
 * Where a row stands in the bundle, if not under its section by its own name; a null row is told by
 * the resource itself.
 */
const places: Partial<Readonly<Record<RowId, string | null>>> = {
  reference: null,
  finished: null,
  agreed: null, // it stands in the entry that it was agreed in
  'own-view': 'own-view.level',
  'own-view-why': 'own-view.why',
  recommended: 'recommended.level',
  'recommended-act': 'recommended.act',
  act: 'recommended.what-to-do',
  decided: 'decided.level',
  instead: 'decided.instead',
  'to-ring': 'decided.to-ring',
  consent: 'decided.consent',
  sharing: 'decided.sharing',
  basis: 'decided.basis',
  condition: 'decided.condition',
};
const manyTimes: readonly RowId[] = ['to-find-out', 'reason', 'not-confirmed'];

function rowAsked(
  above: string,
  { id, term, said, at, code, action, about = [] }: Row,
  place = '',
): readonly Asked[] {
  const placed = places[id];
  const linkId =
    placed !== undefined ? placed : `${above}.${id}${manyTimes.includes(id) ? `.${place}` : ''}`;
  if (linkId === null) return [];
  if (action !== undefined)
    return [actionAsked(`decided.action.${action}`, term, said, at, about.map(shownIn).join())];
  const asked = code
    ? chosen(linkId, term, code.of, code.is, said)
    : at
      ? moment(linkId, term, at)
      : written(linkId, term, said);
  return [
    {
      ...asked,
      ...(at === '' ? { type: 'date' } : {}),
      items: about.flatMap((one) => rowAsked(linkId, one)),
    },
  ];
}

const actionAsked = (
  linkId: string,
  does: string,
  by: string,
  due: string | undefined,
  done: string,
) =>
  group(linkId, words.action, [
    written(`${linkId}.do`, words.action, does),
    written(`${linkId}.by`, words.by, by),
    ...(due ? [moment(`${linkId}.due`, fhir.due, due)] : []),
    written(`${linkId}.done`, words.done, done),
  ]);

/** A question as it was asked, all that could be answered, and under the answer how it is known. */
function stepAsked({ rules }: DecisionRecord, known: Words, row: Row, before = ''): Asked {
  const { term, said, about = [] } = row;
  const { decision, question: id, answer } = stepOf(row);
  const [evidence, note] = (['evidence', 'note'] as const).map((id) =>
    about.find((one) => one.id === id),
  );
  const linkId = `${before}${[decision, id].filter(Boolean).join('.')}`;
  const system = `urn:windscreen:answer:${id}`;
  const ticked = typeof answer !== 'string';
  const given = ticked && answer.length === 0 ? ['none'] : [answer].flat();
  const shown = given.length === 1 ? [said] : said.split('; ');
  const apart = shown.length === given.length;
  /**
   * In the words of today where it is still asked: those that nobody gave are not in the record.
   */
  const offeredAs = (code: string): Coding => {
    const display =
      known.decisions[decision]?.questions[id] &&
      answerWords(known, decision, id, code === 'none' ? [] : code);
    return { system, code, ...(display && display !== code ? { display } : {}) };
  };
  const codes = given.map((code, i): Coding => {
    const display = apart ? shown[i] : undefined;
    return display === undefined ? offeredAs(code) : { system, code, display };
  });
  const declared = rules.stages
    .find((stage) => stage.decision.id === decision)
    ?.decision.questions.find((asked) => asked.question === id);
  const offered = !declared
    ? []
    : 'tick' in declared
      ? declared.tick
      : Object.keys(declared.answers);
  return {
    linkId,
    text: term,
    type: 'choice',
    ...(ticked ? { repeats: true } : {}),
    options: [...codes, ...offered.filter((code) => !given.includes(code)).map(offeredAs)],
    values: codes.map((valueCoding) => ({ valueCoding })),
    items: [
      ...(apart ? [] : [written(`${linkId}.said`, fhir.said, said)]),
      {
        ...chosen(
          `${linkId}.evidence`,
          question.evidence,
          'evidence',
          evidence?.code?.is,
          evidence?.said,
        ),
        options: evidenceTags.map((code) => ({
          system: 'urn:windscreen:evidence',
          code,
          display: evidenceWords[code],
        })),
      },
      written(`${linkId}.note`, question.noteLabel, note?.said),
    ],
  };
}

/**
 * One entry, each field as it was asked and answered; a day, a moment or a choice also as what a
 * machine can read.
 */
export function addedAsked(entry: AddedEntry, place: number): Asked {
  const { kind, title, fields, shown } = entry;
  const filled = fieldsOf(kind).flatMap(({ name, is }) =>
    fields[name] ? [{ name, is, value: fields[name] }] : [],
  );
  const start = `next.${place}`;
  return group(start, title, [
    ...shown.map(([asked, said], i): Asked => {
      const field = filled.length === shown.length ? filled[i] : undefined;
      const linkId = `${start}.${field?.name ?? i + 1}`;
      if (!field || field.is === 'line' || field.is === 'text' || field.is === 'task')
        return written(linkId, asked, said);
      const { name, is, value } = field;
      if (is === 'day' || is === 'moment')
        return { ...moment(linkId, asked, value), items: [written(`${linkId}.said`, asked, said)] };
      return chosen(linkId, asked, `${kind}:${name}`, value, said);
    }),
    ...entry.clocks.map((clock): Asked => {
      const [term, said] = clockRow(clock);
      const linkId = `${start}.clock.${clock.clock}`;
      return { ...moment(linkId, term, clock.by), items: [written(`${linkId}.said`, term, said)] };
    }),
    ...(shown.length + entry.clocks.length > 0
      ? []
      : [written(`${start}.title`, words.next, title)]),
  ]);
}

const group = (linkId: string, text: string, items: readonly Asked[]): Asked => ({
  linkId,
  text,
  type: 'group',
  items: items.filter(hasContent),
});

/** A group holds something, and a choice offers something. */
const hasContent = ({ type, options, items }: Asked) =>
  type === 'group' ? items?.length : type !== 'choice' || options?.length;

const written = (linkId: string, text: string, said: string | undefined): Asked => ({
  linkId,
  text,
  type: 'text',
  values: said?.trim() ? [{ valueString: said }] : [],
});

const chosen = (
  linkId: string,
  text: string,
  of: string,
  code: string | undefined,
  display: string | undefined,
): Asked => {
  const coding = code
    ? [{ system: `urn:windscreen:${of}`, code, ...(display ? { display } : {}) }]
    : [];
  return {
    linkId,
    text,
    type: 'choice',
    options: coding,
    values: coding.map((valueCoding) => ({ valueCoding })),
  };
};

/** A day or a moment; what is neither stays text. */
const moment = (linkId: string, text: string, iso: string): Asked =>
  /^\d{4}-\d\d-\d\d$/.test(iso)
    ? { linkId, text, type: 'date', values: [{ valueDate: iso }] }
    : /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(iso)
      ? { linkId, text, type: 'dateTime', values: [{ valueDateTime: iso }] }
      : written(linkId, text, iso);
