// A record of a decision in a council of the list: it names the council, is run again, and opens.
import { expect, test } from 'vitest';
import { newDraft, type Draft } from '../../src/decide/draft.ts';
import { toRecord } from '../../src/decide/finish.ts';
import { resume } from '../../src/decide/resume.ts';
import { Session } from '../../src/decide/session.svelte.ts';
import { knownByDevice } from '../../src/decide/device.ts';
import { standing } from '../../src/decide/next.ts';
import { longText } from '../../src/handover/text.ts';
import { underEdition } from '../../src/explain/otherLaw.ts';
import { receiptOf } from '../../src/records/receipt.ts';
import { answersOf, rerun } from '../../src/records/rerun.ts';
import { journeyOf } from '../../src/records/rules.ts';
import { recommend } from '../../src/recommend/recommend.ts';
import { runToday } from '../../src/saved/differs.ts';
import { packHeld, walkIn } from '../../src/walk/walkIn.ts';
import { readCouncilPack } from '../../src/cli/words.ts';
import { at, draftOf, fileOf, urgent, words, says } from './made.ts';
import { openRecord } from '../open/inWords.ts';

const leeds = await readCouncilPack('leeds');
const answers = { ...urgent, area: 'council', hours: 'office' };
const draft: Draft = draftOf({ answers, draft: { councilPack: leeds } });
const walk = walkIn('refer', answers, leeds);
const record = toRecord({
  draft,
  walk,
  recommendation: recommend({ walk, words, at }),
  words,
  says,
  at,
  id: 'b9c1f0a2-0000-4000-8000-000000000001',
  version: '0.1.0',
});

test('it names the council, in the answer and beside its id, and the pages that its numbers were seen on', () => {
  expect(record.area).toMatchObject({ id: 'council', name: 'Leeds', council: 'leeds' });
  expect(record.steps.find(({ question }) => question === 'area')).toMatchObject({
    answer: 'council',
    said: 'Leeds',
  });
  const text = longText(record, 'WS-0000-0000-0000');
  expect(text).toContain('Leeds');
  expect(text).toContain('0113 376 0336');
  expect(record.recommendation.sources.map(({ publisher }) => publisher)).toContain(
    'Leeds Safeguarding Children Partnership',
  );
});

test('it runs again to the same, by its own rules, by those of today and by those of another day', () => {
  expect(rerun(record)).toBe('same');
  expect(runToday(record, undefined)).toEqual({ today: 'same', withoutPack: false });
  expect(
    underEdition(journeyOf(record.rules), answersOf(record), '2018').ends.length,
  ).toBeGreaterThan(0);
});

test('it opens from a file as it was made', async () => {
  const file = fileOf(JSON.stringify({ ...record, receipt: await receiptOf(record) }));
  expect(await openRecord(file)).toMatchObject({ record: { area: { council: 'leeds' } } });
});

test('a draft keeps the pack of the council, and one without it asks where the child lives as before', () => {
  const again = resume(JSON.stringify(draft));
  expect(packHeld(again)?.id).toBe('leeds');
  expect(resume(JSON.stringify(newDraft('refer', at))).councilPack).toBeUndefined();
});

test('hours that the directory has are the device’s to read, and where it has none nobody is asked for them', async () => {
  expect(await knownByDevice({ answers, councilPack: leeds }, at)).toMatchObject({
    hours: 'office',
  });
  const bristol = await readCouncilPack('bristol');
  expect(await knownByDevice({ answers, councilPack: bristol }, at)).toMatchObject({
    hours: 'not-known',
  });
});

test('another council takes the answers out of check, and the same one leaves them in it', async () => {
  const session = new Session({ ...draft, confirmed: standing(walk.path) });
  session.useCouncil({ ...leeds });
  expect(session.checked).toBe(true);
  session.useCouncil(await readCouncilPack('york'));
  session.answer('area', 'council');
  expect(session.checked).toBe(false);
  expect(packHeld(session.draft)?.name).toBe('York');
});
