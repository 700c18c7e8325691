import type { Pack } from '../../content/schema.ts';
import { messageOf } from '../browser/mistake.ts';
import { packNow } from './packNow.ts';

/** The pack of the person's own area, kept on this device: nothing in it is about a child. */
const name = 'windscreen.pack';

/**
 * Undefined where none is kept, where it is not what this version keeps or can use, or where the
 * browser denies storage.
 */
export function keptPack(): Pack | undefined {
  try {
    const kept = stored();
    return kept && packNow(kept);
  } catch {
    return undefined;
  }
}

/** Why the pack that is kept cannot be used, by what it names that nobody knows. */
export function keptPackFault(): string | undefined {
  const kept = stored();
  try {
    if (kept) packNow(kept);
    return undefined;
  } catch (unknown) {
    return messageOf(unknown);
  }
}

function stored(): Pack | undefined {
  try {
    // only a pack that was checked is ever kept here; one of another version says so in its format
    const kept = JSON.parse(localStorage.getItem(name) ?? 'null') as Pack | null;
    return kept?.format === 'windscreen-pack/1' ? kept : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Keeps a pack that has been checked, in place of the one before. Throws where the browser keeps
 * nothing.
 */
export const keepPack = (pack: Pack): void => localStorage.setItem(name, JSON.stringify(pack));

export const forgetPack = (): void => localStorage.removeItem(name);
