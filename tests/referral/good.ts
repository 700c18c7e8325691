import type { Writing } from '../../src/referral/rules/rule.ts';
import { nothingFound } from '../../src/referral/found.ts';
import { alone, emptyReferral, noIncident } from '../../src/referral/referral.ts';

/** A referral that no rule has anything to say about, as one is written in the morning. */
export const good: Writing = {
  about: {
    ...alone,
    agency: 'other',
    reference: 'LN-0417',
    level: { words: 'Child in need', known: 3 },
  },
  reading: nothingFound,
  now: new Date('2026-11-24T10:00:00Z'),
  referral: {
    ...emptyReferral,
    texts: {
      concern: `She comes to school hungry, in a thin shirt, and falls asleep before ten. ${'She says that nobody wakes her. '.repeat(20)}`,
      now: 'Today she said for the first time that she is alone in the house at night.',
      pattern: 'On eleven mornings since 2 November. Before half term it was twice.',
      delay: '',
      words:
        '“Mum goes to work when it is dark.” I asked what her evening was like. Nobody else was there.',
      background:
        'White British. English. No disability known. Her family has no religion that we know of.',
      father: '',
      strengths:
        'Her gran has her every Sunday. She likes school, and tells people what she needs.',
      parents:
        'Her mother said on the telephone that she works nights, and that a neighbour looks in.',
      agreement: 'Her mother agreed on 24 November, by telephone.',
      telephones: 'Her mother: 01632 960 001. The school nurse: 01632 960 002.',
      done: 'Breakfast at school since 9 November. The family worker rang twice, and nobody answered.',
      before:
        'No assessment that we know of. One worry in March 2026 about clothes, settled by a grant.',
      ask: 'Please see her and her mother this week, and agree who is with her at night.',
      role: 'Designated safeguarding lead, Northgate Primary School',
      telephone: '01632 960 147',
      hours: 'Monday to Friday, 8am to 4pm',
    },
    incidents: [
      {
        ...noIncident,
        on: '2026-11-24',
        time: '8.50am',
        where: 'The classroom',
        who: 'The child and her teacher',
        what: 'She fell asleep on the table and said that she had been up since four.',
        known: 'saw',
        stands: 'present',
      },
    ],
    people: [
      { who: 'Mother, 31', lives: 'yes' },
      { who: 'Half-brother, 3 years', lives: 'yes' },
    ],
    before: { identity: true, typed: true, severity: true, stranger: true, securely: true },
  },
};
