import { NotLoaded } from '../browser/parts.ts';

/** One thing at a time that a page has been asked to do, each of which ends in a sentence: what came of it, or what to put right. */
export class Task {
  doing = $state('');
  done = $state('');
  problem = $state.raw<{ readonly text: string; readonly for: string }>();

  said(field: string): string | undefined {
    return this.problem?.for === field ? this.problem.text : undefined;
  }
  refuse(field: string, text: string) {
    [this.problem, this.done] = [{ text, for: field }, ''];
  }
  async run(doing: string, field: string, work: () => Promise<string>, refused: (error: unknown) => string): Promise<void> {
    [this.problem, this.done, this.doing] = [undefined, '', doing];
    try {
      this.done = await work();
    } catch (error) {
      this.refuse(field, error instanceof NotLoaded ? error.message : refused(error));
    }
    this.doing = '';
  }
}
/** A passphrase is long rather than odd: the same length is asked of every one. */
const shortestPassphrase = 15;
export const isTooShort = (secret: string): boolean => secret.trim().length < shortestPassphrase;
