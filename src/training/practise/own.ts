import type { ScenarioText } from '../../../content/schema.ts';

/** The id, in an address, of a scenario that someone wrote or opened. */
export const ownId = 'own';

let held: ScenarioText | undefined;

/** The scenario that someone wrote or opened: held for as long as the page is open. */
export const ownScenario = {
  get: (): ScenarioText | undefined => held,
  set: (scenario: ScenarioText | undefined): void => {
    held = scenario;
  },
};
