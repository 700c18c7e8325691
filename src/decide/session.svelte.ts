import { untrack } from 'svelte';
import type { Concern } from '../../machines/concerns.ts';
import { holds, type Memory } from '../../machines/grammar/fact.ts';
import { basisSuggested, conditionSuggested } from '../../machines/grounds.ts';
import { levelIn, levels } from '../../machines/outcomes.ts';
import type { JourneyId } from '../../machines/journeys.ts';
import { together, togetherWith, type TogetherId } from '../../machines/together.ts';
import type { Pack } from '../../content/schema.ts';
import type { Address } from '../ui/address.ts';
import type { TypedDate } from '../ui/form/DateInput.svelte';
import { later, now } from '../browser/clock.ts';
import type { DecisionRecord } from '../records/record.ts';
import type { Answered, Asking, Known } from './asking.ts';
import { calledWords } from './called.ts';
import { newDraft, type Again, type Draft } from './draft.ts';
import { resume } from './resume.ts';
import type { Account, Choice, OwnView } from '../records/account.ts';
import { decisionWords } from '../recommend/load.ts';
import { journeyFor } from '../walk/journeyFor.ts';
import {
  acting,
  actingOn,
  actsNow,
  isChecked,
  placeAfter,
  placeOf,
  questionBefore,
  standing,
} from './next.ts';
import { isTicks, offeredAt, pathOf, type Path } from '../walk/path.ts';
import type { OtherCouncil } from './otherCouncil.ts';
import { askedTogether } from './together.ts';
import type { Where } from './where.ts';

const suggestions: Readonly<Record<string, typeof basisSuggested>> = {
  basis: basisSuggested,
  condition: conditionSuggested,
};

const noteOf = (question: string) => `${question}-note`;
const without = <Value>(
  all: Readonly<Record<string, Value>>,
  ...ids: readonly string[]
): Readonly<Record<string, Value>> =>
  Object.fromEntries(Object.entries(all).filter(([id]) => !ids.includes(id)));

/**
 * One person working through one journey. The draft is the only state; everything else follows from
 * it.
 */
export class Session {
  draft: Draft;

  constructor(draft: Draft) {
    this.draft = $state.raw(draft);
  }
  /**
   * Begins afresh; or from an earlier record, whose reference it carries, with what is the same for
   * both. `ticked` stands in the list of concerns, to be gone on with.
   */
  static begin(journey: JourneyId, at: Date, again?: Again, ticked?: Concern): Session {
    const fresh = newDraft(journey, at);
    const draft = ticked ? { ...fresh, typed: { concerns: ticked } } : fresh;
    if (!again) return new Session(draft);
    const { reference, answers, otherCouncil, ...earlier } = again;
    return new Session({
      ...draft,
      answers: { ...draft.answers, ...answers },
      ...(otherCouncil ? { otherCouncil } : {}),
      earlier,
      account: { ...draft.account, reference },
    });
  }

  /** Takes up a draft as it was kept. Throws if it is none. */
  static resume(kept: string): Session {
    return new Session(resume(kept));
  }

  /** A finished record stands: nothing said afterwards changes what it was made from. */
  #change(part: Partial<Draft>) {
    untrack(() => {
      if (!this.draft.record) this.draft = { ...this.draft, ...part };
    });
  }

  readonly journey = $derived.by(() =>
    journeyFor(this.draft.journey, this.draft.answers, this.draft.ownPack),
  );
  readonly path: Path = $derived.by(() => pathOf(this.journey, this.draft.answers));
  readonly checked = $derived.by(() => isChecked(this.path, this.draft.confirmed));

  /** The questions on the page of one question, with what is chosen on it and not yet kept. */
  together(question: string, chosen: Memory = {}): readonly string[] {
    return askedTogether(this.journey, { ...this.draft.answers, ...chosen }, question);
  }
  /**
   * Walks on from what is chosen on a page, and to the next one, while nobody waits for it: whoever
   * goes on then finds that way walked (`walk` keeps it). It changes nothing.
   */
  foresee(question: string, chosen: Memory) {
    const { journey, draft } = untrack(() => ({ journey: this.journey, draft: this.draft }));
    const answers = { ...draft.answers, ...chosen };
    setTimeout(() => {
      const { next: at, memory } = pathOf(journey, answers);
      const next = at?.question;
      if (!next || next === question) return;
      askedTogether(journey, answers, next);
      const group = togetherWith(next);
      const { asks, then } = group ? together[group] : { asks: [next], then: [] };
      const read = [...asks, ...then];
      for (const id of read) offeredAt(journey, answers, id);
      for (const { decision } of journey.stages)
        if (read.some((id) => id in decision.spec.questions))
          decisionWords(decision.spec.id, memory);
    });
  }
  /** The page that a question shares; none where it stands alone. */
  sharedPage(question: string): TogetherId | undefined {
    return togetherWith(question);
  }
  /**
   * Whether the path comes to the page of a question: to itself, or to one that shares its page.
   */
  reaches(question: string): boolean {
    const { steps, next } = this.path;
    return this.together(question).some(
      (id) => next?.question === id || steps.some((step) => step.question === id),
    );
  }

  /**
   * What is offered at a question on the path, with what is chosen on its page, and what was
   * answered there before.
   */
  asking(question: string, chosen: Memory = {}): Asking {
    const { evidence, notes, typed } = this.draft;
    const answers = { ...this.draft.answers, ...chosen };
    const ticks = isTicks(this.journey, question);
    const begun = typed[question];
    return {
      ticks,
      offered: offeredAt(this.journey, answers, question),
      given: answers[question] ?? (begun && ticks ? [begun] : begun),
      tag: evidence[question],
      note: typed[noteOf(question)] ?? notes[question] ?? '',
      suggested: suggestions[question]?.find(({ when }) => holds(when, this.path.memory))?.suggest,
    };
  }

  /** Keeps an answer, and says which page comes next. Later answers that still apply are kept. */
  answer(
    question: string,
    answer: string | readonly string[],
    known: Known = { tag: undefined, note: '' },
    at = now().getTime(),
  ): Address {
    return this.answerAll({ [question]: { answer, known } }, at);
  }

  /** Keeps the answers of a page, and says which comes next. */
  answerAll(given: Readonly<Record<string, Answered>>, at = now().getTime()): Address {
    const before = this.path;
    const { answers, byDevice, evidence, notes, typed } = this.draft;
    /** What the device read from the pack of another area. */
    const outdated = 'area' in given && byDevice.includes('hours') ? ['hours'] : [];
    const asked = Object.keys(given);
    const known = Object.entries(given).map(([id, { known }]) => [id, known] as const);
    this.#change({
      answers: {
        ...without(answers, ...outdated),
        ...Object.fromEntries(Object.entries(given).map(([id, { answer }]) => [id, answer])),
      },
      byDevice: byDevice.filter((id) => !asked.includes(id) && !outdated.includes(id)),
      ...('hours' in given ? { hoursAt: at } : {}),
      evidence: {
        ...without(evidence, ...asked),
        ...Object.fromEntries(known.flatMap(([id, { tag }]) => (tag ? [[id, tag]] : []))),
      },
      notes: {
        ...without(notes, ...asked),
        ...Object.fromEntries(known.flatMap(([id, { note }]) => (note ? [[id, note]] : []))),
      },
      typed: without(typed, ...asked, ...asked.map(noteOf)),
    });
    return placeAfter(before, this.path, this.draft);
  }

  /** The area's own pack, before the area is answered with it. */
  usePack(ownPack: Pack) {
    this.#change({ ownPack });
  }
  /**
   * The pack of a council, before the area is answered with it. Another council's is another
   * answer: it is checked again.
   */
  useCouncil(councilPack: Pack) {
    if (this.draft.councilPack?.id !== councilPack.id) {
      const { confirmed: _, ...draft } = this.draft;
      if (!draft.record) this.draft = draft;
    }
    this.#change({ councilPack });
  }
  /**
   * The day whose rules the decision follows, and the law edition of that day. Today is not kept:
   * it is read again when the answers are checked.
   */
  decideOn(day: string, edition: string, today: string): Address {
    const { decidedOn: _, ...draft } = this.draft;
    if (!draft.record) this.draft = day === today ? draft : { ...draft, decidedOn: day };
    const next = this.answer('law-edition', edition);
    if (day === today) this.#change({ byDevice: [...this.draft.byDevice, 'law-edition'] });
    return next;
  }
  /**
   * Whether the offices are open, as the device reads it from the pack, minute by minute. What was
   * checked stays checked, and its moment stays: nobody gave this answer, and it decides only who
   * is rung. Says whether that has changed.
   */
  hoursNow(hours: 'office' | 'out', at: Date): boolean {
    const { byDevice, answers } = this.draft;
    if (!byDevice.includes('hours') || answers['hours'] === hours || this.draft.record)
      return false;
    const { checked } = this;
    this.#change({ answers: { ...answers, hours }, hoursAt: at.getTime() });
    if (checked) this.#change({ confirmed: standing(this.path) });
    return true;
  }

  /**
   * Answers that need not be asked: from the clock, from a pack, or remembered and just confirmed.
   */
  settle(answers: Readonly<Record<string, string>>, { byDevice }: { byDevice: boolean }) {
    const open = Object.fromEntries(
      Object.entries(answers).filter(
        ([question]) =>
          !byDevice ||
          this.draft.answers[question] === undefined ||
          this.draft.byDevice.includes(question),
      ),
    );
    this.#change({
      answers: { ...this.draft.answers, ...open },
      byDevice: byDevice
        ? [...this.draft.byDevice.filter((id) => !(id in open)), ...Object.keys(open)]
        : this.draft.byDevice.filter((id) => !(id in open)),
    });
  }

  /**
   * Keeps what stands in boxes as it is typed there: going on from a page puts it where it belongs.
   * Only the boxes are tracked.
   */
  type(boxes: Readonly<Record<string, string>>) {
    const { typed } = untrack(() => this.draft);
    if (Object.entries(boxes).some(([box, text]) => (typed[box] ?? '') !== text))
      this.#change({ typed: { ...typed, ...boxes } });
  }
  typeDate(name: string, { day, month, year }: TypedDate) {
    this.type({ [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year });
  }
  typedDate(name: string): TypedDate | undefined {
    const {
      [`${name}-day`]: day = '',
      [`${name}-month`]: month = '',
      [`${name}-year`]: year = '',
    } = this.draft.typed;
    return day || month || year ? { day, month, year } : undefined;
  }
  /** The note of a question, before the question is answered. */
  note(question: string, text: string) {
    if (text !== untrack(() => this.asking(question).note)) this.type({ [noteOf(question)]: text });
  }

  /** The note of a question that was answered: it stands beside the answer, also in the record. */
  noteOn(question: string, text: string) {
    const { [question]: before = '', ...others } = untrack(() => this.draft.notes);
    if (text !== before) this.#change({ notes: text ? { ...others, [question]: text } : others });
  }

  /** Whether the page that says to act stands. */
  get acts(): boolean {
    return actsNow(this.path);
  }
  /** What is read on it. */
  get acting(): string {
    return actingOn(this.path);
  }
  /** Whether it has been read, as it stands now. */
  get hasReadAct(): boolean {
    return this.acts && this.draft.read.includes(this.acting);
  }
  /** Whether they were ever told to act: whatever they say then, they say after it. */
  get wasToldToAct(): boolean {
    return acting.some((page) => this.draft.read.includes(page));
  }
  /**
   * Whether they were told to act before, and to do something else: an answer since has raised it,
   * or was changed.
   */
  get actChanged(): boolean {
    return !this.hasReadAct && this.wasToldToAct;
  }
  get place(): Address {
    return placeOf(this.draft, this.path);
  }
  /** The question of the page before that of this one. */
  before(question: string): string | undefined {
    const { byDevice } = this.draft;
    const page = this.together(question);
    const first =
      [...this.path.steps.map((step) => step.question), question].find((id) => page.includes(id)) ??
      question;
    return questionBefore(this.path, first, byDevice);
  }
  haveRead(what: string) {
    this.#change({ read: [...this.draft.read, what] });
  }
  confirm(at: Date) {
    this.#change({ confirmed: standing(this.path), confirmedAt: at.toISOString() });
  }
  /**
   * The moment that decides the day, the law and every deadline: that at which the answers were
   * checked.
   */
  get at(): string {
    return this.draft.confirmedAt ?? this.draft.begunAt;
  }
  /**
   * The moment at which it was last known whether the offices are open, in milliseconds since 1970.
   */
  get ringAt(): number {
    return Math.max(Date.parse(this.at), this.draft.hoursAt ?? 0);
  }
  /** Whether the offices may have opened or closed since somebody said. */
  hoursAreOld(now: Date): boolean {
    const { hoursAt, byDevice } = this.draft;
    return byDevice.includes('hours') || hoursAt === undefined
      ? false
      : now.getTime() - hoursAt > 3_600_000;
  }
  /** Given once, before the recommendation is seen, and not changed by it. */
  ownView(ownView: OwnView) {
    if (!this.draft.ownView)
      this.#change({ ownView, typed: without(this.draft.typed, 'own-view', 'own-view-why') });
  }
  choose(choice: Choice) {
    this.#change({ choice, typed: without(this.draft.typed, 'decision-why', 'decision-second') });
  }
  /**
   * Whether they decided to do more than is recommended: what to do then comes before the record.
   */
  get decidedMore(): boolean {
    const { choice } = this.draft;
    const level = levelIn(this.path.memory);
    return (
      choice?.level !== undefined &&
      level !== undefined &&
      levels.indexOf(choice.level) > levels.indexOf(level)
    );
  }
  /** They have rung those whom the page that says to act names, as it stands now. */
  rang(at: Date) {
    this.type({ [`rang-${this.acting}`]: at.toISOString() });
  }
  /** When they did (ISO); undefined where they have not, or others are to be rung since. */
  get rangAt(): string | undefined {
    return this.draft.typed[`rang-${this.acting}`];
  }
  /** Keeps something that was done, after whatever is written there, for the record. */
  acted(what: string) {
    const { account } = this.draft;
    const action = [account.reasons.action, what].filter(Boolean).join('\n');
    this.#change({ account: { ...account, reasons: { ...account.reasons, action } } });
  }
  /** Where the child is, or that a parent is there; said again, it is taken back. */
  isAt({ place, parent }: Where) {
    const { where = {} } = this.draft;
    const at = place ? (where.place === place ? undefined : place) : where.place;
    const there = parent ? !where.parent : where.parent;
    this.#change({ where: { ...(at ? { place: at } : {}), ...(there ? { parent: true } : {}) } });
  }
  /** Another council that it also bears on; none takes it back. */
  alsoIn(otherCouncil: OtherCouncil | undefined) {
    const { otherCouncil: before, ...draft } = untrack(() => this.draft);
    if (otherCouncil) this.#change({ otherCouncil });
    else if (before && !draft.record) this.draft = draft;
  }
  /**
   * They have called 999: kept once, with its moment, for the record and for every page after it.
   */
  called(at: Date) {
    if (this.draft.calledAt) return;
    this.#change({ calledAt: at.toISOString() });
    if (this.called999) this.acted(this.called999);
  }
  /** That they have, and when, in words; undefined where they have not said so. */
  get called999(): string | undefined {
    const { calledAt } = this.draft;
    return calledAt === undefined ? undefined : calledWords(calledAt);
  }
  write(account: Account) {
    this.#change({ account });
  }
  /**
   * The device's clock, older than a day that has come, was put right: what was begun by it was
   * begun that much later.
   */
  clockPutRight(moved: number, day: string) {
    const { begunAt } = this.draft;
    if (begunAt < day) this.#change({ begunAt: later(begunAt, moved) });
  }
  begunUnder(rules: string) {
    this.#change({ rules });
  }
  finish(record: DecisionRecord) {
    this.#change({ record });
  }
  take() {
    this.draft = { ...this.draft, taken: true };
  }
}
