import { expect, test } from 'vitest';
import { readCouncilPack } from '../../src/cli/words.ts';
import { forAnotherChild } from '../../src/decide/draft.ts';
import { Session } from '../../src/decide/session.svelte.ts';
import { longText } from '../../src/handover/text.ts';
import { recordShape } from '../../src/open/schema.ts';
import { append } from '../../src/records/chain.ts';
import { waitsIn } from '../../src/records/course.ts';
import { kept, written, type Next } from '../records/kept.ts';
import { explained, recordOf } from '../records/made.ts';

const earlier = {
  record: 'c0ffee00-0000-4000-8000-000000000001',
  finishedAt: '2026-11-24T14:41:00.000Z',
};

test('a decision begun anew carries the reference, answers nothing from before, and its record names the earlier one', () => {
  const { draft } = Session.begin('refer', new Date('2026-12-01T10:00:00Z'), {
    ...earlier,
    reference: 'LN-0417',
  });
  expect(draft).toMatchObject({
    earlier,
    account: { reference: 'LN-0417' },
    answers: { mode: 'live' },
  });
  expect(Object.keys(draft.answers)).toEqual(['mode']);
  const record = recordOf({ draft: { earlier } });
  expect(record.earlier).toEqual(earlier);
  expect(recordShape.safeParse(JSON.parse(JSON.stringify(record))).error).toBeUndefined();
  expect(recordOf()).not.toHaveProperty('earlier');
});

test('a decision for another child in the same events is linked, asks nothing twice of its writer or of where it happened, and decides nothing again', async () => {
  const first = recordOf();
  const of = {
    ...Session.begin('refer', new Date('2026-11-24T14:00:00Z')).draft,
    answers: explained,
  };
  const { draft } = Session.begin(
    'refer',
    new Date('2026-11-24T15:00:00Z'),
    forAnotherChild(of, first),
  );
  const { role, holder } = explained;
  const invented = Session.begin(
    'refer',
    new Date(),
    forAnotherChild({ ...of, answers: { ...explained, mode: 'training' } }, first),
  );
  expect(invented.draft.answers['mode'], 'an invented case stays one').toBe('training');
  expect(draft.answers).toEqual({ mode: 'live', role, holder });
  expect(draft).not.toHaveProperty('otherCouncil');
  const elsewhere = { id: 'leeds', name: 'Leeds', pack: await readCouncilPack('leeds') };
  const there = forAnotherChild({ ...of, otherCouncil: elsewhere }, first);
  expect(Session.begin('refer', new Date(), there).draft, 'where it happened').toMatchObject({
    otherCouncil: elsewhere,
    earlier: { otherChild: true },
  });
  expect(Session.begin('refer', new Date(), there).draft.earlier).not.toHaveProperty(
    'otherCouncil',
  );
  expect(draft.earlier).toEqual({
    record: first.id,
    finishedAt: first.finishedAt,
    otherChild: true,
  });
  const second = recordOf({ draft: { earlier: draft.earlier! } });
  expect(recordShape.safeParse(JSON.parse(JSON.stringify(second))).error).toBeUndefined();
  expect(longText(second, 'W')).toContain('For another child in it, begun from the decision of');
});

test('the earlier record waits for a new decision until one is kept, and again once a later review finds harm', async () => {
  const held: Next = [
    '2026-12-01T10:00:00.000Z',
    'review-held',
    { on: '2026-12-01', found: 'Seen.', harm: 'unsure' },
  ];
  const reviewed = await kept([held], recordOf({ answers: explained, account: { reviewOn: '' } }));
  expect(waitsIn(reviewed).map(({ what }) => what)).toEqual(['decide-again']);
  const again = {
    kind: 'decided-again',
    title: 'Decided again',
    fields: { when: '2026-12-01T10:30:00.000Z', record: 'b' },
    shown: [],
    clocks: [],
  } as const;
  const decided = await append(reviewed, again, written('2026-12-01T10:31:00Z'));
  expect(waitsIn(decided)).toEqual([]);
  const later = {
    ...again,
    kind: 'review-held',
    fields: { on: '2026-12-09', found: 'Again.', harm: 'yes' },
  } as const;
  expect(
    waitsIn(await append(decided, later, written('2026-12-09T10:00:00Z'))).map(({ what }) => what),
  ).toEqual(['decide-again']);
});
