// What a room is shown, slide by slide, as it stands on the projector.
import { cleanup, render, screen, within } from '@testing-library/svelte';
import charts from 'virtual:charts';
import { describe, expect, test } from 'vitest';
import { createActor } from 'xstate';
import { walkJourney } from '../../../machines/grammar/journey.ts';
import { allWords as words } from '../../../src/recommend/load.ts';
import { attemptPath, modelPath, ownSteps } from '../../../src/training/practise/attempt.ts';
import { allScenarios } from '../../../src/training/library/scenarios.ts';
import type { RoomView, ScreenName } from '../../../src/training/library/view.ts';
import { room } from '../../../src/training/room/room.ts';
import { roomView } from '../../../src/training/room/roomView.ts';
import RoomScreen from '../../../src/training/room/RoomScreen.svelte';
import { slidesOf } from '../../../src/training/room/slides.ts';
import { spreadOf, spreadTold } from '../../../src/training/room/spread.ts';
import { toldOf } from '../../../src/training/room/told.ts';
import { answersAt, journeyOfStage } from '../../../src/walk/scenario.ts';

const all = await allScenarios();
const chart = charts.room['need']!;
const stages = all.flatMap(({ id, scenario }) =>
  scenario.stages.map((_, stage) => ({ at: `${id}, stage ${stage + 1}`, id, scenario, stage })),
);
type Where = (typeof stages)[number];

/**
 * A telling that has got to a stage, having shown where each before it points, with what a person
 * answered who answers as it does.
 */
function told({ id, scenario, stage }: Where) {
  const actor = createActor(room, {
    input: { told: toldOf(id, scenario, words), session: { id: 'a', begun: 1 } },
  }).start();
  for (let n = 0; n <= stage; n++) {
    actor.send({ type: 'REVEAL' });
    actor.send({ type: 'SHOW', shown: 'answer' });
    actor.send({ type: 'NEXT_STAGE' });
  }
  const own = Object.fromEntries(
    ownSteps(scenario, stage, modelPath(scenario, stage)).map((step) => [
      step.question,
      step.answer,
    ]),
  );
  expect(attemptPath(scenario, stage, own).next).toBeUndefined();
  actor.send({
    type: 'SPREAD',
    stage,
    spread: spreadTold(spreadOf([own], scenario, stage), words),
  });
  actor.send({ type: 'REVEAL' });
  return (shown: ScreenName, part = 0): RoomView => {
    actor.send({ type: 'SHOW', shown });
    actor.send({ type: 'TURN', part });
    return roomView(actor.getSnapshot().context);
  };
}
const show = (view: RoomView, join?: string) => {
  cleanup();
  return render(RoomScreen, { props: { view, join } });
};
const textOf = (element: Element) => element.textContent!.replace(/\s+/g, ' ').trim();
const heading = () => textOf(screen.getByRole('heading', { level: 1 }));
/** What the picture of the levels says of where the stage points. */
const needle = () => screen.getByRole('img', { name: /./ }).getAttribute('aria-label');

test.each(stages)(
  '$at: needle, path, chart, what follows and the marks agree on every slide with where its own answers lead',
  async (where) => {
    const { scenario, stage } = where;
    const { memory, walks } = walkJourney(
      journeyOfStage(scenario, stage),
      answersAt(scenario, stage),
    );
    const level = words.levels[memory['level'] as string]!;
    const at = told(where);

    show(at('story'));
    expect(needle(), 'no needle before the room was shown it').toMatch(/None is marked$/);

    show(at('answer'));
    expect(heading()).toBe(level.name);
    const pointed = level.n
      ? new RegExp(`^Stage ${stage + 1}: level ${level.n} of 5`)
      : new RegExp(`^Stage ${stage + 1}: between level 4, .*, and level 5, `);
    for (const shown of ['answer', 'story', 'question'] as const) {
      show(at(shown));
      expect(needle(), shown).toMatch(pointed);
    }

    show(at('outcome'));
    expect(heading()).toBe(level.act);

    show(at('spread'));
    const marked = screen
      .getAllByText('The scenario’s own answer')
      .map((mark) => textOf(mark.closest('.label')!));
    expect(marked).toEqual([`${level.name}The scenario’s own answer`]);

    const path = at('path');
    const ends: string[] = [];
    const lit: string[] = [];
    for (let part = 0; part < slidesOf(path); part++) {
      const { container } = show(at('path', part));
      const here = [...container.querySelectorAll('.end')].map(textOf);
      ends.push(...here);
      if (!here.includes(level.name) || !path.lit) continue;
      await screen.findByText(/^The same way to the level/);
      lit.push(
        ...[...container.querySelectorAll('.chart ul:last-of-type > li')]
          .map(textOf)
          .flatMap((end) => /^(.*)On the path\.?$/.exec(end)?.[1] ?? []),
      );
    }
    expect(ends.filter((end) => end === level.name)).toEqual([level.name]);
    for (const [of, titles] of [
      ['consent', words.consentOutcomes],
      ['sharing', words.sharingOutcomes],
    ] as const)
      if (memory[of]) expect(ends).toContain(titles[memory[of] as string]!.title);
    const need = walks.find(({ decision }) => decision === 'need');
    expect(lit).toEqual(
      need?.done ? [chart.outcomes.find(({ id }) => id === need.outcome)!.text] : [],
    );
  },
);

describe('the welcome', () => {
  const view = roomView(
    createActor(room, {
      input: {
        told: toldOf(all[0]!.id, all[0]!.scenario, words),
        session: { id: 'a', begun: 1 },
      },
    })
      .start()
      .getSnapshot().context,
  );
  test('has the way to join, as a square and in letters', () => {
    show(view, 'https://training.example.org/#/train/s01/practise');
    expect(heading()).toBe(all[0]!.scenario.title);
    expect(screen.getByRole('img', { name: 'QR code of the address' })).toBeDefined();
    expect(within(document.body).getByText(/training\.example\.org/)).toBeDefined();
  });
  test('has none where no phone could reach it', () => {
    show(view);
    expect(screen.queryByRole('img')).toBeNull();
  });
});

test('a scenario of one’s own is opened by a square on the welcome slide, and no address is to be typed', () => {
  const view = { ...told(stages[0]!)('welcome'), code: 'eJyr' };
  const address = 'https://training.example.org/#/train/own/open/eJyr/HKLM';
  show(view, address);
  expect(screen.getByRole('img', { name: 'QR code of the address' })).toBeDefined();
  expect(document.body.textContent).not.toContain('eJyr');
  show(view);
  expect(screen.queryByRole('img', { name: 'QR code of the address' })).toBeNull();
});
