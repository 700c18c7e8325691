import { incidentsIn, isEmpty, type Incident, type Referral } from '../referral.ts';

/** Whether anything of an incident was written. */
export const isWritten = ({ on, time, where, who, what }: Incident): boolean =>
  [on, time, where, who, what].some((part) => !isEmpty(part));

/** The last day on which something happened (YYYY-MM-DD), where any day is known. */
export const lastDay = (referral: Referral): string | undefined =>
  incidentsIn(referral)
    .map(({ on }) => on)
    .filter(Boolean)
    .sort()
    .at(-1);
