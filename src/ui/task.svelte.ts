import { orNotLoaded } from './notLoaded.ts';
import { Form } from './form/form.svelte.ts';

/**
 * A form that is asked for one thing at a time, each of which ends in a sentence: what came of it,
 * or what to put right.
 */
export class Task<Values> extends Form<Values> {
  doing = $state('');
  done = $state('');

  override refuse(field: string, message: string) {
    super.refuse(field, message);
    this.done = '';
  }
  async run(
    doing: string,
    field: string,
    work: () => Promise<string>,
    refused: (error: unknown) => string,
  ): Promise<void> {
    [this.problems, this.done, this.doing] = [[], '', doing];
    try {
      this.done = await work();
    } catch (error) {
      this.refuse(field, orNotLoaded(error, refused(error)));
    }
    this.doing = '';
  }
}
/**
 * A passphrase is long rather than odd: the same length is asked of every one, and that it is not a
 * few characters over and over. Windscreen's own figures.
 */
const shortestPassphrase = 15;
const fewestCharacters = 5;
export const isTooWeak = (secret: string): boolean =>
  secret.trim().length < shortestPassphrase ||
  [...secret.trim()].filter((one, i, all) => all.indexOf(one) === i).length < fewestCharacters;
