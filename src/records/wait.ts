import { momentInEngland } from '../recommend/clocks.ts';
import { decidedOf } from './decided.ts';
import type { AddedEntry, ClockStarted, Meeting } from './entry.ts';
import type { Asked } from './followUp.ts';
import type { DecisionRecord } from './record.ts';

/**
 * Something that is still to happen, and by when (ISO). `reply` waits for the front door, and
 * becomes a chase once `by` is past, and an escalation once it has been chased and that too is
 * past.
 */
export type Wait =
  | {
      readonly what:
        | ('decide' | 'refer' | 'share' | 'write' | 'answer' | 'agree' | 'decide-again')
        | ('review' | Meeting | 'file-transfer' | 'file-receipt' | 'keep-until')
        /** What somebody will do by a day that was agreed, and nobody has ticked: once for each day. */
        | 'planned';
      readonly by: string;
    }
  | {
      readonly what: 'reply';
      readonly by: string;
      readonly chaseBy: string;
      readonly chases: number;
      /** The step that is taken once it has been chased in vain. */
      readonly step?: number;
      readonly says?: string;
    }
  /** The next of the area's steps, by its number and in its words, where there is one. */
  | {
      readonly what: 'escalate';
      readonly by: string;
      readonly step?: number;
      readonly says?: string;
    }
  /** Something that others are to do; whether they have is asked. */
  | ({ readonly what: 'ask' } & Asked)
  /** Tasks that nobody has ticked, since the first of them (ISO): nothing says by when. */
  | { readonly what: 'tick'; readonly by: string; readonly tasks: number };

export const clock = (entry: AddedEntry, of: ClockStarted['clock']) =>
  entry.clocks.find(({ clock }) => clock === of);

/** Of the first of these actions that has a moment; of the decision itself where none has. */
export const dueOf = (decision: DecisionRecord, is: (id: string) => boolean): string =>
  decidedOf(decision).actions.find(({ id, due }) => is(id) && due)?.due ?? decision.finishedAt;

/** The last minute of a day in England: nothing is overdue on the day that it is for. */
export const endOf = (day: string) => momentInEngland(day, '23:59').toISOString();
