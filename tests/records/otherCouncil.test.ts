// A child who lives in another council than the one where it happened: the record names both, and
// nothing that is decided changes.
import { expect, test } from 'vitest';
import { readCouncilPack } from '../../src/cli/words.ts';
import { otherIn } from '../../src/decide/otherCouncil.ts';
import { resume } from '../../src/decide/resume.ts';
import { Session } from '../../src/decide/session.svelte.ts';
import { accountOf } from '../../src/handover/document.ts';
import { saidIn } from '../../src/handover/rows.ts';
import { longText } from '../../src/handover/text.ts';
import { receiptOf } from '../../src/records/receipt.ts';
import { rerun } from '../../src/records/rerun.ts';
import { draftOf, fileOf, recordOf } from '../records/made.ts';
import { openRecord } from '../open/inWords.ts';

const otherCouncil = { id: 'leeds', name: 'Leeds', pack: await readCouncilPack('leeds') };
const [record, alone] = [recordOf({ draft: { otherCouncil } }), recordOf()];

test('the record names both councils, and says which of them is the one where the child lives', () => {
  expect(record.area).toEqual({ ...alone.area, other: { id: 'leeds', name: 'Leeds' } });
  expect(saidIn(accountOf(record), 'councils')).toBe(
    'Cambridgeshire and Peterborough: where the child lives, or was found. Leeds: where it happened, or the writer works.',
  );
  expect(longText(record, 'WS-0000-0000-0000')).toContain('Leeds: where it happened');
  expect(saidIn(accountOf(alone), 'councils'), 'and nothing is said of it where there is one').toBe(
    '',
  );
});

test('it changes nothing else of what is decided, recommended or run again', () => {
  const { area: _, ...rest } = record;
  const { area: __, ...restAlone } = alone;
  expect(rest).toEqual(restAlone);
  expect(rerun(record)).toBe('same');
});

test('it opens from a file as it was made', async () => {
  const file = fileOf(JSON.stringify({ ...record, receipt: await receiptOf(record) }));
  expect(await openRecord(file)).toMatchObject({ record: { area: record.area } });
});

test('it is kept with a draft, taken back, and leaves what was checked as it was', () => {
  const session = new Session(
    resume(JSON.stringify(draftOf({ draft: { otherCouncil, confirmed: '[]' } }))),
  );
  expect(session.draft.otherCouncil).toEqual(otherCouncil);
  session.alsoIn({ ...otherCouncil, name: 'Leeds too' });
  expect(session.draft).toMatchObject({ otherCouncil: { name: 'Leeds too' }, confirmed: '[]' });
  session.alsoIn(undefined);
  expect('otherCouncil' in session.draft).toBe(false);
});

test('a second council with the numbers of the first is one council', () => {
  const same = {
    ...otherCouncil,
    pack: { ...otherCouncil.pack, id: 'cambridgeshire-peterborough' },
  };
  expect(otherIn(draftOf({ draft: { otherCouncil: same } }))).toBeUndefined();
  expect(
    otherIn(
      draftOf({
        draft: { otherCouncil, councilPack: otherCouncil.pack },
        answers: { area: 'council' },
      }),
    ),
  ).toBeUndefined();
  expect(otherIn(draftOf({ draft: { otherCouncil } }))).toEqual(otherCouncil);
});
