import { describe, expect, test } from 'vitest';
import { spoken } from '../../src/recommend/spoken.ts';
import { concernWords, wordsAbout } from '../../src/recommend/words.ts';
import { words } from '../records/made.ts';

const lines = wordsAbout(words, 'levels', 'refer-urgently').say;

describe('the words to say', () => {
  test('say who rings, how old the child is and what was ticked, as these were answered', () => {
    const said = spoken(
      lines,
      { role: 'health', age: 'under-1', concerns: ['injury-not-mobile'] },
      words,
    ).join(' ');
    expect(said).toContain('I work in health.');
    expect(said).toContain('The child is under 1, and is now at …');
    expect(said).toContain(concernWords(words)['injury-not-mobile']!.label.split(/:| \(/)[0]);
  });
  test('leave a blank to be spoken where nothing was answered, or only a span', () => {
    const said = spoken(lines, { role: 'other', age: '1-to-12', concerns: [] }, words).join(' ');
    expect(said).toContain('I am a … at ….');
    expect(said).toContain('The child is … years old (1 to 12), and is now at …');
    expect(said).toContain('because of this: …');
  });
  test('speak of the mother where the child is not yet born', () => {
    const said = spoken(lines, { age: 'unborn' }, words).join(' ');
    expect(said).toContain('“The baby is not yet born. The mother is now at …”');
    expect(said).toContain('Who will see the mother, and when?');
    expect(said).not.toContain('The child is');
  });
  test('name two lines of the list at most, the gravest first, and say how many more there are', () => {
    const concerns = ['neglect', 'missing-episodes', 'domestic-abuse', 'strangled-child'];
    const said = spoken(lines, { concerns }, words).join(' ');
    expect(said).toContain('and 2 more on my list');
    expect(said).toMatch(/because of this: [^;]*strangled[^;]*; [^;]*; and 2 more/i);
    expect(spoken(lines, { concerns: concerns.slice(0, 2) }, words).join(' ')).not.toContain(
      'more on my list',
    );
  });
  test('have no blank of ours left in them, at any level', () => {
    for (const { say } of Object.values(words.levels))
      expect(spoken(say, {}, words).join()).not.toMatch(/[{}]/);
  });
});

test('where harm is suspected, a child is told first that it cannot be kept secret, in words to say, unless that adds risk', () => {
  expect(wordsAbout(words, 'levels', 'refer-urgently').dos.join(' ')).toMatch(
    /unless it adds risk, tell a child .*“I can’t keep this secret\..*”/,
  );
  expect(wordsAbout(words, 'actions', 'ask-the-childs-wishes').how).toMatch(
    /Unless it adds risk, say that you cannot keep this secret/,
  );
});
