import type { Pack } from '../../content/schema.ts';
import { raisesNow, unknownRaises } from '../../machines/successors.ts';

/**
 * A pack that was kept, with each id that was retired since under its successor. Throws where it
 * raises what nobody knows, by name.
 */
export function packNow(pack: Pack): Pack {
  const raises = raisesNow(pack.raises);
  const [unknown] = unknownRaises(raises);
  if (unknown)
    throw new Error(
      `The pack of ${pack.name} cannot be used. At ${unknown.path.join('.')} it names “${unknown.id}”, which Windscreen does not know`,
    );
  return { ...pack, raises };
}
