import { isCount, isText, unchecked } from '../library/view.ts';
import { answeredIn, givenIn, isTally, noTally, type Tally } from './tally.ts';

/** An answer of a poll. */
export interface PollOption {
  readonly id: string;
  readonly label: string;
  /** The key that counts a hand for it: a digit. */
  readonly key: string;
}
/**
 * One question put to a room by itself, in words, with what it answered: once, or before and after
 * a discussion.
 */
export interface Poll {
  /** Counted from 0. */
  readonly stage: number;
  /** `level`, or the question’s id. */
  readonly of: string;
  readonly asked: string;
  readonly options: readonly PollOption[];
  /** What opens it on a phone. */
  readonly letters: string;
  /** The first, and once it was asked again the second. */
  readonly rounds: readonly [Tally] | readonly [Tally, Tally];
}

/** A poll that nobody answered yet. */
export const newPoll = (of: Omit<Poll, 'rounds'>): Poll => ({ ...of, rounds: [noTally] });

/** The count that is being taken: the last. */
export const tallyNow = ({ rounds }: Pick<Poll, 'rounds'>): Tally => rounds[1] ?? rounds[0];

/** A poll whose last count is this one. */
export const withTally = (poll: Poll, tally: Tally): Poll => ({
  ...poll,
  rounds: poll.rounds.length === 1 ? [tally] : [poll.rounds[0], tally],
});

/** The same poll, asked once more. Twice is the most: a third changes nothing. */
export const askedAgain = (poll: Poll): Poll => ({
  ...poll,
  rounds: [poll.rounds[0], poll.rounds[1] ?? noTally],
});

/** A poll as its picture shows it, and as the room is sent it. */
export interface PollShown {
  readonly asked: string;
  readonly letters: string;
  readonly options: readonly string[];
  /** How many answered the last time that it was asked. */
  readonly answered: number;
  /** How many are in the room, where that was said. */
  readonly people: number | undefined;
  /** Asked again, after a discussion. */
  readonly again: boolean;
  /** How many gave each answer, each time it was asked; nothing until that is shown. */
  readonly counts: readonly (readonly number[])[] | undefined;
}

/** What a room sees of a poll: its counts only once the facilitator shows them. */
export function pollShown(poll: Poll, shows: boolean, people: number | undefined): PollShown {
  const { asked, letters, options, rounds } = poll;
  const answered = answeredIn(tallyNow(poll));
  return {
    asked,
    letters,
    options: options.map(({ label }) => label),
    answered,
    // more hands than people were said to be there: then the number says nothing
    people: people !== undefined && people >= answered ? people : undefined,
    again: rounds.length > 1,
    counts: shows ? rounds.map((tally) => options.map(({ id }) => givenIn(tally, id))) : undefined,
  };
}

const mostOptions = 20;
const isListOf = (value: unknown, is: (one: unknown) => boolean, most: number): boolean =>
  Array.isArray(value) && value.length > 0 && value.length <= most && value.every(is);

/** Whether a value has the shape of a poll, whoever kept or sent it. */
export function isPoll(value: unknown): value is Poll {
  const { stage, of, asked, options, letters, rounds } = unchecked<Poll>(value);
  const isOption = (one: unknown) => {
    const { id, label, key } = unchecked<PollOption>(one);
    return [id, label, key].every(isText);
  };
  return (
    isCount(stage) &&
    [of, asked, letters].every(isText) &&
    isListOf(options, isOption, mostOptions) &&
    isListOf(rounds, isTally, 2)
  );
}

/** Whether what another window sent can be shown as a poll. */
export function isPollShown(value: unknown): value is PollShown {
  const { asked, letters, options, answered, people, again, counts } = unchecked<PollShown>(value);
  const isRound = (one: unknown) =>
    isListOf(one, isCount, mostOptions) &&
    Array.isArray(one) &&
    Array.isArray(options) &&
    one.length === options.length;
  return (
    isText(asked) &&
    isText(letters) &&
    isListOf(options, isText, mostOptions) &&
    isCount(answered) &&
    (people === undefined || isCount(people)) &&
    typeof again === 'boolean' &&
    (counts === undefined || isListOf(counts, isRound, 2))
  );
}

/**
 * What a room’s screen tells its phones: which room it is, and the letters that open what it shows
 * now.
 */
export interface PhonesShown {
  readonly key: string;
  readonly letters: string | undefined;
  readonly opens: 'stage' | 'decision';
}
/** Whether what another window sent can be shown to phones. */
export function isPhonesShown(value: unknown): value is PhonesShown {
  const { key, letters, opens } = unchecked<PhonesShown>(value);
  return (
    isText(key) &&
    (letters === undefined || isText(letters)) &&
    (opens === 'stage' || opens === 'decision')
  );
}
