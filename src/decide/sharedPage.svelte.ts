import areaWords from '../../content/pages/area.yaml';
import questionWords from '../../content/pages/question.yaml';
import words from '../../content/pages/together.yaml';
import type { QuestionText } from '../../content/schema.ts';
import { isOneOf } from '../../machines/grammar/known.ts';
import { together, type TogetherId } from '../../machines/together.ts';
import { limits } from '../records/limits.ts';
import { decisionWords, keptPack } from '../recommend/load.ts';
import { askedIn } from '../recommend/asked.ts';
import type { Address } from '../ui/address.ts';
import type { Problem } from '../ui/form/form.svelte.ts';
import { recall } from '../walk/remembered.ts';
import { Answering } from './answering.svelte.ts';
import { councilBox, councilOf, holdPack, type AreaGiven } from './area.ts';
import type { Lead } from './alone.svelte.ts';
import type { Answered, Asking } from './asking.ts';
import { settleByDevice } from './device.ts';
import { tagOf } from './evidence.ts';
import type { Session } from './session.svelte.ts';

/** What takes a line of its own by name: too many to stand as radios beside other questions. */
export const listed: readonly string[] = ['role'];

/** One question of a page that several share. */
export interface Fact {
  readonly id: string;
  /** What is said of it. */
  readonly text: QuestionText;
  /**
   * How it stood when the page opened: as it was answered, or else as this device remembers the
   * person.
   */
  readonly before: Asking;
  /** What is chosen now. */
  readonly form: Answering;
}

/**
 * Questions that share a page, as they are being answered there. A page makes it anew, so what was
 * answered before is read once.
 */
export class SharedPage {
  readonly #session: Session;
  readonly #group: TogetherId;
  /** The question that was gone to. */
  readonly #question: string;
  readonly #facts: readonly Fact[];
  /** Where one question brings the others, it is the page's heading, and can be said more about. */
  readonly alone: Fact | undefined;
  /** Whether something stands there that nobody has answered in this decision. */
  readonly usesMemory: boolean;
  /** The name of the person's own area, where its pack is kept on this device. */
  readonly #ownArea: string | undefined;
  /** The council that is chosen, where the area is asked. */
  council = $state<string>();
  problems: readonly Problem[] = $state.raw([]);

  constructor(session: Session, group: TogetherId, question: string) {
    [this.#session, this.#group, this.#question] = [session, group, question];
    this.#ownArea = (session.draft.ownPack ?? keptPack())?.name;
    const me = recall();
    const { asks, then } = together[group];
    const specs = session.journey.stages.map(({ decision }) => decision.spec);
    this.#facts = [...asks, ...then].flatMap((id) => {
      const spec = specs.find(({ questions }) => id in questions);
      return spec
        ? [this.#fact(id, askedIn(decisionWords(spec.id, session.path.memory), id), me)]
        : [];
    });
    this.usesMemory = this.#facts.some(
      ({ id, before }) => before.given !== undefined && session.asking(id).given === undefined,
    );
    this.council = councilOf(
      this.#facts.find(({ id }) => id === 'area')?.before.given,
      session,
      me?.council,
    );
    const [first, ...others] = this.#factsOf(session.together(question)).filter(({ id }) =>
      isOneOf(asks, id),
    );
    this.alone = others.length === 0 ? first : undefined;
  }
  #fact(id: string, said: QuestionText, me: ReturnType<typeof recall>): Fact {
    const asking = this.#session.asking(id);
    const known: string | undefined =
      id === 'role' || id === 'area' || id === 'holder' ? me?.[id] : undefined;
    const remembered =
      known && asking.offered.includes(known) && (known !== 'own-pack' || this.#ownArea)
        ? known
        : undefined;
    const before = { ...asking, given: asking.given ?? remembered };
    const ownArea = id === 'area' && this.#ownArea;
    const text = ownArea
      ? { ...said, answers: { ...said.answers, 'own-pack': { label: ownArea } } }
      : said;
    return { id, text, before, form: new Answering(id, before, text.ask) };
  }
  readonly #factsOf = (ids: readonly string[]) =>
    ids.flatMap((id) => this.#facts.find((fact) => fact.id === id) ?? []);

  /** What it is called: by its question, where one brings the others. */
  get title(): string {
    return this.alone ? this.alone.text.ask : words[this.#group];
  }
  /** What it asks. */
  get asked(): readonly QuestionText[] {
    return this.shown.map(({ text }) => text);
  }
  /** Whether the page asks something, shown or not. */
  has(question: string): boolean {
    return this.#facts.some(({ id }) => id === question);
  }
  /** What is chosen on it, by question. */
  readonly chosen: Readonly<Record<string, string | readonly string[]>> = $derived.by(() =>
    Object.fromEntries(
      this.#facts.flatMap(({ id, form }) =>
        form.current === undefined ? [] : [[id, form.current]],
      ),
    ),
  );
  /** The questions that show, with what is chosen. */
  readonly shown: readonly Fact[] = $derived.by(() =>
    this.#factsOf(this.#session.together(this.#question, this.chosen)),
  );
  /** What stands in its boxes, to be kept before it is gone on with. */
  readonly boxes: Readonly<Record<string, string>> = $derived.by(() => ({
    ...Object.fromEntries(
      Object.entries(this.chosen).flatMap(([id, one]) =>
        typeof one === 'string' ? [[id, one]] : [],
      ),
    ),
    ...(this.council === undefined ? {} : { [councilBox]: this.council }),
  }));

  /**
   * The answers that are offered to a question, with what else is chosen, and the one that fits
   * what is known.
   */
  offer(id: string): Pick<Asking, 'offered' | 'suggested'> {
    const { offered, suggested } = this.#session.asking(id, this.chosen);
    return { offered: offered.filter((one) => one !== 'own-pack' || this.#ownArea), suggested };
  }
  /** The question at its head, where one brings the others and stands as answers to choose from. */
  get lead(): Lead | undefined {
    if (!this.alone || this.alone.id === 'area' || listed.includes(this.alone.id)) return undefined;
    const { id, form } = this.alone;
    const { offered, suggested } = this.offer(id);
    return { question: id, form, offered, suggested };
  }
  /** Where the child lives, as it is chosen. */
  get area(): AreaGiven {
    return {
      area: this.#facts.find(({ id }) => id === 'area')?.form.values.chosen,
      council: this.council,
    };
  }

  /**
   * Keeps the answers of all that shows, and goes on to the next page. Where one is missing it goes
   * nowhere, and `problems` says which.
   */
  async goOn(at: Date, ongo: (to: Address) => void): Promise<void> {
    const answers = this.answers();
    if (!answers) return;
    if (!('area' in answers)) return ongo(this.#session.answerAll(answers));
    await holdPack(this.#session, this.area);
    this.#session.answerAll(answers);
    settleByDevice(this.#session, at);
    ongo(this.#session.place);
  }
  /**
   * The answers of all that shows, with how they are known; undefined where one is missing, and
   * then `problems` says which.
   */
  answers(): Readonly<Record<string, Answered>> | undefined {
    const given = this.shown.map((fact) => ({ ...fact, answer: fact.form.answer() }));
    const tooLong =
      this.alone && this.alone.form.values.note.length > limits.note
        ? [{ field: `${this.alone.id}-note`, message: questionWords.noteTooLong }]
        : [];
    const noArea = (problem: Problem) =>
      problem.field === 'area' ? { ...problem, message: areaWords.choose } : problem;
    this.problems = [...given.flatMap(({ form }) => form.problems.map(noArea)), ...tooLong];
    if (this.problems.length > 0) return undefined;
    return Object.fromEntries(
      given.flatMap(({ id, answer, form: { values } }) =>
        answer === undefined
          ? []
          : [[id, { answer, known: { tag: tagOf(values.tag), note: values.note.trim() } }]],
      ),
    );
  }
}
