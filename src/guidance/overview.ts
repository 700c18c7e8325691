import { journeys, type JourneyId } from '../../machines/journeys.ts';

/** A part of the way: the decision that it is in, and the question of it that it is about. */
interface Part {
  readonly part: PartId;
  readonly decision: string;
  readonly question?: string;
  /** It is come to only after some answers. */
  readonly sometimes: boolean;
}
type PartId = keyof typeof within | 'seen' | 'harm' | 'act';

/** What a decision is called on the way, in its own parts where it has more than one. */
const within = {
  danger: [{ part: 'danger' }],
  givens: [{ part: 'givens' }],
  asking: [{ part: 'asking' }],
  need: [
    { part: 'seen', question: 'concerns' },
    { part: 'harm', question: 'harm' },
    { part: 'act' },
    { part: 'need', question: 'help-needed' },
  ],
  consent: [{ part: 'consent' }],
  details: [{ part: 'details' }],
  sharing: [{ part: 'sharing' }],
} as const satisfies Readonly<Record<string, readonly { part: string; question?: string }[]>>;

/** The way of a journey from its first decision to its last, from the machine that runs. */
export const overview = (journey: JourneyId): readonly Part[] =>
  journeys[journey].stages.flatMap(({ decision, ...stage }) => {
    const sometimes = 'when' in stage && stage.when !== undefined;
    const parts = Object.entries(within).find(([id]) => id === decision.spec.id)?.[1];
    if (!parts) throw new Error(`the way has no name for the decision "${decision.spec.id}"`);
    return parts.map((part) => ({ ...part, decision: decision.spec.id, sometimes }));
  });
