import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardIn, statementIn } from '../../src/open/team.ts';
import { bytesOf } from '../../src/records/chain.ts';
import { cardCode, spokenOf, type Card } from '../../src/team/card.ts';
import { agreed, fingerprintOf, isSignedBy, newSelf, signedAs } from '../../src/team/person.ts';
import { isSigned, stated, type Said } from '../../src/team/statement.ts';
import { toBytes } from '../../src/vault/signature.ts';
import { log } from './selves.ts';

const encoded = (text: string) => new TextEncoder().encode(text);
const bytes = encoded('finished at ten');
const self = () => newSelf('Amina Invented', 'deputy safeguarding lead');

describe('a person', () => {
  test('signs what nobody else signed, and no key can be taken out', async () => {
    const [one, other] = await Promise.all([self(), self()]);
    const signature = await signedAs(one, bytes);
    expect(await isSignedBy(one.person.sign, signature, bytes)).toBe(true);
    expect(await isSignedBy(other.person.sign, signature, bytes)).toBe(false);
    expect(await isSignedBy(one.person.sign, signature, bytes.slice(1))).toBe(false);
    expect(await isSignedBy(one.person.sign.slice(1), signature, bytes)).toBe(false);
    for (const key of [one.signing, one.opening]) expect(key.extractable).toBe(false);
  });

  test('agrees with another on bytes that both make alone', async () => {
    const [one, other, third] = await Promise.all([self(), self(), self()]);
    const both = await agreed(one.opening, toBytes(other.person.seal)!);
    expect(await agreed(other.opening, toBytes(one.person.seal)!)).toEqual(both);
    expect(await agreed(third.opening, toBytes(one.person.seal)!)).not.toEqual(both);
  });

  test('has a code to be spoken aloud, which any other key, name or job changes', async () => {
    const { person } = await self();
    const said = await fingerprintOf(person);
    expect(said).toMatch(/^WS(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
    for (const other of [
      { ...person, name: 'Amina Other' },
      { ...person, job: 'lead' },
      { ...person, seal: (await self()).person.seal },
      { ...person, sign: (await self()).person.sign },
    ])
      expect(await fingerprintOf(other)).not.toBe(said);
  });
});

describe('a card', () => {
  test('comes back from its code, however it was broken into lines, with the same code to be spoken', async () => {
    const { person } = await self();
    const cards: Card[] = [
      { format: 'windscreen-person/1', person },
      { format: 'windscreen-team-card/1', team: log, founding: 'a'.repeat(64) },
    ];
    for (const card of cards) {
      const code = cardCode(card).replace(/.{40}/g, '$&\n  ');
      expect(cardIn(code)).toEqual(card);
      expect(await spokenOf(cardIn(code)!)).toBe(await spokenOf(card));
    }
  });

  test('is none where anything is left out, added or too long', async () => {
    const { person } = await self();
    const codeOf = (value: object) => cardIn(cardCode(value as Card));
    const format = 'windscreen-person/1';
    expect(codeOf({ format, person })).toBeDefined();
    expect(codeOf({ format, person: { ...person, more: 1 } })).toBeUndefined();
    expect(codeOf({ format, person: { ...person, name: '' } })).toBeUndefined();
    expect(codeOf({ format, person: { ...person, name: 'a'.repeat(201) } })).toBeUndefined();
    expect(codeOf({ format, person: { ...person, sign: `${person.sign}A` } })).toBeUndefined();
    expect(codeOf({ format: 'windscreen-person/2', person })).toBeUndefined();
    expect(cardIn('not a card')).toBeUndefined();
    expect(cardIn('')).toBeUndefined();
  });
});

describe('a statement', () => {
  const where = { team: log, after: [], at: new Date('2026-12-01T09:00:00Z') };

  test('of each kind is read from its bytes as it was signed', async () => {
    const speaker = await self();
    const { person } = await self();
    const all: Said[] = [
      { kind: 'founded', person },
      { kind: 'invited', person, may: 'writes' },
      { kind: 'joined' },
      { kind: 'changed', who: person.sign, may: 'reads' },
      { kind: 'removed', who: person.sign },
      { kind: 'renewed', seal: person.seal },
      { kind: 'epoch' },
    ];
    for (const said of all) {
      const statement = await stated(speaker, said, where);
      const read = statementIn(bytesOf(statement));
      expect(read).toEqual(statement);
      expect(await isSigned(read!)).toBe(true);
      expect(await isSigned({ ...read!, at: '2026-12-02T09:00:00.000Z' })).toBe(false);
      expect(statementIn(bytesOf({ ...statement, more: true })), said.kind).toBeUndefined();
      expect(statementIn(bytesOf(statement).slice(1)), said.kind).toBeUndefined();
    }
  });

  test('is in no bytes that nobody wrote as one, whatever those are', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.json().map((text) => encoded(text)),
        ),
        (some) => {
          expect(statementIn(some)).toBeUndefined();
        },
      ),
    );
  });
});
