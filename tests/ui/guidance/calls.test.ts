// Whom to ring in every council of England, as it is painted: by day and in the night nobody is
// left before an empty line.
import { render } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import councils from '../../../content/councils.yaml';
import type { Pack } from '../../../content/schema.ts';
import Calls from '../../../src/guidance/Calls.svelte';
import { callsOf } from '../../../src/recommend/calls.ts';
import { packOfCouncil } from '../../../src/recommend/directory.ts';
import { allWords, packOf } from '../../../src/recommend/load.ts';
import { openAt } from '../../../src/recommend/opening.ts';
import { socialCareIn } from '../../../src/recommend/ring.ts';

const { routes: said, holidays } = allWords;
const noon = new Date('2026-11-30T12:00Z');
const threeAtNight = new Date('2026-11-30T03:00Z');

/** Paints whom to ring at a moment, by the hours that the device knows. */
function painted(pack: Pack, at: Date): HTMLElement {
  const opening = openAt(pack, at, holidays);
  const hours = opening ? (opening.open ? 'office' : 'out') : 'not-known';
  const [ring, ...otherwise] = socialCareIn({ pack, said, at, holidays }, { hours });
  return render(Calls, {
    calls: callsOf({ ring, otherwise, level: 'refer-urgently', actions: [] }),
  }).container;
}
const linesOf = (page: HTMLElement) => [...page.querySelectorAll('.call p, dt, dd, dd > span')];
const isEmpty = (line: Element) => !line.textContent.trim();

describe.each([
  ['noon', noon],
  ['three at night', threeAtNight],
])('at %s', (_, at) => {
  test('each of the 153 councils says whom to ring, by a number or by what to do without one, and no line is empty', async () => {
    let without = 0;
    for (const [id, { area }] of Object.entries(councils)) {
      const page = painted(await (area ? packOf(area) : packOfCouncil(id)), at);
      const panels = [...page.querySelectorAll('.call')];
      expect(panels, id).not.toEqual([]);
      for (const panel of panels) {
        expect(panel.querySelector('.who')?.textContent.trim(), id).toBeTruthy();
        const number = panel.querySelector('.number')?.textContent.trim();
        if (number)
          expect(
            number,
            `${id}: a team’s own number, and not the emergency’s under its name`,
          ).toMatch(/^0[\d ]+$/);
        else expect(panel.textContent, id).toMatch(/ring the police on 101.*ring 999/);
        if (!number) without++;
      }
      expect(
        linesOf(page)
          .filter(isEmpty)
          .map((line) => line.outerHTML),
        id,
      ).toEqual([]);
      page.remove();
    }
    expect(Object.keys(councils)).toHaveLength(153);
    expect(without, 'some have none, and it was seen').toBeGreaterThan(10);
  });
});
