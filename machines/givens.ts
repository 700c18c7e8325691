import type { AboutSettled, QuestionsOf } from './about.ts';
import { decision, type AnswerTo } from './grammar/decision.ts';
import type { Memory } from './grammar/fact.ts';

/** Who is asking, about which child, where and when (B0, B2): no more than decides whom to ring. Asked once; every later decision may read it. */
export const givens = decision({
  id: 'givens',
  start: 'mode',
  facts: { training: { mode: ['training'] } },
  questions: {
    mode: { live: 'role', training: 'role' },
    role: {
      'school-staff': 'area',
      'designated-lead': 'area',
      'early-years': 'area',
      health: 'area',
      'mental-health': 'area',
      police: 'area',
      probation: 'area',
      housing: 'area',
      'social-care': 'area',
      'youth-work': 'area',
      volunteer: 'area',
      other: 'area',
    },
    area: {
      cumberland: 'hours',
      'westmorland-furness': 'hours',
      'cambridgeshire-peterborough': 'hours',
      'cheshire-east': 'hours',
      council: 'hours', // one of the list, whose front door the directory has as it was seen
      'own-pack': 'hours', // a pack that a partnership wrote, kept on this device
      'england-unlisted': 'hours',
      'cumbria-to-2025': { training: 'hours' }, // abolished: never a live contact (I48)
      wales: 'not-england',
      scotland: 'not-england',
      'northern-ireland': 'not-england',
      'somewhere-else': 'not-england',
    },
    hours: { office: 'law-edition', out: 'law-edition', 'not-known': 'law-edition' }, // a pack without hours
    'law-edition': { '2026-duty': 'age', '2026-february': 'age', '2024': 'age', '2018': 'age', '2015': 'age', '2008': 'age' },
    age: {
      unborn: 'ready',
      'under-1': 'ready',
      '1-to-12': 'ready',
      '13-to-15': 'ready',
      '16-17': 'ready',
      adult: 'children-in-household',
      'no-child': 'worker-route', // M.6
    },
    'children-in-household': { yes: 'begin-again-for-each-child', unsure: 'begin-again-for-each-child', no: 'adult-route' },
  },
  outcomes: ['not-england', 'adult-route', 'worker-route', 'begin-again-for-each-child', 'ready'],
});

/** What is true of each question. */
export const aboutGivens = {
  mode: { calm: 'training', decides: 'never', settled: true },
  role: { calm: 'school-staff', decides: 'never', settled: true },
  area: { calm: 'england-unlisted', decides: 'never', settled: true },
  hours: { calm: 'office', decides: 'never', settled: true },
  'law-edition': { calm: '2026-duty', decides: 'never', settled: true },
  age: { calm: '1-to-12', decides: 'never', settled: true },
  'children-in-household': { calm: 'no', decides: 'never', worst: 'yes', settled: false },
} as const satisfies AboutSettled<typeof givens>;

/** Where other laws hold, and nothing is decided here. */
export const outsideEngland = ['wales', 'scotland', 'northern-ireland', 'somewhere-else'] as const;
/** Whether a child of this age is asked what they want. Nobody asks a baby. */
const wishesAsked: Readonly<Record<string, boolean | undefined>> = {
  unborn: false,
  'under-1': false,
  '1-to-12': true,
  '13-to-15': true,
  '16-17': true,
  adult: true,
  'no-child': true,
} satisfies Readonly<Record<AnswerTo<QuestionsOf<typeof givens>['age']>, boolean>>;
export const asksForWishes = ({ age }: Memory): boolean => typeof age !== 'string' || wishesAsked[age] !== false;
/** The ages of a child, the unborn included. */
export const childAges = ['unborn', 'under-1', '1-to-12', '13-to-15', '16-17'] as const;
/** Law editions in which recognised legitimate interest is a lawful basis (D.4: since 5 February 2026). */
export const sinceFebruary2026 = ['2026-duty', '2026-february'] as const;
/** Law editions before it. */
export const before2026 = ['2024', '2018', '2015', '2008'] as const;
/** Law editions before the duty to share (D.3). */
export const beforeDuty = ['2026-february', ...before2026] as const;

/** Law editions that began with agreement to share, and listed reasons to go without it (D.1, rule 4). */
export const consentFirst = ['2018', '2015', '2008'] as const;
