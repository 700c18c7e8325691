import type { JourneyId } from '../../machines/journeys.ts';
import type { Level, SharingOutcome } from '../../machines/outcomes.ts';
import type { Following } from '../recommend/following.ts';
import type { Recommendation } from '../recommend/recommend.ts';
import type { RouteChosen } from '../walk/routes.ts';
import type { Earlier, EvidenceTag, ReasonHeading, ToShare } from './account.ts';
import type { Rules } from './rules.ts';

export const format = 'windscreen-record/1';

/** A question answered, by id and in the words that were shown. */
export interface RecordedStep {
  readonly decision: string;
  readonly section: string;
  readonly question: string;
  readonly ask: string;
  readonly answer: string | readonly string[];
  readonly said: string;
  readonly evidence?: { readonly tag: EvidenceTag; readonly words: string };
  readonly note?: string;
}

/**
 * What is kept of one decision, whole: it is read without Windscreen, and run again by the rules
 * inside it. Ids and the exact words shown stand side by side. The child's name has no field; the
 * reference is the agency's own.
 */
export interface DecisionRecord {
  readonly format: typeof format;
  readonly id: string;
  readonly mode: 'live' | 'training';
  readonly reference: string;
  /** The record that this decision was begun from, and when that was finished. */
  readonly earlier?: Earlier;
  readonly begunAt: string;
  readonly finishedAt: string;
  /**
   * The day that it was decided, in England: that on which the answers were checked, unless the
   * person gave another.
   */
  readonly decisionDate: string;
  /** Which Windscreen made it, and the hash of the rules it followed. */
  readonly versions: { readonly windscreen: string; readonly rules: string };
  readonly journey: JourneyId;
  readonly law: { readonly id: string; readonly name: string };
  /** The area's pack, and when its numbers were last confirmed. */
  readonly area: {
    readonly id: string;
    readonly name: string;
    readonly asAt: string;
    /** The council by its id in the list, where it was chosen there. */
    readonly council?: string;
    /** Another council that it also bears on, where it happened or where the writer works. */
    readonly other?: { readonly id: string; readonly name: string };
  };
  readonly steps: readonly RecordedStep[];
  /** Answered, and then no longer asked: without effect on what was recommended. */
  readonly setAside: readonly RecordedStep[];
  /**
   * What chose the way where an answer alone did not, each with a clause that reads after
   * "because".
   */
  readonly routes: readonly (RouteChosen & { readonly because: string })[];
  /** Where each decision came to, in the order they were met. */
  readonly outcomes: readonly {
    readonly decision: string;
    readonly outcome: string;
    readonly words: string;
  }[];
  readonly ownView?: {
    readonly level: Level | SharingOutcome | 'unsure';
    readonly words: string;
    readonly why: string;
    /** It was given once the page had said to act. */
    readonly afterAct?: true;
  };
  readonly recommendation: Recommendation;
  /**
   * What was decided, where that is not what was recommended. Records from before it was kept lack
   * it: read it by `decidedOf`.
   */
  readonly decided?: Following;
  readonly choice?: {
    readonly follows: boolean;
    readonly level?: Level;
    readonly words?: string;
    readonly why: string;
    readonly secondPerson: string;
  };
  readonly reasons: Readonly<Record<ReasonHeading, string>>;
  readonly consulted: string;
  /** What the family were told, or why they were not. */
  readonly familyTold: string;
  /** What the child or young person wants and fears, where that was written. */
  readonly wishes?: string;
  /** How the answer to an earlier referral was challenged or chased, where that was written. */
  readonly challenge?: string;
  /** ISO day, or empty where none is needed. */
  readonly reviewOn: string;
  readonly triggers: string;
  readonly toShare: ToShare;
  readonly rules: Rules;
}
