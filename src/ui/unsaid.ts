import type { Text } from '../../content/words.ts';
import { filled } from './filled.ts';

/** Sentences by their ids, as a file of words has them. */
type Sentences = { readonly [id: string]: string | Text<string> };

/**
 * Something to say, without its words: which of some sentences, and what stands in it, as letters or
 * as another of them. What runs away from the page, or under a command, gives this, so that a
 * sentence that is not written, or that lacks a part, does not compile. `said` puts the words in.
 */
export type Unsaid<All extends Sentences> = {
  [Id in keyof All & string]: All[Id] extends Text<infer Name>
    ? {
        readonly says: Id;
        readonly parts: { readonly [Part in Name]: string | Unsaid<All> };
      }
    : { readonly says: Id; readonly parts?: undefined };
}[keyof All & string];

/** Any of the above, whichever sentences it is of. */
interface Any {
  readonly says: string;
  readonly parts?: Readonly<Record<string, string | Any>> | undefined;
}

/** The whole sentence. Throws where there is none of that id, which no compiler lets through. */
export function said(sentences: Sentences, { says, parts = {} }: Any): string {
  const sentence = sentences[says];
  if (sentence === undefined) throw new Error(`no sentence goes by “${says}”`);
  const whole = Object.entries(parts).map(
    ([name, part]) => [name, typeof part === 'string' ? part : said(sentences, part)] as const,
  );
  // one without places is a sentence too, of which nothing is filled
  return filled(sentence as Text<string>, Object.fromEntries(whole));
}
