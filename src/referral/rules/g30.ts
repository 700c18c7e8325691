import { knowing, where, type Rule } from './rule.ts';

/** G30. What was said by telephone is in writing by the time that the area gives. */
export const g30: Rule = {
  kind: 'checked',
  level: 'warn',
  find: ({ about: { course }, now }) =>
    where(course.writeBy !== undefined && Date.parse(course.writeBy) < now.getTime(), 'sending'),
  passes: knowing({ course: { writeBy: '2030-01-01T00:00:00.000Z' } }),
  fails: knowing({ course: { writeBy: '2026-11-01T00:00:00.000Z' } }),
};
