// From the answer that makes it urgent, a number and whose it is stand on every page; a doubtful
// one is never plain fact.
import { describe, expect, test } from 'vitest';
import type { Pack } from '../../content/schema.ts';
import { pack as packShape } from '../../content/pack.ts';
import type { Memory } from '../../machines/grammar/fact.ts';
import type { JourneyId } from '../../machines/journeys.ts';
import { outsideEngland } from '../../machines/givens.ts';
import { readPack } from '../../src/cli/words.ts';
import { journeyIn } from '../../src/walk/journeyIn.ts';
import { isTicks, offeredAt, pathOf } from '../../src/walk/path.ts';
import { ringNow, whoToRing } from '../../src/recommend/ring.ts';
import { filledIn } from '../open/packs.ts';
import { at, words } from '../records/made.ts';
import { readStories } from '../records/words.ts';
import { throwing } from '../training/walkers.ts';

const { routes: said, holidays } = words;
const areas = [
  'cumberland',
  'westmorland-furness',
  'cambridgeshire-peterborough',
  'cheshire-east',
  'england-unlisted',
  'cumbria-to-2025',
];
const ownPack = packShape.parse(filledIn());
ownPack.outOfHours.lines[0]!.number.value = '01632 960999'; // not the number that is closed
const packs: Record<string, Pack> = { 'own-pack': ownPack };
for (const area of areas) packs[area] = await readPack(area);
const packOf = (answers: Memory): Pack | undefined => packs[answers['area'] as string];
const stories = await readStories();

/** What stands on the page after some answers, and whether it must. */
function standing(id: JourneyId, answers: Memory) {
  const pack = packOf(answers);
  const { memory, next } = pathOf(journeyIn(id, pack ?? { raises: {} }), answers);
  return { pack, memory, next, call: ringNow({ memory, pack, said, at, holidays }) };
}

/** Holds of every page: what fails it, in words. */
function faults(id: JourneyId, answers: Memory): string[] {
  const { pack, memory, call } = standing(id, answers);
  const urgent = ['refer-urgently', 'call-999'].includes(memory['level'] as string);
  if (!urgent) return call ? ['a number stands though nothing is urgent'] : [];
  if (!call) return ['nothing stands though it is urgent'];
  const found: string[] = [];
  for (const { who, lines, missing } of call.calls) {
    if (!who) found.push('it does not say whose');
    if (lines.some((line) => !line.for)) found.push(`${who}: a number does not say what it is for`);
    if (lines.length === 0 && !missing) found.push(`${who}: neither a number nor what to do`);
  }
  const numbers = call.calls.flatMap(({ lines }) => lines.map(({ number }) => number));
  if (memory['level'] === 'call-999' && numbers[0] !== '999') found.push('999 is not first');
  if (!pack && !numbers.includes('999')) found.push('no number before the area is known');
  if (!pack && answers['area'] === undefined && !call.next)
    found.push('it does not say what to do next');
  if (pack?.status === 'live') {
    const here = memory['hours'] === 'out' ? pack.outOfHours : pack.frontDoor;
    const named = (name: string) =>
      call.calls.find(
        ({ who }) =>
          [name, said.theManager.replace('{front door}', name)].includes(who) ||
          who.endsWith(`: ${name}`),
      );
    const answering = named(here.name.value);
    if (!answering) found.push('who answers at this hour is missing');
    if (memory['hours'] !== 'out' && !named(pack.outOfHours.name.value))
      found.push('who answers once it is closed is missing');
    if (
      !here.lines.some(({ number }) => number.value.startsWith('0')) &&
      answering?.missing !== pack.missing
    )
      found.push('it does not say what to do without a number');
    if (
      memory['hours'] === 'out' &&
      pack.frontDoor.lines.some(
        ({ number }) => /^0/.test(number.value) && numbers.includes(number.value),
      )
    )
      found.push('a closed office’s number stands');
    const { ring, otherwise } = whoToRing({
      memory: { hours: 'not-known', ...memory },
      pack,
      said,
      at,
      holidays,
    });
    if (JSON.stringify([ring, ...otherwise]) !== JSON.stringify(call.calls))
      found.push('it is not who the recommendation says');
  }
  return found;
}

/** The answers as they stand after each of the questions on a path, the first to the last. */
function pages(id: JourneyId, answers: Memory): Memory[] {
  const { steps } = pathOf(journeyIn(id, packOf(answers) ?? { raises: {} }), answers);
  return steps.map((_, n) =>
    Object.fromEntries(steps.slice(0, n + 1).map(({ question, answer }) => [question, answer])),
  );
}

/** Someone who answers by dice, among what is offered, until nothing more is asked. */
function anyone(id: JourneyId, seed: string): Memory {
  const dice = throwing(seed);
  let answers: Memory = {};
  for (;;) {
    const journey = journeyIn(id, packOf(answers) ?? { raises: {} });
    const { next } = pathOf(journey, answers);
    if (!next) return answers;
    const offers = offeredAt(journey, answers, next.question);
    const one = offers[dice(offers.length)]!;
    const calm =
      next.question === 'area'
        ? offers.filter(
            (offer) => !(outsideEngland as readonly string[]).includes(offer) || dice(4) === 0,
          )
        : offers;
    answers = {
      ...answers,
      [next.question]: isTicks(journey, next.question)
        ? dice(3) === 0
          ? [one]
          : []
        : calm[dice(calm.length)]!,
    };
  }
}

describe('from the answer that makes it urgent until the end', () => {
  test('whatever a scenario tells, each page names a number and whose it is', () => {
    const everywhere = Object.keys(packs);
    for (const [n, { at: story, journey, answers }] of stories.entries()) {
      const area = everywhere[n % everywhere.length]!;
      const mode = area === 'cumbria-to-2025' ? 'training' : 'live';
      for (const page of pages(journey, { ...answers, area, mode }))
        expect(faults(journey, page), `${story} ${JSON.stringify(page)}`).toEqual([]);
    }
  });

  test.each(['refer', 'share'] as const)('%s: whatever is answered', (journey) => {
    let urgent = 0;
    for (let n = 0; n < 40; n++)
      for (const page of pages(journey, anyone(journey, `${journey} ${n}`))) {
        expect(faults(journey, page), JSON.stringify(page)).toEqual([]);
        if (standing(journey, page).call) urgent++;
      }
    expect(urgent).toBeGreaterThan(50);
  });

  test('after 999, the council’s number stands as soon as the area is known, and before it what to do next', () => {
    const danger: Memory = { 'immediate-danger': 'yes', mode: 'live', role: 'health' };
    expect(standing('refer', danger).call).toMatchObject({
      calls: [{ who: said.emergency }],
      next: said.areaFirst,
    });
    const { call } = standing('refer', { ...danger, area: 'cumberland' });
    expect(call?.calls.flatMap(({ lines }) => lines.map(({ number }) => number))).toEqual([
      '999',
      '0333 240 1727',
      '0300 373 2724',
    ]);
  });

  test('while the numbers of the area are still to come, it says where else they are', () => {
    const memory: Memory = { level: 'refer-urgently', area: 'cumberland' };
    const place = { memory, pack: undefined, said, at, holidays };
    expect(ringNow({ ...place, toCome: true })).toMatchObject({
      calls: [{ who: said.emergency }],
      next: said.numberToCome,
    });
    expect(ringNow(place)?.next, 'an area outside England has none to come').toBeUndefined();
  });
});
