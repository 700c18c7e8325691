import { expect, test } from 'vitest';
import { routeOf } from '../../src/app/routes.ts';
import { standing } from '../../src/decide/next.ts';
import { Session } from '../../src/decide/session.svelte.ts';
import type { Records } from '../../src/saved/records.svelte.ts';
import type { Address } from '../../src/ui/address.ts';
import { draftOf, recordOf, type Made } from '../records/made.ts';

const checkedAt = '2026-11-24T14:41:00Z';
const sessionOf = (draft: Made['draft'] = {}) => new Session(draftOf({ draft }));
/** Every answer checked. */
const checked = (draft: Made['draft'] = {}) =>
  sessionOf({
    confirmed: standing(sessionOf().path),
    confirmedAt: checkedAt,
    byDevice: ['hours'],
    ...draft,
  });
const viewed = { ownView: { level: 'unsure', why: '' } } as const;
const refer = (
  page: 'check' | 'own-view' | 'recommendation' | 'decision' | 'account',
): Address => ({ page, journey: 'refer' });
const record = recordOf();
const holding = { has: (id: string) => id === record.id } as Partial<Records> as Records; // all that a row asks of them

test.each([
  [refer('own-view'), sessionOf(), refer('check')],
  [refer('own-view'), checked(), undefined],
  [refer('own-view'), checked(viewed), refer('recommendation')],
  [refer('recommendation'), sessionOf(viewed), refer('check')],
  [refer('recommendation'), checked(), refer('own-view')],
  [refer('recommendation'), checked(viewed), undefined],
  [
    refer('recommendation'),
    checked({ ...viewed, byDevice: [], hoursAt: Date.parse('2026-11-24T12:00:00Z') }),
    { page: 'question', journey: 'refer', question: 'hours' },
  ],
  [refer('decision'), sessionOf(), refer('check')],
  [refer('decision'), checked(viewed), undefined],
  [refer('account'), checked(viewed), refer('check')],
  [
    refer('account'),
    checked({ ...viewed, choice: { follows: true, why: '', secondPerson: '' } }),
    undefined,
  ],
  [{ page: 'record' }, checked(viewed), refer('check')],
  [{ page: 'record' }, sessionOf({ record }), undefined],
  [{ page: 'keep-record' }, sessionOf({ record }), { page: 'kept', id: record.id }],
  [{ page: 'keep-record' }, sessionOf(), undefined],
] satisfies [Address, Session, Address | undefined][])(
  '%o, with what stands in this tab, is shown or sends on',
  (address, session, to) => {
    expect(
      routeOf(address)!.otherwise!({ session, records: holding, now: new Date(checkedAt) }),
    ).toEqual(to);
  },
);
