import councils from '../../content/councils.yaml';
import howSure from '../../content/how-sure.yaml';
import type { CouncilText, Pack } from '../../content/schema.ts';
import { councilPack } from './councilPack.ts';
import { packOf } from './load.ts';

/** What was seen of each council's front door: one file a council, loaded when it is chosen. */
const entries = import.meta.glob<CouncilText>('../../content/directory/*.yaml', {
  import: 'default',
});

/**
 * The pack of a council in the list, as the directory has it today. Throws where there is no such
 * council.
 */
export async function packOfCouncil(id: string): Promise<Pack> {
  const council = councils[id];
  const load = entries[`../../content/directory/${id}.yaml`];
  if (!council || !load) throw new Error(`no council "${id}" in the directory`);
  const [entry, base] = await Promise.all([load(), packOf('england-unlisted')]);
  return councilPack({ id, council, entry, base, said: howSure });
}
