import { expect, test } from 'vitest';
import { lowered } from '../../machines/impact.ts';
import { levels } from '../../machines/outcomes.ts';
import { kinds, mayStand } from '../machines/floors.ts';

test.each(kinds)(
  '%s: of all levels, the ones that protect less anywhere are found, and no others.',
  (concern) => {
    const found = levels.filter((level) => lowered({ [concern]: level }).length > 0);
    expect(found).toEqual(levels.filter((level) => !mayStand(concern, level)));
  },
);
