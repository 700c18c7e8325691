import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readContent } from '../../content/plugin.ts';
import type { EntriesText } from '../../content/schema.ts';
import { boxesOf } from '../../src/handover/boxes.ts';
import { sharePreview } from '../../src/handover/share.ts';
import { fullText, shortText } from '../../src/handover/text.ts';
import { legible } from '../../src/records/legible.ts';
import { filledIn } from '../../src/records/filledIn.ts';
import { kept } from './kept.ts';
import { account, recordOf } from './made.ts';

const text = (await readContent(
  new URL('../../content/entries.yaml', import.meta.url).pathname,
)) as EntriesText;
/**
 * What Word, other systems’ boxes and typing in them leave behind: a break made with Shift and
 * Enter, a page break, separators, controls.
 */
const odd =
  'one\u000Btwo\u000Cthree\u2028four\u2029five\u0085six\rseven\r\neight\u0007nine\u009Ften\uD83D';
const shown = 'one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\uFFFDnine\uFFFDten\uFFFD';
const unshown =
  /[^\t\n\u0020-\u007E\u00A0-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]|[\u2028\u2029]/u;

test('a text is shown alike everywhere: lines end in one way, and what no file may hold is marked', () => {
  expect(legible(odd)).toBe(shown);
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...odd), (text, mark) => {
      const all = legible(`${text}${mark}${text}`);
      expect(all).not.toMatch(unshown);
      expect(legible(all)).toBe(all);
    }),
    { seed: 1989 },
  );
});

test('what is typed enters a record as it will be shown', () => {
  const { reasons, triggers, toShare } = recordOf({
    account: {
      triggers: odd,
      reasons: { ...account.reasons, facts: odd },
      toShare: { ...account.toShare, facts: odd },
    },
  });
  expect([reasons.facts, triggers, toShare.facts]).toEqual([shown, shown, shown]);
  expect(filledIn('amendment', { what: odd }, text['amendment']!).fields['what']).toBe(shown);
});

test('a record that an older version made is given as it is shown, in every form', async () => {
  const old = {
    ...recordOf(),
    reference: 'LN\u000B0417',
    reasons: { ...account.reasons, facts: odd.slice(0, -1), concern: odd.slice(0, -1) },
  };
  const entries = await kept([], old);
  const texts = [
    await fullText(entries, 'WS-1'),
    shortText(old, 'WS-1'),
    ...(await boxesOf(entries, 'WS-1')).map(({ text }) => text),
  ];
  for (const text of texts) expect(text).not.toMatch(unshown);
  expect(texts[0]).toContain(shown.slice(0, -1));
  const preview = sharePreview(
    { ...account.toShare, recipient: 'The health visitor', facts: odd },
    'live',
  );
  expect('text' in preview && preview.text).toContain(shown);
});
