import type { ScenarioText } from '../../../content/schema.ts';
import { mostInSquare } from '../../ui/pictures/square.ts';
import { ownId } from '../practise/own.ts';
import { scenarioCode } from '../write/scenarioCode.ts';
import { joinAddress } from './join.ts';

/** Stands for any room: each has a key of as many letters. */
const aRoom = { key: 'HKLM', letters: undefined, opens: 'stage' } as const;

/**
 * What the phones of a room open one’s own scenario by. Undefined where it cannot be shown to them,
 * from the address of the room’s screen, in a square that a phone reads.
 */
export async function ownCode(scenario: ScenarioText, roomAt: string): Promise<string | undefined> {
  const code = await scenarioCode(scenario);
  const address = code && joinAddress(ownId, roomAt, aRoom, code);
  return address && address.length <= mostInSquare ? code : undefined;
}
