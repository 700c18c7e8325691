import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readWords } from '../../src/cli/words.ts';
import { lowerings } from '../../src/open/lowering.ts';
import { readPack } from '../../src/open/pack.ts';
import { largestPack } from '../../src/open/packProblem.ts';
import { times } from '../settings/count.ts';
import { asYaml, filledIn, known, valued } from './packs.ts';
import { problemWords, reasonAndMend } from './inWords.ts';

const contactIds = ['lado', 'adult-safeguarding', 'early-help', 'crisis-mental-health', 'prevent'];
const problems = (text: string) => {
  const read = readPack(text, known);
  return 'problems' in read ? read.problems : [];
};
const said = (pack: unknown) => problems(asYaml(pack)).map(problemWords);
/** The same pack with one thing changed, however deep: `set('frontDoor.name.value', 7)`. */
function set(path: string, value: unknown): Record<string, unknown> {
  const pack = filledIn();
  const keys = path.split('.');
  const last = keys.pop()!;
  const part = keys.reduce((part, key) => part[key] as Record<string, unknown>, pack);
  if (value === undefined) delete part[last];
  else part[last] = value;
  return pack;
}

describe('a pack that somebody filled in', () => {
  test('is read, from YAML and from JSON alike', () => {
    const [yaml, json] = [
      readPack(asYaml(filledIn()), known),
      readPack(JSON.stringify(filledIn()), known),
    ];
    expect(yaml).toMatchObject({
      pack: { id: 'north-shire', name: 'North Shire', status: 'live' },
    });
    expect(json).toEqual(yaml);
  });
  test('may name Windscreen’s sources beside its own', () => {
    expect(said(set('missing', 'Look on the website.'))).toEqual([]);
    expect(said(set('clocks.chase.source', 'n6'))).toEqual([]);
  });
  test('may leave out any contact, or all of them, as packs did before there were any', () => {
    for (const path of ['contacts', ...contactIds.map((id) => `contacts.${id}`)])
      expect(said(set(path, undefined)), path).toEqual([]);
    expect(readPack(asYaml(set('contacts', undefined)), known)).not.toHaveProperty('pack.contacts');
  });
  test('may say how a contact is reached instead of giving a number', () => {
    expect(said(set('contacts.lado', { how: valued('On the written form') }))).toEqual([]);
  });
  test('may name the sections of its own referral form', () => {
    const sections = [{ heading: 'A. The child’s voice', holds: ['words', 'incidents'] }];
    expect(said(set('frontDoor.formSections', valued(sections)))).toEqual([]);
  });
  test('a bare year needs no quotation marks', () => {
    expect(said(set('clocks.chase.asAt', 2026))).toEqual([]);
  });
});

describe('what is wrong is said, with its place and its mend', () => {
  test.each([
    ['frontDoor.name', undefined, /frontDoor\.name: it is missing\. Add it/],
    [
      'frontDoor.name.value',
      '',
      /frontDoor\.name\.value: “” does not belong here\. It must say something/,
    ],
    ['frontDoor.name.value', '…', /it still says what the example did/],
    ['frontDoor.name.value', 'x'.repeat(121), /It may have up to 120 characters\./],
    [
      'escalation',
      Array.from({ length: 61 }, () => valued('Ring')),
      /It may have up to 60 items\./,
    ],
    ['escalation', [], /escalation: a list does not belong here\. Write 1 or more\./],
    ['clocks.assessment', valued({ n: 61, unit: 'hours' }), /value\.n: .* Write 60 or less\./],
    ['clocks.assessment', valued({ n: 0, unit: 'hours' }), /value\.n: .* Write 1 or more\./],
    ['id', 'North Shire', /id: “North Shire” .* An id is lower-case words joined by hyphens\./],
    [
      'frontDoor.lines.0.number.value',
      '0300 SOCIAL',
      /lines\.1\.number\.value: “0300 SOCIAL” does not belong here\. A telephone number is/,
    ],
    [
      'frontDoor.formSections',
      valued([
        { heading: 'A', holds: ['concern'] },
        { heading: 'B', holds: ['concern'] },
      ]),
      /formSections\.value: .* Each part goes into one section/,
    ],
    [
      'frontDoor.formSections',
      valued([{ heading: 'A', holds: ['postcode'] }]),
      /formSections\.value\.1\.holds\.1: “postcode” is not one of the choices/,
    ],
    ['frontDoor.opening.value.0.to', '24:30', /opening\.value\.1\.to: “24:30” .* A time is HH:MM/],
    ['frontDoor.opening.value.0.to', '08:00', /It must close after it opens/],
    [
      'contacts.lado',
      {},
      /contacts\.lado: a group of fields does not belong here\. Give a number in `lines`/,
    ],
    ['contacts.dentist', { how: valued('Ask') }, /contacts\.dentist/],
    ['contacts.prevent.lines.0.number', '01632 960123', /contacts\.prevent\.lines\.1\.number/],
    [
      'frontDoor.lines.0.elsewhere',
      valued('0300 SOCIAL'),
      /elsewhere\.value: .* A telephone number is/,
    ],
    [
      'frontDoor.fax',
      valued('01632 960123'),
      /frontDoor\.fax: no pack has a field of this name\. Take it out/,
    ],
    [
      'frontDoor.anonymousAdvice.value',
      'maybe',
      /“maybe” is not one of the choices\. Write yes, no or not-seen/,
    ],
    ['frontDoor.name.asAt', '2026-02-30', /“2026-02-30” does not belong here\. A date is/],
    ['frontDoor.name.asAt', '2027-01-01', /2027-01-01 is still to come/],
    ['frontDoor.name.source', 'a-friend', /there is no source “a-friend”\. Add it under `sources`/],
    ['frontDoor.name.value', 'Hub\u202E1727', /It must be plain text/],
    ['website.value', 'javascript:alert(1)', /An address begins with https:\/\//],
    ['status', 'retired', /retired: it is missing, and the area is retired/],
    ['retired', { on: '2025-03-31', successors: ['East'], note: 'Split' }, /the area is live/],
    [
      'sources.n6',
      { ...(filledIn()['sources'] as Record<string, object>)['our-website'] },
      /Windscreen has a source of this name/,
    ],
    [
      'tools',
      { 'crystal-ball': valued('Ask') },
      /Windscreen knows no tool of this name\. Write neglect-screening/,
    ],
    ['raises', { nonsense: valued('refer-urgently') }, /Windscreen knows no concern of this name/],
    ['raises', { neglect: valued('panic') }, /“panic” is not a level\. Write record-only/],
    [
      'clocks.front-door-decision.value.n',
      3,
      /longer than one working day, which Windscreen promises/,
    ],
    ['clocks.chase.value', { n: 48, unit: 'hours' }, /longer than one working day/],
    [
      'documents',
      [{ ...valued('Old'), from: '2024-12-09', until: '2024-12-08' }],
      /ends \(2024-12-08\) before it begins/,
    ],
  ])('%s: %j', (path, value, words) => {
    expect(said(set(path, value))).toContainEqual(expect.stringMatching(words));
  });

  test('everything at once, each on its own line', () => {
    const text = asYaml(filledIn())
      .replace('status: live', 'status: asleep')
      .replace('value: 01632 960123', 'value: no')
      .replace('name: North Shire', 'nome: North Shire');
    const found = problems(text);
    const lines = text.split('\n');
    expect(found.length).toBeGreaterThanOrEqual(4);
    for (const { line, field } of found)
      if (field && field !== 'name')
        expect(lines[line! - 1]).toContain(field.split('.').at(-1)!.replace(/^\d+$/, '-'));
  });

  test('an area that has ended gives no number', () => {
    const { frontDoor: front, outOfHours } = filledIn() as Record<string, object>;
    const retired = {
      status: 'retired',
      retired: { on: '2025-03-31', successors: ['East'], note: 'It was split.' },
    };
    expect(said(filledIn(retired))).toContainEqual(
      expect.stringContaining('an area that has ended has no live contact'),
    );
    const silent = {
      ...filledIn(retired),
      frontDoor: { ...front, lines: [] },
      outOfHours: { ...outOfHours, lines: [] },
    };
    const { website: _, ...onlyContacts } = silent as Record<string, unknown>;
    expect(said(onlyContacts)).toContainEqual(expect.stringContaining('has no live contact'));
    const { contacts: __, ...none } = onlyContacts;
    expect(said(none)).toEqual([]);
  });
});

describe('a file made to do harm', () => {
  test.each([
    ['more than any pack holds', `name: ${'x'.repeat(largestPack)}`, 'larger than'],
    ['20 MB', 'x'.repeat(20_000_000), 'larger than'],
    ['nothing', '  \n', 'empty'],
    ['an alias', 'format: &a windscreen-pack/1\nid: *a', 'repeats something'],
    [
      'a bomb of aliases',
      'a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\nd: [*c,*c,*c,*c]',
      'repeats something',
    ],
    ['a tag', 'format: !!js/function "function () { alert(1) }"', 'cannot be read'],
    [
      'a name of JavaScript’s own',
      '{"__proto__": {"polluted": true}, "format": "windscreen-pack/1"}',
      '__proto__',
    ],
    ['brackets in brackets', '['.repeat(90_000), 'nested'],
    ['braces in braces', '{a: '.repeat(40_000), 'nested'],
    ['dashes in dashes', '- '.repeat(50_000), 'nested'],
    [
      'lines ever further in',
      Array.from({ length: 500 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
      'nested',
    ],
    ['a key twice', 'id: one\nid: two', 'cannot be read'],
    ['two documents', 'id: one\n---\nid: two', 'cannot be read'],
    ['bytes that are no text', '\u0000\u0001\uFFFF{', ''],
  ])('%s is refused', (_, text, words) => {
    const found = problems(text).map(problemWords);
    expect(found.length).toBeGreaterThan(0);
    expect(found.join(' ')).toContain(words);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('markup and code are only text, in every field that holds any', () => {
    const markup = '<img src=x onerror=alert(1)>{{7*7}}${alert(1)}';
    const replaced = (part: unknown, key = ''): unknown =>
      typeof part === 'string'
        ? ['for', 'value', 'name', 'covers', 'missing', 'note', 'title', 'publisher'].includes(
            key,
          ) && part === 'Invented for a test'
          ? markup
          : part
        : Array.isArray(part)
          ? part.map((one) => replaced(one))
          : typeof part === 'object' && part !== null
            ? Object.fromEntries(
                Object.entries(part).map(([name, one]) => [name, replaced(one, name)]),
              )
            : part;
    const read = readPack(asYaml(replaced(filledIn())), known);
    expect(read).toMatchObject({
      pack: { covers: markup, frontDoor: { name: { value: markup } } },
    });
  });

  /**
   * Faults that people and machines make in files: cut, doubled, replaced, nested, or made of
   * anything at all.
   */
  const spoiled = fc.record({
    what: fc.constantFrom('cut', 'double', 'swap', 'insert', 'anything', 'nest'),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat(60),
    text: fc.oneof(
      fc.string({ maxLength: 40, unit: 'binary' }),
      fc.constantFrom(
        '*a',
        '&a ',
        '!!x ',
        '__proto__: ',
        '- - - ',
        '{',
        '[',
        '"',
        "'",
        '\t',
        '\u202E',
        '<script>',
        '…',
        '|',
        '>',
      ),
    ),
    value: fc.anything({ maxDepth: 4, withDate: false }),
  });
  const whole = [
    asYaml(filledIn()),
    JSON.stringify(filledIn(), null, 1),
    readFileSync('content/pack-template.yaml', 'utf8'),
  ];

  const files = 200 * times;
  test(`${files} spoiled files are each read or refused, and change nothing`, () => {
    const before = JSON.stringify(Object.getOwnPropertyNames(Object.prototype));
    let read = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...whole),
        spoiled,
        (text, { what, at, length, text: other, value }) => {
          const place = Math.floor(at * text.length);
          const spoiled = {
            cut: text.slice(0, place) + text.slice(place + length),
            double: text.slice(0, place) + text.slice(Math.max(0, place - length)),
            swap: text.slice(0, place) + other + text.slice(place + other.length),
            insert: text.slice(0, place) + other + text.slice(place),
            anything:
              JSON.stringify(
                { ...filledIn(), [Object.keys(filledIn())[place % 12]!]: value },
                (_, one) => (typeof one === 'bigint' ? String(one) : (one as unknown)),
              ) ?? '',
            nest: `${text}\n${other}${'  '.repeat(length)}x: [${'['.repeat(length)}`,
          }[what]!;
          const result = readPack(spoiled, known);
          if ('pack' in result) read++;
          else {
            expect(result.problems.length).toBeGreaterThan(0);
            for (const { reason, mend } of result.problems.map(reasonAndMend))
              expect([reason, mend].every((words) => words.length > 0 && words.length < 2000)).toBe(
                true,
              );
          }
        },
      ),
      { numRuns: files, seed: 20261123 },
    );
    expect(read, 'some faults leave a pack as good as it was').toBeGreaterThan(files / 100);
    expect(JSON.stringify(Object.getOwnPropertyNames(Object.prototype))).toBe(before);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('floors that protect less', async () => {
  const words = await readWords();
  const read = (raises: unknown) => {
    const result = readPack(asYaml(filledIn({ raises })), known);
    if ('problems' in result) throw new Error(result.problems.map(problemWords).join('\n'));
    return result.pack;
  };

  test('are named, with the answers on which it happens in words', () => {
    const [found, ...others] = lowerings(
      read({ 'injury-not-mobile': valued('advice-today'), neglect: valued('refer-urgently') }),
      words,
    ).map(reasonAndMend);
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      field: 'raises.injury-not-mobile',
      mend: expect.stringContaining('raise it') as string,
    });
    expect(found!.reason).toContain(words.levels['refer-urgently']!.name);
    expect(found!.example![0]).toBe('Danger now: No');
    expect(found!.example!.length).toBeGreaterThan(10);
  });
  test('and floors that protect more are let through', () => {
    expect(
      lowerings(
        read({
          neglect: valued('refer-urgently'),
          'criminal-exploitation': valued('refer-urgently'),
        }),
        words,
      ),
    ).toEqual([]);
  });
});
