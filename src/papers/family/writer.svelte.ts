import { Form } from '../../ui/form/form.svelte.ts';
import { isOneOf } from '../../../machines/grammar/known.ts';
import type { Boxes } from './boxes.ts';
import {
  answersFor,
  answersGiven,
  doings,
  readers,
  type AnswerGiven,
  type Case,
  type Reader,
} from './case.ts';
import { notAsked, worries, type AskedFirst } from './offer.ts';
import { styles, type Style } from './sheet.ts';

type Open<T> = { -readonly [K in keyof T]: T[K] };
/** All that is typed or chosen: what is asked first, and the page. Nothing chosen is ''. */
interface Values {
  asked: Open<AskedFirst>;
  reader: Reader | '';
  doing: Case['doing'] | '';
  answer: AnswerGiven | '';
  style: Style;
  boxes: Open<Boxes>;
}

/** The page for the family as it is being written. */
export class FamilyWriter extends Form<Values> {
  constructor(reader: Reader | '', boxes: Boxes) {
    super({
      asked: { ...notAsked },
      reader,
      doing: '',
      answer: '',
      style: 'plain',
      boxes: { ...boxes },
    });
  }
  /** What is done and what they said, where no decision says it. */
  readonly case: Case | undefined = $derived.by(() => {
    const { doing, answer } = this.values;
    if (!doing) return undefined;
    const [only, ...others] = answersFor(doing);
    const said = others.length > 0 ? answer : only;
    return said && answersFor(doing).includes(said) ? { doing, answer: said } : undefined;
  });

  ask<Name extends keyof AskedFirst>(name: Name, value: string): void {
    const worry = isOneOf(worries, value) ? value : '';
    this.values.asked = { ...this.values.asked, [name]: name === 'worry' ? worry : value };
  }
  choose(name: 'reader' | 'doing' | 'answer' | 'style', value: string): void {
    if (name === 'reader' && isOneOf(readers, value)) this.values.reader = value;
    if (name === 'doing' && isOneOf(doings, value)) this.values.doing = value;
    if (name === 'answer' && isOneOf(answersGiven, value)) this.values.answer = value;
    if (name === 'style' && isOneOf(styles, value)) this.values.style = value;
  }
  /** What was typed here before a lock, a reload or a crash. */
  takeUp(typed: unknown): void {
    this.values = { ...this.values, ...(typed as Partial<Values>) }; // only this page keeps it
  }
}
