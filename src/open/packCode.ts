import type { Pack } from '../../content/pack.ts';
import { packBefore } from '../recommend/packSeen.ts';
import { fromLetters, toLetters, type CodeFault } from './letters.ts';
import { patchFrom, patched } from './mergePatch.ts';
import { largestPack } from './packProblem.ts';
import { structureFault } from './structure.ts';

/*
 * A small pack in the letters of a link: what it says otherwise than what Windscreen itself has of
 * its area, as a JSON merge patch. Opened, it is a pack file again, which is checked and proved like
 * any other. What it left as it stood comes from the Windscreen that opens it.
 */

/** Undefined where the browser cannot compress, or where the pack is too large for a link. */
export async function packCode(pack: Pack): Promise<string | undefined> {
  const base = await packBefore(pack);
  return toLetters(JSON.stringify({ of: base.id, is: patchFrom(base, pack) }), largestPack);
}

/**
 * The pack file in the letters of a link that nobody has vouched for. Throws only where what
 * Windscreen has of the area does not come.
 */
export async function packInCode(
  code: string,
): Promise<{ readonly file: File } | { readonly fault: CodeFault }> {
  const unpacked = await fromLetters(code, largestPack);
  if ('fault' in unpacked) return unpacked;
  const read = contents(unpacked.text);
  if (!read) return { fault: 'damaged' };
  const base = await packBefore({ id: read.of, name: '' });
  if (base.id !== read.of) return { fault: 'damaged' };
  return { file: new File([JSON.stringify(patched(base, read.is))], `${base.id}.json`) };
}

function contents(text: string): { readonly of: string; readonly is: unknown } | undefined {
  try {
    const json: unknown = JSON.parse(text);
    if (structureFault(json) || typeof json !== 'object' || json === null) return undefined;
    if (
      !('of' in json && 'is' in json) ||
      typeof json.of !== 'string' ||
      Object.keys(json).length !== 2
    )
      return undefined;
    return { of: json.of, is: json.is };
  } catch {
    return undefined;
  }
}
