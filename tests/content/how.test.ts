// What “How it decides” gives as examples is what the decisions come to.
import { expect, test } from 'vitest';
import { walkJourney } from '../../machines/grammar/journey.ts';
import type { Memory } from '../../machines/grammar/fact.ts';
import { journeys } from '../../machines/journeys.ts';
import { readPage } from '../../content/words.ts';
import { readFileSync } from 'node:fs';
import { readWords } from '../records/words.ts';

const file = 'content/pages/how.yaml';
const { stands, never, unsure } = readPage(file, readFileSync(file, 'utf8')) as Record<
  string,
  string
>;
const { levels } = await readWords();

const answers: Memory = {
  'immediate-danger': 'no',
  mode: 'live',
  role: 'school-staff',
  area: 'cheshire-east',
  hours: 'office',
  'law-edition': '2026-duty',
  age: '1-to-12',
  'allocated-worker': 'no',
  'works-with-children': 'no',
  concerns: [],
  harm: 'no',
  'help-needed': 'starting',
  tried: 'nothing',
  confidence: 'yes',
};
/** The level that these answers come to, by its name as a sentence has it. */
function levelWith(others: Memory = {}): string {
  const { level } = walkJourney(journeys.refer, { ...answers, ...others }).memory;
  return levels[String(level)]!.name.toLowerCase();
}

test('the example of a tick comes to what it is said to come to, without it and with it', () => {
  const ticked = levelWith({ concerns: ['emotional-abuse'], advice: 'not-yet' });
  expect(never).toContain(`come to ${levelWith()}. Tick emotional abuse too, with no advice yet`);
  expect(never).toContain(`and they come to ${ticked}.`);
});

test('the example of not being sure comes to what it is said to come to, with “no” and with “I’m not sure”', () => {
  const notSure = levelWith({ harm: 'unsure', advice: 'not-yet' });
  expect(unsure).toContain(`the rest comes to ${levelWith()}. If you are not sure of that`);
  expect(unsure).toContain(`it comes to ${notSure}.`);
});

test('the example of what stands, a baby with a bruise, says whom to ring whatever help it is said to need', () => {
  expect(stands).toContain('a baby has a bruise');
  const bruise = { age: 'under-1', concerns: ['injury-not-mobile'] };
  const reached = ['explained', 'everyday', 'council'].map((needed) =>
    levelWith({ ...bruise, 'help-needed': needed }),
  );
  expect(new Set([...reached, levelWith({ ...bruise, harm: 'no' })])).toEqual(
    new Set(['significant harm']),
  );
});
