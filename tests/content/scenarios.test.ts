import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readContent } from '../../content/plugin.ts';
import { topics, type ScenarioText } from '../../content/schema.ts';

const folder = new URL('../../content/scenarios/', import.meta.url).pathname;
const all = await Promise.all(
  readdirSync(folder).map(async (file) => ({
    file,
    scenario: (await readContent(folder + file)) as ScenarioText, // checked as it is read
  })),
);
/** Words that begin with a capital wherever they stand, and are no name from a story. */
const ours = ['Prevent', 'FGM', 'CEOP', 'I'];
/** Words with a capital that begin no sentence. */
const named = (text: string) =>
  [...text.matchAll(/(?<=[a-z,;:’”] [“(]?)\p{Lu}[\p{L}’]*/gu)]
    .map(([word]) => word.replace(/’.*$/, ''))
    .filter((word) => !ours.includes(word));

describe.each(all)('$file', ({ scenario }) => {
  const { stages, objectives, discuss, title } = scenario;
  const people = new Set(stages.flatMap(({ story }) => named(story)));

  test('is told in stages, and talked over with something to hope for at each point', () => {
    expect(stages.length).toBeGreaterThanOrEqual(2);
    expect(discuss.length).toBeGreaterThanOrEqual(3);
    for (const { ask, answer } of discuss) {
      expect(answer.split(/\s+/).length, ask).toBeGreaterThanOrEqual(5);
      expect(answer, ask).toMatch(/[.?!”]$/);
      expect(answer).not.toContain(ask);
    }
    expect(new Set(discuss.map(({ ask }) => ask)).size).toBe(discuss.length);
    expect(new Set(discuss.map(({ answer }) => answer)).size).toBe(discuss.length);
  });

  test('says what is learnt as something that people can do, and names nobody whom they have not met', () => {
    for (const objective of objectives) {
      expect(objective).toMatch(/^\p{Lu}\p{Ll}+ [^.]*[^.\s]$/u);
      expect(objective.length).toBeLessThanOrEqual(90);
      expect(objective.split(/[^\p{L}]+/u).filter((word) => people.has(word))).toEqual([]);
    }
    expect(new Set(objectives).size).toBe(objectives.length);
    expect(objectives).not.toContain(title);
  });

  test('has each of its topics once', () => {
    expect(new Set(scenario.topics).size).toBe(scenario.topics.length);
  });
});

test('every topic has a scenario', () => {
  const covered = all.flatMap(({ scenario }) => scenario.topics);
  expect(topics.filter((topic) => !covered.includes(topic))).toEqual([]);
});
