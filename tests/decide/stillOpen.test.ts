import { describe, expect, test } from 'vitest';
import type { Memory } from '../../machines/grammar/fact.ts';
import { handedOver, standingOf } from '../../src/decide/standing.ts';
import { stillOpen } from '../../src/decide/stillOpen.ts';
import { unfinishedText } from '../../src/handover/situation.ts';
import { walkIn } from '../../src/walk/walkIn.ts';
import { account, at, givens, packs, words } from '../records/made.ts';

const { holder: _, ...known } = givens;
const before: Memory = {
  ...known,
  area: 'cumberland',
  'allocated-worker': 'no',
  'works-with-children': 'no',
};
const urgent: Memory = { ...before, concerns: ['injury-not-mobile'] };
const advice: Memory = { ...before, concerns: ['neglect'], harm: 'unsure', advice: 'not-yet' };
const walk = (answers: Memory) => walkIn('refer', answers, packs['cumberland']!);
const openAfter = (answers: Memory) => stillOpen(walk(answers), words);
const couldOf = (answers: Memory, question: string) =>
  openAfter(answers).find((one) => one.question === question)?.could;

describe('what is still to ask', () => {
  test('after suspected harm says what each answer could add: the family, other children, sharing, or nothing but the record', () => {
    expect(openAfter(urgent)).toMatchObject([
      { asks: 'Safe to tell the family', could: 'Decides what the family may be told.' },
      {
        asks: 'What they said',
        could: expect.stringMatching(/^Could add: Tell children’s social care that they objected/),
      },
      {
        asks: 'Other children',
        could: 'Could add: When you ring, tell them about every child this could touch',
      },
      { asks: 'Your organisation' },
      { asks: 'Which is safer for the child', could: 'Decides what is shared.' },
      { asks: 'How much', could: 'Decides what is shared.' },
      { asks: 'A safe way to send it', could: 'Decides what is shared.' },
    ]);
  });

  test('never says of what is settled by suspected harm or danger that an answer could change it', () => {
    for (const answers of [
      urgent,
      { ...urgent, 'immediate-danger': 'yes' },
      { ...urgent, concerns: ['fgm-known'] },
    ])
      for (const { could } of openAfter(answers))
        expect(could).not.toMatch(/Could take it to|what is recommended/);
  });

  test('says of advice today that need could change what is recommended, and that what asks of it again could take it further', () => {
    expect(couldOf(advice, 'help-needed')).toBe('Could change what is recommended.');
    expect(
      couldOf({ ...advice, 'help-needed': 'council', tried: 'refused' }, 'harm-given-refusal'),
    ).toMatch(/^Could take it to: Ring children’s social care now\.$/);
  });

  test('is nothing where all is answered, and one less after each answer', () => {
    const { length } = openAfter(urgent);
    expect(openAfter({ ...urgent, 'safe-to-tell': 'yes' })).toHaveLength(length - 1);
    const path = walk({ ...urgent, 'safe-to-tell': 'yes', response: 'agreed' }).path;
    expect(path.next?.question).toBe(
      openAfter({ ...urgent, 'safe-to-tell': 'yes', response: 'agreed' })[0]?.question,
    );
  });
});

test('where it stands is handed over as not finished: the number, the call with its time, what is open, and nothing that is protected', () => {
  const answered = walk(urgent);
  const done =
    'Rang: Westmorland and Furness. Tuesday 24 November 2026, 2:41pm.\nWho answered: Jo Bell at 4 Elm Street';
  const written = { ...account, reasons: { ...account.reasons, action: done } };
  const standing = standingOf(answered, { account: written }, words, at);
  expect(standing.done).toEqual(done.split('\n'));
  const other = { id: 'leeds', name: 'Leeds', pack: answered.pack };
  expect(
    standingOf(answered, { account: written }, words, at, undefined, other).done,
    'a second council is handed over too',
  ).toEqual(['It happened, or the writer works, in another council: Leeds.', ...done.split('\n')]);
  expect(standing.settled).toMatchObject({
    act: 'Ring children’s social care now',
    telling: 'not-yet',
  });
  const text = unfinishedText(handedOver(standing, answered, words), {
    ...account.toShare,
    protect: '4 Elm Street',
  });
  expect(text).toMatch(/^WINDSCREEN HANDOVER\nThis is not finished, and is no record yet/);
  expect(text).toContain('0333 240 1727');
  expect(text).toContain('2:41pm');
  expect(text).toMatch(
    /ASSESSMENT\n[^]*Safe to tell the family: .*Decides what the family may be told/,
  );
  expect(text).toMatch(/WHAT I ASK\n[^]*Say nothing new to the family yet/);
  expect(text).not.toContain('4 Elm Street');
});
