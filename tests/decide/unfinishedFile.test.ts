import { Encrypter } from 'age-encryption';
import { describe, expect, test, vi } from 'vitest';
import type { CouncilsText, Pack } from '../../content/schema.ts';
import { readCouncilPack, readText } from '../../src/cli/words.ts';
import type { Draft } from '../../src/decide/draft.ts';
import { readUnfinished, unfinishedFile } from '../../src/decide/unfinishedFile.ts';
import { serve } from '../../src/handover/age.worker.ts';
import { openFile } from '../../src/open/file.ts';
import { draftOf, packs, urgent } from '../records/made.ts';

vi.mock('../../src/browser/workers.ts', () => ({
  startWorker() {
    const { port1, port2 } = new MessageChannel();
    serve(port2);
    for (const port of [port1, port2]) port.start();
    return Object.assign(port1, { terminate: () => port1.close() });
  },
}));
/** With less work than is safe, so that no slow machine can fail a test. */
const { setPassphrase } = Encrypter.prototype;
vi.spyOn(Encrypter.prototype, 'setPassphrase').mockImplementation(function (
  this: Encrypter,
  typed,
) {
  this.setScryptWorkFactor(10);
  setPassphrase.call(this, typed);
});

const at = new Date('2026-11-24T15:00:00Z');
const passphrase = 'four plain words here';
const sound = (pack: Pack) => Promise.resolve({ pack });
/** Every council's numbers as a draft holds them. */
const councils = await Promise.all(
  Object.entries(await readText<CouncilsText>('councils.yaml')).flatMap(([id, { area }]) =>
    area ? [] : [readCouncilPack(id)],
  ),
);
const { record: _, taken: __, ...fresh } = draftOf({});
/** Everything that an unfinished draft can hold. */
const full: Required<Omit<Draft, 'record' | 'taken'>> = {
  ...fresh,
  rules: 'a hash',
  answers: { ...urgent, area: 'own-pack' },
  evidence: { concerns: 'saw' },
  notes: { harm: 'She flinched.' },
  typed: { 'call-made': 'yes', 'call-answered': 'Jo, social worker' },
  read: ['act'],
  byDevice: ['mode'],
  confirmed: '[["harm","yes"]]',
  confirmedAt: '2026-11-24T14:50:00.000Z',
  decidedOn: '2026-11-24',
  ownPack: packs['cumberland']!,
  councilPack: councils[0]!,
  otherCouncil: { id: 'leeds', name: 'Leeds', pack: councils[1]! },
  hoursAt: at.getTime(),
  calledAt: '2026-11-24T14:45:00.000Z',
  where: { place: 'ward', parent: true },
  ownView: { level: 'unsure', why: 'I wonder.', afterAct: true },
  choice: { follows: false, level: 'call-999', why: 'Worse.', secondPerson: '' },
  account: {
    ...fresh.account,
    reasons: { ...fresh.account.reasons, action: 'Rang: the front door. 2.41pm.' },
  },
  earlier: { record: 'r1', finishedAt: '2026-11-01T10:00:00.000Z', otherChild: true },
  withRecords: true,
};
const saved = (draft: unknown, format = 'windscreen-unfinished/1') =>
  new File([JSON.stringify({ format, draft })], 'left.json');

describe('a decision that was left unfinished', () => {
  test('is saved behind a passphrase and opens again with all that was said: answers, notes, what was being typed, the call and its time', async () => {
    const { name, blob } = await unfinishedFile(full, passphrase, at);
    expect(name).toBe('windscreen-unfinished-2026-11-24.json.age');
    expect(await blob.text()).not.toContain('flinched');
    const file = new File([blob], name);
    expect(await openFile(file)).toEqual({ sealed: true });
    await expect(openFile(file, 'another one of four words')).rejects.toMatchObject({
      fault: 'passphrase',
    });
    const opened = await openFile(file, passphrase);
    if (!('unfinished' in opened)) throw new Error('it opened as something else');
    expect(await readUnfinished(opened.unfinished, sound)).toEqual({ draft: full });
  });

  test('opens again whichever council the child lives in', async () => {
    for (const councilPack of councils) {
      const draft = { ...full, councilPack, answers: { ...urgent, area: 'council' } };
      expect(await readUnfinished(saved(draft), sound), councilPack.name).toEqual({ draft });
    }
  });

  test('is not saved where what was typed could not be opened again, and the field is named', async () => {
    const long = { ...full, notes: { harm: 'x'.repeat(200_001) } };
    await expect(unfinishedFile(long, passphrase, at)).rejects.toThrow(
      'draft, notes, harm: this is too long (at most 200000)',
    );
  });

  test.each([
    [
      'has something missing',
      saved({ ...full, account: undefined }),
      'draft, account: this is missing',
    ],
    [
      'holds a finished record',
      saved({ ...full, record: {} }),
      'draft, record: this field is not known here',
    ],
    [
      'is of a version to come',
      saved(full, 'windscreen-unfinished/2'),
      'format: this should be “windscreen-unfinished/1”',
    ],
    [
      'answers in a way that no question does',
      saved({ ...full, answers: { harm: { a: 1 } } }),
      'draft, answers, harm',
    ],
    [
      'answers to a name that every object has',
      saved({ ...full, answers: JSON.parse('{"__proto__":"yes"}') }),
      'a field named “__proto__”',
    ],
    [
      'was checked otherwise than Windscreen writes',
      saved({ ...full, confirmed: '[[{' }),
      'could not be understood',
    ],
    [
      'raises a concern for a council',
      saved({
        ...full,
        councilPack: {
          ...packs['cumberland'],
          raises: {
            neglect: {
              value: 'refer-urgently',
              source: 'wt2026',
              asAt: '2026-11-01',
              confidence: 'published',
            },
          },
        },
      }),
      'come with other rules',
    ],
    [
      'has a day in its own pack that is none',
      saved({
        ...full,
        ownPack: { ...full.ownPack, website: { ...full.ownPack.website, asAt: 'soon' } },
      }),
      'draft, ownPack, website, asAt: this is not written as it should be',
    ],
    [
      'breaks off',
      new File(['{"format":"windscreen-unfinished/1","draft":'], 'left.json'),
      'the text breaks off',
    ],
    ['is empty', new File([], 'left.json'), 'The file is empty'],
  ])('that %s is refused by name, and throws nothing', async (_, file, reason) => {
    const read = await readUnfinished(file, sound);
    if (!('problems' in read)) throw new Error('it was opened');
    expect(read.problems[0]).toContain('In “left.json”');
    expect(read.problems.join(' ')).toContain(reason);
  });

  test('comes with a pack of its own area only where that is proved not to protect less', async () => {
    const refused = () => Promise.resolve({ problems: ['it protects less'] });
    expect(await readUnfinished(saved(full), refused)).toEqual({
      problems: [
        'In “left.json”, the area’s own pack cannot be used: it is not whole, or protects less than Windscreen does.',
      ],
    });
  });

  test('keeps an answer that is no answer, and asks the question again', async () => {
    const read = await readUnfinished(
      saved({ ...full, answers: { ...urgent, harm: 'never-heard-of' } }),
      sound,
    );
    expect(read).toMatchObject({ draft: { answers: { harm: 'never-heard-of' } } });
  });
});
