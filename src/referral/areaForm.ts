import type { Pack } from '../../content/schema.ts';
import { NotLoaded } from '../browser/parts.ts';
import { formOf, type AreaForm } from './layout.ts';

/**
 * The form of an area whose pack is on its way; undefined where it did not load. A referral is then
 * written under Windscreen's own headings: it never waits for what an area calls its parts.
 */
export const formFrom = (pack: Promise<Pack>): Promise<AreaForm | undefined> =>
  pack.then(formOf, (error: unknown) => {
    if (error instanceof NotLoaded) return undefined;
    throw error;
  });
