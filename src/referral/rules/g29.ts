import { hourInEngland } from '../../recommend/dates.ts';
import { figures } from './figures.ts';
import { where, type Change, type Rule } from './rule.ts';

/** G29. Late in the day, it is worth knowing when offices close. */
export const g29: Rule = {
  kind: 'checked',
  level: 'inform',
  find: ({ now }) => where(hourInEngland(now) >= figures.lateFrom, 'sending'),
  passes: at('2026-11-24T10:00:00Z'),
  fails: at('2026-11-24T15:30:00Z'),
};
function at(moment: string): Change {
  return (writing) => ({ ...writing, now: new Date(moment) });
}
