import { toClipboard } from '../../browser/clipboard.ts';

/**
 * How long the line stands empty before the next: the same words again would change nothing in the
 * page, and are not read out.
 */
const pause = 100;

/**
 * What came of the last thing that was asked for, in one line. Status.svelte shows it, and it is
 * read out each time.
 */
export class Outcome {
  text = $state('');
  /** What could not be copied, to be copied by hand. */
  toCopy = $state('');
  #turn = 0;

  clear(): number {
    [this.text, this.toCopy] = ['', ''];
    return ++this.#turn;
  }
  say(text: string, toCopy = ''): void {
    const turn = this.clear();
    setTimeout(() => {
      if (turn === this.#turn) [this.text, this.toCopy] = [text, toCopy];
    }, pause);
  }
  /**
   * Says whether the text was copied, and promises the same. Rejects where it could not be made,
   * and then says nothing.
   */
  async copy(
    text: string | Promise<string>,
    words: { readonly copied: string; readonly notCopied: string },
  ): Promise<boolean> {
    const turn = this.clear();
    const copied = await toClipboard(text);
    const made = await text;
    if (turn === this.#turn) this.say(copied ? words.copied : words.notCopied, copied ? '' : made);
    return copied;
  }
}
