import { sha256 } from '@noble/hashes/sha2.js';
import fhir from '../../content/pages/fhir.yaml';
import words from '../../content/pages/record.yaml';
import { addedTo, lastOf, type Entries, type Entry } from '../records/entry.ts';
import { legible } from '../records/legible.ts';
import { uuidFrom } from '../records/newId.ts';
import type { Words } from '../recommend/words.ts';
import { accountOf, decisionIn } from './document.ts';
import { rowsOf } from './rows.ts';
import { addedAsked, decisionAsked, type Asked } from './fhirAsked.ts';
import type {
  FhirBundle,
  Provenance,
  Questionnaire,
  QuestionnaireItem,
  QuestionnaireResponse,
  ResponseItem,
} from './r4.ts';

/*
 * A kept record in the terms of HL7 FHIR R4 (4.0.1): the questions as a Questionnaire, the answers
 * as a QuestionnaireResponse, who wrote each entry and when as Provenance.
 */

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
