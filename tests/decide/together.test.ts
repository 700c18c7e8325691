import { describe, expect, test, vi } from 'vitest';
import type { Memory } from '../../machines/grammar/fact.ts';
import { journeys } from '../../machines/journeys.ts';
import { together } from '../../machines/together.ts';
import { askedTogether, byTheDevice } from '../../src/decide/together.ts';
import { newDraft } from '../../src/decide/draft.ts';
import { Session } from '../../src/decide/session.svelte.ts';
import { pathOf } from '../../src/walk/path.ts';
import { at, explained, givens } from '../records/made.ts';
import { readStories } from '../records/words.ts';

const stories = await readStories();
const device: Memory = { mode: 'live', 'law-edition': '2026-duty', hours: 'not-known' };
const asked = (question: string, answers: Memory, journey: 'refer' | 'share' = 'refer') =>
  askedTogether(journeys[journey], { ...device, ...answers }, question);

describe('questions that share a page', () => {
  test('stand on one page in every story, each question of the path on exactly one', () => {
    for (const { at: story, journey, answers } of stories) {
      const { steps } = pathOf(journeys[journey], answers);
      const questions = steps
        .map(({ question }) => question)
        .filter((id) => !byTheDevice.includes(id));
      const pages = questions.map((id) => askedTogether(journeys[journey], answers, id));
      for (const [i, id] of questions.entries()) {
        expect(pages[i], `${story}: ${id}`).toContain(id);
        for (const other of pages[i]!)
          expect(pages[questions.indexOf(other)], `${story}: ${id} and ${other}`).toEqual(pages[i]);
      }
    }
  });

  test('all stand there before one of them is answered: where the child lives, how old, who works with them, and who you are', () => {
    const referring = together.child.asks.filter((id) => id !== 'direction');
    expect(asked('role', { 'immediate-danger': 'no' })).toEqual(referring);
    expect(
      asked('age', { 'immediate-danger': 'no', role: 'housing' }),
      'from whichever one goes to it',
    ).toEqual(referring);
    expect(asked('role', { 'immediate-danger': 'no' }, 'share')).toEqual([
      'area',
      'age',
      'role',
      'direction',
    ]);
  });

  test('one that only an answer brings waits for that answer', () => {
    const child = {
      'immediate-danger': 'no',
      role: 'health',
      area: 'cumberland',
      age: 'under-1',
      'allocated-worker': 'no',
    };
    expect(asked('role', { ...child, 'works-with-children': 'yes' })).toContain('is-your-lead');
    expect(asked('role', { ...child, 'works-with-children': 'no' })).not.toContain('is-your-lead');
    expect(asked('role', child)).not.toContain('is-your-lead');
    const open: Memory = {
      ...givens,
      ...explained,
      'help-needed': 'council',
      tried: 'working',
      'safe-to-tell': 'yes',
    };
    expect(asked('response', open)).toEqual(['response']);
    expect(asked('response', { ...open, response: 'agreed' })).toEqual(['response', 'who-agreed']);
    expect(asked('response', { ...open, response: 'refused' })).toEqual(['response']);
  });

  test('an answer that ends the journey takes the rest off the page', () => {
    expect(asked('role', { 'immediate-danger': 'no', area: 'wales' })).toEqual(['area', 'role']);
    expect(
      asked(
        'who-asks',
        {
          ...givens,
          direction: 'asked',
          'child-at-risk': 'no',
          holder: 'unsure',
          'who-asks': 'unsure',
        },
        'share',
      ),
    ).toEqual(['who-asks']);
  });

  test('what the path does not come to has no page', () => {
    expect(asked('who-agreed', { ...givens, ...explained, response: 'agreed' })).toEqual([]);
  });

  test('a judgement stands alone', () => {
    for (const question of [
      'immediate-danger',
      'concerns',
      'harm',
      'safe-to-tell',
      'detriment',
      'help-needed',
    ])
      expect(asked(question, {})).toEqual([question]);
  });

  test('what is chosen on a page and not gone on with stands there again', () => {
    const session = new Session({
      ...newDraft('refer', at),
      answers: { ...device, 'immediate-danger': 'no' },
    });
    session.type({ role: 'housing' });
    expect(session.asking('role').given).toBe('housing');
    session.answerAll({ role: { answer: 'police', known: { tag: undefined, note: '' } } });
    expect(session.asking('role').given).toBe('police');
    expect(session.draft.typed).toEqual({});
  });
});

test('what is chosen and not gone on with is walked ahead, and nothing of it is kept', () => {
  vi.useFakeTimers();
  const session = Session.begin('refer', new Date('2026-11-24T14:30:00Z'));
  const { draft } = session;
  session.foresee('immediate-danger', { 'immediate-danger': 'no' });
  const { journey } = session;
  const walked = pathOf(journey, { ...draft.answers, 'immediate-danger': 'no' });
  vi.runAllTimers();
  vi.useRealTimers();
  expect(session.draft).toBe(draft);
  expect(session.path.next?.question).toBe('immediate-danger');
  session.answer('immediate-danger', 'no');
  expect(session.path).toEqual(walked);
});
