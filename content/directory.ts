import { z } from 'zod';

/*
 * The shape of the directory: England's councils, and what was seen of each one's front door. Facts only, in our own words. An entry
 * says what was seen, where and when; src/recommend/councilPack.ts makes a pack of it, and says how sure that is.
 */

const sentence = z.string().trim().min(1);
const id = z.string().regex(/^[a-z-]+$/, 'ids are lower-case words joined by hyphens');
const day = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'a date is YYYY, YYYY-MM or YYYY-MM-DD');
const number = z.string().regex(/^0[0-9 ]{9,14}$/, 'a telephone number is digits and spaces from 0');
/** The page that a value was seen on, by its number in the entry. */
const source = z.int().min(1);

const regions = [
  'East Midlands',
  'East of England',
  'London',
  'North East',
  'North West',
  'South East',
  'South West',
  'West Midlands',
  'Yorkshire and the Humber',
] as const;

/** Every council that runs children's social care, as it is looked for. */
export const councilsText = z.record(
  id,
  z.strictObject({
    /** What people call it. */
    name: sentence,
    /** Its own full name. */
    council: sentence,
    region: z.enum(regions),
    /** Other names that it is looked for by. */
    also: z.array(sentence).optional(),
    /** The pack in content/areas/ that is shown in place of its entry. */
    area: id.optional(),
  }),
);

const names = z.array(sentence).min(1).optional();
/** Names that lead to a council without being its own. General knowledge: they carry no number, and choose nothing by themselves. */
export const councilNamesText = z.strictObject({
  /** Names that stand under more than one council. */
  shared: z.array(sentence),
  /** What several councils are part of, with those. */
  within: z.record(sentence, z.array(id).min(2)),
  councils: z.record(
    id,
    z.strictObject({
      /** What people call it. */
      called: names,
      /** The districts of a county council. */
      districts: names,
      /** Districts that were taken into it. */
      before: names,
      /** Towns that no council is called after. */
      places: names,
    }),
  ),
});

const page = z.strictObject({
  title: sentence,
  publisher: sentence,
  link: z.url({ protocol: /^https?$/, hostname: z.regexes.domain }),
  /** The day that the page shows; left out where it shows none. */
  dated: day.optional(),
  /** What stands behind that day, or what the page shows in place of one. */
  dating: sentence.optional(),
  kind: z.enum(['council', 'partnership', 'procedures', 'nhs', 'gp', 'school-policy', 'other']),
});

/** What was seen of one council's front door. What was not seen is left out. */
export const councilText = z
  .strictObject({
    /** The day on which its pages were looked at. */
    seen: z.iso.date(),
    website: z.string().regex(z.regexes.domain),
    frontDoor: z.strictObject({
      name: sentence.optional(),
      lines: z.array(z.strictObject({ for: z.enum(['everyone', 'professionals', 'public']), number, option: sentence.optional(), source })),
      /** As they were seen; they are counted on only where they can be read in one way. */
      hours: z.strictObject({ text: sentence, source }).optional(),
      form: sentence.optional(),
      /** What it says of advice, or of giving no name. */
      advice: sentence.optional(),
    }),
    outOfHours: z.strictObject({
      name: sentence.optional(),
      lines: z.array(z.strictObject({ number, option: sentence.optional(), source })),
    }),
    /** How many independent pages give the daytime number. */
    agree: z.int().min(0).max(9),
    /** What makes it doubtful, beside what the pages show: said with each number. */
    doubt: sentence.optional(),
    /** Another number that was seen: beside which of those above, unless it is known to be out of use. */
    conflicts: z.array(z.strictObject({ number, against: number.optional(), said: sentence })).optional(),
    notes: sentence.optional(),
    sources: z.record(z.string().regex(/^[1-9]$/), page),
  })
  .superRefine(({ frontDoor, outOfHours, conflicts = [], sources }, context) => {
    const numbers = [...frontDoor.lines, ...outOfHours.lines];
    for (const { source } of [...numbers, ...(frontDoor.hours ? [frontDoor.hours] : [])])
      if (!(source in sources)) context.addIssue({ code: 'custom', message: `no source ${source} in \`sources\`` });
    for (const { against } of conflicts)
      if (against !== undefined && !numbers.some(({ number }) => number === against))
        context.addIssue({ code: 'custom', message: `no line has the number ${against}`, path: ['conflicts'] });
  });

/** What is said of a council's numbers, and of how sure they are. {braces} are filled in from its entry. */
export const howSureText = z.strictObject({
  covers: sentence,
  missing: sentence,
  everyone: sentence,
  professionals: sentence,
  public: sentence,
  night: sentence,
  /** How many pages, by that number. */
  counts: z.record(z.string().regex(/^[2-9]$/), sentence),
  agreeTwoUndated: sentence,
  agreeUndated: sentence,
  agreeDated: sentence,
  agreeNotThis: sentence,
  onePage: sentence,
  seenOn: sentence,
  undated: sentence,
  undatedBut: sentence,
  notTheirs: sentence,
  differ: sentence,
  others: sentence,
  hoursSeen: sentence,
  pageUndated: sentence,
  pageDating: sentence,
  ours: sentence,
  use: sentence,
  notesAbout: sentence,
  supersededAbout: sentence,
  hoursAbout: sentence,
});
