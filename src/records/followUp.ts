import type { FollowUpId, FollowUpText } from '../../content/schema.ts';
import { isOneOf, keysOf } from '../../machines/grammar/known.ts';
import { clockWords, longest, type Calendar } from '../recommend/clocks.ts';
import type { Text } from '../../content/words.ts';
import { asAtWords } from '../recommend/dates.ts';
import { filled } from '../ui/filled.ts';
import {
  meetings,
  type AddedEntry,
  type AddedKind,
  type ClockStarted,
  type Fields,
} from './entry.ts';
import { happenedAt } from './happened.ts';

/*
 * What others are to do once a referral is taken up. It is asked after, and never the reader's own
 * to be late with.
 */

/** Something of theirs that is not yet known to be done. */
export interface Asked {
  readonly about: FollowUpId;
  /** By when it should be done (ISO); where nothing says, since when it is awaited. */
  readonly by: string;
  readonly dated: boolean;
  /** What the time rests on, and how sure that is. */
  readonly rests?: string;
}

/** What they are to do next, by what has happened. */
export function followUpsBegun({
  kind,
  fields,
  isFirst,
}: {
  readonly kind: AddedKind;
  readonly fields: Fields;
  readonly isFirst: boolean;
}): readonly FollowUpId[] {
  switch (kind) {
    case 'outcome-received':
    case 'step-answered':
      return fields['outcome'] === 'accepted'
        ? ['child-seen', 'assessment']
        : fields['outcome'] === 'strategy-discussion'
          ? ['strategy-discussion', 'child-seen', 'assessment']
          : [];
    case 'strategy-meeting':
      return ['conference'];
    case 'conference':
      return ['core-group', isFirst ? 'review-conference' : 'later-review'];
    default:
      return [];
  }
}

/** What is counted with: the area's times, and the general ones. */
export interface LongCalendar extends Calendar {
  readonly followUp: FollowUpText;
  readonly rests: RestsText;
}
/** What a time rests on, in words: a general one, and one of an area by the day of its pack. */
export interface RestsText {
  readonly general: Text<'span'>;
  readonly ofArea: Text<'span' | 'day'>;
}

/** Its clock, by the area's own time or else the general one; none where neither has any. */
export function followUpClock(id: FollowUpId, from: Date, calendar: LongCalendar): ClockStarted[] {
  const own = calendar.clocks[id];
  const time = own ?? calendar.followUp[id].time;
  if (!time || Number.isNaN(from.getTime())) return [];
  const { by, words } = longest(time.value, from, calendar);
  if (!by) return [];
  const span = clockWords(calendar.routes, time.value);
  const rests = [
    own
      ? filled(calendar.rests.ofArea, { span, day: asAtWords(time.asAt) })
      : filled(calendar.rests.general, { span }),
    time.note ?? '',
  ];
  return [{ clock: id, by: by.toISOString(), words, rests: rests.filter(Boolean).join(' ') }];
}

/** What shows that it happened, or that it will not: a kind of entry, or what was heard of it. */
const ends: Readonly<
  Record<FollowUpId, { readonly kinds: readonly AddedKind[]; readonly heard: readonly string[] }>
> = {
  'child-seen': { kinds: [], heard: ['child-seen', 'assessed'] },
  'strategy-discussion': { kinds: ['strategy-meeting', 'conference'], heard: ['strategy-held'] },
  assessment: { kinds: [], heard: ['assessed'] },
  conference: { kinds: ['conference'], heard: ['no-conference', 'no-plan'] },
  'core-group': { kinds: ['core-group'], heard: ['no-plan'] },
  'review-conference': { kinds: ['conference'], heard: ['no-plan'] },
  'later-review': { kinds: ['conference'], heard: ['no-plan'] },
};
export const followUpIds: readonly FollowUpId[] = keysOf(ends);
/** The day that was agreed for it stands in a field of this name, and is waited for instead. */
const agreedDay: Readonly<Partial<Record<FollowUpId, string>>> = {
  conference: 'conference',
  'core-group': 'core-group',
  'review-conference': 'conference',
  'later-review': 'conference',
};
/** What a new answer from the front door takes the place of. */
const ofTheReferral: readonly FollowUpId[] = ['child-seen', 'strategy-discussion', 'assessment'];

/**
 * What is to be asked after in a record, each once, by what happened last. An entry from before
 * these were counted starts none: every one that does has a clock of theirs.
 */
export function askedAfter(added: readonly AddedEntry[]): readonly Asked[] {
  const course = added.toSorted((a, b) => happenedAt(a).localeCompare(happenedAt(b)));
  const open = new Map<FollowUpId, Asked>();
  /** Meetings whose day was agreed and has not come: that day is waited for, by itself. */
  const agreed = new Set<string>();
  for (const entry of course) {
    const { kind, fields, clocks } = entry;
    const heard = kind === 'progress' ? fields['which'] : undefined;
    const answered = kind === 'outcome-received';
    for (const id of [...open.keys()]) {
      const isOver =
        ends[id].kinds.includes(kind) ||
        isOneOf(ends[id].heard, heard) ||
        Boolean(fields[agreedDay[id] ?? '']);
      if (isOver || (answered && ofTheReferral.includes(id))) open.delete(id);
    }
    agreed.delete(kind);
    for (const meeting of meetings) if (fields[meeting]) agreed.add(meeting);
    const isFirst = clocks.every(({ clock }) => clock !== 'later-review');
    if (!clocks.some(({ clock }) => isOneOf(followUpIds, clock))) continue;
    for (const about of followUpsBegun({ kind, fields, isFirst })) {
      if (agreed.has(agreedDay[about] ?? '')) continue;
      const clock = clocks.find(({ clock }) => clock === about);
      open.set(about, {
        about,
        by: clock?.by ?? happenedAt(entry),
        dated: clock !== undefined,
        ...(clock?.rests ? { rests: clock.rests } : {}),
      });
    }
  }
  return [...open.values()];
}
