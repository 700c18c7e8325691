import { expect, test } from 'vitest';
import type { CouncilsText } from '../../content/schema.ts';
import { readCouncilPack, readText } from '../../src/cli/words.ts';
import { whoseNumber } from '../../src/guidance/whoseNumber.ts';

test('a number is named by its council, its area, the pack on this device, or as that of a pack that is gone', async () => {
  const councils = await readText<CouncilsText>('councils.yaml');
  const names = {
    councils,
    areas: { cumberland: { label: 'Cumberland' } },
    own: undefined,
    ownArea: 'your own pack',
  };
  const own = { ...(await readCouncilPack('leeds')), name: 'Leeds (our own)' };
  expect(whoseNumber('leeds', names)).toBe('Leeds');
  expect(whoseNumber('leeds', { ...names, own })).toBe('Leeds (our own)');
  expect(whoseNumber('cumberland', names)).toBe('Cumberland');
  expect(whoseNumber('north-shire', names)).toBe('your own pack');
});
