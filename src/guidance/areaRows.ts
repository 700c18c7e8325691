import words from '../../content/pages/areas.yaml';
import windscreen from '../../content/windscreen.yaml';
import type {
  HolidaysText,
  Pack,
  RoutesText,
  SourcesText,
  ToolsText,
  Valued,
} from '../../content/schema.ts';
import { keysOf } from '../../machines/grammar/known.ts';
import { clockWords, soonWords } from '../recommend/clocks.ts';
import { contactNames } from '../recommend/contacts.ts';
import { asAtWords, clockTime, isoDay, isStale, longDate } from '../recommend/dates.ts';
import { openAt, openingWords } from '../recommend/opening.ts';
import { withTried } from '../recommend/tried.ts';
import { endName, wordsAbout, wordsOfConcern, type Words } from '../recommend/words.ts';
import { filled } from '../ui/filled.ts';
import type { Pair } from '../ui/text/Pairs.svelte';
import { triedIn } from '../walk/numbersTried.ts';
import { whereFrom } from './whereFrom.ts';

/** An area's pack, and what the page about it is worded with. */
export interface AreaShown {
  readonly pack: Pack;
  readonly sources: SourcesText;
  readonly tools: ToolsText;
  readonly holidays: HolidaysText;
  readonly routes: RoutesText;
  /** All words, where the pack takes a concern further. */
  readonly all: Words | undefined;
}

const anonymous = {
  yes: words.anonymousYes,
  no: words.anonymousNo,
  'not-seen': words.anonymousNotSeen,
} as const satisfies Record<Pack['frontDoor']['anonymousAdvice']['value'], string>;

const withValue = <T>(valued: Valued<T>, value: string): Valued<string> => ({ ...valued, value });
const sentences = (...parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(' ');

/**
 * What the page of an area says of its pack at a moment: rows, each with where it came from, when,
 * and how far it can be trusted. What is missing is said to be missing.
 */
export class AreaRows {
  readonly #shown: AreaShown;
  readonly #now: Date;

  constructor(shown: AreaShown, now: Date) {
    [this.#shown, this.#now] = [shown, now];
  }

  from(valued: Valued<unknown>): string {
    return whereFrom(this.#shown.sources, valued, this.#now);
  }
  #fact(term: string, valued: Valued<string>, more: Partial<Pair> = {}): Pair {
    const { value, note } = valued;
    return { term, text: value, note, from: this.from(valued), ...more };
  }
  /** A contact that may have changed says so strongly. */
  #warned({ asAt, confidence }: Valued<unknown>): { readonly warning?: string } {
    const doubts = sentences(
      confidence === 'conflicting' ? words.differ : undefined,
      isStale(asAt, this.#now) ? words.stale : undefined,
    );
    return doubts ? { warning: doubts } : {};
  }
  #lines(all: Pack['frontDoor']['lines']): Pair[] {
    const tried = triedIn(this.#shown.pack.id);
    return all.map(({ for: whom, number, option, elsewhere, sure }) =>
      this.#fact(whom, number, {
        ...(sure ? { note: sure } : {}),
        ...withTried({ ...this.#warned(number), number: number.value }, tried),
        tel: number.value,
        text: option && `${option.charAt(0).toUpperCase()}${option.slice(1)}.`,
        ...(elsewhere
          ? {
              note: sentences(
                sure ?? number.note,
                filled(words.printedElsewhere, {
                  number: elsewhere.value,
                  from: this.from(elsewhere),
                }),
              ),
            }
          : {}),
      }),
    );
  }

  /** Whether the front door is open at this minute, in a sentence. */
  get openNow(): string {
    const opening = openAt(this.#shown.pack, this.#now, this.#shown.holidays);
    if (!opening?.until) return words.noHours;
    const time = clockTime(opening.until);
    if (opening.open) return filled(words.nowOpen, { time });
    const opens = filled(words.nowClosed, { time, day: longDate(opening.until) });
    return opening.holiday ? `${filled(words.holiday, { name: opening.holiday })} ${opens}` : opens;
  }
  /** Whom to ring, by day and out of hours. */
  get ring(): Pair[] {
    const { frontDoor, outOfHours, website, retired, missing } = this.#shown.pack;
    const { opening } = frontDoor;
    return [
      this.#fact(words.frontDoor, frontDoor.name),
      ...this.#lines(frontDoor.lines),
      ...(opening
        ? [
            this.#fact(
              words.opening,
              withValue(opening, openingWords(this.#shown.routes, opening.value)),
              this.#warned(opening),
            ),
            this.#holidaysKnown(),
          ]
        : []),
      ...frontDoor.formerly.map((value) => this.#fact(words.formerly, value)),
      this.#fact(words.outOfHours, outOfHours.name),
      ...this.#lines(outOfHours.lines),
      ...(website
        ? [
            this.#fact(words.website, website, {
              ...this.#warned(website),
              text: undefined,
              link: { href: website.value, text: website.value },
            }),
          ]
        : retired
          ? []
          : [{ term: words.website, text: words.notInPack }]),
      { term: words.notHere, text: missing },
    ];
  }
  /** Which years' bank holidays are counted, and where the list is from. */
  #holidaysKnown(): Pair {
    const { covers, sources, doubt } = this.#shown.holidays;
    const source = sources[0] && wordsAbout(this.#shown, 'sources', sources[0]);
    return {
      term: words.bankHolidays,
      text: filled(words.bankHolidaysCounted, { from: String(covers.from), to: String(covers.to) }),
      note: doubt?.why,
      from: source && `${source.publisher}, ${asAtWords(source.checked)}`,
    };
  }
  /** Whom else the pack names, each by what it goes by here, and whoever is missing. */
  get contacts(): Pair[] {
    const { pack, routes } = this.#shown;
    return keysOf(contactNames(routes)).flatMap((id): Pair[] => {
      const [who, contact] = [contactNames(routes)[id], pack.contacts?.[id]];
      if (!contact) return [{ term: who, text: words.notInPack }];
      const { lines, how } = contact;
      const alone = lines.length === 0 && how ? { text: `${how.value} ${words.noNumber}` } : {};
      return [
        ...this.#lines(lines).map((line) => ({ ...line, term: `${who}. ${line.term}` })),
        ...(how ? [this.#fact(who, how, alone)] : []),
      ];
    });
  }
  /** What can be asked before anybody refers. */
  get before(): Pair[] {
    const { anonymousAdvice, advice } = this.#shown.pack.frontDoor;
    return [
      this.#fact(words.anonymous, withValue(anonymousAdvice, anonymous[anonymousAdvice.value])),
      ...(advice ? [this.#fact(words.says, advice)] : []),
    ];
  }
  /** What happens to a referral when it comes. */
  get what(): Pair[] {
    const { form, formSections, receipt, domesticAbuse, allocated } = this.#shown.pack.frontDoor;
    const headings = formSections?.value.map(({ heading }) => heading).join('; ');
    return [
      ...(form ? [this.#fact(words.form, form)] : []),
      ...(formSections && headings !== undefined
        ? [this.#fact(words.formSections, withValue(formSections, headings))]
        : []),
      ...receipt.map((value) => this.#fact(words.receipt, value)),
      ...domesticAbuse.map((value) => this.#fact(words.domesticAbuse, value)),
      ...(allocated ? [this.#fact(words.allocated, allocated)] : []),
    ];
  }
  /** The general name of each level beside the area's own. */
  get levels(): readonly (readonly [n: string, name: string, local: string])[] {
    const local: Readonly<Record<string, Valued<string> | undefined>> = this.#shown.pack.levelNames;
    return windscreen.map(({ n, name }) => [String(n), name, local[n]?.value ?? words.notInPack]);
  }
  /** What is noted of the area's names for the levels, then where the names are from, each once. */
  get aboutLevels(): ReadonlySet<string> {
    const local = Object.values(this.#shown.pack.levelNames);
    return new Set([
      ...local.flatMap(({ value, note }) => (note ? [`${value}: ${note}`] : [])),
      ...local.map((name) => `${words.levelsFrom}: ${this.from(name)}`),
    ]);
  }
  get clocks(): Pair[] {
    const { pack, routes } = this.#shown;
    const { clocks } = pack;
    const row = (
      term: string,
      valued: Valued<Parameters<typeof clockWords>[1]>,
      text: typeof words.within,
    ) =>
      this.#fact(term, withValue(valued, filled(text, { time: clockWords(routes, valued.value) })));
    return [
      row(words.written, clocks['written-follow-up'], words.within),
      row(words.decision, clocks['front-door-decision'], words.within),
      row(words.chase, clocks.chase, words.later),
    ];
  }
  /** What the area expects, and its papers. */
  get expects(): Pair[] {
    const { agreement, documents } = this.#shown.pack;
    return [...this.#dated(agreement, words.agreement), ...this.#dated(documents, words.document)];
  }
  /** What is in force today before what no longer is, each with its days. */
  #dated(all: Pack['documents'], term: string): Pair[] {
    const isOver = ({ until }: Pack['documents'][number]) =>
      until !== undefined && isoDay(this.#now).slice(0, until.length) > until;
    return [...all.filter((one) => !isOver(one)), ...all.filter(isOver)].map((one) => {
      const { from, until, ...value } = one;
      const days = [
        from && filled(words.from, { date: asAtWords(from) }),
        until && filled(words.until, { date: asAtWords(until) }),
      ].filter(Boolean);
      return this.#fact(term, value, {
        text: [days.join('. '), value.value].filter(Boolean).join(': '),
        ...(isOver(one) ? { warning: words.noLonger } : {}),
      });
    });
  }
  /** The concerns that the pack takes further, and how far. */
  get raises(): Pair[] {
    const { pack, all } = this.#shown;
    if (!all) return [];
    return Object.entries(pack.raises).map(([concern, valued]) =>
      this.#fact(
        wordsOfConcern(all, concern).label,
        withValue(valued, filled(words.atLeast, { level: endName(all, 'level', valued.value) })),
      ),
    );
  }
  get tools(): Pair[] {
    const { pack, tools } = this.#shown;
    return Object.entries(pack.tools).map(([id, valued]) =>
      this.#fact(tools[id]?.name ?? id, valued),
    );
  }
  /** What each source says where they differ, and which is used here. */
  conflict({ said, use }: Pack['conflicts'][number]): Pair[] {
    return [
      ...said.map((value, i) => this.#fact(String(i + 1), value)),
      { term: words.used, text: use },
    ];
  }
  /** The steps of a disagreement, each with its time. */
  get steps() {
    return this.#shown.pack.escalation.map((step) => ({
      text: step.value,
      below: [
        step.within && soonWords(this.#shown.routes, step.within),
        step.note,
        this.from(step),
      ].filter((line) => line !== undefined && line !== ''),
    }));
  }
  get notes(): Pair[] {
    return this.#shown.pack.notes.map(({ about, ...value }) => this.#fact(about, value));
  }
  /** Each source that the pack names, once. */
  get cited() {
    const used = JSON.stringify(this.#shown.pack).matchAll(/"source":"([a-z0-9-]+)"/g);
    return [...new Set([...used].flatMap(([, id = '']) => id))].map((id) =>
      wordsAbout(this.#shown, 'sources', id),
    );
  }
}
