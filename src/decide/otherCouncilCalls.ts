import councils from '../../content/councils.yaml';
import { callsOf, type Calls } from '../recommend/calls.ts';
import { allWords, packOf } from '../recommend/load.ts';
import { openAt } from '../recommend/opening.ts';
import { socialCareIn } from '../recommend/ring.ts';
import type { OtherCouncil } from './otherCouncil.ts';

/** A council of the list with its numbers. Throws where they do not come. */
export async function otherCouncil(id: string): Promise<OtherCouncil> {
  const listed = councils[id];
  if (!listed) throw new Error(`no council "${id}" in the list`);
  const pack = listed.area
    ? packOf(listed.area)
    : import('../recommend/directory.ts').then(({ packOfCouncil }) => packOfCouncil(id));
  return { id, name: listed.name, pack: await pack };
}

/** Pure. Its numbers, by its own hours at that moment. */
export function callsOfOther({ pack }: OtherCouncil, at: Date): Calls {
  const { routes: said, holidays } = allWords;
  const opening = openAt(pack, at, holidays);
  const hours = opening ? (opening.open ? 'office' : 'out') : 'not-known';
  const [ring, ...otherwise] = socialCareIn({ pack, said, at, holidays }, { hours });
  return callsOf({ ring, otherwise, level: 'refer-urgently', actions: [] });
}
