import { ownId } from '../practise/own.ts';

/**
 * Where someone in the room finds the scenario on a phone of their own, from the address of the
 * room's screen. None for a scenario that is only held in the facilitator's window, and none where
 * this computer serves nobody but itself.
 */
export function joinAddress(id: string, roomAt: string): string | undefined {
  const { protocol, hostname } = new URL(roomAt);
  const alone = !/^https?:$/.test(protocol) || /^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname);
  return alone || id === ownId
    ? undefined
    : new URL(`../../#/train/${encodeURIComponent(id)}/practise`, roomAt).href;
}
