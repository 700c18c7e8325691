import type { Pack } from '../../content/pack.ts';
import { describe, expect, test } from 'vitest';
import { resume } from '../../src/decide/resume.ts';
import { newDraft, type Draft } from '../../src/decide/draft.ts';
import { journeys } from '../../machines/journeys.ts';
import { journeyIn } from '../../src/walk/journeyIn.ts';
import { answersNow } from '../../machines/successors.ts';
import { isChecked, placeOf } from '../../src/decide/next.ts';
import { pathOf } from '../../src/walk/path.ts';
import { hrefOf } from '../../src/ui/address.ts';
import { rerun } from '../../src/records/rerun.ts';
import { readPack } from '../../src/open/pack.ts';
import { known } from '../open/packs.ts';
import { askedLater, drafts, jsonOf, textOf, unsealed } from './kept.ts';

const pathFrom = ({ journey, answers, ownPack }: Draft) =>
  pathOf(ownPack ? journeyIn(journey, ownPack) : journeys[journey], answers);
const resumed = async (name: string) =>
  resume(await unsealed(drafts.find((draft) => draft.name === name)!));

describe('a draft', () => {
  test.each(drafts)(
    'left $name goes on with every answer that was given',
    async ({ name, answers }) => {
      const draft = await resumed(name);
      expect(draft.answers).toEqual(answersNow(answers));
      expect(pathFrom(draft).setAside.filter((question) => !askedLater.includes(question))).toEqual(
        [],
      );
    },
  );

  test.each([
    ['at-concerns', '#/refer/concerns'],
    ['at-harm', '#/refer/harm'],
    ['own-pack-at-consents', '#/refer/act'], // it is urgent there, which comes first now
    ['at-check', '#/refer/check'],
    ['share-at-check', '#/share/check'],
    ['call-999-at-check', '#/refer/check'],
  ])('left %s is at that place', async (name, at) => {
    const draft = await resumed(name);
    expect(hrefOf(placeOf(draft, pathFrom(draft)))).toBe(at);
  });

  test.each(['at-recommendation', 'at-account', 'finished-untaken'])(
    'left %s need not be checked again',
    async (name) => {
      const draft = await resumed(name);
      expect(isChecked(pathFrom(draft), draft.confirmed)).toBe(true);
    },
  );

  test('with a pack of its own still goes by the floors that it raises', async () => {
    const draft = await resumed('own-pack-at-consents');
    expect(draft.ownPack?.raises).toHaveProperty('neglect.value', 'refer-urgently');
    expect(pathFrom(draft).memory['level']).toBe('refer-urgently');
  });

  test('left at 999 is at 999', async () => {
    const draft = await resumed('call-999-at-check');
    expect(pathFrom(draft).memory['level']).toBe('call-999');
  });

  test('that was finished holds its record, which comes to the same again', async () => {
    const { record, taken } = await resumed('finished-untaken');
    expect(rerun(record!)).toBe('same');
    expect(taken).toBeUndefined();
  });

  test('keeps what was being written in an account', async () => {
    expect((await resumed('at-account')).account).toMatchObject({
      reference: 'LN-0417',
      reasons: { facts: 'At 8.55 she said “he locks the door”.' },
    });
  });
});

test('of questions that became one, every note stays, and what was checked stays checked', () => {
  const older = {
    ...newDraft('refer', new Date('2026-11-24T14:00:00Z')),
    notes: {
      'statutory-need': 'She keeps up in class.',
      'complex-needs': 'The nurse and the club know her.',
      harm: 'No mark.',
    },
    confirmed: JSON.stringify([
      ['harm', 'no'],
      ['statutory-need', 'no'],
      ['complex-needs', 'yes'],
    ]),
  };
  const { notes, confirmed } = resume(JSON.stringify(older));
  expect(notes).toEqual({
    'help-needed': 'She keeps up in class.\nThe nurse and the club know her.',
    harm: 'No mark.',
  });
  expect(confirmed).toBe('[["harm","no"],["help-needed","several"]]');
});

test('a pack with raises is read as it was stored, and protects no less than it did', () => {
  const read = readPack(textOf('packs/north-shire.yaml'), known);
  const { exploitation, ...raises } = jsonOf<Pack>('packs/stored.json').raises as Record<
    string,
    unknown
  >;
  const now = {
    ...raises,
    'sexual-exploitation': exploitation,
    'criminal-exploitation': exploitation,
  }; // it was one line, and is two
  expect(read).toEqual({ pack: { ...jsonOf<Pack>('packs/stored.json'), raises: now } });
});
