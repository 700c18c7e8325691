import faultText from '../../content/pages/pack-faults.yaml';
import words from '../../content/pages/set-up-area.yaml';
import type { Pack, Valued } from '../../content/schema.ts';
import { inTab, keepInTab } from '../browser/inTab.ts';
import * as clock from '../browser/clock.ts';
import { problemWords, type PackProblem } from '../open/packProblem.ts';
import { besideDirectory } from '../recommend/besideDirectory.ts';
import { isoDay } from '../recommend/dates.ts';
import { allWords } from '../recommend/load.ts';
import { filled } from '../ui/filled.ts';
import { Form } from '../ui/form/form.svelte.ts';
import { areaFaults, boxOf } from './areaFaults.ts';
import { packFrom, type Made } from './areaPack.ts';
import { recordOf } from '../../machines/grammar/known.ts';
import { sections, type AreaText, type SectionId } from './areaText.ts';
import { whereFrom } from './whereFrom.ts';

/** What is kept in the tab while an area is being set up. */
interface Begun {
  readonly base: Pack;
  readonly text: AreaText;
}
const kept = 'area-1';

/**
 * An area as it is set up: the pack that it began with, what stands in the boxes, and the pack that
 * they make. Kept in the tab as it changes.
 */
export class AreaSetUp {
  readonly base: Pack;
  readonly form: Form<AreaText>;
  /** What Windscreen itself has of the area, once it is here. */
  seen = $state.raw<Pack>();
  /** Which parts are unfolded. */
  readonly open: Record<SectionId, boolean> = $state(recordOf(sections, () => false));
  readonly made: Made = $derived.by(() =>
    packFrom(this.base, $state.snapshot(this.form.values), this.#making),
  );
  /** As it will be used: beside what the directory has. */
  readonly shown: Pack = $derived.by(() =>
    this.seen ? besideDirectory(this.made.pack, this.seen) : this.made.pack,
  );
  readonly #making = {
    today: isoDay(clock.now()),
    title: (section: SectionId) => filled(words.source, { part: words.parts[section] }),
    told: words.told,
  };

  constructor({ base, text }: Begun) {
    this.base = base;
    this.form = new Form(text);
  }
  keep(): void {
    keepInTab(kept, { base: this.base, text: $state.snapshot(this.form.values) } satisfies Begun);
  }

  /** Where a value is from; nothing where there is none. */
  from(valued: Valued<unknown> | undefined): string | undefined {
    if (!valued) return undefined;
    const sources = { ...this.made.pack.sources, ...allWords.sources };
    return sources[valued.source]?.publisher
      ? whereFrom(sources, valued, clock.now())
      : words.unsaid;
  }
  /** Says what is wrong with what stands in the boxes, and unfolds it. True if nothing is. */
  passes(): boolean {
    const faults = areaFaults(
      $state.snapshot(this.form.values),
      this.made.changed,
      this.base.website !== undefined,
    );
    for (const { section } of faults) if (section) this.open[section] = true;
    this.form.problems = faults.map(({ section, field, what }) => ({
      field,
      message: section
        ? filled(words.inPart, { part: words.parts[section], what: words.faults[what] })
        : words.faults[what],
    }));
    return faults.length === 0;
  }
  /**
   * What the opening found wrong with the pack, at the box that it is about, where there is one.
   */
  refuse(problems: readonly PackProblem[]): void {
    for (const section of sections) this.open[section] = true;
    this.form.problems = problems.map(({ field, reason, mend }) => ({
      field: boxOf(field),
      message: problemWords(faultText, { field: '', reason, ...(mend ? { mend } : {}) }),
    }));
  }
}

/** What this tab had begun. */
export function begunInTab(): Begun | undefined {
  const begun = inTab(kept);
  return typeof begun === 'object' && begun !== null && 'base' in begun && 'text' in begun
    ? (begun as Begun) // only what `keep` wrote stands under this name, and another shape of it will have another
    : undefined;
}
export const forgetInTab = (): void => keepInTab(kept, undefined);
