import type { About } from './referral.ts';
import type { SheetSection } from './sheet.ts';

export async function referralDocx(
  _sections: readonly SheetSection[],
  _about: About,
  _at: Date,
): Promise<Blob> {
  return new Blob();
}
