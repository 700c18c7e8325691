import { stringify } from 'yaml';
import type { Pack } from '../../content/pack.ts';

/**
 * A pack as a file: the same that `npm run pack new` begins, and that is opened, checked and proved
 * like any other.
 */
export const packFile = (pack: Pack): { readonly name: string; readonly text: string } => ({
  name: `${pack.id}.yaml`,
  text: stringify(pack, { lineWidth: 0, aliasDuplicateObjects: false }),
});
