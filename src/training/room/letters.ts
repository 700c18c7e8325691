import { sha256 } from '@noble/hashes/sha2.js';
import type { ScenarioText } from '../../../content/schema.ts';
import { pollable } from './pollable.ts';

/*
 * What a room's screen shows to open something on a phone: a few letters, made from the telling and
 * from what they open. Nothing is kept anywhere, and no secret is needed: whoever has the key of a
 * room can make its letters, which a phone does to know them again.
 */

/**
 * Letters that are told from each other by ear and from the back of a room: no two of them rhyme or
 * look alike, none is a digit's double, and without a vowel they make no word.
 */
const alphabet = 'HKLMQRTWXYZ';
/** How many name a room, a stage and a decision; and a poll, so that none is taken for a stage. */
const length = 4;
const pollLength = 5;

/** What some letters open on a phone. Stages are counted from 0. */
export type Opens =
  | { readonly opens: 'stage' | 'decision'; readonly stage: number }
  | { readonly opens: 'poll'; readonly stage: number; /** as `pollable` */ readonly of: string };
interface Opening {
  readonly letters: string;
  readonly what: Opens;
}

/** Letters as they are known, however they were typed: in any case, with spaces or dashes. */
export const plainLetters = (text: string): string =>
  text
    .toUpperCase()
    .replace(/[\s.–—-]/g, '')
    .replace(/[1I]/g, 'L');

const made = (from: readonly (string | number)[], letters: number): string =>
  [...sha256(new TextEncoder().encode(JSON.stringify(from))).slice(0, letters)]
    .map((byte) => alphabet[byte % alphabet.length])
    .join('');

/** Names a room to its phones for as long as it is told: made from the telling’s first session. */
export const roomKey = (session: string): string => made(['room', session], length);

export const isRoomKey = (key: unknown): key is string =>
  typeof key === 'string' &&
  key.length === length &&
  [...key].every((letter) => alphabet.includes(letter));

/** What an address joins: a room, and what its screen had opened when it showed the address. */
export interface Joining {
  readonly key: string;
  readonly letters: string | undefined;
}

/** Reads the last part of an address that joins a room; nothing where it names none. */
export function joiningIn(part: string | undefined): Joining | undefined {
  const plain = plainLetters(part ?? '');
  const [key, letters] = [plain.slice(0, length), plain.slice(length)];
  return isRoomKey(key) && (letters === '' || isRoomKey(letters))
    ? { key, letters: letters === '' ? undefined : letters }
    : undefined;
}

/** The last part of an address that joins a room, in two groups to be typed. */
export const joiningPart = ({ key, letters }: Joining): string =>
  [key, ...(letters === undefined ? [] : [letters])].join('-');

/** Each thing with letters that no other of them has, in the order named. */
function openings(
  key: string,
  id: string,
  all: readonly Opens[],
  letters: number,
): readonly Opening[] {
  const taken = new Set<string>();
  return all.map((what) => {
    let next = '';
    for (let again = 0; next === '' || taken.has(next); again += 1)
      next = made([key, id, what.opens, what.stage, 'of' in what ? what.of : '', again], letters);
    taken.add(next);
    return { letters: next, what };
  });
}
const ofStages = (key: string, id: string, stages: number): readonly Opening[] =>
  openings(
    key,
    id,
    Array.from({ length: stages }, (_, stage) => [
      { opens: 'stage', stage } as const,
      { opens: 'decision', stage } as const,
    ]).flat(),
    length,
  );
const ofPolls = (key: string, id: string, scenario: ScenarioText): readonly Opening[] =>
  openings(
    key,
    id,
    scenario.stages.flatMap((_, stage) =>
      pollable(scenario, stage).map(({ of }) => ({ opens: 'poll', stage, of }) as const),
    ),
    pollLength,
  );
const lettersIn = (all: readonly Opening[], what: Opens): string => {
  const same = JSON.stringify(what);
  const found = all.find((one) => JSON.stringify(one.what) === same);
  if (!found) throw new Error(`no letters open ${same}: the scenario has no such part`);
  return found.letters;
};

/** The letters that open a stage, or what Windscreen decides there, in a scenario of so many. */
export const stageLetters = (
  key: string,
  id: string,
  stages: number,
  opens: 'stage' | 'decision',
  stage: number,
): string => lettersIn(ofStages(key, id, stages), { opens, stage });

/** The letters that open one question of a stage on a phone. */
export const pollLetters = (
  key: string,
  id: string,
  scenario: ScenarioText,
  stage: number,
  of: string,
): string => lettersIn(ofPolls(key, id, scenario), { opens: 'poll', stage, of });

/** What some letters open in a room, as someone typed them; nothing where they open nothing. */
export function opensIn(
  key: string,
  id: string,
  scenario: ScenarioText,
  typed: string,
): Opens | undefined {
  const letters = plainLetters(typed);
  const among =
    letters.length === pollLength
      ? ofPolls(key, id, scenario)
      : ofStages(key, id, scenario.stages.length);
  return among.find((one) => one.letters === letters)?.what;
}

/**
 * The two letters by which each of some answers is given, in their order. Any one wrong letter, or
 * both in the other order, is no answer’s.
 */
export function answerLetters(poll: string, answers: number): readonly string[] {
  if (answers > alphabet.length)
    throw new Error(`a poll of ${answers} answers has more than there are letters`);
  const bytes = sha256(new TextEncoder().encode(JSON.stringify(['answers', poll])));
  const order = Array.from(alphabet, (letter, at) => ({ letter, by: bytes[at] ?? 0 }))
    .sort((one, other) => one.by - other.by)
    .map(({ letter }) => letter);
  // each letter comes once in either place, and a step of an odd ring leads back by no other pair
  const step = 1 + ((bytes[alphabet.length] ?? 0) % (order.length - 1));
  return Array.from(
    { length: answers },
    (_, at) => `${order[at]}${order[(at + step) % order.length]}`,
  );
}

/** Which answer two letters give, counted from 0, as someone typed them. */
export function answerOf(poll: string, answers: number, typed: string): number | undefined {
  const at = answerLetters(poll, answers).indexOf(plainLetters(typed));
  return at < 0 ? undefined : at;
}
