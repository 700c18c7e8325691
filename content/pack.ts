import { z } from 'zod';

/*
 * The shape of a local area's pack. The packs in content/areas/ are checked against it when the product is built; one
 * that a partnership wrote is checked against it on the device, where nobody has vouched for it. So everything here is
 * strict, every text and list is bounded, and an address is a plain https one.
 */

const packFormat = 'windscreen-pack/1';

/** What a pack is asked for beyond its kinds and bounds, each by the id of the mend that says so in content/pages/pack-faults.yaml. */
export const packRules = [
  'say-something',
  'own-words',
  'plain-text',
  'an-id',
  'a-date',
  'an-address',
  'a-telephone',
  'number-or-how',
  'a-time',
  'closes-later',
  'each-part-once',
] as const;
const asks = (rule: (typeof packRules)[number]) => rule;

/** Text that shows what it says: nothing in it hides, or turns round what follows. */
const plain = (text: string) => !/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u.test(text.replace(/\n/g, ''));
const text = (most: number) =>
  z
    .string()
    .trim()
    .min(1, asks('say-something'))
    .max(most)
    .refine((said) => said !== '…', asks('own-words'))
    .refine(plain, asks('plain-text'));
const sentence = text(1000);
const name = text(120);
const id = z
  .string()
  .max(60)
  .regex(/^[a-z0-9-]+$/, asks('an-id'));
const isDay = (text: string) => {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text) ?? [];
  if (year === undefined) return false;
  const read = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(`${year}-${month}-${day}`);
};
/** A bare year may be written without quotes. */
const day = z.union([z.string(), z.int().transform(String)]).refine(isDay, asks('a-date'));
const link = z.url({ protocol: /^https$/, hostname: z.regexes.domain, error: asks('an-address') }).max(500);
const list = <T extends z.ZodType>(one: T) => z.array(one).max(60);

/** How far a value may be relied on: as published, in someone else's account, disputed, no longer in force, or our reading. */
const confidences = ['published', 'secondary', 'conflicting', 'historic', 'inference'] as const;

/** A value with where it came from, and when it was last known to be so. */
export interface Valued<T> {
  readonly value: T;
  /** An id: of this pack's own sources, or of Windscreen's. */
  readonly source: string;
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly asAt: string;
  readonly confidence: (typeof confidences)[number];
  readonly note?: string | undefined;
}
const provenance = { source: id, asAt: day, confidence: z.enum(confidences), note: sentence.optional() };
const valued = <T extends z.ZodType>(value: T) => z.strictObject({ value, ...provenance });
/** In force from one day until another, by the decision's date. Without `from`, always; without `until`, still. */
const dated = z.strictObject({ value: sentence, ...provenance, from: day.optional(), until: day.optional() });
/** Something that some areas say and others do not, under a heading of its own. */
const noted = z.strictObject({ about: name, value: sentence, ...provenance });

const telephone = z.string().regex(/^(?:101|111|999|0[0-9 ]{9,14})$/, asks('a-telephone'));
const line = z.strictObject({
  for: sentence,
  number: valued(telephone),
  option: sentence.optional(),
  /** What another source prints instead, where sources differ. It is shown beside the number, and never in its place. */
  elsewhere: valued(telephone).optional(),
  /** How it is known, in words: how many pages have it, and how old they are. It is said beside the number, wherever that is shown. */
  sure: sentence.optional(),
});
/** Whom else an action sends people to. */
const contacts = ['lado', 'adult-safeguarding', 'early-help', 'crisis-mental-health', 'prevent'] as const;
export type ContactId = (typeof contacts)[number];
/** Their numbers, how to reach them, or both. */
const contact = z
  .strictObject({ lines: list(line).default([]), how: valued(sentence).optional() })
  .refine(({ lines, how }) => lines.length > 0 || how, asks('number-or-how'));
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, asks('a-time'));
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
/** By the clock in England. Closed on a bank holiday, unless `bankHolidays` says otherwise. */
const opening = z
  .strictObject({ days: z.array(z.enum(weekdays)).min(1).max(7), from: time, to: time })
  .refine(({ from, to }) => from < to, { message: asks('closes-later'), path: ['to'] });
/** A working day is Monday to Friday, bank holidays of England left out. */
const clock = z.strictObject({ n: z.int().min(1).max(60), unit: z.enum(['hours', 'working-days']) });

/** In months, too: the same day of a later month. */
const mostTime = valued(z.strictObject({ n: z.int().min(1).max(60), unit: z.enum(['hours', 'working-days', 'months']) })).optional();
/** What of a written referral a section of the area's own form may hold. */
const formParts = [
  'concern',
  'now',
  'pattern',
  'incidents',
  'words',
  'background',
  'father',
  'people',
  'strengths',
  'parents',
  'agreement',
  'telephones',
  'done',
  'before',
  'ask',
  'agency',
  'role',
  'telephone',
  'hours',
] as const;
const formSections = z
  .array(z.strictObject({ heading: name, holds: z.array(z.enum(formParts)).min(1).max(formParts.length) }))
  .min(1)
  .max(40)
  .refine((all) => isEachOnce(all.flatMap(({ holds }) => holds)), asks('each-part-once'));
const isEachOnce = (all: readonly string[]) => new Set(all).size === all.length;

/** What others are to do once a referral is taken up, each with the time that the area gives it. */
const followUps = {
  'child-seen': mostTime,
  'strategy-discussion': mostTime,
  assessment: mostTime,
  conference: mostTime,
  'core-group': mostTime,
  'review-conference': mostTime,
  'later-review': mostTime,
};
export type FollowUpId = keyof typeof followUps;
/** What is asked after it, why, and what should be done by then; without a time where no source gives one. */
const followUp = z.strictObject({ ask: sentence, why: sentence, due: sentence, time: mostTime });
export const followUpText = z.strictObject({
  'child-seen': followUp,
  'strategy-discussion': followUp,
  assessment: followUp,
  conference: followUp,
  'core-group': followUp,
  'review-conference': followUp,
  'later-review': followUp,
} satisfies Record<FollowUpId, typeof followUp>);

export const pack = z.strictObject({
  format: z.literal(packFormat),
  id,
  name,
  /** Which children: where they live or are found. Never a postcode. */
  covers: sentence,
  status: z.enum(['live', 'retired']),
  retired: z.strictObject({ on: day, successors: list(name).min(1), note: sentence }).optional(),
  website: valued(link).optional(),
  /** What to do where the website or a number is not in the pack. */
  missing: sentence,
  frontDoor: z.strictObject({
    name: valued(name),
    /** Other names people may know it by. */
    formerly: list(valued(name)).default([]),
    lines: list(line).default([]),
    opening: valued(list(opening).min(1)).optional(),
    bankHolidays: valued(z.enum(['closed', 'open'])).optional(),
    form: valued(sentence).optional(),
    /** The sections of that form, in their order: a written referral goes by them. What none of them holds comes after. */
    formSections: valued(formSections).optional(),
    /** Advice before referring, and from whom. */
    advice: valued(sentence).optional(),
    /** Whether the front door advises without being told who the child is. */
    anonymousAdvice: valued(z.enum(['yes', 'no', 'not-seen'])),
    /** What becomes of a referral: screening, information gathered from several agencies. */
    receipt: list(valued(sentence)).default([]),
    domesticAbuse: list(valued(sentence)).default([]),
    /** Where a child already has a social worker. */
    allocated: valued(sentence).optional(),
  }),
  outOfHours: z.strictObject({ name: valued(name), lines: list(line).default([]) }),
  /** One that is left out is said not to be in the pack. Packs written before November 2026 have none. */
  contacts: z.partialRecord(z.enum(contacts), contact).optional(),
  clocks: z.strictObject({
    'written-follow-up': valued(clock),
    'front-door-decision': valued(clock),
    chase: valued(clock),
    /** The area's own times for what others do after; they stand in place of the general ones. */
    ...followUps,
  }),
  /** The area's own names for the windscreen's five places, by number, where they were seen. */
  levelNames: z.partialRecord(z.enum(['1', '2', '3', '4', '5']), valued(name)).default({}),
  /** Practice that the area expects on agreement. Never the law, and never a reason to wait (K-2). */
  agreement: list(dated).default([]),
  /**
   * The steps for disagreement. `throughLead` says whether a step goes through the person's own lead, manager or head of
   * service: where the worry may be about them it is left out, and so is a step that does not say. `within` is how soon it
   * is to be taken, where the area says so.
   */
  escalation: list(
    z.strictObject({
      value: sentence,
      ...provenance,
      throughLead: z.boolean().optional(),
      within: z.union([z.literal('the same day'), clock]).optional(),
    }),
  ).min(1),
  /** Threshold documents and procedures, by when they were in force. */
  documents: list(dated).default([]),
  /** Screening tools by id, and what this area says of each. */
  tools: z.record(id, valued(sentence)).default({}),
  /** Where two sources differ: each as it stands, and which is used here (K-12, K-13). */
  conflicts: list(z.strictObject({ about: name, said: list(valued(sentence)).min(2), use: sentence })).default([]),
  notes: list(noted).default([]),
  /** Concerns that this area takes further than Windscreen does: the least level each then permits. Never less. */
  raises: z.record(id, valued(id)).default({}),
  /** The pack's own sources, beside those of Windscreen. */
  sources: z
    .record(
      id,
      z.strictObject({
        title: sentence,
        publisher: name,
        date: day,
        link,
        checked: day,
        read: z.enum(['seen', 'secondary', 'unverified']),
        note: sentence.optional(),
      }),
    )
    .default({}),
});
export type Pack = z.infer<typeof pack>;
