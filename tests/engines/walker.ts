import { setTimeout as pause } from 'node:timers/promises';
import type { Memory } from '../../machines/grammar/fact.ts';
import { seen } from '../browser/seen.ts';
import { patience } from '../settings/patience.ts';
import { enter, type Engine } from './engine.ts';

const mark = 'data-found';
const markOf = `[${mark}]`;
/** On a page, until it has heard a press or is gone. */
const pressed = 'data-not-pressed';

/** Somebody at a browser, who finds things by what is written on them. */
export class Walker {
  readonly engine: Engine;
  readonly #site: string;

  constructor(engine: Engine, site: string) {
    [this.engine, this.#site] = [engine, site];
  }

  open = (address: string) => this.engine.goTo(`${this.#site}${address}`);
  hash = () => this.engine.run<string>('return location.hash');

  /** Waits until something holds in the page. */
  async until(holds: string, ...args: readonly unknown[]): Promise<void> {
    const last = Date.now() + patience.state;
    while (!(await this.engine.run(`return Boolean(${holds})`, args).catch(() => false))) {
      if (Date.now() > last)
        throw new Error(
          `never so: ${holds} ${JSON.stringify(args)}; at ${await this.hash()} the page says: ${await this.text()}`,
        );
      await pause(50);
    }
  }
  text = () => this.engine.run<string>('return document.body.innerText.slice(0, 3000)');
  sees = (text: string) => this.until('document.body.innerText.includes(given[0])', text);
  /** Waits for a page by its heading. */
  at = (heading: string) =>
    this.until('document.querySelector("h1")?.innerText.includes(given[0])', heading);

  /** Marks the first thing of a kind that says a text and can be seen. */
  #find = (kind: string, text: string, then = 'one') =>
    this.until(
      `(() => {
        for (const old of document.querySelectorAll('${markOf}')) old.removeAttribute('${mark}');
        const says = (one) => one.innerText.replace(/\\s+/g, ' ').trim();
        const one = [...document.querySelectorAll(given[0])].find((one) => one.checkVisibility() && says(one).startsWith(given[1]));
        const found = one && ${then};
        found?.setAttribute('${mark}', '');
        found?.scrollIntoView({ block: 'center' });
        return found;
      })()`,
      kind,
      text,
    );
  press = (text: string) => this.#press(text, () => this.#find('button, a, summary', text));
  /** Chooses an answer, or ticks a line, by its words. */
  choose = (label: string) => this.#press(label, () => this.#find('label', label));
  /**
   * What was found may be drawn anew before it is pressed, and what moves as it is pressed is missed:
   * it is found again then. A press is one only once the page has heard it, and is said where it took
   * more than one, since a person’s may be lost in the same way.
   */
  async #press(text: string, find: () => Promise<void>): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      await find();
      await this.#listen();
      const why = await this.engine.press(markOf).then(() => 'it was not heard', String);
      if (await this.#heard()) return;
      if (tries === 20) throw new Error(`“${text}” cannot be pressed: ${why}`);
      console.log(`  “${text}” is pressed again: ${why}`);
      await pause(100);
    }
  }
  /** Hears whether the next click is of what is marked. What a page is told outlives no page. */
  #listen = () =>
    this.engine.run(
      `const top = document.documentElement;
      top.setAttribute('${pressed}', 'not yet');
      addEventListener('click', ({ target }) => target.closest('${markOf}') && top.removeAttribute('${pressed}'), { capture: true, once: true });`,
    );
  #heard = () =>
    this.engine.run<boolean>(`return !document.documentElement.hasAttribute('${pressed}')`);
  /** Loads the page again, and waits until the one that stood there is gone. */
  async reload(): Promise<void> {
    await this.engine.run(
      `document.documentElement.setAttribute('${pressed}', 'before'); location.reload();`,
    );
    await this.until(`!document.documentElement.hasAttribute('${pressed}')`);
  }
  async write(label: string, text: string): Promise<void> {
    await this.#find('label', label, 'one.control');
    await this.engine.type(markOf, text);
  }

  /** Answers each question that is asked, page by page, until a page that asks nothing of these. */
  async answer(answers: Memory): Promise<void> {
    for (;;) {
      const open = () =>
        this.engine.run<string | null>(
          `return [...document.querySelectorAll('main form [name]')].find((one) => !one.matches(':disabled') && one.name in given[0] && !given[1].includes(one.name))?.name`,
          [answers, done],
        );
      const done: string[] = [];
      for (let next = await open(); next; next = await open()) {
        await this.#give(next, answers[next]!);
        done.push(next);
      }
      if (done.length === 0) return;
      const from = await this.hash();
      await this.press('Continue');
      await this.until('location.hash !== given[0] && document.activeElement.matches("h1")', from);
    }
  }
  async #give(question: string, answer: string | readonly string[]): Promise<void> {
    if (question === 'area') return this.engine.type('#area', `Cambridgeshire${enter}`);
    for (const one of [answer].flat()) {
      const listed = `select[name="${question}"]`;
      // a system's own list of choices is out of a driver's reach
      const chosen = await this.engine.run<boolean>(
        `const list = document.querySelector(given[0]);
        if (!list) return false;
        list.value = given[1];
        list.dispatchEvent(new Event('change', { bubbles: true }));
        return true;`,
        [listed, one],
      );
      if (chosen) continue;
      if (question === 'concerns') await this.write('Find what you saw', seen[one]!.label);
      const box = `input[name="${question}"][value="${one}"]`;
      await this.#press(`${question}: ${one}`, () =>
        this.until(
          `(() => {
            for (const old of document.querySelectorAll('${markOf}')) old.removeAttribute('${mark}');
            const label = document.querySelector(given[0] + ' + label');
            label?.closest('details')?.setAttribute('open', '');
            label?.setAttribute('${mark}', '');
            label?.scrollIntoView({ block: 'center' });
            return label;
          })()`,
          box,
        ),
      );
      await this.until('document.querySelector(given[0])?.checked', box);
    }
  }
}
