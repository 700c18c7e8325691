import type { About } from './about.ts';
import { decision } from './grammar/decision.ts';
import { protection } from './floors.ts';

/** Is anyone in danger, now or soon? Asked before anything else (B1, M.4). */
export const danger = decision({
  id: 'danger',
  scale: protection,
  start: 'immediate-danger',
  questions: {
    'immediate-danger': { yes: 'ring-999-first', soon: 'keep-999-in-sight', unsure: 'keep-999-in-sight', no: 'carry-on' },
  },
  outcomes: ['carry-on', 'keep-999-in-sight', 'ring-999-first'],
});

/** What is true of each question. */
export const aboutDanger = {
  'immediate-danger': { calm: 'no', decides: 'unless-no', worst: 'yes' },
} as const satisfies About<typeof danger>;
