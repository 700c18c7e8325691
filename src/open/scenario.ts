import type { ScenarioText } from '../../content/schema.ts';
import { actions } from '../../machines/actions.ts';
import { isTickList } from '../../machines/grammar/decision.ts';
import { keysOf } from '../../machines/grammar/known.ts';
import { journeys } from '../../machines/journeys.ts';
import { consentOutcomes, levels, sharingOutcomes } from '../../machines/outcomes.ts';
import { answersNow, idNow, successors, type Successors } from '../../machines/successors.ts';
import { allWords } from '../recommend/load.ts';
import { short, type Fault, type Place, type Wrong } from '../records/fault.ts';
import { checked, isReady, isSound, notInvented, unwritten } from '../walk/scenario.ts';
import { longest, scenarioFormat } from './scenarioFormat.ts';
import { fieldsOf, formatFault, type Readable } from './json.ts';
import { misshapen, unless } from './misshapen.ts';
import { refusedFor, type Refused } from './refused.ts';
import { upTo } from './schema.ts';
import { z } from './zod.ts';

/** What a file of a scenario was opened as, or everything that is wrong with it. */
export type OpenedScenario = { readonly scenario: ScenarioText } | Refused;

const mostFaults = 5;
type Stage = ScenarioText['stages'][number];

/** An id, and none of the names that every JavaScript object answers to. */
const id = z
  .string()
  .max(80)
  .regex(/^[a-z0-9-]+$/)
  .refine((name) => !(name in {}), unless({ says: 'not-a-name' }));
const ids = z.array(id).max(100);
const accepted = z.array(id).max(longest.accepted);
/** A point to discuss: alone, as every file had it once, or with what one hopes to hear. */
const point = z.union([
  upTo(longest.point).transform((ask) => ({ ask, answer: '' })),
  z.strictObject({ ask: upTo(longest.point), answer: upTo(longest.hoped).default('') }),
]);

const fileShape = z.strictObject({
  format: z.literal(scenarioFormat),
  training: upTo(200).optional(),
  title: upTo(longest.title),
  setting: upTo(longest.setting),
  contested: z.boolean().default(false),
  invented: z.literal(true),
  objectives: z.array(upTo(longest.objective)).max(longest.objectives).default([]),
  stages: z
    .array(
      z.strictObject({
        story: upTo(longest.story),
        journey: z.enum(['refer', 'share']).default('refer'),
        answers: z
          .record(id, z.union([id, ids]))
          .refine(
            (answers) => Object.keys(answers).length <= longest.answers,
            unless({ says: 'too-many-answers', parts: { most: `${longest.answers}` } }),
          ),
        expect: z.strictObject({
          level: accepted,
          actions: ids.default([]),
          consent: accepted.exactOptional(),
          sharing: accepted.exactOptional(),
        }),
      }),
    )
    .min(1)
    .max(longest.stages),
  discuss: z.array(point).max(longest.discuss).default([]),
  sources: ids.default([]),
  end: upTo(200).optional(),
});

/**
 * Opens a scenario from a file that nobody has vouched for. What is wrong comes back as faults,
 * without words; it never throws. What is opened is training,
 * whatever the file says. One that is still being written is opened only where `unfinished` is
 * asked for; without it, every stage is walked to its end and comes to what it expects.
 */
export async function openScenario(
  file: Readable,
  { unfinished = false }: { readonly unfinished?: boolean } = {},
): Promise<OpenedScenario> {
  const refused = (faults: readonly Fault[]): Refused => ({ faults: faults.slice(0, mostFaults) });
  try {
    const read = await fieldsOf(file, { what: 'scenario', largest: 200_000, said: '200 KB' });
    if ('fault' in read) return refusedFor(read.fault);
    if (read.fields['format'] !== scenarioFormat)
      return refused([formatFault(read.fields['format'], scenarioFormat, 'scenario')]);
    const shaped = fileShape.safeParse(read.fields);
    if (!shaped.success) return refused(misshapen(shaped.error.issues));

    const { format: _, training: _first, end: _last, ...rest } = shaped.data;
    const text = { ...rest, topics: [], stages: rest.stages.map(stageNow) };
    const unknown = await unknownIn(text);
    if (unknown.length > 0) return refused(unknown);
    const scenario = trained(text);
    if (!unfinished && !isReady(scenario)) return refused(notReady(scenario));
    return { scenario };
  } catch {
    return refusedFor({ says: 'not-understood' });
  }
}

/** A stage with each id that was retired since under its successor. */
const stageNow = (stage: Stage): Stage => {
  const { level, actions, consent, sharing } = stage.expect;
  const now = (retired: Readonly<Record<string, string>> | undefined, ids: readonly string[]) => [
    ...new Set(ids.map((id) => idNow(retired, id))),
  ];
  const { outcomes }: Successors = successors;
  return {
    ...stage,
    answers: Object.fromEntries(
      Object.entries(answersNow(stage.answers)).map(([question, answer]) => [
        question,
        typeof answer === 'string' ? answer : [...answer],
      ]),
    ),
    expect: {
      level: now(successors.levels, level),
      actions: now(successors.actions, actions),
      ...(consent ? { consent: now(outcomes['consent'], consent) } : {}),
      ...(sharing ? { sharing: now(outcomes['sharing'], sharing) } : {}),
    },
  };
};

/** Every answer that can be given to each question, and whether several can be. */
const asked = new Map(
  Object.values(journeys).flatMap(({ stages }) =>
    stages.flatMap(({ decision }) =>
      Object.entries(decision.spec.questions).map(([question, answers]) => {
        const ticks = isTickList(answers);
        return [question, { ticks, answers: ticks ? answers.tick : Object.keys(answers) }] as const;
      }),
    ),
  ),
);
const results: Readonly<Record<keyof ScenarioText['stages'][number]['expect'], readonly string[]>> =
  {
    level: levels,
    actions: Object.keys(actions),
    consent: consentOutcomes,
    sharing: sharingOutcomes,
  };

/** Each thing that the decisions or the register of sources do not know, by its place. */
async function unknownIn({
  stages,
  sources,
}: Pick<ScenarioText, 'stages' | 'sources'>): Promise<Fault[]> {
  const register = allWords.sources;
  return [
    ...stages.flatMap(({ answers, expect }, n) => [
      ...Object.entries(answers).flatMap(([question, answer]) =>
        answerFaults(question, answer).map((wrong) => at(['stages', n, 'answers'], wrong)),
      ),
      ...keysOf(results).flatMap((part) =>
        (expect[part] ?? [])
          .filter((one) => !results[part].includes(one))
          .map((one) =>
            at(['stages', n, 'expect', part], { says: 'no-result', parts: { result: short(one) } }),
          ),
      ),
    ]),
    ...sources
      .filter((one) => !Object.hasOwn(register, one))
      .map((one) => at(['sources'], { says: 'no-source', parts: { source: short(one) } })),
  ];
}

function answerFaults(question: string, answer: string | readonly string[]): Wrong[] {
  const known = asked.get(question);
  if (!known) return [{ says: 'never-asked', parts: { question: short(question) } }];
  if (question === 'mode' && answer !== 'training') return [{ says: 'not-training' }];
  if (known.ticks !== Array.isArray(answer))
    return [{ says: known.ticks ? 'takes-list' : 'takes-one', parts: { question } }];
  return [answer]
    .flat()
    .filter(
      (one) => !known.answers.includes(one) || (question === 'area' && notInvented.includes(one)),
    )
    .map((one) => ({ says: 'never-an-answer', parts: { answer: short(one), question } }));
}

/** A scenario as the rest of Windscreen has it: its first stage says that it is training. */
const trained = ({ stages, ...text }: ScenarioText): ScenarioText => ({
  ...text,
  stages: stages.map((stage, n) =>
    n === 0 ? { ...stage, answers: { mode: 'training', ...stage.answers } } : stage,
  ),
});

/** Why nobody can be trained with it yet, by place. */
const notReady = (scenario: ScenarioText): Fault[] => [
  ...unwritten(scenario).map((one) =>
    at(typeof one === 'string' ? [one] : ['stages', one.stage, one.lacks], { says: 'not-written' }),
  ),
  ...checked(scenario).flatMap((check, n) => {
    if (isSound(check)) return [];
    const { unanswered, fails, missing } = check;
    if (unanswered) {
      const { question, notOffered } = unanswered;
      return [
        at(['stages', n], {
          says: notOffered ? 'not-offered' : 'unanswered',
          parts: { question },
        }),
      ];
    }
    return [
      ...fails.map(({ ending, gives }) =>
        at(
          ['stages', n, 'expect', ending],
          gives ? { says: 'gives-other', parts: { gives } } : { says: 'gives-none' },
        ),
      ),
      ...missing.map((action) =>
        at(['stages', n, 'expect', 'actions'], { says: 'gives-not', parts: { action } }),
      ),
    ];
  }),
];
const at = (place: Place, wrong: Wrong): Fault => ({ place, wrong });
