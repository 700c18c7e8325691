import { knowing, where, type Rule } from './rule.ts';

/** G01. Where significant harm is suspected the call comes first, and the form follows it. */
export const g01: Rule = {
  kind: 'checked',
  level: 'warn',
  find: ({ about }) => where(about.urgent && !about.course.spoken, 'sending'),
  passes: knowing({ urgent: true, course: { spoken: '2026-11-24T14:50:00.000Z' } }),
  fails: knowing({ urgent: true, course: {} }),
};
