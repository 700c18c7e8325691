import { chaseAgain, deadline, type Calendar, type Deadline } from '../recommend/clocks.ts';
import { isSpoken, type AddedKind, type ClockStarted, type Fields } from './entry.ts';

/**
 * The clocks that an entry starts, counted from when it happened, by the area's own figures (B.2,
 * F.6).
 */
export function clocksStarted(
  kind: AddedKind,
  fields: Fields,
  calendar: Calendar,
): readonly ClockStarted[] {
  const from = new Date(fields['when'] ?? '');
  const started = (clock: ClockStarted['clock'], { by, words }: Deadline): ClockStarted[] =>
    by ? [{ clock, by: by.toISOString(), words }] : [];
  switch (kind) {
    case 'referral-sent':
      return [
        ...(isSpoken(fields)
          ? started('written-follow-up', deadline('written-follow-up', from, calendar))
          : []),
        ...started('reply', deadline('front-door-decision', from, calendar)),
        ...started('chase', deadline('chase', from, calendar)),
      ];
    case 'more-told':
      return [
        ...started('reply', deadline('front-door-decision', from, calendar)),
        ...started('chase', deadline('chase', from, calendar)),
      ];
    case 'chase':
    case 'disagreement':
    case 'escalation':
      return started('chase', chaseAgain(from, calendar));
    default:
      return [];
  }
}
