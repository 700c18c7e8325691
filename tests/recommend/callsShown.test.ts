// The way out to the national list of councils: only where a council's number is not known to
// whoever must ring it.
import { expect, test } from 'vitest';
import { readCouncilPack, readPack } from '../../src/cli/words.ts';
import { callsOf } from '../../src/recommend/calls.ts';
import { callsShown } from '../../src/recommend/callsShown.ts';
import { socialCareIn, whoToRing } from '../../src/recommend/ring.ts';
import { at, words } from '../records/made.ts';

const place = { said: words.routes, at, holidays: words.holidays };
const ringing = async (id: string, hours: string) => {
  const pack = await (id === 'england-unlisted' ? readPack(id) : readCouncilPack(id));
  const [ring, ...otherwise] = socialCareIn({ ...place, pack }, { hours });
  return callsShown(callsOf({ ring, otherwise, level: 'refer-urgently', actions: [] }));
};

test('a council without a number, or an area that is not listed, is looked for in the national list', async () => {
  expect((await ringing('bolton', 'office')).lacks).toBe(true);
  expect((await ringing('england-unlisted', 'not-known')).lacks).toBe(true);
});

test('a council whose number stands there is not, even where the number for nights was not seen', async () => {
  expect((await ringing('barnsley', 'office')).lacks).toBe(false);
  expect((await ringing('barnet', 'office')).lacks, 'only the number for nights is not known').toBe(
    false,
  );
  expect((await ringing('barnet', 'out')).lacks, 'and at night that is the one to ring').toBe(true);
});

test('a lead and a social worker, whose number only whoever rings them has, are in no list of councils', async () => {
  const pack = await readCouncilPack('barnsley');
  for (const memory of [
    { level: 'advice-today', hours: 'office' },
    { level: 'refer-urgently', hours: 'office', 'allocated-worker': 'yes' },
  ]) {
    const { ring, otherwise } = whoToRing({ ...place, pack, memory });
    expect(ring?.missing, 'there is no number for them').toBeTruthy();
    const calls = callsOf({
      ...(ring ? { ring } : {}),
      otherwise,
      level: 'refer-urgently',
      actions: [],
    });
    expect(callsShown(calls).lacks).toBe(false);
  }
});
