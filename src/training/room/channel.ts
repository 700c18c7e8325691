import { isHand, isPress, type Press } from './clicker.ts';
import {
  isCount,
  isSession,
  isText,
  isView,
  unchecked,
  type RoomView,
  type Session,
} from '../library/view.ts';
import { isPhonesShown, isPollShown } from './poll.ts';

const channelName = 'windscreen-room';

/** What a facilitator’s window says on every change, and whenever a room’s window asks. */
export interface Said {
  readonly session: Session;
  readonly seq: number;
  readonly view: RoomView;
}

/**
 * What a room’s window says, by an id of its own: that it is there and listening, that it closes,
 * or that a clicker, or a key of a show of hands, was pressed while it had the focus.
 */
type Asked =
  | { readonly hello: string }
  | { readonly bye: string }
  | { readonly press: Press; /** the telling that it follows */ readonly session: string }
  | { readonly hand: string; readonly session: string };

/** A message as something a facilitator’s window said; nothing where it is not, whatever it is. */
export function readSaid(message: unknown): Said | undefined {
  const { session, seq, view } = unchecked<Said>(message);
  return isSession(session) && isCount(seq) && isView(view) && asksWell(view)
    ? { session, seq, view }
    : undefined;
}
const asksWell = ({ phones, poll }: RoomView): boolean =>
  (phones === undefined || isPhonesShown(phones)) && (poll === undefined || isPollShown(poll));

function readAsked(message: unknown): Asked | undefined {
  const { hello, bye, press, hand, session } = unchecked<{
    hello: string;
    bye: string;
    press: Press;
    hand: string;
    session: string;
  }>(message);
  if (isText(hello)) return { hello };
  if (isText(bye)) return { bye };
  if (!isText(session)) return undefined;
  if (isPress(press)) return { press, session };
  return isHand(hand) ? { hand, session } : undefined;
}

/**
 * Whether one telling began after another; where both began in one moment, the ids decide, so that
 * every window decides alike.
 */
export const isLater = (one: Session, other: Session): boolean =>
  one.begun === other.begun ? one.id > other.id : one.begun > other.begun;

/**
 * Which of two messages a room’s screen shows: of one telling, the later; of two tellings, the one
 * that began last. In whatever order, and however often, messages come, the same one is left. So
 * two facilitators cannot pull a room to and fro: it stays with the later.
 */
export function newest(heard: Said | undefined, said: Said): Said {
  if (!heard) return said;
  if (said.session.id === heard.session.id) return said.seq > heard.seq ? said : heard;
  return isLater(said.session, heard.session) ? said : heard;
}

/** As much of a BroadcastChannel as is needed. */
export type Line = Pick<BroadcastChannel, 'postMessage' | 'onmessage' | 'close'>;
const openLine = (): Line => new BroadcastChannel(channelName);

interface Speaks {
  /** what to say now */
  readonly current: () => Said;
  /** the rooms’ windows that are open, whenever one opens or closes */
  readonly onrooms: (rooms: number) => void;
  /** another window tells a scenario, and the rooms follow it */
  readonly onother: (session: Session) => void;
  readonly onpress: (press: Press) => void;
  /** a key of a show of hands */
  readonly onhand?: (key: string) => void;
  readonly line?: Line;
  readonly now?: () => number;
}

/**
 * How long a room’s window may be silent before it is taken to have closed without a word, in ms: a
 * hidden one speaks once a minute.
 */
const longestSilence = 90_000;

/**
 * The facilitator’s end. It speaks when it opens, on `say`, and to whoever asks. `count` looks
 * again at which rooms are still there.
 */
export function speak({
  current,
  onrooms,
  onother,
  onpress,
  onhand,
  line = openLine(),
  now = Date.now,
}: Speaks) {
  const rooms = new Map<string, number>();
  const count = () => {
    for (const [id, heard] of rooms) if (now() - heard > longestSilence) rooms.delete(id);
    onrooms(rooms.size);
  };
  const say = () => line.postMessage(current());
  line.onmessage = ({ data }) => {
    const asked = readAsked(data);
    const other = asked ? undefined : readSaid(data)?.session;
    const { session } = current();
    // the same telling from elsewhere is this window, duplicated: the rooms then follow whichever
    // changed last
    if (other && (other.id === session.id || isLater(other, session))) onother(other);
    if (!asked) return;
    if ('hello' in asked) {
      say();
      rooms.set(asked.hello, now());
      count();
    } else if ('bye' in asked) {
      rooms.delete(asked.bye);
      count();
    } else if (asked.session !== session.id) return;
    else if ('press' in asked) onpress(asked.press);
    else onhand?.(asked.hand);
  };
  say();
  return { say, count, close: () => line.close() };
}

interface Listens {
  /** this window’s own */
  readonly id: string;
  readonly onsaid: (said: Said) => void;
  readonly line?: Line;
}

/**
 * A room’s end. It hears only what is newer than what it shows, and asks when it opens and on
 * `ask`.
 */
export function listen({ id, onsaid, line = openLine() }: Listens) {
  let heard: Said | undefined;
  line.onmessage = ({ data }) => {
    const said = readSaid(data);
    const next = said && newest(heard, said);
    if (!next || next === heard) return;
    heard = next;
    onsaid(next);
  };
  const send = (asked: Asked) => line.postMessage(asked);
  const ask = () => send({ hello: id });
  ask();
  return {
    ask,
    press: (press: Press) => heard && send({ press, session: heard.session.id }),
    hand: (hand: string) => heard && send({ hand, session: heard.session.id }),
    bye: () => send({ bye: id }),
    close: () => line.close(),
  };
}
