import { textIn } from '../../open/bytes.ts';
import { isSpread, isText, unchecked } from '../library/view.ts';
import { isPoll, type Poll } from './poll.ts';
import type { Brought } from './asked.ts';
import type { RoomContext } from './room.ts';
import type { SpreadTold } from './spread.ts';

/**
 * What a room came to, as a file: how many gave each answer, in words that can be read without
 * Windscreen. Nobody is in it but as one of a number.
 */
interface Results {
  readonly format: typeof format;
  /** The day it was saved, YYYY-MM-DD. */
  readonly saved: string;
  readonly scenario: string;
  readonly title: string;
  /** How the room answered, each with its stage. */
  readonly spreads: readonly SpreadTold[];
  /** How it answered before it talked, where it was counted again. Older files have none. */
  readonly before?: readonly SpreadTold[];
  readonly polls: readonly Poll[];
}
const format = 'windscreen-room/1';
/** In bytes. A room of 200 through ten stages takes a tenth of it. */
const mostBytes = 2_000_000;

type Told = Pick<RoomContext, 'told' | 'now'>;

/** Whether there is anything yet to keep. */
export const hasResults = ({ now: { spreads, before = {}, polls } }: Told): boolean =>
  [spreads, before, polls].some((all) => Object.keys(all).length > 0);

/** The file of what a telling has so far: its name, and its text. */
export function resultsFile({ told: { id, title }, now }: Told, saved: string) {
  const { spreads, before = {}, polls } = now;
  const results: Results = {
    format,
    saved,
    scenario: id,
    title,
    spreads: Object.values(spreads),
    before: Object.values(before),
    polls,
  };
  return {
    name: `windscreen-room-${id}-${saved}.json`,
    text: `${JSON.stringify(results, undefined, 2)}\n`,
  };
}

export type Opened =
  | { readonly brought: Brought; readonly saved: string }
  /** not such a file, or not as it was saved */
  | { readonly refused: 'wrong' | 'large' }
  /** of another scenario */
  | { readonly refused: 'other'; readonly title: string };

/** Reads a file of a room for a scenario. Whatever it holds, it is read or refused whole. */
export async function openResults(file: Blob, id: string): Promise<Opened> {
  if (file.size > mostBytes) return { refused: 'large' };
  const read = textIn(new Uint8Array(await file.arrayBuffer()));
  return 'text' in read ? readResults(read.text, id) : { refused: 'wrong' };
}

export function readResults(text: string, id: string): Opened {
  const results = unchecked<Results>(parsed(text));
  const { saved, scenario, title, spreads, before = [], polls } = results;
  const whole =
    results.format === format &&
    isText(saved) &&
    isText(title) &&
    isSpreads(spreads) &&
    isSpreads(before) &&
    Array.isArray(polls) &&
    polls.every(isPoll);
  if (!whole) return { refused: 'wrong' };
  if (scenario !== id) return { refused: 'other', title };
  return { saved, brought: { spreads: byStage(spreads), before: byStage(before), polls } };
}
const isSpreads = (all: unknown): all is readonly SpreadTold[] =>
  Array.isArray(all) && all.every(isSpread);
const byStage = (all: readonly SpreadTold[]) =>
  Object.fromEntries(all.map((spread) => [spread.stage, spread]));

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
