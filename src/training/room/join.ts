import { hrefOf } from '../../ui/address.ts';
import { ownId } from '../practise/own.ts';
import { joiningPart } from './letters.ts';
import type { PhonesShown } from './poll.ts';

/** Where the room's screen is, from the page of this window. */
export const roomAddress = (): string =>
  new URL('src/app/room.html', document.baseURI.replace(/#.*$/, '')).href;

/**
 * Where someone in the room finds the scenario on a phone of their own, from the address of the
 * room's screen: it joins the room, at the stage that is shown. None where this computer serves
 * nobody but itself, and for a scenario that is only held in the facilitator's window none without
 * the code that it is opened by.
 */
export function joinAddress(
  id: string,
  roomAt: string,
  phones?: PhonesShown,
  code?: string,
): string | undefined {
  const { protocol, hostname } = new URL(roomAt);
  const alone = !/^https?:$/.test(protocol) || /^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname);
  if (alone || (id === ownId && code === undefined)) return undefined;
  const letters = phones?.opens === 'stage' ? phones.letters : undefined;
  const room = phones ? { room: joiningPart({ key: phones.key, letters }) } : {};
  const page = hrefOf(
    code === undefined
      ? { page: 'practise', scenario: encodeURIComponent(id), ...room }
      : { page: 'own-scenario', code, ...room },
  );
  return new URL(`../../${page}`, roomAt).href;
}
