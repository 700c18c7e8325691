// A call, as it goes into the record: a line for the call, and one for each thing that was told.
import { describe, expect, test } from 'vitest';
import { callLine, keepTold, toldIn, toldLines } from '../../src/decide/callMade.ts';
import { newDraft } from '../../src/decide/draft.ts';
import { Session } from '../../src/decide/session.svelte.ts';
import { at } from '../records/made.ts';

const nothing = { 'call-answered': '', 'call-reference': ' ', 'call-said': '\n' };

describe('a call', () => {
  test('says whether it was answered, all whom the page names, and when', () => {
    expect(callLine(true, ['999', 'The front door'], at)).toBe(
      'Rang: 999 or The front door. Tuesday 24 November 2026, 2:41pm.',
    );
    expect(callLine(false, ['The front door'], at)).toBe(
      'Rang, and nobody answered: The front door. Tuesday 24 November 2026, 2:41pm.',
    );
  });

  test('has a line for each thing that was told, and none for what was left out', () => {
    expect(toldLines(nothing)).toEqual([]);
    expect(toldLines({ ...nothing, 'call-reference': ' MASH {who} 12 ' })).toEqual([
      'Their reference: MASH {who} 12',
    ]);
    expect(
      toldLines({
        'call-answered': 'R Khan, duty',
        'call-reference': '12',
        'call-said': 'Wait there. \n We come by 4.',
      }),
    ).toEqual([
      'Who answered: R Khan, duty',
      'Their reference: 12',
      'What they said: Wait there. We come by 4.',
    ]);
  });

  test('stands in the record’s action after whatever was written there', () => {
    const session = new Session({ ...newDraft('refer', at) });
    for (const line of [
      callLine(false, ['A'], at),
      callLine(true, ['A'], at),
      ...toldLines({ ...nothing, 'call-answered': 'R Khan' }),
    ])
      session.acted(line);
    expect(session.draft.account.reasons.action.split('\n')).toEqual([
      'Rang, and nobody answered: A. Tuesday 24 November 2026, 2:41pm.',
      'Rang: A. Tuesday 24 November 2026, 2:41pm.',
      'Who answered: R Khan',
    ]);
  });

  test('leaves nothing in its boxes once it is kept, says nothing twice, and the page of the call knows still that it was made', () => {
    const session = new Session({ ...newDraft('refer', at) });
    session.type({
      'call-made': 'yes',
      'call-answered': 'R Khan',
      'call-said': 'They come by 4pm.',
    });
    keepTold(session);
    keepTold(session);
    expect(session.draft.account.reasons.action).toBe(
      'Who answered: R Khan\nWhat they said: They come by 4pm.',
    );
    expect(Object.values(toldIn(session))).toEqual(['', '', '']);
    expect(session.draft.typed['call-made']).toBe('yes');
  });
});
