import type { ScenarioText } from '../../../content/schema.ts';
import { heldIn, takeUp, type Slot } from '../../decide/held.ts';
import { openScenario } from '../../open/scenario.ts';
import { ownId, ownScenario } from '../practise/own.ts';

/** Where this browser keeps a scenario that somebody writes, or was handed, beside other drafts. */
export const slot: Slot = 'scenario.own';

/**
 * Keeps a scenario that came by a link, so that a phone that reloads has it still. Where the
 * browser keeps nothing it has it until then.
 */
export async function keepOwn(file: File): Promise<void> {
  await heldIn(slot)
    .save(await file.text())
    .catch(() => {});
}

/**
 * The scenario that someone wrote or was handed: held, or else as this browser kept it. Undefined
 * where there is none that anybody can be trained with.
 */
export async function ownAgain(): Promise<ScenarioText | undefined> {
  const held = ownScenario.get();
  if (held) return held;
  const text = await takeUp(slot).catch(() => undefined);
  if (text === undefined) return undefined;
  const opened = await openScenario(new File([text], `${ownId}.json`));
  if ('scenario' in opened) ownScenario.set(opened.scenario);
  return ownScenario.get();
}
