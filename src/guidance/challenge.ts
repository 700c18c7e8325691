import words from '../../content/pages/challenge.yaml';
import type { RulesText, SourcesText } from '../../content/schema.ts';
import { longDate } from '../recommend/dates.ts';
import { filled } from '../ui/filled.ts';

/** A rule’s id as it stands in an address. */
export const ruleAt = (id: string): string => id.replaceAll(' ', '_');

/** What is challenged, in a line; nothing where there is no such thing. */
export function challenged(
  what: string,
  at: string,
  { rules, sources }: { readonly rules: RulesText; readonly sources: SourcesText },
): string | undefined {
  const rule = Object.entries(rules).find(([id]) => ruleAt(id) === at);
  if (what === 'rule' && rule) return filled(words.rule, { id: rule[0], says: rule[1].says });
  const source = Object.hasOwn(sources, at) ? sources[at] : undefined;
  return what === 'source' && source ? filled(words.source, source) : undefined;
}

export interface Challenge {
  readonly wrong: string;
  readonly instead: string;
  readonly where: string;
}
/** A few paragraphs say what is wrong. */
const longest = 2000;

/** What to mend before it can be saved, by its field. */
export function problemsIn({ wrong, instead, where }: Challenge) {
  const tooLong = (text: string) => text.trim().length > longest && words.tooLong;
  return {
    wrong: !wrong.trim() ? words.needWrong : tooLong(wrong),
    instead: tooLong(instead),
    where: tooLong(where),
  };
}

/** The file to send: plain text, which names nobody but what somebody wrote. */
export const challengeText = (
  about: string,
  { wrong, instead, where }: Challenge,
  { version, at }: { readonly version: string; readonly at: Date },
): string =>
  [
    words.file.title,
    `${words.file.about}\n${about}`,
    ...(
      [
        [words.wrong, wrong],
        [words.instead, instead],
        [words.where, where],
      ] as const
    ).map(([asked, text]) => `${asked}\n${text.trim() || words.file.left}`),
    filled(words.file.version, { version, day: longDate(at) }),
    '',
  ].join('\n\n');
