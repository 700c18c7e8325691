// What is new since a referral: asked with its answer, and said on the phone.
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import need from '../../../content/questions/need.yaml';
import { Alone } from '../../../src/decide/alone.svelte.ts';
import AloneFields from '../../../src/decide/Alone.svelte';
import { askedIn } from '../../../src/recommend/asked.ts';
import { newsIn, sayNews } from '../../../src/decide/news.ts';

test('it is asked beside the answer that came, and kept with it', async () => {
  const asked = askedIn(need, 'referral-answer');
  const alone = new Alone('referral-answer', {
    ticks: false,
    offered: ['no-further-action', 'accepted'],
    given: 'no-further-action',
    tag: undefined,
    note: '',
  });
  render(AloneFields, { alone, asked });
  await userEvent.type(screen.getByLabelText('What is new since then?'), 'A second bruise');
  expect(alone.answered(asked)).toEqual({
    answer: 'no-further-action',
    known: { tag: undefined, note: 'A second bruise' },
  });
});

test('it is said straight after who rings, with a blank where nothing was written, and not where nothing was referred', () => {
  const say = ['“I am ringing.”', '“This is what I saw.”'];
  const answers = { 'referral-answer': 'early-help' };
  const notes = { 'referral-answer': 'A second bruise' };
  expect(sayNews(say, newsIn({ answers, notes }))).toEqual([
    say[0],
    '“This is new since then: A second bruise”',
    say[1],
  ]);
  expect(sayNews(say, newsIn({ answers, notes: {} }))[1]).toBe('“This is new since then: …”');
  expect(sayNews(say, newsIn({ answers: {}, notes }))).toEqual(say);
});
