import { readdirSync } from 'node:fs';
import { readContent } from '../../content/plugin.ts';
import type { ScenarioText } from '../../content/schema.ts';
import type { Memory } from '../../machines/grammar/fact.ts';
import { journeys, type JourneyId } from '../../machines/journeys.ts';

/** A stage of a scenario, with the answers that a journey asks for by then. */
export interface Told {
  readonly name: string;
  readonly journey: JourneyId;
  readonly answers: Memory;
}

/** Every stage of every scenario; one of which a referral went on to sharing leaves out what only a referral asks. */
export async function everyStage(): Promise<readonly Told[]> {
  const files = readdirSync('content/scenarios');
  const told = await Promise.all(
    files.map(async (file) => {
      const { stages } = (await readContent(`content/scenarios/${file}`)) as ScenarioText;
      let answers: Memory = {};
      return stages.map(({ journey, answers: more }, n) => {
        answers = { ...answers, ...more };
        const asked = Object.entries(answers).filter(([question]) =>
          journeys[journey].stages.some(({ decision }) => question in decision.spec.questions),
        );
        return { name: `${file} ${n}`, journey, answers: Object.fromEntries(asked) };
      });
    }),
  );
  return told.flat();
}
