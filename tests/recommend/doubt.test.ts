// A number whose sources differ, or that is old, is never given as plain fact: what makes it
// doubtful stands beside it.
import { expect, test } from 'vitest';
import { accountOf } from '../../src/handover/document.ts';
import { saidIn } from '../../src/handover/rows.ts';
import { longText, shortText } from '../../src/handover/text.ts';
import { readPack } from '../../src/cli/words.ts';
import { lineOf, ringWords } from '../../src/recommend/ring.ts';
import { at, recordOf, urgent, words } from '../records/made.ts';

const doubtful = [
  ['whose sources differ', 'cumberland', '0300 373 2724', words.routes.sourcesDiffer],
  ['that is old', 'cambridgeshire-peterborough', '01733 234724', 'Last confirmed: 2020.'],
] as const;

test.each(doubtful)(
  'a number %s says so in the panel, in what is copied and on paper',
  (_, area, number, warning) => {
    const record = recordOf({ answers: { ...urgent, area, hours: 'out' } });
    const { ring } = record.recommendation;
    const line = ring!.lines.find((one) => one.number === number)!;
    expect(line.warning, 'beside the number in the panel').toContain(warning);
    const renderings = {
      'the short note': shortText(record, 'RECEIPT'),
      'the whole text': longText(record, 'RECEIPT'),
      'the account': saidIn(accountOf(record), 'to-ring'),
      'the printed record': ringWords(ring!),
    };
    for (const [where, text] of Object.entries(renderings)) {
      const from = text.indexOf(number);
      expect(from, where).toBeGreaterThanOrEqual(0);
      expect(text.slice(from, from + 160), where).toContain(warning);
    }
  },
);

test('a number whose sources differ stands beside the other one, its date and 101', async () => {
  for (const area of ['cumberland', 'westmorland-furness']) {
    const { warning } = lineOf((await readPack(area)).outOfHours.lines[0]!, {
      said: words.routes,
      at,
    });
    for (const said of ['0333 373 2724', 'April 2023', '101'])
      expect(warning, area).toContain(said);
  }
});

test('a number that is recent and published says nothing of doubt', () => {
  const record = recordOf({ answers: { ...urgent, area: 'cumberland', hours: 'office' } });
  const fresh = recordOf({ answers: { ...urgent, area: 'england-unlisted', hours: 'office' } })
    .recommendation.ring!.lines[0]!;
  expect(fresh.warning).toBeUndefined();
  expect(record.recommendation.ring!.lines[0]!.warning, 'September 2025 is long ago').toContain(
    'Last confirmed: September 2025',
  );
});
