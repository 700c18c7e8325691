import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { heldBack, namesProtected, withoutProtected } from '../../src/handover/share.ts';
import { collected, holding } from '../../src/records/search.ts';
import { bare, sameText, spansOf, withoutSpans, wordsOf } from '../../src/records/spelling.ts';

/** The ways in which one character of a name, an address or a number may be written. */
const inCode = (from: number, to: number, sign: RegExp) =>
  Array.from({ length: to - from }, (_, i) => String.fromCodePoint(from + i)).filter((character) =>
    sign.test(character),
  );
const [dashes, spaces, invisible] = [/\p{Pd}/u, /\p{Zs}/u, /\p{Cf}/u].map((sign) =>
  inCode(0x20, 0xffff, sign),
) as [string[], string[], string[]];
const apostrophes = [..."'’‘‛`´′ʼʻʹʽˈꞌ＇՚׳"];
const accents = [...'\u0300\u0301\u0308\u030C\u0327\u0331'];
const alike: Readonly<Record<string, string>> = {
  a: 'àáâãäåāăąǎȧạảⱥᴀａª',
  d: 'ďđðḍɖɗᴅｄ',
  e: 'èéêëēĕėęěẹɛəᴇｅ',
  h: 'ĥħḥⱨʜｈ',
  i: 'ìíîïĩīĭįıịɨɪｉ',
  l: 'ĺļľŀłḷƚʟｌ',
  n: 'ñńņňŋṇɲɴｎ',
  o: 'òóôõöøōŏőơọɔᴏｏº',
  r: 'ŕŗřṛɍʀｒ',
  s: 'śŝşšșṣſꜱｓ',
  t: 'ţťŧțṭƭᴛｔ',
  z: 'źżžẓƶᴢｚ',
  0: '０٠𝟎⁰',
  1: '１١۱𝟏¹①',
  4: '４٤४𝟒⁴',
  7: '７٧७𝟕',
};
const joined = [
  ['ae', 'æ'],
  ['oe', 'œ'],
  ['th', 'þ'],
  ['ss', 'ß'],
  ['ss', 'ẞ'],
  ['ffi', '\uFB03'],
  ['fl', '\uFB02'],
  ['dž', 'ǆ'],
] as const;
const letter = (character: string) =>
  fc.constantFrom(
    character,
    character.toUpperCase(),
    character.toLowerCase(),
    ...(alike[character.toLowerCase()] ?? ''),
  );

/**
 * The same, written in some other way: each letter, each mark and each space between, with what
 * nobody sees.
 */
function spelt(text: string): fc.Arbitrary<string> {
  const written = joined.reduce(
    (ways, [two, one]) => ways.chain((way) => fc.constantFrom(way, way.replaceAll(two, one))),
    fc.constant(text),
  );
  return written
    .chain((way) =>
      fc.tuple(
        ...[...way].map((character, i, all) =>
          fc
            .tuple(
              /\s/.test(character)
                ? fc.constantFrom('', ...spaces, '\n', '\r\n  ', ...dashes, ', ')
                : /['-]/.test(character)
                  ? fc.constantFrom('', ' ', ...dashes, ...apostrophes)
                  : /\d/.test(character) &&
                      /\d/.test(all[i + 1] ?? '') &&
                      text.replace(/\D/g, '').length > 4
                    ? fc
                        .tuple(
                          letter(character),
                          fc.constantFrom('', '', ' ', '.', '-', '/', '\u00A0'),
                        )
                        .map((both) => both.join(''))
                    : letter(character),
              /\p{L}/u.test(character) ? fc.constantFrom('', '', ...accents) : fc.constant(''),
              i < all.length - 1 ? fc.constantFrom('', '', '', ...invisible) : fc.constant(''),
            )
            .map((parts) => parts.join('')),
        ),
      ),
    )
    .map((parts) => parts.join(''));
}
const secrets = [
  'Dana Whitlock',
  "Zoe O'Brien-Lisle",
  'Lukasz Sorensen',
  'Hassan Griffin',
  'Aethelflaed Thorsdottir',
  '14 Mill Lane',
  'Flat 2, 14 Mossfield Rise',
  'SW1A 1AA',
  'E1 6AN',
  '07700 900147',
  '020 7946 0147',
] as const;
const secretAndSpelling = fc
  .constantFrom(...secrets)
  .chain((secret) => fc.tuple(fc.constant(secret), spelt(secret), spelt(secret)));
const around = fc.constantFrom(
  ['', ''],
  ['Now at ', ', since May.'],
  ['(', ')'],
  ['“', '”'],
  ['rang\n', '\nrang'],
  ['#', '!'],
  ['Mr ', '’s aunt'],
  ['with\u200B', ''],
);
const runs = { seed: 1989, numRuns: 200 };

describe('what is protected', () => {
  const toShare = (protect: string) => ({
    recipient: '',
    facts: '',
    opinion: '',
    fromOthers: '',
    protect,
    includeProtected: false,
    whyInclude: '',
  });

  test('is kept out in every spelling, whole, and nothing around it is changed', () => {
    fc.assert(
      fc.property(secretAndSpelling, around, ([, protect, written], [before, after]) => {
        expect(
          withoutProtected(`${before}${written}${after}`, toShare(protect)).replaceAll(
            '\u200B',
            '',
          ),
        ).toBe(`${before.replaceAll('\u200B', '')}${heldBack}${after}`);
      }),
      runs,
    );
  });

  test('is warned of in every spelling', () => {
    fc.assert(
      fc.property(secretAndSpelling, ([, protect, written]) => {
        expect(namesProtected(`He is with ${written} today.`, { protect })).toBe(true);
      }),
      runs,
    );
  });

  test('is found nowhere in what is left', () => {
    fc.assert(
      fc.property(fc.array(secretAndSpelling, { minLength: 1, maxLength: 3 }), (some) => {
        const protect = some.map(([secret]) => secret).join('\n');
        const text = withoutProtected(
          some.map(([, , written]) => `Seen: ${written}.`).join(' '),
          toShare(protect),
        );
        expect(namesProtected(text, { protect })).toBe(false);
        for (const [secret] of some) expect(bare(text)).not.toContain(bare(secret));
      }),
      runs,
    );
  });

  test.each([
    ['Ann', 'Annual plan; planned by Annie, JoAnn and Hannah. Anno 2014'],
    ['Isa', 'There is a worry. She is at home, is-it. THIS IS A NOTE'],
    ['Jo', 'A joiner, Joe, and the major'],
    ['14 Mill Lane', '114 Mill Lane, 14 Millbank Lane, 4 Mill Lane and mill lane 14'],
    ['SW1A 1AA', 'SW1A 1AB, SW1A 1AAX, W1A 1AA'],
    ['07700 900147', '07700 900148, 07700 9001470 and 1 07 700'],
    ['4a', 'He takes 4 a day'],
    ['Hasan', 'She has an aunt'],
    ['Ha', 'He has a hat'],
    ['-', 'well-known'],
  ])('as “%s” leaves other words as they were: %s', (protect, text) =>
    expect(withoutProtected(text, toShare(protect))).toBe(text),
  );

  test('leaves any text that does not hold its letters as it was, to the last mark', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 80 }),
        fc.constantFrom('Whitlock', 'Zoë Quill', '4417 8890'),
        (text, protect) => {
          fc.pre(!bare(text).includes(bare(protect)));
          expect(withoutProtected(text, toShare(protect))).toBe(text);
        },
      ),
      runs,
    );
  });

  test.each([
    ['Ann', 'Ann’s brother', `${heldBack}’s brother`],
    ['Ann', 'Ann-Marie rang', `${heldBack}-Marie rang`],
    ['Ann', 'ann2014@example.org', `${heldBack}2014@example.org`],
    ['Whitlock', 'the Whitlocks’ flat', `the ${heldBack}’ flat`],
    ['Jones', 'the Joneses moved', `the ${heldBack} moved`],
    ['Dana Whitlock', 'Dana Whit-\nlock rang', `${heldBack} rang`],
    ['Whitlock', 'W h i t l o c k', heldBack],
    ['OBrien', 'O Brien and O’Brien', `${heldBack} and ${heldBack}`],
    ['07700 900147', 'Ring +44 (0)7700 900147.', `Ring ${heldBack}.`],
    ['+44 7700 900147', 'Ring (07700) 900-147.', `Ring ${heldBack}.`],
    ['SW1A1AA', 'at S W 1 A 1 A A now', `at ${heldBack} now`],
    ['Dana Whitlock, 14 Mill Lane', 'Dana Whitlock; Mill Lane 14', `${heldBack}; Mill Lane 14`],
    ['Mum – 14 Mill Lane', 'at 14 Mill Lane', `at ${heldBack}`],
    ['محمد', 'رأيت محـمد اليوم ومُحَمَّد', `رأيت ${heldBack} اليوم و${heldBack}`],
    ['李明', '我见到李明了', `我见到${heldBack}了`],
    ['Анна', 'Видела Анну, АННА и Анна', `Видела Анну, ${heldBack} и ${heldBack}`],
  ])('as “%s” in “%s” leaves “%s”', (protect, text, left) =>
    expect(withoutProtected(text, toShare(protect))).toBe(left),
  );

  test('is included where there is a reason to', () => {
    expect(withoutProtected('Dana', { ...toShare('Dana'), includeProtected: true })).toBe('Dana');
  });
});

test('a place that is found begins and ends where its letters and their marks do', () => {
  const text = 'to \u202BZoe\u0308\u00AD\u202C rang';
  expect(spansOf(text, ['Zoë']).map((span) => text.slice(...span))).toEqual([
    '\u202BZoe\u0308\u00AD\u202C',
  ]);
  expect(
    withoutSpans(
      'abcdef',
      [
        [1, 3],
        [3, 4],
      ],
      '…',
    ),
  ).toBe('a…ef');
});

test('every letter that is Latin in a European, African or Vietnamese name is one of a to z, and every digit 0 to 9', () => {
  const named = inCode(0xc0, 0x24f, /\p{L}/u).filter(
    (character) => !/[ƄƅƍƎƏƔƖƜƟƢƣƧƨƩƪƷƸƹƺƻƼƽƾƿǀǁǂǃǮǯǷȜȝȡȴȵȶȸȹȿɀɁɂƛƕǶ]/u.test(character),
  );
  const typed = [
    ...named,
    ...inCode(0x1e00, 0x1eff, /\p{L}/u).filter((character) => !/[ẜẝẟỺỻỼỽỾỿ]/u.test(character)),
  ];
  expect(typed.filter((character) => !/^[a-z]+$/.test(bare(character)))).toEqual([]);
  expect(
    inCode(0x30, 0x1ffff, /\p{Nd}/u).filter((character) => !/^\d$/.test(bare(character))),
  ).toEqual([]);
  expect(bare('٠١٢٣۴५६৭８𝟗')).toBe('0123456789');
});

describe('the same reference or name', () => {
  test('is the same in every spelling', () => {
    fc.assert(
      fc.property(secretAndSpelling, ([, one, other]) => {
        expect(sameText(one, other)).toBe(true);
      }),
      runs,
    );
  });
  test.each([
    ['LN-0417', 'LN-04177'],
    ['LN-0417', 'LN-0471'],
    ['Ann Lee', 'Anna Lee'],
  ])('%s is not %s', (one, other) => expect(sameText(one, other)).toBe(false));
});

describe('what is searched', () => {
  const finds = (written: string, typed: string) =>
    holding(new Map([['it', wordsOf(`Told by ${written}, aged 14.`).join(' ')]]), typed).has('it');

  test.each([
    [
      'Łukasz Sørensen-Þórsson',
      ['lukasz', 'SORENSEN', 'thorsson', 'sorensen thorsson', 'Sorensenthorsson', 'ŁUKASZ'],
    ],
    ['Siobhán O’Brien', ['obrien', "o'brien", 'O`Brien', 'o brien', 'siobhan']],
    ['Siobhan O Brien', ['obrien', "o'brien"]],
    ['Ann Hart‑Lee', ['hart lee', 'Hart-Lee', 'hartlee', 'lee']],
    ['Hart Lee', ['Hart-Lee', 'HartLee']],
    ['Whit\u00ADlock and Da\u200Bna', ['whitlock', 'dana', 'Whit\u00ADlock']],
    ['SW1A 1AA', ['SW1A1AA', 'sw1a 1aa', 'sw1a']],
    ['SW1A1AA', ['SW1A 1AA', 'S W 1 A 1 A A']],
    ['S W 1 A 1 A A', ['SW1A1AA']],
    ['07700 900 147', ['07700900147', '07700 900147', '900147', '07700-900-147']],
    ['Straße 4', ['strasse', 'STRASSE']],
    ['LN-0417', ['ln0417', 'LN 0417', '0417']],
  ])('for %s finds it however it is typed', (written, ways) => {
    expect(ways.filter((typed) => !finds(written, typed))).toEqual([]);
  });
  test('does not find what nobody wrote', () => {
    expect(finds('Ann Hart-Lee', 'hartley')).toBe(false);
    expect(finds('SW1A 1AA', 'SW1A 1AB')).toBe(false);
  });
  test('finds the words that an older version kept, which were folded less', async () => {
    const pages = (async function* () {
      yield await Promise.resolve(new Map([['it', "told by łukasz o'brien-smith’s sørensen"]]));
    })();
    const words = await collected(pages);
    const ways = ['lukasz', 'obrien', "o'brien", 'Smith', 'sorensen'];
    expect(ways.filter((typed) => !holding(words, typed).has('it'))).toEqual([]);
  });
});
