import { z } from 'zod';

/*
 * A sentence that would contradict the rest of its page is told otherwise there: where it would send someone to the person
 * concerned, say that nobody need be rung beside a duty, say to share what is withheld, or speak of a law that is not there yet.
 * Such a sentence carries its other words beside it, by the circumstance (machines/circumstances.ts). One that contradicts
 * nothing anywhere is marked `!plain`.
 */

/** The ids of machines/circumstances.ts: a test keeps them the same. */
export const circumstanceIds = [
  'never',
  'lead',
  'family',
  'doctorFirst',
  'asLead',
  'known',
  'enquiry',
  'oneCarer',
  'safe',
  'refused',
  'duty',
  'offered',
  'withheld',
  'apart',
  'before2026',
  'beforeDuty',
] as const;

/** Gives the same shape under each of some names. */
export const each = <const Name extends string, S extends z.ZodType>(names: readonly Name[], shape: S): Record<Name, S> =>
  // Object.fromEntries widens the names to string
  Object.fromEntries(names.map((name) => [name, shape])) as Record<Name, S>;

const sentence = z.string().trim().min(1);
/** Other words; the same, where they contradict nothing there; or nothing, where the sentence stands in a list. */
const otherwise = z.union([sentence, z.enum(['same', 'nothing'])]);
const variants = z
  .strictObject({ usual: sentence, ...each(circumstanceIds, otherwise.optional()) })
  .refine((text) => Object.keys(text).length > 1, 'say what is told otherwise, and when');
type Variants = z.infer<typeof variants>;

/** What the YAML tag `!plain` leaves: a sentence that its author says contradicts nothing. */
const plain = z.strictObject({ plain: sentence });
/** How the reader of YAML is told of the tag. */
export const plainTag = { tag: '!plain', resolve: (text: string): z.infer<typeof plain> => ({ plain: text }) };

/** Whom a plain sentence names without other words beside it. A guard for authors: what is shown goes by the fields above. */
const namesTheLead =
  /\b(safeguarding lead|(?<!in )your (own )?(lead|manager|head)\b|the lead\b|line managers?|head of your|welfare officer)/i;
const usualOf = (text: string | Variants | z.infer<typeof plain>) =>
  typeof text === 'string' ? text : 'plain' in text ? text.plain : text.usual;

const read = <S extends z.ZodType<string | Variants | z.infer<typeof plain>>>(shape: S) =>
  shape
    .superRefine((text, { addIssue }) => {
      if (!namesTheLead.test(usualOf(text)) || (typeof text === 'object' && 'lead' in text)) return;
      const message = `“${usualOf(text).slice(0, 50)}…” may name the person concerned: write it as \`usual\` and \`lead\` (other words, same, or nothing)`;
      addIssue({ code: 'custom', message });
    })
    .transform(usualOf);

/** Read as its usual words. Its other words are taken out apart (`tellingsIn`). A sentence that names the lead must have them. */
export const told = read(z.union([sentence, plain, variants]));

/** The same, for every sentence that a recommendation may show: each says of itself that it is plain, or has other words. */
export const tagged = read(
  z.union([plain, variants], {
    error: ({ input }) => {
      const what =
        input === undefined ? 'It is missing: write it, and' : `“${String(input).slice(0, 50)}…” says not whether it contradicts anything:`;
      return `${what} mark it !plain, or give its other words by circumstance (${circumstanceIds.join(', ')})`;
    },
  }),
);

/** Every sentence of a file that is told otherwise: where it stands, and its other words. */
export type Tellings = readonly (readonly [place: readonly (string | number)[], otherwise: Readonly<Omit<Variants, 'usual'>>])[];

/** Finds them in a file as it was written, before it is checked. */
export function tellingsIn(part: unknown, place: readonly (string | number)[] = []): Tellings {
  if (typeof part !== 'object' || part === null) return [];
  if (Array.isArray(part)) return part.flatMap((one, i) => tellingsIn(one, [...place, i]));
  if ('usual' in part) {
    const { usual: _, ...otherwise } = part as Variants; // no other group has a `usual`, and what is wrong in one is found when it is checked
    return [[place, otherwise]];
  }
  return Object.entries(part).flatMap(([key, one]) => tellingsIn(one, [...place, key]));
}
