import { knowing, where, type Rule } from './rule.ts';

/** G31. What nobody answered by the time that the area gives is chased. */
export const g31: Rule = {
  kind: 'checked',
  level: 'warn',
  find: ({ about: { course }, now }) =>
    where(
      !course.answered &&
        course.answerBy !== undefined &&
        Date.parse(course.answerBy) < now.getTime(),
      'sending',
    ),
  passes: knowing({ course: { answerBy: '2026-11-01T00:00:00.000Z', answered: true } }),
  fails: knowing({ course: { answerBy: '2026-11-01T00:00:00.000Z' } }),
};
