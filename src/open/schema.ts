import { levels, sharingOutcomes } from '../../machines/outcomes.ts';
import { evidenceTags } from '../records/account.ts';
import { limits } from '../records/limits.ts';
import { format, type DecisionRecord } from '../records/record.ts';
import type { DecisionRules, Rules } from '../records/rules.ts';
import { unless } from './misshapen.ts';
import { z } from './zod.ts';

/*
 * The shape of a record in a file that nobody has vouched for. Every object is strict and every
 * length bounded. The types of src/records are the promise; `satisfies` and the annotations below
 * keep this in step with them.
 */

/** Half an emoji has no place in a file, and could not be hashed. */
const whole = (text: string) => !/\p{Surrogate}/u.test(text);
export const upTo = (most: number) =>
  z
    .string()
    .max(most)
    .refine(whole, unless({ says: 'half-character' }));
/** Words that were shown. */
export const said = upTo(10_000);
/** Words that were written. */
export const written = upTo(limits.text);
const few = <T extends z.ZodType>(one: T) => z.array(one).max(200);

/** An id, and none of the names that every JavaScript object answers to. */
export const id = z
  .string()
  .max(80)
  .regex(/^[a-zA-Z0-9-]+$/)
  .refine((name) => !(name in {}), unless({ says: 'not-a-name' }));
export const ids = few(id);
export const level = z.enum(levels);
export const when = z.iso.datetime();
export const answer = z.union([id, ids]);

const doubt = z.strictObject({
  status: z.enum(['secondary', 'unverified', 'inference']),
  why: said,
});
const doubtful = doubt.exactOptional();
const line = z.strictObject({
  for: said,
  number: upTo(40),
  option: said.exactOptional(),
  asAt: upTo(40),
  source: upTo(80),
  warning: said.exactOptional(),
});
const toRing = z.strictObject({
  who: said,
  lines: few(line),
  missing: said.exactOptional(),
  hours: said.exactOptional(),
});
const ending = z.strictObject({
  id,
  title: said,
  explain: said,
  do: few(said),
  say: few(said),
  doubt: doubtful,
});
const toDo = z.strictObject({
  id,
  do: said,
  how: said,
  by: said,
  due: when.exactOptional(),
  limit: said.exactOptional(),
  guide: id.exactOptional(),
  sources: ids,
  doubt: doubtful,
});

/** What follows from the level, recommended or chosen. */
const following = {
  level: level.exactOptional(),
  place: z.number().min(1).max(5).exactOptional(),
  levelName: said,
  localName: said.exactOptional(),
  act: said,
  lead: said,
  who: said,
  ring: toRing.exactOptional(),
  otherwise: few(toRing),
  say: few(said),
  dos: few(said),
  donts: few(said),
  consent: ending.exactOptional(),
  sharing: ending.exactOptional(),
  basis: said.exactOptional(),
  condition: said.exactOptional(),
  actions: few(toDo),
  holidays: said.exactOptional(),
};
const recommendation = z.strictObject({
  ...following,
  why: few(
    z.strictObject({ decides: z.boolean(), you: said, so: said, sources: ids, doubt: doubtful }),
  ),
  findOut: few(z.strictObject({ what: said, who: said, by: said })),
  range: z.strictObject({ upTo: level, because: said }).exactOptional(),
  escalation: few(said),
  edition: z.strictObject({ id, name: said, banner: said, notConfirmed: few(said) }),
  area: z.strictObject({
    id,
    name: said,
    ended: said.exactOptional(),
    agreement: said.exactOptional(),
    advice: said.exactOptional(),
    documents: few(said).exactOptional(),
  }),
  sources: few(
    z.strictObject({
      title: said,
      publisher: said,
      date: upTo(40),
      link: upTo(2000).exactOptional(),
      read: z.enum(['seen', 'secondary', 'unverified']),
    }),
  ),
}) satisfies z.ZodType<DecisionRecord['recommendation']>;

const all = z.record(id, ids);
const fact = z.union([all, few(all)]);
const route = z.union([id, few(z.strictObject({ fact: id.exactOptional(), to: id })).min(1)]);
/** Ten times what any decision has: each is walked before a record is shown. */
const mostWays = 5000;
const decisionRules: z.ZodType<DecisionRules> = z
  .strictObject({
    id,
    given: z.record(id, ids).exactOptional(),
    start: route,
    facts: z.record(id, fact).exactOptional(),
    questions: few(
      z.union([
        z.strictObject({ question: id, answers: z.record(id, route) }),
        z.strictObject({
          question: id,
          tick: ids,
          only: z.record(id, id).exactOptional(),
          then: route,
        }),
      ]),
    ),
    outcomes: ids,
    scale: z.strictObject({ levels: ids, floors: z.record(id, z.record(id, id)) }).exactOptional(),
  })
  .superRefine(({ facts = {}, questions, start }, { addIssue }) => {
    const routes = [
      start,
      ...questions.flatMap((asked) =>
        'tick' in asked ? [asked.then] : Object.values(asked.answers),
      ),
    ];
    if (routes.flat().length > mostWays)
      addIssue({
        code: 'custom',
        ...unless({ says: 'too-many-ways', parts: { most: `${mostWays}` } }),
      });
    const read = [
      ...routes.flatMap((route) =>
        typeof route === 'string' ? [] : route.flatMap(({ fact }) => fact ?? []),
      ),
      ...questions.flatMap((asked) => ('tick' in asked ? Object.values(asked.only ?? {}) : [])),
    ];
    for (const name of new Set(read.filter((name) => !Object.hasOwn(facts, name))))
      addIssue({
        code: 'custom',
        ...unless({ says: 'no-fact', parts: { fact: name } }),
      });
  });

const rules: z.ZodType<Rules> = z.strictObject({
  journey: id,
  stages: z
    .array(z.strictObject({ decision: decisionRules, when: fact.exactOptional() }))
    .min(1)
    .max(20),
  endsAt: ids,
  actions: few(z.strictObject({ action: id, when: fact })),
});

const step = z.strictObject({
  decision: z.union([id, z.literal('')]),
  section: said,
  question: id,
  ask: said,
  answer,
  said,
  evidence: z.strictObject({ tag: z.enum(evidenceTags), words: said }).exactOptional(),
  note: upTo(limits.note).exactOptional(),
});

/** The record that a decision was begun from. */
export const earlier = z.strictObject({
  record: upTo(100),
  finishedAt: when,
  otherChild: z.literal(true).exactOptional(),
  noted: z.literal(true).exactOptional(),
});

const decisionRecord = z.strictObject({
  format: z.literal(format),
  id: upTo(100),
  mode: z.enum(['live', 'training']),
  reference: upTo(limits.name),
  earlier: earlier.exactOptional(),
  begunAt: when,
  finishedAt: when,
  decisionDate: z.iso.date(),
  versions: z.strictObject({ windscreen: upTo(40), rules: upTo(100) }),
  journey: z.enum(['refer', 'share']),
  law: z.strictObject({ id, name: said }),
  area: z.strictObject({
    id,
    name: said,
    asAt: upTo(40),
    council: id.exactOptional(),
    other: z.strictObject({ id, name: said }).exactOptional(),
  }),
  steps: few(step),
  setAside: few(step),
  routes: few(z.strictObject({ decision: id, after: id, fact: id, to: id, because: said })),
  outcomes: few(z.strictObject({ decision: id, outcome: id, words: said })),
  ownView: z
    .strictObject({
      level: z.enum([...levels, ...sharingOutcomes, 'unsure']),
      words: said,
      why: written,
      afterAct: z.literal(true).exactOptional(),
    })
    .exactOptional(),
  recommendation,
  decided: z.strictObject(following).exactOptional(),
  choice: z
    .strictObject({
      follows: z.boolean(),
      level: level.exactOptional(),
      words: said.exactOptional(),
      why: written,
      secondPerson: upTo(limits.name),
    })
    .exactOptional(),
  reasons: z.strictObject({
    facts: written,
    concern: written,
    risk: written,
    action: written,
    justification: written,
  }),
  consulted: written,
  familyTold: written,
  wishes: written.exactOptional(),
  challenge: written.exactOptional(),
  reviewOn: z.union([z.iso.date(), z.literal('')]),
  triggers: written,
  toShare: z.strictObject({
    recipient: upTo(limits.name),
    facts: written,
    opinion: written,
    fromOthers: written,
    protect: written,
    includeProtected: z.boolean(),
    whyInclude: written,
  }),
  rules,
});
export const recordShape: z.ZodType<DecisionRecord> = decisionRecord;
/** The file that a finished record is saved in: the record, with its receipt beside it. */
export const recordFileShape = decisionRecord.extend({ receipt: z.string().exactOptional() });
