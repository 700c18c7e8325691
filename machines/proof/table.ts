import { describe, explore } from '../grammar/explore.ts';
import { holds, type Fact, type Memory } from '../grammar/fact.ts';
import { upTo } from '../grammar/space.ts';
import type { Journey } from '../grammar/journey.ts';
import type { Row } from '../tables.ts';

/**
 * A truth table holds of a decision when every path matches a row, and every row that matches
 * agrees with the outcome.
 */
export function tableHolds(whole: Journey, decision: string, rows: readonly Row[]) {
  const outcomes = [...new Set(rows.map(({ then }) => then))];
  const watched = [
    ...rows.map(({ when }) => when),
    ...outcomes.map((outcome) => ({ [decision]: [outcome] })),
  ];
  const { ends, classes } = explore(upTo(whole, [{ [decision]: [] }]), watched);
  const used = new Set<string>();
  for (const { memory, trail } of ends) {
    if (memory[decision] === undefined) continue;
    const matching = rows.filter(({ when }) => holds(when, memory));
    matching.forEach(({ row }) => used.add(row));
    const wrong =
      matching.length === 0
        ? 'no row'
        : matching.find(({ then }) => then !== memory[decision])?.row;
    if (wrong)
      return { classes, broken: `${describe(trail)} ⇒ ${memory[decision]}, but: ${wrong}` };
  }
  const unused = rows.find(({ row }) => !used.has(row));
  return unused ? { classes, broken: `row never met: ${unused.row}` } : { classes };
}

/** A second, independent way to reach the same answer. */
export function agreesWith(
  journey: Journey,
  watched: readonly Fact[],
  name: string,
  reference: (memory: Memory) => string | undefined,
) {
  const { ends, classes } = explore(journey, watched);
  for (const { memory, trail } of ends) {
    const expected = reference(memory);
    if (expected !== undefined && memory[name] !== expected)
      return { classes, broken: `${describe(trail)} ⇒ ${memory[name]}, expected ${expected}` };
  }
  return { classes };
}
