import { chaseAgain, deadline, type Deadline } from '../recommend/clocks.ts';
import { isSpoken, type AddedKind, type ClockStarted, type Fields } from './entry.ts';
import { followUpClock, followUpsBegun, type LongCalendar } from './followUp.ts';

/**
 * The clocks that an entry starts, counted from when it happened, by the area's own figures (B.2,
 * F.6). `isFirst` of the first of its kind in a record.
 */
export function clocksStarted(
  kind: AddedKind,
  fields: Fields,
  calendar: LongCalendar,
  isFirst = true,
): readonly ClockStarted[] {
  const from = new Date(fields['when'] ?? '');
  const theirs = followUpsBegun({ kind, fields, isFirst }).flatMap((id) =>
    followUpClock(id, from, calendar),
  );
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
    case 'step-answered':
      return [
        ...(fields['outcome'] === 'unchanged'
          ? started('next-step', chaseAgain(from, calendar))
          : fields['outcome'] === 'later'
            ? started('chase', chaseAgain(from, calendar))
            : []),
        ...theirs,
      ];
    default:
      return theirs;
  }
}
