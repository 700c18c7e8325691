import { journeys, type JourneyId } from '../../machines/journeys.ts';
import type { Address } from '../address.ts';
import type { DecisionRecord } from '../record/record.ts';
import type { Asking, Known } from './asking.ts';
import { newDraft, resume, type Account, type Choice, type Draft, type OwnView } from './draft.ts';
import { placeAfter, placeOf, questionBefore, standing } from './next.ts';
import { isTicks, offeredAt, pathOf, type Path } from './path.ts';

/** One person working through one journey. The draft is the only state; everything else follows from it. */
export class Session {
  draft = $state.raw<Draft>()!;

  constructor(draft: Draft) {
    this.draft = draft;
  }
  static begin(journey: JourneyId, at: Date): Session {
    return new Session(newDraft(journey, at));
  }

  /** Takes up a draft as it was kept. Throws if it is none. */
  static resume(kept: string): Session {
    return new Session(resume(kept));
  }

  readonly journey = $derived.by(() => journeys[this.draft.journey]);
  readonly path: Path = $derived.by(() => pathOf(this.journey, this.draft.answers));
  readonly checked = $derived.by(() => this.path.next === undefined && this.draft.confirmed === standing(this.path));

  /** What is offered at a question on the path, and what was answered there before. */
  asking(question: string): Asking {
    const { answers, evidence, notes } = this.draft;
    return {
      ticks: isTicks(this.journey, question),
      offered: offeredAt(this.journey, answers, question),
      given: answers[question],
      tag: evidence[question],
      note: notes[question] ?? '',
    };
  }

  /** Keeps an answer, and says which page comes next. Later answers that still apply are kept. */
  answer(question: string, answer: string | readonly string[], known?: Known): Address {
    const before = this.path;
    const { [question]: _tag, ...evidence } = this.draft.evidence;
    const { [question]: _note, ...notes } = this.draft.notes;
    this.draft = {
      ...this.draft,
      answers: { ...this.draft.answers, [question]: answer },
      byDevice: this.draft.byDevice.filter((id) => id !== question),
      evidence: known?.tag ? { ...evidence, [question]: known.tag } : evidence,
      notes: known?.note ? { ...notes, [question]: known.note } : notes,
    };
    return placeAfter(before, this.draft);
  }

  /** Answers that need not be asked: from the clock, from a pack, or remembered and just confirmed. */
  settle(answers: Readonly<Record<string, string>>, { byDevice }: { byDevice: boolean }) {
    const open = Object.fromEntries(
      Object.entries(answers).filter(
        ([question]) => !byDevice || this.draft.answers[question] === undefined || this.draft.byDevice.includes(question),
      ),
    );
    this.draft = {
      ...this.draft,
      answers: { ...this.draft.answers, ...open },
      byDevice: byDevice
        ? [...this.draft.byDevice.filter((id) => !(id in open)), ...Object.keys(open)]
        : this.draft.byDevice.filter((id) => !(id in open)),
    };
  }

  get place(): Address {
    return placeOf(this.draft, this.path);
  }
  before(question: string): string | undefined {
    return questionBefore(this.path, question, this.draft.byDevice);
  }
  haveRead(what: string) {
    this.draft = { ...this.draft, read: [...this.draft.read, what] };
  }
  confirm() {
    this.draft = { ...this.draft, confirmed: standing(this.path) };
  }
  ownView(ownView: OwnView) {
    this.draft = { ...this.draft, ownView };
  }
  choose(choice: Choice) {
    this.draft = { ...this.draft, choice };
  }
  write(account: Account) {
    this.draft = { ...this.draft, account };
  }
  begunUnder(rules: string) {
    this.draft = { ...this.draft, rules };
  }
  finish(record: DecisionRecord) {
    this.draft = { ...this.draft, record };
  }
  take() {
    this.draft = { ...this.draft, taken: true };
  }
}
