import evidenceWords from '../../content/pages/evidence.yaml';
import { sha256 } from '@noble/hashes/sha2.js';
import fhir from '../../content/pages/fhir.yaml';
import question from '../../content/pages/question.yaml';
import words from '../../content/pages/record.yaml';
import {
  addedTo,
  fieldsOf,
  lastOf,
  type AddedEntry,
  type Entries,
  type Entry,
} from '../records/entry.ts';
import { evidenceTags } from '../records/account.ts';
import type { DecisionRecord } from '../records/record.ts';
import { uuidFrom } from '../records/newId.ts';
import { entryOf } from '../../machines/grammar/known.ts';
import { legible } from '../records/legible.ts';
import { answerWords, type Words } from '../recommend/words.ts';
import {
  accountOf,
  clockRow,
  decisionIn,
  rowsOf,
  shownIn,
  stepOf,
  type Row,
  type RowId,
  type Section,
} from './document.ts';

/*
 * A kept record in the terms of HL7 FHIR R4 (4.0.1): the questions as a Questionnaire, the answers
 * as a QuestionnaireResponse, who wrote each entry and when as Provenance. Only what these use of
 * R4 is typed here.
 */

interface Coding {
  readonly system: string;
  readonly code: string;
  readonly display?: string;
}
type Value =
  | { readonly valueString: string }
  | { readonly valueDate: string }
  | { readonly valueDateTime: string }
  | { readonly valueCoding: Coding };
interface Linked {
  readonly linkId: string;
  /** Not there where it was left blank. */
  readonly text?: string | undefined;
}
export interface QuestionnaireItem extends Linked {
  readonly type: 'group' | 'choice' | 'text' | 'date' | 'dateTime';
  readonly repeats?: true;
  readonly answerOption?: readonly { readonly valueCoding: Coding }[];
  readonly item?: readonly QuestionnaireItem[];
}
export interface ResponseItem extends Linked {
  readonly answer?: readonly (Value & { readonly item?: readonly ResponseItem[] })[];
  readonly item?: readonly ResponseItem[];
}
export interface Questionnaire {
  readonly resourceType: 'Questionnaire';
  readonly id: string;
  readonly language: 'en-GB';
  readonly url: string;
  readonly version: string;
  readonly name: string;
  readonly title: string;
  readonly status: 'active';
  readonly date: string;
  readonly item: readonly QuestionnaireItem[];
}
export interface QuestionnaireResponse {
  readonly resourceType: 'QuestionnaireResponse';
  readonly id: string;
  readonly language: 'en-GB';
  readonly identifier: { readonly system: string; readonly value: string };
  readonly questionnaire: string;
  readonly status: 'completed';
  /** The agency's own reference, never a name. */
  readonly subject?: { readonly identifier: { readonly value: string } };
  readonly authored: string;
  readonly author: { readonly display: string };
  /** Not there where nothing was answered. */
  readonly item?: readonly ResponseItem[];
}
export interface Provenance {
  readonly resourceType: 'Provenance';
  readonly id: string;
  readonly extension: readonly [
    {
      readonly url: string;
      readonly extension: readonly { readonly url: string; readonly valueString: string }[];
    },
  ];
  readonly target: readonly [{ readonly reference: string }];
  readonly recorded: string;
  readonly activity?: { readonly text: string };
  readonly agent: readonly [
    {
      readonly type: { readonly coding: readonly [Coding] };
      readonly who: { readonly display: string };
    },
  ];
}
export interface FhirBundle {
  readonly resourceType: 'Bundle';
  readonly id: string;
  readonly language: 'en-GB';
  readonly identifier: { readonly system: string; readonly value: string };
  readonly type: 'collection';
  readonly timestamp: string;
  readonly entry: readonly {
    readonly fullUrl: string;
    readonly resource: Questionnaire | QuestionnaireResponse | Provenance;
  }[];
}

/**
 * Something asked, and what was answered: the questionnaire and the response are both made from it,
 * so they cannot differ.
 */
interface Asked extends Linked {
  readonly type: QuestionnaireItem['type'];
  readonly repeats?: true;
  readonly options?: readonly Coding[];
  readonly values?: readonly Value[];
  /** Of a group, or asked of the first answer. */
  readonly items?: readonly Asked[];
}

/**
 * The record for a system that reads FHIR. Pure: the same entries give the same bundle, ids and
 * all. Each entry is a response of its own with its own provenance; the child has no name in it,
 * only the agency's reference. What is held back to protect someone stays out (I33). What could
 * have been answered is said in the words that are `known`. Throws for training and for what has
 * been destroyed.
 */
export function toFhir(entries: Entries, known: Words): FhirBundle {
  const record = decisionIn(entries);
  if (record.mode === 'training')
    throw new Error(
      'a training record cannot be exported as FHIR: another system would take it for a real one. Export a live record instead',
    );
  const { id, versions } = record;
  const added = addedTo(entries);
  const sections = accountOf(record, added);
  const references = rowsOf(sections, 'reference').filter(({ said }) => said);
  const { finishedAt } = record;
  const asked = decisionAsked(sections, record, known);
  const decision = questionnaire(
    id,
    'decision',
    `${versions.windscreen} ${versions.rules}`,
    words.caption,
    finishedAt,
    asked,
  );
  const next = questionnaire(
    id,
    'next',
    `${added.length}`,
    words.next,
    lastOf(entries).at,
    added.map((entry, i) => addedAsked(entry, i + 1)),
  );
  const answered = (
    entry: Entry,
    place: number,
    { url, version }: Questionnaire,
    asked: readonly Asked[],
    authored: string,
  ): QuestionnaireResponse => ({
    resourceType: 'QuestionnaireResponse',
    id: uuidOf(id, `response ${place}`),
    language: 'en-GB',
    identifier: { system: 'urn:windscreen:entry', value: `${id}/${place}` },
    questionnaire: `${url}|${version}`,
    status: 'completed',
    ...references.map(({ said }) => ({ subject: { identifier: { value: said } } }))[0],
    authored,
    author: { display: nameOf(entry) },
    item: asked.flatMap(responseItem),
  });
  const responses = [
    answered(entries[0], 0, decision, asked, finishedAt),
    ...added.map((entry, i) => answered(entry, i + 1, next, [addedAsked(entry, i + 1)], entry.at)),
  ];
  const provenances = [entries[0], ...added].map((entry, place) => provenance(entry, place, id));
  return tidy({
    resourceType: 'Bundle',
    id: uuidOf(id, `bundle ${entries.length}`),
    language: 'en-GB',
    identifier: { system: 'urn:windscreen:record', value: id },
    type: 'collection',
    timestamp: lastOf(entries).at,
    entry: [decision, ...(added.length > 0 ? [next] : []), ...responses, ...provenances].map(
      (resource) => ({
        fullUrl: `urn:uuid:${resource.id}`,
        resource,
      }),
    ),
  });
}

const questionnaire = (
  record: string,
  part: 'decision' | 'next',
  version: string,
  title: string,
  date: string,
  asked: readonly Asked[],
): Questionnaire => {
  const id = uuidOf(record, `questionnaire ${part}`);
  return {
    resourceType: 'Questionnaire',
    id,
    language: 'en-GB',
    url: `urn:uuid:${id}`,
    version: version.replace(/[^0-9A-Za-z.]+/g, '-'),
    name: part === 'decision' ? 'WindscreenDecision' : 'WindscreenNext',
    title,
    status: 'active',
    date,
    item: asked.map(questionnaireItem),
  };
};

/**
 * Who wrote an entry and when. An R4 Signature is over the resource it stands in, in a format of
 * its own; ours is over the entry as Windscreen keeps it, so it stands in an extension, where
 * nobody takes it for the other.
 */
const provenance = (entry: Entry, place: number, record: string): Provenance => ({
  resourceType: 'Provenance',
  id: uuidOf(record, `provenance ${place}`),
  extension: [
    {
      url: 'urn:windscreen:entry-signature',
      extension: [
        {
          url: 'signed',
          valueString: fhir.signed,
        },
        { url: 'algorithm', valueString: 'ECDSA P-256 with SHA-256, base64url' },
        ...(['previous', 'key', 'signature'] as const).flatMap((url) =>
          entry[url].trim() ? [{ url, valueString: entry[url] }] : [],
        ),
      ],
    },
  ],
  target: [{ reference: `urn:uuid:${uuidOf(record, `response ${place}`)}` }],
  recorded: entry.at,
  activity: { text: titleOf(entry) },
  agent: [
    {
      type: {
        coding: [
          {
            system: 'http://terminology.hl7.org/CodeSystem/provenance-participant-type',
            code: 'author',
            display: 'Author',
          },
        ],
      },
      who: { display: nameOf(entry) },
    },
  ],
});

function decisionAsked(
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
function addedAsked(entry: AddedEntry, place: number): Asked {
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

const questionnaireItem = ({
  linkId,
  text,
  type,
  repeats,
  options = [],
  items = [],
}: Asked): QuestionnaireItem => ({
  linkId,
  text,
  type,
  ...(repeats ? { repeats } : {}),
  answerOption: options.map((valueCoding) => ({ valueCoding })),
  item: items.map(questionnaireItem),
});

/** Nothing, where nothing was answered. */
function responseItem({ linkId, text, type, values = [], items = [] }: Asked): ResponseItem[] {
  const item = items.flatMap(responseItem);
  if (type === 'group') return item.length > 0 ? [{ linkId, text, item }] : [];
  const answer = values.map((value, i) =>
    i === 0 && item.length > 0 ? { ...value, item } : value,
  );
  return answer.length > 0 ? [{ linkId, text, answer }] : [];
}

const titleOf = (entry: Entry) => (entry.kind === 'decision' ? words.caption : entry.title);
const nameOf = ({ by }: Entry) => by.trim() || fhir.noName;

/** The same UUID for the same part of the same record (version 8 of RFC 9562, from a SHA-256). */
function uuidOf(record: string, part: string): string {
  return uuidFrom(sha256(new TextEncoder().encode(`windscreen ${record} ${part}`)).slice(0, 16), 8);
}

/** As FHIR wants it: no forbidden character, no space around a text, and nothing that is empty. */
function tidy<T>(value: T): T {
  const tidied = (part: unknown): unknown => {
    if (typeof part === 'string') return legible(part).trim() || undefined;
    if (Array.isArray(part)) return present(part.map(tidied).filter((one) => one !== undefined));
    if (typeof part !== 'object' || part === null) return part;
    const kept = Object.entries(part).flatMap(([name, held]) => {
      const one = tidied(held);
      return one === undefined ? [] : [[name, one]];
    });
    return kept.length > 0 ? Object.fromEntries(kept) : undefined;
  };
  // what R4 requires is never empty here; what may be left out is typed so
  return tidied(value) as T;
}
const present = (list: readonly unknown[]) => (list.length > 0 ? list : undefined);
