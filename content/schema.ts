import { z } from 'zod';
import { ruleId } from './citation.ts';
import { councilNamesText, councilsText, councilText, howSureText } from './directory.ts';
import { followUpText, pack } from './pack.ts';
import { each, tagged, told } from './told.ts';

/*
 * The shape of every file in content/, but for the pages' words, which words.ts reads. Checked when the product is built: a mistake
 * stops the build with the file, the field and the reason. Ids are those of machines/; a test proves that each id there has words
 * here and that no words are left over.
 */

const sentence = z.string().trim().min(1);
const id = z.string().regex(/^[a-z0-9-]+$/, 'ids are lower-case words joined by hyphens');
const day = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'a date is YYYY, YYYY-MM or YYYY-MM-DD');
/** Ids from sources.yaml. */
const sources = z.array(id).min(1);

const doubtful = ['secondary', 'unverified', 'inference'] as const;
/** What domain research could not confirm is shown so, with its reason. */
const doubt = z.strictObject({ status: z.enum(doubtful), why: sentence });

const answerText = z.union([sentence.transform((label) => ({ label })), z.strictObject({ label: sentence, hint: told.optional() })]);

const questionText = z.strictObject({
  /** The question itself; the page's heading. */
  ask: sentence.endsWith('?'),
  /** What helps to answer it, in a sentence or two. */
  hint: told.optional(),
  /** Why it is asked: one fold below. */
  why: told.optional(),
  define: z.strictObject({ term: sentence, means: told }).optional(),
  /** Prompts to think with. Never scored. */
  weigh: z.strictObject({ title: sentence, items: z.array(told).min(1), bias: sentence.optional() }).optional(),
  answers: z.record(id, answerText),
  /** Said beside a tick-list's boxes when none applies. */
  none: sentence.optional(),
  /** A short name for tables: "Immediate danger". */
  short: sentence,
  /** Whether "how do you know?" makes sense here. */
  evidence: z.boolean().default(false),
  /** What an answer means for the recommendation, in "why this, from your answers". */
  so: z.record(id, told).default({}),
  /** What to find out when the answer is not sure, who could tell, and by when. */
  findOut: z.strictObject({ what: told, who: told, by: told }).optional(),
  sources,
  doubt: doubt.optional(),
});

const decisionText = z.strictObject({
  /** The caption above each of its questions. */
  section: sentence,
  /** What this decision settles, for "How it decides". */
  about: sentence,
  questions: z.record(id, questionText),
  /** Facts that choose a route, each as a clause that reads after "because". */
  facts: z.record(z.string(), sentence).default({}),
  /** Where it can end, as a line of the chart. Levels, consent and sharing have their own files as well. */
  outcomes: z.record(id, sentence),
});

const concernsText = z.strictObject({
  groups: z
    .array(
      z.strictObject({
        heading: sentence,
        /** What some of its lines are about, in one line of a phone: with the heading, all that is seen of it while it is closed. */
        holds: sentence,
        concerns: z.record(
          id,
          z.strictObject({
            label: sentence,
            hint: told,
            /** Nobody could choose without the hint, so it stands before the line is ticked too; the others open with the tick. */
            hintStands: z.literal(true).optional(),
            /** The concerns that this one is a condition of: it is shown below them, once one of them is ticked. */
            under: z.union([id.transform((one) => [one]), z.array(id).min(2)]).optional(),
            /** What ticking it means, in "why this, from your answers". */
            so: tagged,
            /** A guide to read. */
            guide: id.optional(),
            dos: z.array(tagged).default([]),
            donts: z.array(tagged).default([]),
            sources,
            doubt: doubt.optional(),
          }),
        ),
      }),
    )
    .min(1),
});

/** The everyday words that find a concern, by its id. */
const synonymsText = z.record(id, z.array(sentence).min(1));
/** What a referral is read for: initials with what they stand for, initials that everyone knows, words that judge. */
const plainWordsText = z.strictObject({
  initials: z.record(z.string().regex(/^[A-Z]{2,6}$/), sentence),
  known: z.array(z.string().regex(/^[A-Z]{2,6}$/)),
  judging: z.array(sentence).min(1),
});

/** The five places on the windscreen, by their general names. An area's pack may have its own. */
const windscreenText = z.array(z.strictObject({ n: z.number(), name: sentence, plain: sentence })).length(5);

const levelsText = z.record(
  id,
  z.strictObject({
    /** Its place on the windscreen, 1 to 5; advice today has none of its own. */
    n: z.literal([1, 2, 3, 4, 5]).nullable(),
    name: sentence,
    /** What to do, and how fast: the recommendation's heading. */
    act: tagged,
    lead: tagged,
    /** What to say to whoever is rung. Words for the family are with consent. */
    say: z.array(tagged).min(1),
    who: tagged,
    dos: z.array(tagged),
    donts: z.array(tagged),
    because: sentence,
    sources,
    doubt: doubt.optional(),
  }),
);

const outcomesText = z.record(
  id,
  z.strictObject({
    title: tagged,
    explain: tagged,
    do: z.array(tagged).min(1),
    /** Words to say to the family or the requester, where there is someone to say them to. */
    say: z.array(tagged).default([]),
    sources,
    doubt: doubt.optional(),
  }),
);

const actionsText = z.record(id, z.strictObject({ do: tagged, how: tagged, guide: id.optional(), sources, doubt: doubt.optional() }));

const sourcesText = z.record(
  id,
  z.strictObject({
    title: sentence,
    publisher: sentence,
    /** When it was published, or the date of the version read. */
    date: day,
    /** Left out where it has no page of its own. */
    link: z.url().optional(),
    /** When this project last looked at it. */
    checked: day,
    /** How it was read: in full or in part, in someone else's account, or not found. */
    read: z.enum(['seen', 'secondary', 'unverified']),
    note: sentence.optional(),
  }),
);

const editionsText = z.record(
  id,
  z.strictObject({
    name: sentence,
    /** Said on every recommendation. `confirmed` is the switch: no until its start has been seen in the law itself. */
    banner: z
      .union([sentence, z.strictObject({ confirmed: z.boolean(), reported: sentence, inForce: sentence })])
      .transform((banner) => (typeof banner === 'string' ? banner : banner.confirmed ? banner.inForce : banner.reported)),
    from: day,
    /** The last day it applied, where it has been replaced. */
    until: day.optional(),
    rules: z.array(sentence),
    means: sentence,
    /** Each said once, until its switch says that it has been confirmed. */
    notConfirmed: z
      .array(z.union([sentence, z.strictObject({ what: sentence, confirmed: z.boolean() })]))
      .transform((all) => all.flatMap((one) => (typeof one === 'string' ? [one] : one.confirmed ? [] : [one.what]))),
    /** Actions whose words change once a law is in force, by id. Off until it is. */
    actions: z
      .record(id, z.strictObject({ inForce: z.boolean(), do: sentence, how: sentence }))
      .default({})
      .transform((all) =>
        Object.fromEntries(Object.entries(all).flatMap(([action, { inForce, ...words }]) => (inForce ? [[action, words] as const] : []))),
      ),
    sources,
  }),
);

/** A screening or assessment tool: what it is for, and what it leaves to judgement. */
const toolsText = z.record(
  id,
  z.strictObject({
    name: sentence,
    /** When to use it. */
    when: sentence,
    /** Who may: anyone, or only those trained or licensed. */
    who: sentence,
    /** What it does not decide. */
    doesNot: sentence,
    guide: id.optional(),
    /** Concerns, by id, that it helps with. */
    concerns: z.array(id).default([]),
    sources,
    doubt: doubt.optional(),
  }),
);

/** Bank holidays of England: what is kept, from which source, and the years it covers. */
const holidaysText = z.strictObject({
  covers: z.strictObject({ from: z.int(), to: z.int() }),
  days: z.array(z.strictObject({ on: z.iso.date(), name: sentence })).min(1),
  sources,
  doubt: doubt.optional(),
});

const guideText = z.strictObject({
  title: sentence,
  summary: told,
  /** At most 250 words in all. */
  sections: z.array(z.strictObject({ heading: sentence, text: z.array(told).min(1), list: z.array(told).default([]) })).min(1),
  /** What it says how to write, where that can be written here. */
  paper: z.enum(['plan', 'map', 'chronology']).optional(),
  sources,
  doubt: doubt.optional(),
});

/** What a trainer looks for a scenario by. Written for each, since the story may come to much more. */
export const topics = [
  'everyday',
  'early-help',
  'neglect',
  'left-alone',
  'injury',
  'sexual-harm',
  'online',
  'fgm-marriage',
  'faith',
  'domestic-abuse',
  'dangerous-adults',
  'staff',
  'exploitation',
  'violence',
  'mind',
  'health',
  'young-carers',
  'before-birth',
  'housing',
  'away-from-parents',
  'from-abroad',
  'adult-at-risk',
  'sharing',
  'after-a-referral',
] as const;

const scenarioText = z.strictObject({
  title: sentence,
  setting: sentence,
  contested: z.boolean().default(false),
  invented: z.literal(true),
  topics: z.array(z.enum(topics)).min(1).max(3),
  /** What whoever has worked through it can do, each after “can”. It names nobody whom the story has not brought in yet. */
  objectives: z.array(sentence).min(2).max(3),
  stages: z
    .array(
      z.strictObject({
        story: sentence,
        journey: z.enum(['refer', 'share']).default('refer'),
        /** Answers by question id; a stage keeps those of the stage before and changes what it names. */
        answers: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
        /** Any one of the listed is accepted; more than one only where practitioners may differ. */
        expect: z.strictObject({
          level: z.array(id).min(1),
          actions: z.array(id).default([]),
          consent: z.array(id).optional(),
          sharing: z.array(id).optional(),
        }),
      }),
    )
    .min(1),
  /** What to talk about afterwards, each with what a facilitator may hope to hear. */
  discuss: z.array(z.strictObject({ ask: sentence, answer: sentence })).min(3),
  sources,
});

/** A file of sentences by name. */
const sentences = <const S extends string>(names: readonly S[]) => z.strictObject(each(names, sentence));

const routesText = sentences([
  'urgentSoFar',
  'roleUnsaid',
  'yearsOld',
  'seenUnsaid',
  'called',
  'ringPanel',
  'areaFirst',
  'numberToCome',
  'emergency',
  'emergencyFor',
  'ownWorker',
  'ownWorkerMissing',
  'lead',
  'leadMissing',
  'doctor',
  'doctorMissing',
  'notTheLead',
  'aboveTheLead',
  'closed',
  'open',
  'stale',
  'sourcesDiffer',
  'lastSeen',
  'notPublished',
  'theManager',
  'childSaid',
  'unbornSaid',
  'theChild',
  'theMother',
  'yearsOldIn',
  'andMore',
  'beforeIt',
  'beforeItBy',
  'legalLimit',
  'openUntil',
  'opensAt',
  'closedHoliday',
  'publishedHours',
  'holidaysUnknown',
  'raisedHere',
  'namedAdvice',
  'ended',
  'somethingElse',
  'notAgreed',
  'notAgreedWhy',
  'notAsked',
  'socialCare',
  'noNumberKept',
  'noDateKept',
  'notAgreedUnsafe',
  'aroundTheLead',
  'printedElsewhere',
  'contactMissing',
  'lado',
  'adultSafeguarding',
  'earlyHelp',
  'crisisLine',
  'preventLead',
  'dueNow',
  'dueToday',
  'dueAt',
  'dueBy',
  'dueBeforeSchool',
  'dueAfterReturn',
  'dueEarly',
  'dueDate',
  'hour',
  'hours',
  'workingDay',
  'workingDays',
  'month',
  'months',
  'within',
  'theSameDay',
  'openFromTo',
  'noneOfThese',
  'notTicked',
  'mon',
  'tue',
  'wed',
  'thu',
  'fri',
  'sat',
  'sun',
]);

/** What a chart of a decision says beside the decision's own words. */
const chartText = sentences([
  'start',
  'if',
  'otherwise',
  'ticked',
  'anyAnswer',
  'anyOther',
  'or',
  'goTo',
  'chart',
  'scrolls',
  'list',
  'ends',
  'path',
  'here',
  'both',
  'partAt',
  'partStart',
  'sameWay',
  'smaller',
  'larger',
  'whole',
  'left',
  'right',
  'choose',
]);

/** What can be added to a record, by kind: how it is offered, headed, and each of its fields asked. */
const entriesText = z.record(
  id,
  z.strictObject({
    add: sentence,
    title: sentence,
    lead: sentence,
    fields: z.record(z.string(), z.strictObject({ ask: sentence, hint: sentence.optional(), choices: z.record(id, sentence).optional() })),
  }),
);

/** Changes that protect less, each with who signed for it and why. */
const signedFor = z.array(z.strictObject({ change: sentence, reason: sentence, name: sentence, on: z.iso.date() }));

/** The rule book: what each rule says that code, machines or words cite. The plugin checks what no file shows by itself. */
const rulesText = z.record(
  z.string().regex(ruleId),
  z
    .strictObject({
      /** In a sentence, or two where one is not enough. */
      says: sentence,
      sources: z.array(id).default([]),
      /** Why no public source can be named, where the rule is Windscreen's own. */
      ours: sentence.optional(),
      /** How sure the least sure part of it is. */
      sure: z.enum(['seen', ...doubtful]),
    })
    .refine(({ sources, ours }) => sources.length > 0 !== (ours !== undefined), 'give its sources, or say in `ours` why it has none')
    .refine(({ sources, sure }) => sources.length > 0 || !['seen', 'secondary'].includes(sure), 'nothing was read: it has no sources'),
);

/**
 * What shows that something is so: a promise, by its sentence without its rules, which is proved on every path; or a test, by its
 * file and the beginning of its title. The build holds that each is there (src/cli/pointers.ts).
 */
const shownBy = z.union([
  z.strictObject({ promise: sentence }),
  z.strictObject({
    test: sentence,
    file: z.string().regex(/^tests\/[\w./-]+\.ts$/, 'a test is named by its file, as tests/browser/network.test.ts'),
  }),
]);
const claim = z.strictObject({ says: sentence, shown: z.array(shownBy).min(1) });
const claims = z.array(claim).default([]);
const sentencesSaid = z.array(sentence).default([]);

/** What an organisation reads, fills in and signs before it takes Windscreen up. */
const adoptingText = z.strictObject({
  title: sentence,
  /** What it is for, where all are listed. */
  hint: sentence,
  lead: sentence,
  /** Shown in this order, of whichever there are. */
  sections: z
    .array(
      z.strictObject({
        heading: sentence,
        text: sentencesSaid,
        list: sentencesSaid,
        claims,
        /** What could go wrong. How likely and how bad is for whoever adopts it to say, and never written here. */
        hazards: z
          .array(z.strictObject({ name: sentence, harm: sentence, causes: z.array(sentence).min(1), controls: claims, left: sentence }))
          .default([]),
        /** What whoever signs ticks. */
        ticks: sentencesSaid,
        /** What only an organisation can fill in: each an empty box. */
        boxes: sentencesSaid,
      }),
    )
    .min(1),
  /** Who signs it, each by their role. */
  signs: z.array(sentence).default([]),
  sources: z.array(id).default([]),
  doubt: doubt.optional(),
});

/** Who has reviewed what stands under content/, and when: a file or a folder, by its bytes of that day. */
const signaturesText = z.array(
  z.strictObject({
    of: z
      .string()
      .regex(
        /^[a-z0-9-]+(\/[a-z0-9-]+\.yaml|\.yaml)?$/,
        'name a file or a folder under content/, as rulebook or adopting/safety-case.yaml',
      ),
    name: sentence,
    role: sentence,
    on: z.iso.date(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/, 'write the SHA-256 in 64 small letters and digits'),
  }),
);

const touched = {
  decision: z.string().optional(),
  question: z.string().optional(),
  answer: z.string().optional(),
  other: z.string().optional(),
  fact: z.string().optional(),
  action: z.string().optional(),
  was: z.string().optional(),
  becomes: z.string().optional(),
};
const faultKind = z.enum(['retarget-edge', 'drop-branch', 'swap-answers', 'weaken-fact', 'weaken-floor', 'drop-action', 'weaken-action']);
/** The faults that were made in the decisions, one at a time, and what noticed them: written by a command, by ids. */
const faultsTriedText = z.strictObject({
  on: z.iso.date(),
  /** A hash of the decisions and the promises that they were tried on. */
  of: z.string().regex(/^[0-9a-f]{64}$/),
  kinds: z.array(
    z.strictObject({
      kind: faultKind,
      made: z.number().int(),
      noticed: z.number().int(),
      example: z.strictObject({ ...touched, by: z.string() }),
    }),
  ),
  unnoticed: z.array(z.strictObject({ kind: faultKind, ...touched })),
});

/** Which shape a file has, by its place under content/. */
export const shapes: readonly (readonly [RegExp, z.ZodType])[] = [
  [/rulebook\/[a-z-]+\.yaml$/, rulesText],
  [/questions\/[a-z-]+\.yaml$/, decisionText],
  [/areas\/[a-z0-9-]+\.yaml$/, pack],
  [/directory\/[a-z-]+\.yaml$/, councilText],
  [/content\/councils\.yaml$/, councilsText],
  [/council-names\.yaml$/, councilNamesText],
  [/how-sure\.yaml$/, howSureText],
  [/signed-for\.yaml$/, signedFor],
  [/pack-template\.yaml$/, z.record(z.string(), z.unknown())], // checked as a pack once it has been filled in
  [/guides\/[a-z0-9-]+\.yaml$/, guideText],
  [/scenarios\/s\d+-[a-z0-9-]+\.yaml$/, scenarioText],
  [/routes\.yaml$/, routesText],
  [/content\/chart\.yaml$/, chartText],
  [/entries\.yaml$/, entriesText],
  [/concerns\.yaml$/, concernsText],
  [/synonyms\.yaml$/, synonymsText],
  [/plain-words\.yaml$/, plainWordsText],
  [/actions\.yaml$/, actionsText],
  [/tools\.yaml$/, toolsText],
  [/holidays\.yaml$/, holidaysText],
  [/follow-up\.yaml$/, followUpText],
  [/levels\.yaml$/, levelsText],
  [/windscreen\.yaml$/, windscreenText],
  [/(consent|sharing)-outcomes\.yaml$/, outcomesText],
  [/sources\.yaml$/, sourcesText],
  [/adopting\/[a-z-]+\.yaml$/, adoptingText],
  [/signatures\.yaml$/, signaturesText],
  [/faults-tried\.yaml$/, faultsTriedText],
  [/editions\.yaml$/, editionsText],
];

export type Doubt = z.infer<typeof doubt>;
export type QuestionText = z.infer<typeof questionText>;
export type DecisionText = z.infer<typeof decisionText>;
export type EntriesText = z.infer<typeof entriesText>;
export type ConcernsText = z.infer<typeof concernsText>;
export type SynonymsText = z.infer<typeof synonymsText>;
export type PlainWordsText = z.infer<typeof plainWordsText>;
export type LevelsText = z.infer<typeof levelsText>;
export type WindscreenText = z.infer<typeof windscreenText>;
export type OutcomesText = z.infer<typeof outcomesText>;
export type ActionsText = z.infer<typeof actionsText>;
export type SourcesText = z.infer<typeof sourcesText>;
export type EditionsText = z.infer<typeof editionsText>;
export type SignedFor = z.infer<typeof signedFor>;
export type ToolsText = z.infer<typeof toolsText>;
export type FollowUpText = z.infer<typeof followUpText>;
export type HolidaysText = z.infer<typeof holidaysText>;
export type { FollowUpId, Pack, Valued } from './pack.ts';
export type GuideText = z.infer<typeof guideText>;
export type Topic = (typeof topics)[number];
export type ScenarioText = z.infer<typeof scenarioText>;
export type FaultsTriedText = z.infer<typeof faultsTriedText>;
export type ChartText = z.infer<typeof chartText>;
export type RoutesText = z.infer<typeof routesText>;
export type RulesText = z.infer<typeof rulesText>;
export type CouncilsText = z.infer<typeof councilsText>;
export type CouncilNamesText = z.infer<typeof councilNamesText>;
export type CouncilText = z.infer<typeof councilText>;
export type AdoptingText = z.infer<typeof adoptingText>;
export type SignaturesText = z.infer<typeof signaturesText>;
export type HowSureText = z.infer<typeof howSureText>;
