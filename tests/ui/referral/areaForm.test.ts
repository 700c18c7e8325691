import { expect, test } from 'vitest';
import { NotLoaded } from '../../../src/browser/parts.ts';
import { packOf } from '../../../src/recommend/load.ts';
import { formFrom } from '../../../src/referral/areaForm.ts';
import { formOf } from '../../../src/referral/layout.ts';

test('a referral waits for no area: where its pack does not load, it is written under our own headings', async () => {
  expect(await formFrom(Promise.reject(new NotLoaded()))).toBeUndefined();
  await expect(formFrom(Promise.reject(new Error('a mistake')))).rejects.toThrow('a mistake');
  const pack = await packOf('cumberland');
  expect(await formFrom(Promise.resolve(pack))).toEqual(formOf(pack));
});
