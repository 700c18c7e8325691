import { z } from 'zod';

/*
 * A sentence that sends someone to a person, or asks something of them, is told otherwise where that person is concerned:
 * where the worry may be about them, or where they are not to know. Each such sentence carries its other words beside it.
 */

const sentence = z.string().trim().min(1);
/** The same sentence, where it names the person and sends nobody to them; or nothing, where it stands in a list. */
const otherwise = z.union([sentence, z.enum(['same', 'nothing'])]);
const variants = z
  .strictObject({
    usual: sentence,
    /** Said where the worry is, or may be, about the safeguarding lead, manager or head. */
    lead: otherwise.optional(),
    /** Said where the family are not to be told, or may not be. */
    family: otherwise.optional(),
  })
  .refine(({ lead, family }) => lead ?? family, 'say what is told otherwise: `lead`, `family` or both');
type Variants = z.infer<typeof variants>;

/** Whom a plain sentence names without other words beside it. A guard for authors: what is shown goes by the fields above. */
const namesTheLead =
  /\b(safeguarding lead|(?<!in )your (own )?(lead|manager|head)\b|the lead\b|line managers?|head of your|welfare officer)/i;

/** Read as its usual words. Its other words are taken out apart (`tellingsIn`). A sentence that names the lead must have them. */
export const told = z
  .union([sentence, variants])
  .refine((text) => !namesTheLead.test(typeof text === 'string' ? text : text.usual) || (typeof text !== 'string' && text.lead), {
    error: ({ input }) =>
      `“${String((input as Variants).usual ?? input).slice(0, 50)}…” may name the person concerned: write it as \`usual\` and \`lead\` (other words, same, or nothing)`,
  })
  .transform((text) => (typeof text === 'string' ? text : text.usual));

/** Every sentence of a file that is told otherwise: where it stands, and its other words. */
export type Tellings = readonly (readonly [place: readonly (string | number)[], otherwise: Readonly<Omit<Variants, 'usual'>>])[];

/** Finds them in a file as it was written, before it is checked. */
export function tellingsIn(part: unknown, place: readonly (string | number)[] = []): Tellings {
  if (typeof part !== 'object' || part === null) return [];
  if (Array.isArray(part)) return part.flatMap((one, i) => tellingsIn(one, [...place, i]));
  if ('usual' in part) {
    const { usual: _, ...otherwise } = part as Variants;
    return [[place, otherwise]];
  }
  return Object.entries(part).flatMap(([key, one]) => tellingsIn(one, [...place, key]));
}
