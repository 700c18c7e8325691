// What the facilitator alone sees beside the room.
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { allWords } from '../../../src/recommend/load.ts';
import { scenarioOf } from '../../../src/training/library/scenarios.ts';
import Telling from '../../../src/training/room/Telling.svelte';
import { toldOf } from '../../../src/training/room/told.ts';

const id = 's07-the-7-50-am-email';
const scenario = await scenarioOf(id);

test('each point to discuss has its model answer folded beside it, and the room’s screen never has it', async () => {
  render(Telling, { props: { scenario, told: toldOf(id, scenario, allWords) } });
  const press = userEvent.setup();
  await press.click(screen.getByRole('button', { name: 'Tell stage 1' }));
  const forYou = within(screen.getByRole('complementary', { name: 'For you only' }));
  const answers = forYou.getAllByText('Model answer');
  expect(answers).toHaveLength(scenario.discuss.length);
  for (const [at, { ask, answer }] of scenario.discuss.entries()) {
    expect(screen.queryByText(answer), 'folded').toBeNull();
    await press.click(answers[at]!);
    forYou.getByText(answer);
    await press.click(forYou.getByRole('button', { name: `Show this question: ${ask}` }));
    const room = within(screen.getByRole('region', { name: 'What the room sees' }));
    room.getByText(ask);
    expect(room.queryByText(answer)).toBeNull();
  }
});
