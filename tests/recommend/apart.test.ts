import { expect, test } from 'vitest';
import { circumstancesOf } from '../../machines/circumstances.ts';
import { concernIds, toldApart } from '../../machines/concerns.ts';
import { askedIn } from '../../src/recommend/asked.ts';
import { decisionWords } from '../../src/recommend/load.ts';

/*
 * Whether it is safe to tell is asked of a person suspected only where someone close may be one
 * (M.2). In neglect the parent is whom to be open with.
 */
const hint = (concern: string, decision: string) =>
  askedIn(decisionWords(decision, { concerns: [concern] }), 'safe-to-tell').hint ?? '';

test.each(['consent', 'sharing'])(
  'M.2 the question on telling, in %s, speaks of a person suspected just where each is told apart',
  (decision) => {
    for (const concern of concernIds)
      expect(/suspected/.test(hint(concern, decision)), concern).toBe(
        (toldApart as readonly string[]).includes(concern),
      );
  },
);

test.each(['yes', 'unease', 'unsure'])(
  'M.2 so it does where it may be about someone who works with children: %s',
  (answer) => expect(circumstancesOf({ 'works-with-children': answer })).toContain('apart'),
);
