// The record on screen and on paper is held against the one account of it.
import { render } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { expect, test, vi } from 'vitest';
import { accountOf } from '../../../src/handover/document.ts';
import { shownIn } from '../../../src/handover/rows.ts';
import RecordSheet from '../../../src/handover/RecordSheet.svelte';
import { account, explained, recordOf, underTheDuty, urgent } from '../../records/made.ts';

// a browser has no files: the same words and packs come the way that the app loads them
vi.mock('../../../src/cli/words.ts', async () => {
  const { allWords, packOf } = await import('../../../src/recommend/load.ts');
  const { default: evidence } = await import('../../../content/pages/evidence.yaml');
  return {
    readWords: () => Promise.resolve(allWords),
    readPack: packOf,
    readText: () => Promise.resolve(evidence), // nothing else is read here
  };
});

// what is drawn in a page's margins is tested in a browser
vi.mock('../../../src/ui/layout/printMargins.ts', () => ({
  drawsMargins: () => true,
  printMargins: () => () => {},
}));

const children = createRawSnippet(() => ({ render: () => '<p></p>' }));
const bare = (text: string) => text.replace(/[“”]/g, '').replace(/\s+/g, ' ').trim();
const choice = {
  follows: false,
  level: 'refer-urgently',
  why: 'I know them',
  secondPerson: '',
} as const;
const toShare = {
  ...account.toShare,
  recipient: 'Health visitor',
  facts: 'They moved to 14 Mill Lane',
  protect: '14 Mill Lane',
};

test('a record without a reference is titled by what it is, and what is missing is no title', () => {
  const title = (reference: string) => {
    const record = recordOf({ account: { reference } });
    const { container, unmount } = render(RecordSheet, {
      props: { record, receipt: 'WS-AAAA-BBBB-CCCC', children },
    });
    const said = [
      container.querySelector('h1')!.textContent,
      container.textContent!.includes('No reference given'),
    ];
    unmount();
    return said;
  };
  expect(title('')).toEqual(['Record of a decision', true]);
  expect(title('LN-0417')).toEqual(['LN-0417', false]);
});

test.each([
  [
    'urgent',
    recordOf({ draft: { evidence: { harm: 'child-said' }, notes: { harm: 'he locks the door' } } }),
  ],
  ['overridden upward', recordOf({ answers: explained, draft: { choice } })],
  ['shared, with something held back', recordOf({ answers: underTheDuty, account: { toShare } })],
  ['without a reference', recordOf({ account: { reference: '' } })],
  [
    'of two councils',
    { ...recordOf(), area: { ...recordOf().area, other: { id: 'leeds', name: 'Leeds' } } },
  ],
  ['training', recordOf({ answers: { ...urgent, mode: 'training' } })],
])('the sheet of a record that is %s says every row of the account, in its order', (_, record) => {
  const { container } = render(RecordSheet, {
    props: { record, receipt: 'WS-AAAA-BBBB-CCCC', children },
  });
  const sheet = bare(container.textContent!);
  const rows = accountOf(record).flatMap(({ rows }) => rows);
  const told = rows.flatMap((row) => [
    row.id === 'reference' ? '' : row.term,
    ...shownIn(row).split(/; |\n/),
    ...(row.about ?? []).map(({ said }) => said),
  ]);
  let from = 0;
  const lost = told.map(bare).filter((part) => {
    const found = sheet.indexOf(part, from);
    if (found >= 0) from = found;
    return found < 0;
  });
  expect(lost).toEqual([]);
});
