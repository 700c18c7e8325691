import { noRow, type Row } from '../../../src/papers/chronology/chronology.ts';
import type { Written } from '../../../src/papers/chronology/rules/rule.ts';

const row = (on: string, kind: Row['kind'], what: string, more: Partial<Row> = {}): Row => ({
  ...noRow,
  on,
  kind,
  what,
  source: 'Ann Bell, class teacher',
  known: 'saw',
  impact: 'She was cold, and could not follow the lesson.',
  voice: '“Nobody got me up.”',
  done: 'She was given a coat and breakfast.',
  ...more,
});

/** A chronology that no rule has anything to say about. */
export const good: Written = {
  today: '2026-11-30',
  rows: [
    row('2026-07-06', 'care', 'She came in a thin shirt, in the rain.'),
    row('2026-07-20', 'well', 'Her gran took her to the sea.', { voice: '' }),
    row('2026-09', 'carer', 'Her mother could not be woken at noon.', { about: true }),
    row('2026-11-16', 'care', 'She slept through the morning.', { time: '9:10am' }),
  ],
};
