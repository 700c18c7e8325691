/*
 * How a rule of the book (content/rulebook/) is cited: by its id, in this spelling and no other, in comments, in the names of
 * promises and tests, and in reasons. Read by the shape of the book, by the proof that is shown, and by the test that every
 * rule cited is in the book.
 */

const forms = [
  String.raw`I\d{2}`, // an invariant
  String.raw`L\d{1,2}`, // a contradiction that was settled
  String.raw`[BCPRX]\d{1,2}`, // a step towards the level, agreement, sharing or a reply; a reason for not telling
  String.raw`[BCDFM]\.\d{1,2}`, // a section
  String.raw`G\d{2}`, // a rule of a good referral
  String.raw`[EK]-\d{1,2}`, // a special pathway; a tension
  String.raw`D-[A-Z]+(?:-[A-Z]+)*`, // an end of sharing
  String.raw`design \d{1,2}(?:\.\d{1,2})?`,
];
/** Where the rules apply. Elsewhere a number: it is cited only as the first word of a name. */
const scope = String.raw`0\.3`;

/** The id of a rule, and nothing else. */
export const ruleId = new RegExp(`^(?:${forms.join('|')}|${scope})$`);

/** What follows a letter and a number in the path of a drawing: a second number, and then a third, a letter or the end. */
const drawn = String.raw`,-?\d| -?[\d.]+(?:[, ]-?\d| ?(?:["'\`]|[A-Za-z](?![a-z])))`;

/** Each citation in a text: none that is part of a word, a number, a name of a file or the path of a drawing. */
export const citation = new RegExp(String.raw`(?<![\w.#/-])(?:${forms.join('|')}|(?<=['"\`])${scope})(?![\w/-]|\.\d|${drawn})`, 'g');

const named = new RegExp(String.raw`^(?:(?:${forms.join('|')}|${scope})(?:, | ))+`);

/** The rules that a promise is named for, and what it says. An end of sharing stays in it, since the sentence is about that. */
export function rulesNamed(name: string): { readonly rules: readonly string[]; readonly sentence: string } {
  const start = named.exec(name)?.[0] ?? '';
  const rules = start.split(/, | (?!\d)/).filter(Boolean);
  return { rules, sentence: rules[0]?.startsWith('D-') ? name : name.slice(start.length) };
}
