import * as clock from '../browser/clock.ts';
import type { Pack } from '../../content/schema.ts';
import words from '../../content/pages/pack-changes.yaml';
import type { PackProblem } from '../open/packProblem.ts';
import { keepPack, keptPack } from '../recommend/keptPack.ts';
import { allWords } from '../recommend/load.ts';
import { packChanges, type PackChange } from '../recommend/packChanges.ts';

/**
 * A pack that nobody has vouched for, as it is opened: read and proved away from the page, shown
 * for what it changes, and kept only when asked to.
 */
export class PackOpening {
  /** How far the proof is, from 0 to 1; undefined while nothing is being checked. */
  checking = $state<number>();
  problems = $state.raw<readonly PackProblem[]>([]);
  chosen = $state.raw<{ readonly pack: Pack; readonly changes: readonly PackChange[] }>();

  /** Never throws for what is in the file: that comes back as problems. */
  async open(file: File): Promise<void> {
    [this.problems, this.chosen, this.checking] = [[], undefined, 0];
    try {
      const [{ checkPack }, { packBefore, packToUse }] = await Promise.all([
        import('../open/checkPack.ts'),
        import('../recommend/packSeen.ts'),
      ]);
      const result = await checkPack(file, (share) => (this.checking = share));
      if ('problems' in result) this.problems = result.problems;
      else {
        const kept = keptPack();
        const [before, after] = await Promise.all([
          kept ? packToUse(kept) : packBefore(result.pack),
          packToUse(result.pack),
        ]);
        this.chosen = {
          pack: result.pack,
          changes: packChanges(before, after, words.parts, allWords, clock.now()),
        };
      }
    } finally {
      this.checking = undefined;
    }
  }
  /** Keeps what was chosen. False where the browser keeps nothing: it then stays as it was. */
  use(): boolean {
    try {
      if (this.chosen) keepPack(this.chosen.pack);
      return true;
    } catch {
      return false;
    } finally {
      this.chosen = undefined;
    }
  }
}
