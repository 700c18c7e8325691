import { sha256 } from '@noble/hashes/sha2.js';
import account from '../../content/pages/account.yaml';
import question from '../../content/pages/question.yaml';
import words from '../../content/pages/record.yaml';
import { caseHeadings, evidenceTags, reasonHeadings } from '../records/account.ts';
import { reviewDay, toDoIn } from '../records/course.ts';
import { decidedOf, departure } from '../records/decided.ts';
import { addedTo, fieldsOf, type AddedEntry, type Entries, type Entry } from '../records/entry.ts';
import { evidenceWords } from '../records/account.ts';
import type { DecisionRecord, RecordedStep } from '../records/record.ts';
import { legible } from '../records/legible.ts';
import { asAtWords } from '../recommend/dates.ts';
import { answerWords, type Words } from '../recommend/words.ts';
import {
  clockRows,
  decidedRows,
  decisionIn,
  insteadRows,
  notConfirmed,
  notConfirmedTitle,
  recommendedRows,
  sharedRows,
  type Row,
} from './document.ts';

/*
 * A kept record in the terms of HL7 FHIR R4 (4.0.1): the questions as a Questionnaire, the answers as a
 * QuestionnaireResponse, who wrote each entry and when as Provenance. Only what these use of R4 is typed here.
 */

interface Coding {
  readonly system: string;
  readonly code: string;
  readonly display?: string;
}
type Value =
  { readonly valueString: string } | { readonly valueDate: string } | { readonly valueDateTime: string } | { readonly valueCoding: Coding };
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
    { readonly url: string; readonly extension: readonly { readonly url: string; readonly valueString: string }[] },
  ];
  readonly target: readonly [{ readonly reference: string }];
  readonly recorded: string;
  readonly activity?: { readonly text: string };
  readonly agent: readonly [{ readonly type: { readonly coding: readonly [Coding] }; readonly who: { readonly display: string } }];
}
export interface FhirBundle {
  readonly resourceType: 'Bundle';
  readonly id: string;
  readonly language: 'en-GB';
  readonly identifier: { readonly system: string; readonly value: string };
  readonly type: 'collection';
  readonly timestamp: string;
  readonly entry: readonly { readonly fullUrl: string; readonly resource: Questionnaire | QuestionnaireResponse | Provenance }[];
}

/** Something asked, and what was answered: the questionnaire and the response are both made from it, so they cannot differ. */
interface Asked extends Linked {
  readonly type: QuestionnaireItem['type'];
  readonly repeats?: true;
  readonly options?: readonly Coding[];
  readonly values?: readonly Value[];
  /** Of a group, or asked of the first answer. */
  readonly items?: readonly Asked[];
}

/**
 * The record for a system that reads FHIR. Pure: the same entries give the same bundle, ids and all. Each entry is a
 * response of its own with its own provenance; the child has no name in it, only the agency's reference. What is held
 * back to protect someone stays out (I33). What could have been answered is said in the words that are `known`. Throws for training and for what has been destroyed.
 */
export function toFhir(entries: Entries, known: Words): FhirBundle {
  const record = decisionIn(entries);
  if (record.mode === 'training')
    throw new Error(
      'a training record cannot be exported as FHIR: another system would take it for a real one. Export a live record instead',
    );
  const { id, reference, finishedAt, versions } = record;
  const added = addedTo(entries);
  const decision = questionnaire(
    id,
    'decision',
    `${versions.windscreen} ${versions.rules}`,
    words.caption,
    finishedAt,
    decisionAsked(record, known, added),
  );
  const next = questionnaire(
    id,
    'next',
    `${added.length}`,
    whatHappenedNext,
    entries.at(-1)!.at,
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
    ...(reference.trim() ? { subject: { identifier: { value: reference } } } : {}),
    authored,
    author: { display: nameOf(entry) },
    item: asked.flatMap(responseItem),
  });
  const responses = [
    answered(entries[0], 0, decision, decisionAsked(record, known, added), finishedAt),
    ...added.map((entry, i) => answered(entry, i + 1, next, [addedAsked(entry, i + 1)], entry.at)),
  ];
  const provenances = [entries[0], ...added].map((entry, place) => provenance(entry, place, id));
  return tidy({
    resourceType: 'Bundle',
    id: uuidOf(id, `bundle ${entries.length}`),
    language: 'en-GB',
    identifier: { system: 'urn:windscreen:record', value: id },
    type: 'collection',
    timestamp: entries.at(-1)!.at,
    entry: [decision, ...(added.length > 0 ? [next] : []), ...responses, ...provenances].map((resource) => ({
      fullUrl: `urn:uuid:${resource.id}`,
      resource,
    })),
  });
}

const whatHappenedNext = 'What happened next';

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
 * Who wrote an entry and when. An R4 Signature is over the resource it stands in, in a format of its own; ours is over
 * the entry as Windscreen keeps it, so it stands in an extension, where nobody takes it for the other.
 */
const provenance = (entry: Entry, place: number, record: string): Provenance => ({
  resourceType: 'Provenance',
  id: uuidOf(record, `provenance ${place}`),
  extension: [
    {
      url: 'urn:windscreen:entry-signature',
      extension: [
        { url: 'signed', valueString: 'The Windscreen entry as canonical JSON (RFC 8785), which is not in this bundle' },
        { url: 'algorithm', valueString: 'ECDSA P-256 with SHA-256, base64url' },
        ...(['previous', 'key', 'signature'] as const).flatMap((url) => (entry[url].trim() ? [{ url, valueString: entry[url] }] : [])),
      ],
    },
  ],
  target: [{ reference: `urn:uuid:${uuidOf(record, `response ${place}`)}` }],
  recorded: entry.at,
  activity: { text: titleOf(entry) },
  agent: [
    {
      type: {
        coding: [{ system: 'http://terminology.hl7.org/CodeSystem/provenance-participant-type', code: 'author', display: 'Author' }],
      },
      who: { display: nameOf(entry) },
    },
  ],
});

function decisionAsked(record: DecisionRecord, known: Words, added: readonly AddedEntry[]): readonly Asked[] {
  const { steps, setAside, ownView, recommendation, reasons, law, area, versions, routes } = record;
  const { act, lead, level, levelName } = recommendation;
  const followed = departure(record) === 'followed';
  const decided = decidedOf(record);
  const review = reviewDay(record, added) ?? '';
  const decisions = [...new Set(steps.map(({ decision }) => decision))];
  const of = (decision: string) => steps.filter((step) => step.decision === decision);
  return [
    ...decisions.map((decision) =>
      group(
        decision,
        of(decision)[0]!.section,
        of(decision).map((step) => stepAsked(record, known, step)),
      ),
    ),
    group(
      'set-aside',
      'Answered, then set aside: without effect on what was recommended',
      setAside.map((step) => stepAsked(record, known, step, 'set-aside.')),
    ),
    group('own-view', words.own, [
      chosen('own-view.level', words.own, 'level', ownView?.level, ownView?.words),
      written('own-view.why', words.why, ownView?.why),
    ]),
    group('recommended', words.made, [
      written('recommended.act', words.recommended, act),
      written('recommended.lead', 'More about it', followed ? lead : ''),
      chosen('recommended.level', 'Level', 'level', level, levelName),
      ...rowsAsked('recommended', recommendedRows(record)),
    ]),
    group('decided', words.decided, [
      ...rowsAsked('decided', [...decidedRows(record), ...insteadRows(record)]),
      chosen('decided.level', 'Level', 'level', decided.level, decided.levelName),
      chosen('decided.consent', words.consent, 'consent', decided.consent?.id, decided.consent?.title),
      chosen('decided.sharing', words.shareHow, 'sharing', decided.sharing?.id, decided.sharing?.title),
      ...toDoIn(record, added).map(({ id, do: does, by, due, limit }) =>
        group(`decided.action.${id}`, words.action, [
          written(`decided.action.${id}.do`, words.action, does),
          written(`decided.action.${id}.by`, words.by, limit ? `${by}. ${limit}` : by),
          ...(due ? [moment(`decided.action.${id}.due`, 'The moment it falls due', due)] : []),
        ]),
      ),
    ]),
    group('reasons', words.reasons, [
      ...reasonHeadings.map((heading) => written(`reasons.${heading}`, account[heading], reasons[heading])),
      written('reasons.consulted', account.consulted, record.consulted),
      written('reasons.family-told', account.family, record.familyTold),
      ...caseHeadings.flatMap((heading) => (record[heading] ? [written(`reasons.${heading}`, account[heading], record[heading])] : [])),
      { ...moment('reasons.review-on', account.review, review), ...(review ? {} : { type: 'date' }) },
      written('reasons.triggers', account.triggers, record.triggers),
    ]),
    group('shared', words.shared, rowsAsked('shared', sharedRows(record))),
    group('made-with', words.madeWith, [
      moment('made-with.decided-on', 'The day it was decided', record.decisionDate),
      moment('made-with.begun', 'Begun', record.begunAt),
      written('made-with.law', words.edition, law.name),
      written('made-with.area', words.area, `${area.name}, ${asAtWords(area.asAt)}`),
      written('made-with.windscreen', words.version, versions.windscreen),
      written('made-with.rules', words.rules, versions.rules),
      written('made-with.not-confirmed', notConfirmedTitle, notConfirmed(record).join('\n')),
      written('made-with.route', words.route, routes.map(({ because }) => because).join('\n')),
    ]),
  ].filter(hasContent);
}

/** A question as it was asked, all that could be answered, and under the answer how it is known. */
function stepAsked({ rules }: DecisionRecord, known: Words, step: RecordedStep, before = ''): Asked {
  const { decision, question: id, ask, answer, said, evidence, note } = step;
  const linkId = `${before}${[decision, id].filter(Boolean).join('.')}`;
  const system = `urn:windscreen:answer:${id}`;
  const ticked = typeof answer !== 'string';
  const given = ticked && answer.length === 0 ? ['none'] : [answer].flat();
  const shown = given.length === 1 ? [said] : said.split('; ');
  const apart = shown.length === given.length;
  /** In the words of today where it is still asked: those that nobody gave are not in the record. */
  const offeredAs = (code: string): Coding => {
    const display = known.decisions[decision]?.questions[id] && answerWords(known, decision, id, code === 'none' ? [] : code);
    return { system, code, ...(display && display !== code ? { display } : {}) };
  };
  const codes = given.map((code, i): Coding => (apart ? { system, code, display: shown[i]! } : offeredAs(code)));
  const declared = rules.stages.find((stage) => stage.decision.id === decision)?.decision.questions.find((asked) => asked.question === id);
  const offered = !declared ? [] : 'tick' in declared ? declared.tick : Object.keys(declared.answers);
  return {
    linkId,
    text: ask,
    type: 'choice',
    ...(ticked ? { repeats: true } : {}),
    options: [...codes, ...offered.filter((code) => !given.includes(code)).map(offeredAs)],
    values: codes.map((valueCoding) => ({ valueCoding })),
    items: [
      ...(apart ? [] : [written(`${linkId}.said`, 'In the words shown', said)]),
      {
        ...chosen(`${linkId}.evidence`, question.evidence, 'evidence', evidence?.tag, evidence?.words),
        options: evidenceTags.map((code) => ({ system: 'urn:windscreen:evidence', code, display: evidenceWords[code] })),
      },
      written(`${linkId}.note`, question.noteLabel, note),
    ],
  };
}

/** One entry, each field as it was asked and answered; a day, a moment or a choice also as what a machine can read. */
function addedAsked(entry: AddedEntry, place: number): Asked {
  const { kind, title, fields, shown } = entry;
  const names = fieldsOf(kind).filter(({ name }) => fields[name]);
  const start = `next.${place}`;
  return group(start, title, [
    ...shown.map(([asked, said], i): Asked => {
      const field = names.length === shown.length ? names[i] : undefined;
      const linkId = `${start}.${field?.name ?? i + 1}`;
      const value = field && fields[field.name]!;
      const as = value === undefined || field?.is === 'line' || field?.is === 'text' ? undefined : field?.is;
      if (as === 'day' || as === 'moment') return { ...moment(linkId, asked, value!), items: [written(`${linkId}.said`, asked, said)] };
      return as ? chosen(linkId, asked, `${kind}:${field!.name}`, value, said) : written(linkId, asked, said);
    }),
    ...entry.clocks.map(({ clock, by }, i): Asked => {
      const [term, said] = clockRows(entry)[i]!;
      const linkId = `${start}.clock.${clock}`;
      return { ...moment(linkId, term, by), items: [written(`${linkId}.said`, term, said)] };
    }),
    ...(shown.length + entry.clocks.length > 0 ? [] : [written(`${start}.title`, whatHappenedNext, title)]),
  ]);
}

const group = (linkId: string, text: string, items: readonly Asked[]): Asked => ({
  linkId,
  text,
  type: 'group',
  items: items.filter(hasContent),
});

/** A group holds something, and a choice offers something. */
const hasContent = ({ type, options, items }: Asked) => (type === 'group' ? items?.length : type !== 'choice' || options?.length);

const written = (linkId: string, text: string, said: string | undefined): Asked => ({
  linkId,
  text,
  type: 'text',
  values: said?.trim() ? [{ valueString: said }] : [],
});

const chosen = (linkId: string, text: string, of: string, code: string | undefined, display: string | undefined): Asked => {
  const coding = code ? [{ system: `urn:windscreen:${of}`, code, ...(display ? { display } : {}) }] : [];
  return { linkId, text, type: 'choice', options: coding, values: coding.map((valueCoding) => ({ valueCoding })) };
};

/** A day or a moment; what is neither stays text. */
const moment = (linkId: string, text: string, iso: string): Asked =>
  /^\d{4}-\d\d-\d\d$/.test(iso)
    ? { linkId, text, type: 'date', values: [{ valueDate: iso }] }
    : /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(iso)
      ? { linkId, text, type: 'dateTime', values: [{ valueDateTime: iso }] }
      : written(linkId, text, iso);

const rowsAsked = (start: string, rows: readonly Row[]): readonly Asked[] =>
  rows.map(([term, said], i) => written(`${start}.${i + 1}`, term, said));

const questionnaireItem = ({ linkId, text, type, repeats, options = [], items = [] }: Asked): QuestionnaireItem => ({
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
  const answer = values.map((value, i) => (i === 0 && item.length > 0 ? { ...value, item } : value));
  return answer.length > 0 ? [{ linkId, text, answer }] : [];
}

const titleOf = (entry: Entry) => (entry.kind === 'decision' ? words.caption : entry.title);
const nameOf = ({ by }: Entry) => by.trim() || 'Somebody who gave no name';

/** The same UUID for the same part of the same record (version 8 of RFC 9562, from a SHA-256). */
function uuidOf(record: string, part: string): string {
  const bytes = sha256(new TextEncoder().encode(`windscreen ${record} ${part}`)).slice(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
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
  return tidied(value) as T;
}
const present = (list: readonly unknown[]) => (list.length > 0 ? list : undefined);
