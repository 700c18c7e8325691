import words from '../../content/pages/concerns.yaml';
import type { ConcernsText } from '../../content/schema.ts';
import { otherAges } from '../../machines/concerns.ts';
import { isOneOf, keysOf } from '../../machines/grammar/known.ts';

/**
 * Pure. The list of what was seen, with the lines that speak of another age last under their
 * heading, each with why.
 */
export function forAge(text: ConcernsText, age: unknown): ConcernsText {
  const isOther = (id: string) =>
    isOneOf(keysOf(otherAges), id) && isOneOf(otherAges[id] ?? [], age);
  return {
    ...text,
    groups: text.groups.map((group) => {
      const lines = Object.entries(group.concerns);
      const others = lines.flatMap(([id, line]) =>
        isOther(id)
          ? [
              [
                id,
                {
                  ...line,
                  hint: [words.otherAge, line.hint].filter(Boolean).join(' '),
                  hintStands: true,
                },
              ] as const,
            ]
          : [],
      );
      return {
        ...group,
        concerns: Object.fromEntries([...lines.filter(([id]) => !isOther(id)), ...others]),
      };
    }),
  };
}
