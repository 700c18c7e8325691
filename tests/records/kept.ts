import { append, begin, type Signer, type Writer } from '../../src/records/chain.ts';
import { clocksStarted } from '../../src/records/clocks.ts';
import { fieldsOf, type AddedKind, type Entries, type Fields } from '../../src/records/entry.ts';
import type { DecisionRecord } from '../../src/records/record.ts';
import type { RestsText } from '../../src/records/followUp.ts';
import type { Verifies } from '../../src/records/verify.ts';
import { readText } from '../../src/cli/words.ts';
import type { FollowUpText } from '../../content/schema.ts';
import { packs, recordOf, words } from './made.ts';

/** What their times rest on, in words. */
export const { rests } = await readText<{ readonly rests: RestsText }>('pages/entry.yaml');
/** The general times of what others are to do. */
export const followUp = await readText<FollowUpText>('follow-up.yaml');

const base64url = (bytes: ArrayBuffer | Uint8Array) =>
  Buffer.from(bytes as Uint8Array).toString('base64url');
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

/** A device of a test's own. */
export async function device(): Promise<Signer> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(algorithm, true, [
    'sign',
    'verify',
  ]);
  return {
    key: base64url(new Uint8Array(await crypto.subtle.exportKey('raw', publicKey))),
    sign: async (bytes) =>
      base64url(
        new Uint8Array(
          await crypto.subtle.sign(algorithm, privateKey, bytes as Uint8Array<ArrayBuffer>),
        ),
      ),
  };
}

/** Checks a signature apart from the app's own check. */
export const verifies: Verifies = async (key, signature, bytes) => {
  try {
    if (
      base64url(Buffer.from(signature, 'base64url')) !== signature ||
      base64url(Buffer.from(key, 'base64url')) !== key
    )
      return false;
    const raw = await crypto.subtle.importKey(
      'raw',
      Buffer.from(key, 'base64url'),
      algorithm,
      false,
      ['verify'],
    );
    return await crypto.subtle.verify(
      algorithm,
      raw,
      Buffer.from(signature, 'base64url'),
      bytes as Uint8Array<ArrayBuffer>,
    );
  } catch {
    return false;
  }
};

export const signer = await device();
export const written = (at: string, by = 'Sam Okafor, designated safeguarding lead'): Writer => ({
  signer,
  by,
  at: new Date(at),
});

/** What happened next: when it was written, what, and its fields. */
export type Next = readonly [at: string, kind: AddedKind, fields: Fields];

/** A record kept on a device, with what happened next. */
export async function kept(
  next: readonly Next[] = [],
  decision: DecisionRecord = recordOf(),
): Promise<Entries> {
  let entries = await begin(decision, written(decision.finishedAt));
  for (const [at, kind, fields] of next) {
    const calendar = {
      clocks: packs['cambridgeshire-peterborough']!.clocks,
      holidays: words.holidays,
      routes: words.routes,
      followUp,
      rests,
    };
    const shown = fieldsOf(kind).flatMap(({ name }) =>
      fields[name] ? [[name, fields[name]] as const] : [],
    );
    const isFirst = entries.every((one) => one.kind !== kind);
    entries = await append(
      entries,
      { kind, title: kind, fields, shown, clocks: clocksStarted(kind, fields, calendar, isFirst) },
      written(at),
    );
  }
  return entries;
}

/** A referral by telephone, put in writing, chased, heard of, countersigned and closed. */
export const followedThrough: readonly Next[] = [
  [
    '2026-11-24T15:05:00.000Z',
    'referral-sent',
    {
      when: '2026-11-24T14:50:00.000Z',
      how: 'telephone',
      to: 'The front door',
      spokenTo: 'Dana Whitlock',
    },
  ],
  [
    '2026-11-25T09:20:00.000Z',
    'referral-sent',
    { when: '2026-11-25T09:15:00.000Z', how: 'online-form', to: 'The front door' },
  ],
  [
    '2026-11-26T16:40:00.000Z',
    'chase',
    {
      when: '2026-11-26T16:30:00.000Z',
      how: 'telephone',
      to: 'The front door',
      heard: 'Nobody could say. They will ring back.',
    },
  ],
  [
    '2026-11-27T10:10:00.000Z',
    'outcome-received',
    {
      when: '2026-11-27T10:00:00.000Z',
      from: 'Dana Whitlock',
      outcome: 'accepted',
      what: 'A social worker will see her today.',
    },
  ],
  [
    '2026-11-27T12:00:00.000Z',
    'countersignature',
    { view: 'agree-but', note: 'The second call should have come sooner.' },
  ],
  [
    '2026-11-30T09:00:00.000Z',
    'amendment',
    { what: 'The first call ended at 3.10pm, not 3.05pm.', why: 'I had not looked at the log.' },
  ],
  [
    '2026-12-04T15:00:00.000Z',
    'closed',
    { why: 'A child protection plan is in place, and others hold it now.' },
  ],
];

/**
 * A week as it is written down beside a decision: an incident, talks and a call, a strategy meeting
 * and the conference.
 */
export const week: readonly Next[] = [
  [
    '2026-11-25T09:00:00.000Z',
    'incident',
    {
      when: '2026-11-25T08:50:00.000Z',
      where: 'The gate',
      there: 'Ms Adeyemi',
      what: 'He would not go in.',
      said: '“Not today.”',
    },
  ],
  [
    '2026-11-25T11:00:00.000Z',
    'child-talk',
    {
      when: '2026-11-25T10:40:00.000Z',
      said: '“He locks the door.”',
      told: 'I asked what happens at home.',
      agreed: 'See him again on Friday',
    },
  ],
  [
    '2026-11-25T12:00:00.000Z',
    'family-talk',
    { when: '2026-11-25T11:50:00.000Z', with: 'His aunt, Rosa', said: 'She will collect him.' },
  ],
  [
    '2026-11-25T13:00:00.000Z',
    'contact',
    {
      when: '2026-11-25T12:55:00.000Z',
      how: 'telephone',
      with: 'Dana Whitlock',
      said: 'A strategy meeting at nine.',
    },
  ],
  [
    '2026-11-26T11:00:00.000Z',
    'strategy-meeting',
    {
      when: '2026-11-26T09:00:00.000Z',
      there: 'Dana Whitlock, social worker; PC Amin',
      what: 'An enquiry begins.',
      agreed: 'Sam sends the chronology today\nPC Amin sees the uncle by Friday',
      conference: '2026-12-04',
    },
  ],
  [
    '2026-12-04T16:00:00.000Z',
    'conference',
    {
      when: '2026-12-04T10:00:00.000Z',
      there: 'Eleven people',
      what: 'A plan, for neglect.',
      agreed: 'Sam rings Rosa every Monday',
      'core-group': '2026-12-14',
      conference: '2027-03-01',
    },
  ],
];
