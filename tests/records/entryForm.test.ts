import { expect, test } from 'vitest';
import { addedKinds, fieldsOf } from '../../src/records/entry.ts';
import { EntryForm } from '../../src/saved/entryForm.svelte.ts';
import { at } from './made.ts';

const form = (kind: (typeof addedKinds)[number]) => new EntryForm(kind, 'Sam Okafor', at);

test.each(addedKinds)(
  'the form of “%s” asks each of its fields in words, and begins with now',
  (kind) => {
    const { fields, values } = form(kind);
    expect(fields.map(({ name }) => name)).toEqual(
      fieldsOf(kind)
        .filter(({ written }) => !written)
        .map(({ name }) => name),
    );
    for (const { asked } of fields) expect(asked.ask).not.toBe('');
    expect(values.by).toBe(kind === 'countersignature' ? '' : 'Sam Okafor');
    for (const { name, is } of fields)
      if (is === 'moment') expect(form(kind).typed()[name]).toBe(at.toISOString());
  },
);

test('a day or a time that is none is undefined, and an optional day left empty is empty', () => {
  const meeting = form('strategy-meeting');
  expect(meeting.typed()).toMatchObject({ conference: '' });
  meeting.writeDate('conference', { day: '31', month: '2', year: '2027' });
  meeting.writeTime('when', 'noonish');
  expect(meeting.typed()).toMatchObject({ conference: undefined, when: undefined });
  meeting.writeDate('conference', { day: '1', month: '2', year: '2027' });
  expect(meeting.typed()).toMatchObject({ conference: '2027-02-01' });
});

test('the form that confirms something begins with what was said of it before, and leaves open what was not', () => {
  const before = { on: '2026-11-20', to: 'Ashby School', way: 'Secure email' };
  const sent = new EntryForm('file-sent', 'Sam Okafor', at, before);
  expect(sent.typed()).toEqual({ ...before, received: '' });
});

test('what a version that asked for less had kept is taken up, and what it did not ask stands as it began', () => {
  const incident = form('incident');
  const { reference: _, ...kept } = incident.values;
  incident.takeUp(JSON.stringify({ ...kept, texts: { ...kept.texts, what: 'He cried.' } }));
  expect(incident.line('what')).toBe('He cried.');
  expect(incident.values.reference).toBe('');
});

test('what was sent can come with a referral in writing, and with no call', () => {
  const referral = form('referral-sent');
  const asks = () => referral.fields.map(({ name }) => name);
  expect(asks()).not.toContain('file');
  referral.write('how', 'secure-email');
  expect(asks()).toContain('file');
  referral.choose('file', new File(['sent'], 'referral.txt'));
  expect(referral.typed()['file']).toBe('referral.txt');
  referral.write('how', 'telephone');
  expect(referral.file).toBeUndefined();
  expect(referral.typed()['file']).toBe('');
});
