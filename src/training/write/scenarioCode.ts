import type { ScenarioText } from '../../../content/schema.ts';
import { fromLetters, toLetters, type CodeFault } from '../../open/letters.ts';
import { longest } from '../../open/scenarioFormat.ts';
import { blankScenario, expecting, given, scenarioFile } from './writing.ts';

/*
 * A scenario that somebody wrote, in the letters of a link for the phones of a room: what is told
 * and asked in it, and no more. Opened, it is a scenario's file again, which is checked and walked
 * like any other. What a stage expects is left out where the decisions give just that.
 */

type Stage = ScenarioText['stages'][number];
/** No file of a scenario is larger. */
const largest = 200_000;

/** Whether a stage expects just what the decisions give, whatever the order it is written in. */
function isGiven(scenario: ScenarioText, stage: number, { expect }: Stage): boolean {
  const { level, actions, consent, sharing } = expect;
  const inOrder = {
    level,
    actions,
    ...(consent ? { consent } : {}),
    ...(sharing ? { sharing } : {}),
  };
  return JSON.stringify(inOrder) === JSON.stringify(given(scenario, stage));
}

/** Undefined where the browser cannot compress, or where it is too long for a link. */
export const scenarioCode = (scenario: ScenarioText): Promise<string | undefined> =>
  toLetters(
    JSON.stringify([
      scenario.title,
      scenario.setting,
      scenario.stages.map((stage, n) => [
        stage.story,
        stage.journey,
        stage.answers,
        ...(isGiven(scenario, n, stage) ? [] : [stage.expect]),
      ]),
    ]),
    largest,
  );

/** The scenario's file in the letters of a link that nobody has vouched for. Never throws. */
export async function scenarioInCode(
  code: string,
): Promise<{ readonly file: File } | { readonly fault: CodeFault }> {
  const unpacked = await fromLetters(code, largest);
  if ('fault' in unpacked) return unpacked;
  try {
    return { file: fileOf(JSON.parse(unpacked.text)) };
  } catch {
    return { fault: 'damaged' };
  }
}

/** Throws where the letters hold something else. What they hold of a stage is checked by the file. */
function fileOf(read: unknown): File {
  if (!Array.isArray(read)) throw new Error('a scenario is a list');
  const [title, setting, told]: unknown[] = read;
  if (!Array.isArray(told) || told.length > longest.stages)
    throw new Error('its stages are a short list');
  const stages = told.map((one: unknown) => {
    if (!Array.isArray(one)) throw new Error('a stage is a list');
    const [story, journey, answers, expect]: unknown[] = one;
    return { story, journey, answers, expect };
  });
  // unchecked as it is, it is only walked, which throws on what is no answer
  const unsaid = { ...blankScenario, title, setting, stages } as ScenarioText;
  const whole = stages.reduce<ScenarioText>(
    (scenario, { expect }, n) =>
      expect === undefined
        ? expecting(scenario, n, given(scenario, n) ?? { level: [], actions: [] })
        : scenario,
    unsaid,
  );
  const { name, text } = scenarioFile(whole);
  return new File([text], name);
}
