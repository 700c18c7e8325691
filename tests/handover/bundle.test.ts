import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bundleText, toConfirm, type Bundle } from '../../src/handover/bundle.ts';
import { heldBack } from '../../src/handover/share.ts';
import { destroyed } from '../../src/records/chain.ts';
import { addedTo, type Entries } from '../../src/records/entry.ts';
import { receiptOf } from '../../src/records/receipt.ts';
import type { DecisionRecord } from '../../src/records/record.ts';
import { followedThrough, kept, written } from '../records/kept.ts';
import { account, explained, recordOf, refusedRequest, urgent } from '../records/made.ts';
import { times } from '../settings/count.ts';

const about: Bundle = {
  reference: 'LN-0417',
  at: new Date('2027-01-12T10:00:00Z'),
};
const told = {
  evidence: { harm: 'told' },
  notes: { harm: 'His aunt, Pat Green, rang at noon' },
} as const;
const first: DecisionRecord = { ...recordOf({ draft: told }), id: 'first' };
const second: DecisionRecord = {
  ...recordOf({ answers: explained }),
  id: 'second',
  finishedAt: '2026-12-08T10:00:00.000Z',
};
const through = await kept(followedThrough, first);
const later = await kept([], second);

const textOf = async (records: readonly Entries[], held: Iterable<string> = [], bundle = about) =>
  (await bundleText(records, new Set(held), bundle)).text;
const matches = (records: readonly Entries[], names: readonly string[]) =>
  toConfirm(records, names)
    .filter(({ kind }) => kind === 'name')
    .map(({ match }) => match);
const keysOf = (records: readonly Entries[], names: readonly string[]) =>
  toConfirm(records, names).map(({ key }) => key);
const withFacts = (facts: string, more: Partial<DecisionRecord> = {}) =>
  kept([], { ...first, reasons: { ...account.reasons, facts }, ...more });

describe('the places to confirm', () => {
  test.each([
    ['in any case', 'dana WHITLOCK', 'told by Dana Whitlock'],
    ['over a line, or with more space', 'Dana Whitlock', 'told by Dana  \n Whitlock'],
    ['with either apostrophe', "Ms O'Brien", 'told by Ms O’Brien'],
    ['with an accent or without', 'Zoe Munoz', 'told by Zoë Muñoz'],
    ['with an accent that is written apart', 'Zoë', 'told by Zoe\u0308'],
    ['with either dash, or none', 'Ann Hart-Lee', 'told by Ann Hart–Lee'],
    ['through marks that are not seen', 'Dana', 'told by Da\u200Bna'],
    ['in letters joined by the typeface', 'Griffin', 'told by Gri\uFB03n'],
    ['with letters that do not come apart', 'Lukasz Strasse', 'told by Łukasz Straße'],
    ['with a number spaced anyhow', '07700 900147', 'told by (07700) 900-147'],
    ['where it has signs that a search would take for its own', 'Unit (4)', 'told by Unit (4)'],
  ])('are each occurrence of a name, %s', async (_, name, facts) => {
    expect(matches([await withFacts(facts)], [name])).toEqual([
      facts.slice('told by '.length).normalize(),
    ]);
  });

  test('are in every entry of every record, with what it is called and the words around it', () => {
    const places = toConfirm([later, through], ['Priya Nair', 'front door']).filter(
      ({ kind }) => kind === 'name',
    );
    expect(places).toContainEqual(
      expect.objectContaining({
        record: 'first',
        n: 0,
        label: 'Consulted',
        before: '',
        match: 'Priya Nair',
        after: ', deputy safeguarding lead, at 2.10pm',
      }),
    );
    expect(places).toContainEqual(
      expect.objectContaining({ record: 'second', label: 'Consulted', match: 'Priya Nair' }),
    );
    expect(places).toContainEqual(
      expect.objectContaining({
        record: 'first',
        n: 3,
        label: 'to',
        before: 'The ',
        match: 'front door',
        after: '',
      }),
    );
  });

  test('are also the fields that usually name others, unasked', () => {
    const likely = toConfirm([through], []).map(({ n, label, match }) => [n, label, match]);
    const { ask } = first.steps.find(({ question }) => question === 'harm')!;
    expect(likely).toEqual([
      [0, ask, told.notes.harm],
      [0, 'Consulted', account.consulted],
      [1, 'to', 'The front door'],
      [1, 'spokenTo', 'Dana Whitlock'],
      [2, 'to', 'The front door'],
      [3, 'to', 'The front door'],
      [4, 'from', 'Dana Whitlock'],
    ]);
  });

  test('are a note that quotes, a second person, and what others said', async () => {
    const made = recordOf({
      draft: {
        notes: { harm: 'She said “he locks the door”' },
        choice: { follows: false, why: 'x', secondPerson: 'Ada Quill' },
      },
      account: {
        toShare: {
          ...account.toShare,
          recipient: 'The health visitor',
          fromOthers: 'His aunt saw it',
        },
      },
    });
    const labels = toConfirm([await kept([], made)], []).map(({ match }) => match);
    expect(labels).toEqual(
      expect.arrayContaining([
        'She said “he locks the door”',
        'Ada Quill',
        'The health visitor',
        'His aunt saw it',
      ]),
    );
  });

  test('are a first or a last name that stands alone, as likely', async () => {
    const places = toConfirm(
      [await withFacts('Dana rang. Mr Whitlock came, and danabelle.')],
      ['Mr Dana Whitlock'],
    );
    expect(
      places.filter(({ label }) => label === 'Facts').map(({ kind, match }) => [kind, match]),
    ).toEqual([
      ['likely', 'Dana'],
      ['likely', 'Whitlock'],
    ]);
  });

  test('are whatever one record protects, wherever another says it', async () => {
    const protects = await kept([], {
      ...second,
      toShare: { ...account.toShare, facts: 'Now at 14 Mill Lane', protect: '14 Mill Lane' },
    });
    const places = toConfirm([protects, await withFacts('They live at 14 mill lane.')], []);
    expect(places).toContainEqual(
      expect.objectContaining({
        record: 'first',
        label: 'Facts',
        kind: 'name',
        match: '14 mill lane',
      }),
    );
    expect(await textOf([protects])).not.toContain('Mill Lane');
    expect(toConfirm([protects], ['Mill Lane']).filter(({ kind }) => kind === 'name')).toEqual([]);
  });

  test('never leave half of what is protected, where the other half is held back', async () => {
    const toShare = {
      ...account.toShare,
      recipient: 'The health visitor',
      facts: 'Now at 14 Mill Lane',
      protect: '14 Mill Lane',
    };
    const entries = await withFacts('Mill rang.', { toShare });
    const text = await textOf([entries], keysOf([entries], ['Mill']));
    expect(text).toContain('WHAT WAS SHARED');
    expect(text).not.toMatch(/14 |Lane/);
  });

  test('have keys that stay the same, whatever was looked for and whatever was added since', async () => {
    const keyed = new Map(toConfirm([through], ['Dana']).map(({ key, match }) => [key, match]));
    const more = await kept(
      [...followedThrough, ['2026-12-05T15:00:00.000Z', 'reopened', { why: 'Dana rang again' }]],
      first,
    );
    for (const { key, match } of toConfirm([later, more], ['rang', 'dana', 'Pat']))
      if (keyed.has(key)) expect(match).toBe(keyed.get(key));
    expect(keysOf([later, more], ['DANA'])).toEqual(expect.arrayContaining([...keyed.keys()]));
  });
});

/** Every text of a record that can be read in a bundle, made to hold a name. */
function naming(record: DecisionRecord, name: string): DecisionRecord {
  const named = (text: string) => `${text} ${name}.`;
  const { recommendation, steps, reasons, toShare } = record;
  return {
    ...record,
    reference: named(record.reference),
    area: { ...record.area, name: named(record.area.name) },
    law: { ...record.law, name: named(record.law.name) },
    steps: steps.map((step) => ({
      ...step,
      ask: named(step.ask),
      said: named(step.said),
      note: named(step.note ?? ''),
    })),
    setAside: steps
      .slice(0, 1)
      .map((step) => ({ ...step, ask: named(step.ask), said: named(step.said), note: named('') })),
    routes: record.routes.map((route) => ({ ...route, because: named(route.because) })),
    ownView: { level: 'unsure', words: named('unsure'), why: named('') },
    choice: {
      follows: false,
      level: 'call-999',
      words: named('999'),
      why: named(''),
      secondPerson: name,
    },
    reasons: Object.fromEntries(
      Object.entries(reasons).map(([heading, text]) => [heading, named(text)]),
    ) as unknown as typeof reasons,
    consulted: named(record.consulted),
    familyTold: named(''),
    triggers: named(record.triggers),
    toShare: {
      ...toShare,
      recipient: name,
      facts: named(''),
      opinion: named(''),
      fromOthers: named(''),
    },
    recommendation: {
      ...recommendation,
      act: named(recommendation.act),
      levelName: named(recommendation.levelName),
      localName: named(''),
      basis: named(''),
      condition: named(''),
      actions: recommendation.actions.map((action) => ({
        ...action,
        do: named(action.do),
        by: named(action.by),
        limit: named(''),
      })),
      edition: { ...recommendation.edition, banner: named(''), notConfirmed: [named('')] },
      ...(recommendation.consent
        ? { consent: { ...recommendation.consent, title: named(''), explain: named('') } }
        : {}),
      ...(recommendation.sharing
        ? { sharing: { ...recommendation.sharing, title: named(''), explain: named('') } }
        : {}),
      ...(recommendation.ring ? { ring: { ...recommendation.ring, who: named('') } } : {}),
    },
  };
}
const name = fc
  .array(fc.string({ unit: fc.constantFrom(...'QXZJKVßËñqxzjkv'), minLength: 2, maxLength: 6 }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((words) => words.join(' '));
const changed = (text: string, kind: number) =>
  [text, text.toLowerCase(), text.replace(/ /g, '\n  '), text.normalize('NFD')][kind]!;
/** It stands as words of its own: two letters may well stand in a receipt. */
const asWords = (name: string) => new RegExp(`(?<![\\p{L}\\p{N}])${name}(?![\\p{L}\\p{N}])`, 'u');

describe('what is held back', () => {
  test('survives nowhere in the text, whatever it is and wherever it was written', async () => {
    await fc.assert(
      fc.asyncProperty(
        name,
        fc.nat(3),
        fc.constantFrom(urgent, explained),
        async (one, kind, answers) => {
          const record = naming(
            { ...recordOf({ answers, draft: told }), id: 'first' },
            changed(one, kind),
          );
          const next = followedThrough.map(
            ([at, what, fields]) =>
              [
                at,
                what,
                Object.fromEntries(
                  Object.entries(fields).map(([key, said]) => [
                    key,
                    /^\d|^[a-z-]+$/.test(said) ? said : `${said} ${changed(one, kind)}`,
                  ]),
                ),
              ] as const,
          );
          const entries = await kept(next, record);
          expect((await textOf([entries])).normalize()).toContain(changed(one, kind).normalize());
          const text = await textOf([entries], keysOf([entries], [one]), {
            ...about,
            reference: `LN ${one}`,
          });
          for (const way of [0, 1, 2, 3])
            expect(text.normalize()).not.toMatch(asWords(changed(one, way).normalize()));
        },
      ),
      { numRuns: 15 * times, seed: 1989, endOnFailure: true },
    );
  });

  test('in one place is held back wherever else it stands as words of its own', async () => {
    const places = toConfirm([through, later], ['Dana Whitlock', 'Priya Nair']).filter(
      ({ match }) => /Dana Whitlock|Priya Nair/.test(match),
    );
    for (const { key, match } of places) {
      const text = await textOf([through, later], [key]);
      expect(text).not.toContain(match);
    }
    expect(new Set(places.map(({ says }) => says))).toContain('danawhitlock');
  });

  test('is only that: a name inside another word stays', async () => {
    const entries = await withFacts('Ann said it was planned by Annie.');
    const places = toConfirm([entries], ['Ann']).filter(({ label }) => label === 'Facts');
    expect(places.map(({ match }) => match)).toEqual(['Ann']);
    expect(await textOf([entries], [places[0]!.key])).toContain(
      `${heldBack} said it was planned by Annie.`,
    );
  });

  test('in one spelling is held back wherever it stands in another', async () => {
    const entries = await withFacts(
      'Łukasz Ørsted rang. LUKASZ\u00A0ORSTED came; lukasz-ørsted’s aunt too.',
    );
    const [first] = toConfirm([entries], ['lukasz orsted']).filter(
      ({ label }) => label === 'Facts',
    );
    const text = await textOf([entries], [first!.key]);
    expect(text).toContain(`${heldBack} rang. ${heldBack} came; ${heldBack}’s aunt too.`);
  });

  test('is counted, and each mark stands where something was', async () => {
    const entries = await withFacts('Pat Green met Pat Green, and patgreen.');
    const text = await textOf([entries], keysOf([entries], ['Pat Green']).slice(0, 1));
    const [front, body] = text.split('IN ORDER OF TIME') as [string, string];
    const marks = body.split(heldBack).length - 1;
    expect(marks).toBeGreaterThan(0);
    expect(front).toContain(marks === 1 ? 'in one place' : `in ${marks} places`);
    expect(await textOf([entries])).toContain('Nothing was held back.');
  });

  test('must be in these records: a place that has gone stops the text', async () => {
    const [key] = keysOf([through], ['Dana']);
    await expect(textOf([later], [key!])).rejects.toThrow(/is not in these records/);
    await expect(textOf([through], ['first.0.decision.consulted/4-4000'])).rejects.toThrow(
      /is not in these records/,
    );
    await expect(textOf([through], [''])).rejects.toThrow(/is not in these records/);
  });
});

describe('the text', () => {
  test('with nothing held back loses nothing that was asked, said, written or added', async () => {
    const text = await textOf([later, through]);
    for (const { reasons, steps, consulted, triggers } of [first, second])
      for (const words of [
        ...Object.values(reasons),
        ...steps.flatMap(({ ask, said, note = '' }) => [ask, said, note]),
        consulted,
        triggers,
      ])
        expect(text).toContain(words);
    for (const { title, by, shown } of addedTo(through))
      for (const words of [title, by, ...shown.flat()]) expect(text).toContain(words);
  });

  test('with something held back loses nothing else', async () => {
    const all = toConfirm([through, later], ['Dana', 'rang']);
    const whole = (await textOf([through, later])).split('\n');
    await fc.assert(
      fc.asyncProperty(fc.subarray([...all], { minLength: 1 }), async (held) => {
        const lines = (
          await textOf(
            [through, later],
            held.map(({ key }) => key),
          )
        ).split('\n');
        expect(lines).toHaveLength(whole.length);
        for (const [i, line] of lines.entries()) {
          if (line.startsWith('Something was held back')) continue;
          const parts = line.split(heldBack);
          if (parts.length === 1) expect(line).toBe(whole[i]);
          let from = 0;
          for (const part of parts)
            expect((from = whole[i]!.indexOf(part, from) + part.length)).toBeGreaterThanOrEqual(
              part.length,
            );
        }
      }),
      { numRuns: 15 * times, seed: 1989, endOnFailure: true },
    );
  });

  test('keeps what was written to share, even where nothing was shared', async () => {
    const toShare = { ...account.toShare, recipient: 'A solicitor', facts: 'She was at school.' };
    const text = await textOf([
      await kept([], recordOf({ journey: 'share', answers: refusedRequest, account: { toShare } })),
    ]);
    expect(text).toContain('WRITTEN TO SHARE, AND NOT SHARED');
    expect(text).toContain('She was at school.');
  });

  test('says on its front what it holds, when it was made, and that it must be read again; and goes by date', async () => {
    const text = await textOf([later, through], keysOf([through], []).slice(0, 1));
    const front = text.slice(0, text.indexOf('RECORD 1 OF 2'));
    expect(front).toContain('Reference: LN-0417');
    expect(front).toContain('Made: Tuesday 12 January 2027, 10:00am\n');
    expect(front).toContain('It holds 2 records');
    expect(front).toMatch(/redacted copy.*receipts are those of the original/);
    expect(front).toMatch(/must read all of it again/);
    expect(front).toContain(
      'Thursday 26 November 2026, 4:30pm: record 1, chase. Written down on Thursday 26 November 2026, 4:40pm\n',
    );
    expect(
      front
        .match(/record \d, [^\n]*/g)!
        .map((line) => line.replace(/\. Written down.*/, '').slice(0, 20)),
    ).toEqual([
      'record 1, Decision: ',
      ...addedTo(through)
        .slice(0, 7)
        .map(({ title }) => `record 1, ${title}`.slice(0, 20)),
      'record 2, Decision: ',
    ]);
    expect(text.indexOf('RECORD 2 OF 2')).toBeGreaterThan(text.indexOf('others hold it now'));
  });

  test('has the receipts of the originals, whatever is held back', async () => {
    const text = await textOf([through], keysOf([through], ['Dana', 'Priya', 'the']));
    for (const part of [first, ...addedTo(through)])
      expect(text).toContain(`Receipt: ${await receiptOf(part)}`);
  });

  test('of a destroyed record is what is left of it, and whoever authorised that can be held back', async () => {
    const left = await destroyed(
      through,
      { title: 'Destroyed', why: 'kept long enough', authorisedBy: 'Ada Quill' },
      written('2030-01-09T10:00:00Z'),
    );
    expect(await textOf([left])).toContain('Authorised by: Ada Quill');
    expect(await textOf([left], keysOf([left], []))).toContain(`Authorised by: ${heldBack}`);
  });
});

test('I45 an invented case says so first and last, and never stands beside a real one', async () => {
  const invented = await kept([], {
    ...recordOf({ answers: { ...urgent, mode: 'training' } }),
    id: 'invented',
  });
  const lines = (await textOf([invented])).split('\n');
  expect([lines[0], lines.at(-1)]).toEqual(
    Array(2).fill('TRAINING. An invented case, not a real record.'),
  );
  await expect(textOf([invented, through])).rejects.toThrow(
    /cannot hold an invented case beside a real record/,
  );
});
