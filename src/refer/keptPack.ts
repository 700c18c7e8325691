import type { Pack } from '../../content/schema.ts';

/** The pack of the person's own area, kept on this device: nothing in it is about a child. */
const name = 'windscreen.pack';

/** Undefined where none is kept, where it is not what this version keeps, or where the browser denies storage. */
export function keptPack(): Pack | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(name) ?? 'null') as Pack | null;
    return kept?.format === 'windscreen-pack/1' ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a pack that has been checked, in place of the one before. Throws where the browser keeps nothing. */
export const keepPack = (pack: Pack): void => localStorage.setItem(name, JSON.stringify(pack));

export const forgetPack = (): void => localStorage.removeItem(name);
