import { isOneOf } from '../../machines/grammar/known.ts';
import { atLeast } from '../../machines/outcomes.ts';
import { isInWriting, isSpoken, type AddedEntry } from '../records/entry.ts';
import { decidedOf, levelDecided } from '../records/decided.ts';
import type { DecisionRecord } from '../records/record.ts';
import { clockTime, isoDay } from '../recommend/dates.ts';
import {
  alone,
  emptyReferral,
  noIncident,
  type About,
  type Agency,
  type Course,
  type Incident,
  type Referral,
} from './referral.ts';

/** The service that a role belongs to, and what it is asked; the others are asked no more. */
const agencyOf: Readonly<Record<string, Agency | undefined>> = {
  'school-staff': 'education',
  'designated-lead': 'education',
  'early-years': 'early-years',
  health: 'health',
  'mental-health': 'mental-health',
  police: 'police',
  probation: 'probation',
  housing: 'housing',
  'youth-work': 'voluntary',
  volunteer: 'voluntary',
};

/** What a decision, and what happened next, say before a word of its referral is written. */
export function aboutOf(decision: DecisionRecord, added: readonly AddedEntry[]): About {
  const answers = new Map(decision.steps.map(({ question, answer }) => [question, answer]));
  const level = levelDecided(decision);
  return {
    ...alone,
    agency: agencyOf[String(answers.get('role'))] ?? 'other',
    unborn: answers.get('age') === 'unborn',
    urgent: isOneOf(atLeast('refer-urgently'), level),
    reference: decision.reference,
    ...(level
      ? {
          level: {
            words: decidedOf(decision).levelName,
            known: decision.steps.filter(({ evidence }) => evidence).length,
          },
        }
      : {}),
    course: courseOf(added),
  };
}

function courseOf(added: readonly AddedEntry[]): Course {
  const sent = added.filter(({ kind }) => kind === 'referral-sent');
  const spoken = sent.findLast(({ fields }) => isSpoken(fields));
  const inWriting = sent.some(({ fields }) => isInWriting(fields));
  const due = (clock: 'written-follow-up' | 'reply') =>
    spoken?.clocks.find((one) => one.clock === clock)?.by;
  const [spokenAt, writeBy, answerBy] = [
    spoken?.fields['when'],
    inWriting ? undefined : due('written-follow-up'),
    due('reply'),
  ];
  return {
    ...(spokenAt ? { spoken: spokenAt } : {}),
    ...(writeBy ? { writeBy } : {}),
    ...(answerBy ? { answerBy } : {}),
    answered: added.some(({ kind }) => kind === 'acknowledged' || kind === 'outcome-received'),
  };
}

/**
 * A referral as far as a decision and what happened next have it already: nothing is asked twice,
 * and nothing stands in two of its boxes.
 */
export function referralFrom(decision: DecisionRecord, added: readonly AddedEntry[]): Referral {
  const { reasons, familyTold, wishes = '', challenge = '' } = decision;
  const noted = decision.steps.flatMap(({ note, evidence }) =>
    note?.trim() ? [{ note, tag: evidence?.tag }] : [],
  );
  const said = noted.filter(({ tag }) => tag === 'child-said').map(({ note }) => note);
  const happened = [
    ...(reasons.facts.trim() ? [{ ...noIncident, what: reasons.facts }] : []),
    ...added.filter(({ kind }) => kind === 'incident').map(incidentOf),
  ];
  const agreed = decision.steps
    .filter(({ decision }) => decision === 'consent')
    .map(({ ask, said }) => `${ask} ${said}`);
  return {
    ...emptyReferral,
    texts: {
      ...emptyReferral.texts,
      concern: joined(reasons.concern, reasons.risk),
      words: joined(...said, ...talksWith(added, 'child-talk'), wishes),
      parents: joined(familyTold, ...talksWith(added, 'family-talk')),
      agreement: agreed.join('\n'),
      done: joined(reasons.action, decision.consulted),
      before: challenge,
    },
    incidents: happened.length > 0 ? happened : emptyReferral.incidents,
  };
}

const joined = (...texts: readonly string[]) =>
  texts
    .map((text) => text.trim())
    .filter(Boolean)
    .join('\n\n');

/** What was said in each talk of a kind that was recorded. */
const talksWith = (added: readonly AddedEntry[], kind: 'child-talk' | 'family-talk') =>
  added.flatMap((entry) => (entry.kind === kind ? (entry.fields['said'] ?? []) : []));

/** What was recorded of something that happened, with its day and time. */
function incidentOf({ fields }: AddedEntry): Incident {
  const when = fields['when'] ? new Date(fields['when']) : undefined;
  return {
    ...noIncident,
    ...(when ? { on: isoDay(when), time: clockTime(when) } : {}),
    where: fields['where'] ?? '',
    who: fields['there'] ?? '',
    what: joined(fields['what'] ?? '', fields['said'] ? `“${fields['said']}”` : ''),
  };
}
