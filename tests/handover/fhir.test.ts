import fc from 'fast-check';
import { Fhir } from 'fhir';
import { describe, expect, test } from 'vitest';
import { toFhir as toFhirIn } from '../../src/handover/fhir.ts';
import type {
  FhirBundle,
  Provenance,
  Questionnaire,
  QuestionnaireItem,
  QuestionnaireResponse,
  ResponseItem,
} from '../../src/handover/r4.ts';
import { destroyed } from '../../src/records/chain.ts';
import {
  addedTo,
  fieldsOf,
  addedKinds,
  type AddedEntry,
  type Entries,
  type Fields,
} from '../../src/records/entry.ts';
import type { DecisionRecord } from '../../src/records/record.ts';
import { followedThrough, kept, written, type Next } from '../records/kept.ts';
import {
  account,
  explained,
  recordOf,
  refusedRequest,
  underTheDuty,
  urgent,
  words,
} from '../records/made.ts';
import { readStories } from '../records/words.ts';
import { times } from '../settings/count.ts';

const toFhir = (entries: Entries) => toFhirIn(entries, words);
const r4 = new Fhir();
/**
 * What the published R4 definitions have against a bundle, warnings and all; a code from outside a
 * preferred list is none.
 */
const faults = (bundle: unknown) =>
  r4
    .validate(bundle as object, { errorOnUnexpected: true })
    .messages.filter(({ severity }) => severity !== 'info')
    .map(({ location, message }) => `${location}: ${message}`);

const resources = <T extends FhirBundle['entry'][number]['resource']>(
  bundle: FhirBundle,
  type: T['resourceType'],
) =>
  bundle.entry
    .map(({ resource }) => resource)
    .filter((resource): resource is T => resource.resourceType === type);
const questionnaires = (bundle: FhirBundle) => resources<Questionnaire>(bundle, 'Questionnaire');
const responses = (bundle: FhirBundle) =>
  resources<QuestionnaireResponse>(bundle, 'QuestionnaireResponse');
const provenances = (bundle: FhirBundle) => resources<Provenance>(bundle, 'Provenance');

const asked = (items: readonly QuestionnaireItem[] = []): QuestionnaireItem[] =>
  items.flatMap((item) => [item, ...asked(item.item)]);
const answered = (items: readonly ResponseItem[] = []): ResponseItem[] =>
  items.flatMap((item) => [
    item,
    ...answered(item.item),
    ...(item.answer ?? []).flatMap(({ item: nested }) => answered(nested)),
  ]);
/** What an item says, as a person would read it. */
const readBack = ({ answer = [] }: ResponseItem) =>
  answer
    .map((value) =>
      'valueCoding' in value
        ? (value.valueCoding.display ?? value.valueCoding.code)
        : String(Object.values(value)[0]),
    )
    .join('; ');

/**
 * What R4 asks for in its prose, its regular expressions and its invariants, which the validator
 * does not read.
 */
function unruly(bundle: FhirBundle): string[] {
  const found: string[] = [];
  const visit = (value: unknown, place: string): void => {
    if (typeof value === 'string') {
      if (
        value.trim() !== value ||
        value === '' ||
        // eslint-disable-next-line no-control-regex -- these are what FHIR forbids
        /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/u.test(value)
      )
        found.push(`${place}: no text of FHIR`);
    } else if (value === null || value === undefined) found.push(`${place}: nothing`);
    else if (typeof value === 'object') {
      if (Object.keys(value).length === 0) found.push(`${place}: empty`);
      for (const [name, one] of Object.entries(value)) visit(one, `${place}.${name}`);
    }
  };
  visit(bundle, 'Bundle');
  const urls = bundle.entry.map(({ fullUrl }) => fullUrl);
  if (new Set(urls).size < urls.length) found.push('a fullUrl is there twice (bdl-7)');
  for (const { fullUrl, resource } of bundle.entry) {
    if (!/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(fullUrl))
      found.push(`${fullUrl} is no UUID`);
    if (fullUrl !== `urn:uuid:${resource.id}`)
      found.push(`${fullUrl} is not the id of its resource`);
  }
  for (const { target } of provenances(bundle))
    if (!urls.includes(target[0].reference))
      found.push(`${target[0].reference} is not in the bundle`);
  for (const { name, item } of questionnaires(bundle)) {
    const items = asked(item);
    if (!/^[A-Z]\w{0,254}$/.test(name)) found.push(`${name} is no name (que-0)`);
    if (new Set(items.map(({ linkId }) => linkId)).size < items.length)
      found.push('a linkId is there twice (que-2)');
    for (const { linkId, type, item: nested, answerOption } of items) {
      if (type === 'group' && !nested?.length)
        found.push(`${linkId} is a group of nothing (que-1)`);
      if ((type === 'choice') !== Boolean(answerOption))
        found.push(`${linkId} has options, or lacks them (que-5)`);
    }
  }
  const canonical = new Map(
    questionnaires(bundle).map((one) => [`${one.url}|${one.version}`, one]),
  );
  for (const { questionnaire, item } of responses(bundle)) {
    if (/\s/.test(questionnaire)) found.push(`${questionnaire} is no canonical`);
    found.push(...misfits(item ?? [], canonical.get(questionnaire)?.item ?? [], questionnaire));
  }
  return found;
}

/**
 * Where a response is not of its questionnaire: each item in its place, with the same words, and
 * answers of its type.
 */
function misfits(
  items: readonly ResponseItem[],
  of: readonly QuestionnaireItem[],
  place: string,
): string[] {
  const order = items.map(({ linkId }) => of.findIndex((one) => one.linkId === linkId));
  const value = {
    choice: 'valueCoding',
    text: 'valueString',
    date: 'valueDate',
    dateTime: 'valueDateTime',
  } as const;
  return [
    ...(order.every((at, i) => at > (order[i - 1] ?? -1))
      ? []
      : [`${place}: not in the order of the questionnaire`]),
    ...items.flatMap(({ linkId, text, answer = [], item = [] }) => {
      const question = of.find((one) => one.linkId === linkId);
      if (!question) return [`${place}: ${linkId} is not asked`];
      const { type, repeats, answerOption = [] } = question;
      if (text !== question.text) return [`${linkId}: other words than were asked`];
      if (type === 'group')
        return answer.length > 0
          ? [`${linkId}: a group with an answer`]
          : misfits(item, question.item ?? [], linkId);
      if (item.length > 0) return [`${linkId}: nested beside the answer, not in it (qrs-1)`];
      const codes = answerOption.map(({ valueCoding: { system, code } }) => `${system}|${code}`);
      return [
        ...(answer.length === 1 || (repeats && answer.length > 1)
          ? []
          : [`${linkId}: ${answer.length} answers`]),
        ...answer.flatMap((one) => [
          ...(value[type] in one ? [] : [`${linkId}: not answered with a ${type}`]),
          ...('valueCoding' in one &&
          !codes.includes(`${one.valueCoding.system}|${one.valueCoding.code}`)
            ? [`${linkId}: no such option`]
            : []),
          ...misfits(one.item ?? [], question.item ?? [], linkId),
        ]),
      ];
    }),
  ];
}

/**
 * Everything in a record that somebody answered or wrote, by the place where the bundle should say
 * it.
 */
function lost(entries: Entries, decision: DecisionRecord): string[] {
  const bundle = toFhir(entries);
  const [first, ...later] = responses(bundle);
  const tidy = (text: string) => text.replace(/\r\n?/g, '\n').trim();
  const missing = (where: readonly ResponseItem[], place: string, said: string) => {
    const items = where.filter(({ linkId }) => linkId === place || linkId === `${place}.said`);
    return said.trim() === '' || items.some((item) => readBack(item) === tidy(said))
      ? []
      : [`${place}: ${said}`];
  };
  const items = answered(first!.item);
  const steps = [
    ...decision.steps.map((step) => ['', step] as const),
    ...decision.setAside.map((step) => ['set-aside.', step] as const),
  ];
  return [
    ...steps.flatMap(([before, { decision: of, question, said, evidence, note = '' }]) => [
      ...missing(items, `${before}${of}.${question}`, said),
      ...missing(items, `${before}${of}.${question}.evidence`, evidence?.words ?? ''),
      ...missing(items, `${before}${of}.${question}.note`, note),
    ]),
    ...Object.entries(decision.reasons).flatMap(([heading, said]) =>
      missing(items, `reasons.${heading}`, said),
    ),
    ...missing(items, 'reasons.consulted', decision.consulted),
    ...missing(items, 'reasons.family-told', decision.familyTold),
    ...missing(items, 'reasons.review-on', decision.reviewOn),
    ...missing(items, 'reasons.triggers', decision.triggers),
    ...missing(items, 'own-view.level', decision.ownView?.words ?? ''),
    ...missing(items, 'own-view.why', decision.ownView?.why ?? ''),
    ...missing(items, 'recommended.act', decision.recommendation.act),
    ...addedTo(entries).flatMap(({ title, shown, clocks }, i) => {
      const here = answered(later[i]!.item);
      const said = here.map(readBack);
      return [
        ...((provenances(bundle)[i + 1]!.activity?.text ?? '') === tidy(title)
          ? []
          : [`entry ${i + 1}: ${title}`]),
        ...shown.flatMap(([asks, says]) =>
          says.trim() === '' ||
          (here.some(({ text = '' }) => text === tidy(asks)) && said.includes(tidy(says)))
            ? []
            : [`entry ${i + 1}: ${asks} ${says}`],
        ),
        ...clocks.flatMap(({ by, words }) =>
          said.includes(by) && said.includes(words) ? [] : [`entry ${i + 1}: ${words}`],
        ),
      ];
    }),
  ];
}

const stories = await readStories();
const live = stories.map(({ at, journey, answers }) => ({
  at,
  decision: recordOf({ journey, answers: { ...answers, mode: 'live' } }),
}));

describe('the bundle is valid R4, and nothing is lost in it', () => {
  test.each(live)('$at', async ({ decision }) => {
    for (const next of [[], followedThrough]) {
      const entries = await kept(next, decision);
      const bundle = toFhir(entries);
      expect(faults(bundle)).toEqual([]);
      expect(unruly(bundle)).toEqual([]);
      expect(lost(entries, decision)).toEqual([]);
    }
  });

  test('these are all the scenarios, and both journeys', () => {
    expect(new Set(stories.map(({ at }) => at.split('.')[0])).size).toBeGreaterThanOrEqual(19);
    expect(new Set(live.map(({ decision }) => decision.journey))).toEqual(
      new Set(['refer', 'share']),
    );
  });
});

const change = (bundle: FhirBundle, at: number, part: object) => ({
  ...bundle,
  entry: bundle.entry.map((one, i) =>
    i === at ? { ...one, resource: { ...one.resource, ...part } } : one,
  ),
});

describe('a bundle that is not valid is seen to be so', async () => {
  const bundle = toFhir(await kept(followedThrough));
  const response = bundle.entry.findIndex(
    ({ resource }) => resource.resourceType === 'QuestionnaireResponse',
  );
  const provenance = bundle.entry.findIndex(
    ({ resource }) => resource.resourceType === 'Provenance',
  );
  const item = responses(bundle)[0]!.item!;

  test.each([
    ['a code that R4 has not', { ...bundle, type: 'parcel' }],
    ['a resource that R4 has not', change(bundle, 0, { resourceType: 'Decision' })],
    ['a status that no questionnaire has', change(bundle, 0, { status: 'open' })],
    ['a property that R4 has not', change(bundle, response, { child: 'Amy' })],
    [
      'a response without its status',
      change(bundle, response, { status: undefined, state: 'completed' }),
    ],
    ['a day that is none', change(bundle, response, { authored: 'Tuesday' })],
    [
      'an answer of a type that is none',
      change(bundle, response, { item: [{ linkId: 'a', answer: [{ valueText: 'yes' }] }] }),
    ],
    ['a provenance of nothing', change(bundle, provenance, { target: 'urn:uuid:1' })],
    [
      'a provenance by nobody',
      change(bundle, provenance, { agent: [{ type: { text: 'author' } }] }),
    ],
  ])('by the published definitions: %s', (_, broken) => expect(faults(broken)).not.toEqual([]));

  test.each([
    ['a text of spaces', change(bundle, response, { author: { display: ' ' } })],
    ['a control character', change(bundle, response, { author: { display: 'Sam\u0000' } })],
    ['an empty list', change(bundle, response, { item: [] })],
    ['a resource twice', { ...bundle, entry: [...bundle.entry, bundle.entry[0]!] }],
    [
      'an id that is not its own',
      change(bundle, response, { id: 'c0ffee00-0000-4000-8000-000000000001' }),
    ],
    [
      'a provenance of what is not there',
      change(bundle, provenance, { target: [{ reference: 'urn:uuid:1' }] }),
    ],
    ['a response of another version', change(bundle, response, { questionnaire: 'urn:uuid:1|2' })],
    [
      'a question never asked',
      change(bundle, response, {
        item: [...item, { linkId: 'score', text: 'Score', answer: [{ valueString: '7' }] }],
      }),
    ],
    [
      'other words than were asked',
      change(bundle, response, { item: [{ ...item[0]!, text: 'Anything' }, ...item.slice(1)] }),
    ],
    ['another order', change(bundle, response, { item: [...item].reverse() })],
    [
      'an answer of another type',
      change(bundle, response, { item: answerChanged(item, { valueString: 'yes' }) }),
    ],
    [
      'an answer that was not offered',
      change(bundle, response, {
        item: answerChanged(item, {
          valueCoding: { system: 'urn:windscreen:answer', code: 'maybe' },
        }),
      }),
    ],
  ])('by what R4 says beside them: %s', (_, broken) =>
    expect(unruly(broken as FhirBundle)).not.toEqual([]),
  );

  test('by reading it back: an answer, a reason or a line of an entry that is not there', () => {
    const decision = recordOf();
    const told = (part: Partial<DecisionRecord>) => lostBetween(decision, { ...decision, ...part });
    expect(told({})).toEqual([]);
    expect(
      told({
        steps: decision.steps.map((step, i) =>
          i === 3 ? { ...step, said: 'Something else' } : step,
        ),
      }),
    ).toHaveLength(1);
    expect(told({ reasons: { ...decision.reasons, risk: 'Another' } })).toHaveLength(1);
  });
});

/** A response with the answer to its first question changed. */
const answerChanged = ([first, ...rest]: readonly ResponseItem[], value: object) => [
  { ...first!, item: first!.item!.map((one, i) => (i === 0 ? { ...one, answer: [value] } : one)) },
  ...rest,
];
const lostBetween = (made: DecisionRecord, told: DecisionRecord) => {
  const entry = {
    format: 'windscreen-entry/1',
    record: made.id,
    n: 0,
    previous: '',
    at: made.finishedAt,
    by: 'Sam',
    key: 'k',
    signature: 's',
  } as const;
  return lost([{ ...entry, kind: 'decision', decision: made }], told);
};

/**
 * What people paste, and what attackers do: never a control character, since those are told of
 * apart.
 */
const hostile = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '</div>]]><!--',
    '{"resourceType":"Patient"}',
    'a; b; c',
    '\u202Egnp.exe',
    'line one\n\nline three',
    '  spaces  ',
    '\u00A0',
    '',
    'Zoë 👩‍👧',
    '&lt;b&gt;&amp;',
    'urn:uuid:1|2',
  ),
);
const fields = (kind: AddedEntry['kind'], text: string): Fields =>
  Object.fromEntries(
    fieldsOf(kind).map(({ name, is }) => [
      name,
      typeof is !== 'string'
        ? is[0]!
        : is === 'day'
          ? '2026-12-01'
          : is === 'moment'
            ? '2026-11-24T14:50:00.000Z'
            : text || 'text',
    ]),
  );
/** Every kind of entry with every field, shown in words that are not what is kept. */
const everyKind: readonly Next[] = addedKinds.map((kind, i) => [
  `2026-11-25T09:${10 + i}:00.000Z`,
  kind,
  fields(kind, 'text'),
]);
const inWords = (entries: Entries, say: (asked: string) => readonly [string, string]): Entries =>
  entries.map((entry) =>
    'fields' in entry ? { ...entry, shown: entry.shown.map(([asked]) => say(asked)) } : entry,
  ) as unknown as Entries;

describe('whatever is written', () => {
  test('stays text, comes back whole, and never makes a bundle that is not valid', async () => {
    const entries = await kept(everyKind);
    fc.assert(
      fc.property(
        fc.constantFrom(urgent, explained, underTheDuty),
        hostile,
        hostile,
        hostile,
        (answers, one, other, third) => {
          const made = recordOf({
            answers,
            account: {
              reference: one,
              reasons: {
                facts: one,
                concern: other,
                risk: third,
                action: one,
                justification: other,
              },
              consulted: third,
              familyTold: one,
              triggers: other,
              toShare: { ...account.toShare, recipient: one, facts: other, opinion: third },
            },
            draft: {
              evidence: { harm: 'told', concerns: 'saw' },
              notes: { harm: one, concerns: other },
              ownView: { level: 'early-help', why: third },
              choice: { follows: false, level: 'call-999', why: one, secondPerson: other },
            },
          });
          const decision: DecisionRecord = {
            ...made,
            steps: made.steps.map((step, i) =>
              i % 2 ? { ...step, ask: third, said: other } : step,
            ),
          };
          const [first, ...rest] = inWords(entries, (asked) => [`${asked} ${one}`, other]);
          const all = [
            { ...first, by: third, decision },
            ...rest.map((entry) => ({ ...entry, title: other || 'x', by: one })),
          ] as unknown as Entries;
          const bundle = toFhir(all);
          expect(faults(bundle)).toEqual([]);
          expect(unruly(bundle)).toEqual([]);
          expect(lost(all, decision)).toEqual([]);
        },
      ),
      { numRuns: 20 * times, seed: 1989 },
    );
  });

  test('loses what FHIR forbids, and nothing beside it', async () => {
    const facts = 'a\u0000b\u0008c\u001Fd\uFFFFe\r\nf\tg';
    const bundle = toFhir(
      await kept([], recordOf({ account: { reasons: { ...account.reasons, facts } } })),
    );
    expect(unruly(bundle)).toEqual([]);
    const item = answered(responses(bundle)[0]!.item).find(
      ({ linkId }) => linkId === 'reasons.facts',
    )!;
    expect(readBack(item)).toBe('a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\nf\tg');
  });

  test('reads back from XML as it does from JSON', async () => {
    const bundle = toFhir(
      await kept(followedThrough, recordOf({ account: { reference: '<b>&"\'' } })),
    );
    expect(r4.xmlToObj(r4.objToXml(bundle))).toEqual(JSON.parse(JSON.stringify(bundle)));
  });
});

describe('what the bundle says', async () => {
  const entries = await kept(followedThrough);
  const bundle = toFhir(entries);
  const items = (n: number) => answered(responses(bundle)[n]!.item);
  const item = (n: number, linkId: string) => items(n).find((one) => one.linkId === linkId);

  test('is the same for the same entries, and an entry more changes nothing that was said before', async () => {
    expect(toFhir(JSON.parse(JSON.stringify(entries)) as Entries)).toEqual(bundle);
    const earlier = toFhir(entries.slice(0, -1) as unknown as Entries);
    expect(responses(bundle)[0]).toEqual(responses(earlier)[0]);
    expect(provenances(bundle).slice(0, -1)).toEqual(provenances(earlier));
    expect(questionnaires(bundle)[1]!.version).not.toBe(questionnaires(earlier)[1]!.version);
  });

  test('each entry is a response of its own, by whom and when it was written', () => {
    expect(responses(bundle).map(({ authored }) => authored)).toEqual(entries.map(({ at }) => at));
    const made = provenances(bundle);
    expect(made.map(({ recorded }) => recorded)).toEqual(entries.map(({ at }) => at));
    expect(made.map(({ agent: [{ who }] }) => who.display)).toEqual(entries.map(({ by }) => by));
    expect(made.map(({ target: [{ reference }] }) => reference)).toEqual(
      responses(bundle).map(({ id }) => `urn:uuid:${id}`),
    );
    for (const [i, { extension }] of made.entries()) {
      const signed = Object.fromEntries(
        extension[0].extension.map(({ url, valueString }) => [url, valueString]),
      );
      expect(signed).toMatchObject({ key: entries[i]!.key, signature: entries[i]!.signature });
    }
  });

  test('a question offers every answer that could be given, and a list may have more than one', async () => {
    const ticked = toFhir(
      await kept(
        [],
        recordOf({ answers: { ...urgent, concerns: ['neglect', 'criminal-exploitation'] } }),
      ),
    );
    const [decision] = questionnaires(ticked);
    const harm = asked(decision!.item).find(({ linkId }) => linkId === 'need.harm')!;
    expect(harm.answerOption!.map(({ valueCoding }) => valueCoding.code).sort()).toEqual([
      'no',
      'unsure',
      'yes',
    ]);
    expect(asked(decision!.item).find(({ linkId }) => linkId === 'need.concerns')).toMatchObject({
      type: 'choice',
      repeats: true,
    });
    const concerns = answered(responses(ticked)[0]!.item).find(
      ({ linkId }) => linkId === 'need.concerns',
    )!;
    expect(concerns.answer).toHaveLength(2);
    for (const value of concerns.answer!) expect(value).toHaveProperty('valueCoding.display');
  });

  test('a moment, a day and a choice can be read by a machine', async () => {
    expect(item(1, 'next.1.when')?.answer?.[0]).toMatchObject({
      valueDateTime: '2026-11-24T14:50:00.000Z',
    });
    expect(item(1, 'next.1.how')?.answer?.[0]).toMatchObject({
      valueCoding: { code: 'telephone' },
    });
    expect(item(0, 'reasons.review-on')?.answer?.[0]).toEqual({ valueDate: '2026-12-01' });
    const every = toFhir(await kept(everyKind));
    expect(faults(every)).toEqual([]);
    expect(unruly(every)).toEqual([]);
  });

  test('the child is named nowhere: a record has the agency’s own reference, or no subject', async () => {
    expect(responses(bundle)[0]!.subject).toEqual({ identifier: { value: 'LN-0417' } });
    expect(
      responses(toFhir(await kept([], recordOf({ account: { reference: ' ' } }))))[0],
    ).not.toHaveProperty('subject');
  });

  test('I33 what is held back to protect someone is not in it, and what was not shared is not said to have been', async () => {
    const toShare = {
      ...account.toShare,
      recipient: 'Health visitor',
      facts: 'They moved to 14 Mill Lane',
      protect: '14 Mill Lane',
    };
    const shared = JSON.stringify(toFhir(await kept([], recordOf({ account: { toShare } }))));
    expect(shared).not.toContain('Mill Lane');
    expect(shared).toContain('They moved to [held back to protect someone]');
    const refused = JSON.stringify(
      toFhir(
        await kept(
          [],
          recordOf({ journey: 'share', answers: refusedRequest, account: { toShare } }),
        ),
      ),
    );
    expect(refused).not.toContain('They moved');
  });

  test('I45 a training record is refused, and so is one that was destroyed', async () => {
    const training = await kept([], recordOf({ answers: { ...urgent, mode: 'training' } }));
    expect(() => toFhir(training)).toThrow(/training record cannot be exported as FHIR/);
    const gone = await destroyed(
      entries,
      { title: 'Destroyed', why: 'Its time was up', authorisedBy: 'Priya Nair' },
      written('2036-01-01T00:00:00.000Z'),
    );
    expect(() => toFhir(gone)).toThrow(/has been destroyed/);
  });
});

test('every answer that could have been given has words beside its code, in each kind of decision', async () => {
  for (const made of [
    { answers: urgent },
    { answers: explained },
    { answers: underTheDuty },
    { journey: 'share', answers: refusedRequest },
  ] as const) {
    const [decision] = questionnaires(toFhir(await kept([], recordOf(made))));
    const options = asked(decision!.item).flatMap(({ linkId, answerOption = [] }) =>
      answerOption.map((option) => ({ linkId, ...option.valueCoding })),
    );
    expect(options.length).toBeGreaterThan(40);
    expect(options.filter(({ display, code }) => !display || display === code)).toEqual([]);
  }
});
