import { ownId } from '../practise/own.ts';
import { joiningPart } from './letters.ts';
import type { PhonesShown } from './poll.ts';

/**
 * Where someone in the room finds the scenario on a phone of their own, from the address of the
 * room's screen: it joins the room, at the stage that is shown. None for a scenario that is only
 * held in the facilitator's window, and none where this computer serves nobody but itself.
 */
export function joinAddress(id: string, roomAt: string, phones?: PhonesShown): string | undefined {
  const { protocol, hostname } = new URL(roomAt);
  const alone = !/^https?:$/.test(protocol) || /^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname);
  if (alone || id === ownId) return undefined;
  const letters = phones?.opens === 'stage' ? phones.letters : undefined;
  const room = phones ? `/${joiningPart({ key: phones.key, letters })}` : '';
  return new URL(`../../#/train/${encodeURIComponent(id)}/practise${room}`, roomAt).href;
}
