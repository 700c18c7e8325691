import { expect, test } from 'vitest';
import { sharePreview } from '../../src/handover/share.ts';
import { fullText, shortText } from '../../src/handover/text.ts';
import { beginsAtTheRight, isolated } from '../../src/records/isolated.ts';
import { followedThrough, kept } from './kept.ts';
import { account, recordOf } from './made.ts';

const [arabic, hebrew] = ['قالت له 14 مرة', 'אמרה 3 פעמים'];
const apart = (text: string) => `\u2068${text}\u2069`;

test('a text that is written from right to left is set apart, line by line, and any other is left as it was', () => {
  expect(isolated(arabic)).toBe(apart(arabic));
  expect(isolated(`Said: ${hebrew}\n\nand 14`)).toBe(
    `${apart(`Said: ${hebrew}`)}\n\n${apart('and 14')}`,
  );
  expect(isolated('\u202E41 eniL')).toBe(apart('\u202E41 eniL'));
  for (const text of ['', '14 Mill Lane', 'Łukasz “yes”', '李明 14', 'Анна'])
    expect(isolated(text)).toBe(text);
});

test('a text begins at the right where its first letter does', () => {
  expect([arabic, `14: ${hebrew}`].map(beginsAtTheRight)).toEqual([true, true]);
  expect([`Said ${arabic}`, '14', '', 'é'].map(beginsAtTheRight)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});

test('wherever a person’s own text stands in a line of other words, it is set apart in what is pasted', async () => {
  const record = recordOf({
    draft: {
      notes: { harm: arabic },
      evidence: { harm: 'child-said' },
      ownView: { level: 'early-help', why: hebrew },
    },
    account: { reference: hebrew, consulted: arabic, familyTold: hebrew, triggers: arabic },
  });
  const entries = await kept(followedThrough, record);
  const added = entries.map((entry, i) =>
    i === 0 ? entry : { ...entry, by: arabic },
  ) as unknown as typeof entries;
  const text = await fullText(added, 'WS-1');
  for (const line of [
    `Reference: ${apart(hebrew)}`,
    `Written by: ${apart(arabic)}`,
    `: ${apart(arabic)}\n`,
    ` ${apart(hebrew)}`,
  ])
    expect(text).toContain(line);
  expect(shortText(record, 'WS-1')).toContain(`Windscreen ${apart(hebrew)}, `);
  const preview = sharePreview({ ...account.toShare, recipient: arabic, facts: 'x' }, 'live');
  expect('text' in preview && preview.text).toContain(`For: ${apart(arabic)}`);
});
