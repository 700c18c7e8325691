import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  randomBytes,
} from 'node:crypto';
import { armor, generateX25519Identity, identityToRecipient } from 'age-encryption';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import {
  openWithPassphrase,
  recordFor,
  sealFor,
  sealForPassphrase,
} from '../../src/handover/age.ts';
import { serve } from '../../src/handover/age.worker.ts';
import { destroyed, sealed } from '../../src/records/chain.ts';
import { followedThrough, kept, signer, written } from '../records/kept.ts';
import { recordOf, urgent } from '../records/made.ts';
import {
  base64,
  byPassphrase,
  chunk,
  encrypted,
  hkdf,
  nonceOf,
  scryptKey,
  unpadded,
  witness,
} from './ageWitness.ts';

/** A worker on the same thread, behind a real channel; how many still run. */
const { running } = vi.hoisted(() => ({ running: new Set<object>() }));
vi.mock('../../src/browser/workers.ts', () => ({
  startWorker() {
    const { port1, port2 } = new MessageChannel();
    serve(port2);
    for (const port of [port1, port2]) port.start();
    running.add(port1);
    return Object.assign(port1, { terminate: () => (running.delete(port1), port1.close()) });
  },
}));

/** Of a secret key: its bytes in base 32, the check at its end left out. */
const secretBytes = (identity: string) => {
  const digits = [...identity.toLowerCase().slice('age-secret-key-1'.length, -6)].map((digit) =>
    'qpzry9x8gf2tvdw0s3jn54khce6mua7l'.indexOf(digit),
  );
  const bits = digits.map((digit) => digit.toString(2).padStart(5, '0')).join('');
  return Buffer.from(
    Array.from({ length: 32 }, (_, i) => parseInt(bits.slice(8 * i, 8 * i + 8), 2)),
  );
};
const byIdentity =
  (identity: string) =>
  ([type, share]: string[]) => {
    expect(type).toBe('X25519');
    const privateKey = createPrivateKey({
      key: Buffer.concat([
        Buffer.from('302e020100300506032b656e04220420', 'hex'),
        secretBytes(identity),
      ]),
      format: 'der',
      type: 'pkcs8',
    });
    const rawPublic = createPublicKey(privateKey)
      .export({ format: 'der', type: 'spki' })
      .subarray(-32);
    const spki = Buffer.concat([Buffer.from('302a300506032b656e032100', 'hex'), base64(share!)]);
    const shared = diffieHellman({
      privateKey,
      publicKey: createPublicKey({ key: spki, format: 'der', type: 'spki' }),
    });
    return hkdf(shared, Buffer.concat([base64(share!), rawPublic]), 'age-encryption.org/v1/X25519');
  };
/**
 * A file as another program would make it, with less work than is safe, so that the tests are
 * quick.
 */
function fileBy(passphrase: string, bytes: Uint8Array, { says = 10 } = {}): Blob {
  const work = 10;
  const [fileKey, salt, nonce] = [randomBytes(16), randomBytes(16), randomBytes(16)];
  const body = unpadded(encrypted(scryptKey(passphrase, salt, work), Buffer.alloc(12), fileKey));
  const signed = `age-encryption.org/v1\n-> scrypt ${unpadded(salt)} ${says}\n${body}\n---`;
  const mac = unpadded(
    createHmac('sha256', hkdf(fileKey, Buffer.alloc(0), 'header'))
      .update(signed)
      .digest(),
  );
  const key = hkdf(fileKey, nonce, 'payload');
  const parts = Array.from({ length: Math.max(1, Math.ceil(bytes.length / chunk)) }, (_, n) =>
    encrypted(
      key,
      nonceOf(n, (n + 1) * chunk >= bytes.length),
      bytes.subarray(n * chunk, (n + 1) * chunk),
    ),
  );
  return new Blob([`${signed} ${mac}\n`, nonce, ...parts] as BlobPart[]);
}

/** What asks for as much work as the app does is made once: each takes seconds. */
const made = { bytes: randomBytes(chunk * 2 + 5), blob: new Blob() };

const bytesOf = async (blob: Blob) => Buffer.from(await blob.arrayBuffer());
const all = async (stream: ReadableStream<Uint8Array>) =>
  Buffer.from(await new Response(stream).arrayBuffer());
const inParts = (bytes: Uint8Array, size: number) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < bytes.length; at += size)
        controller.enqueue(bytes.subarray(at, at + size));
      controller.close();
    },
  });
const identity = await generateX25519Identity();
const recipient = await identityToRecipient(identity);
const other = await identityToRecipient(await generateX25519Identity());
const passphrase = 'four plain words here';

describe('a file for a passphrase', () => {
  test('is opened by the published format alone, and asks as much work as age itself does', async () => {
    made.blob = await sealForPassphrase(inParts(made.bytes, 10_000), ' Zoe\u0308 ran home ');
    const file = await bytesOf(made.blob);
    const { bytes: found, args } = witness(file, byPassphrase('Zo\u00EB ran home'));
    expect(found.equals(made.bytes)).toBe(true);
    expect(args[2]).toBe('18');
  });

  test('is opened here again, with the passphrase as any keyboard types it', async () => {
    expect(
      (await all(await openWithPassphrase(made.blob, 'Zo\u00EB ran home'))).equals(made.bytes),
    ).toBe(true);
    expect(running.size).toBe(0);
  });

  test('needs one', async () => {
    await expect(sealForPassphrase(Buffer.from('x'), '  ')).rejects.toMatchObject({
      fault: 'no-passphrase',
    });
    await expect(openWithPassphrase(fileBy('x', Buffer.from('x')), '')).rejects.toMatchObject({
      fault: 'no-passphrase',
    });
  });
});

describe('a file for one recipient', () => {
  test('is opened by the published format alone, whatever its length', async () => {
    const length = fc.oneof(
      fc.nat(300),
      fc.constantFrom(0, chunk - 1, chunk, chunk + 1, 2 * chunk, 1024 * 1024 + 1),
    );
    await fc.assert(
      fc.asyncProperty(length, fc.boolean(), async (length, isStream) => {
        const bytes = randomBytes(length);
        const blob = await sealFor(isStream ? inParts(bytes, 33_333) : bytes, ` ${recipient}\n`);
        expect(witness(await bytesOf(blob), byIdentity(identity)).bytes.equals(bytes)).toBe(true);
      }),
      { numRuns: 25, seed: 1989 },
    );
    expect(running.size).toBe(0);
  });

  test.each([
    ['nothing', ''],
    ['an address', 'dana.whitlock@example.org'],
    ['only its beginning', recipient.slice(0, 20)],
    ['one letter wrong', recipient.slice(0, -1) + (recipient.endsWith('q') ? 'p' : 'q')],
    [
      'a key that nobody can hold',
      'age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqyqfyjcw',
    ],
  ])('is not made for what is no age key: %s', async (_, typed) => {
    await expect(sealFor(Buffer.from('x'), typed)).rejects.toMatchObject({
      fault: 'recipient',
    });
    expect(running.size).toBe(0);
  });

  test.each([
    ['with the words that age prints', `Public key: ${recipient}`],
    [
      'with the comments of a key file',
      `# created: 2026-11-24T09:00:00Z\n# public key: ${recipient}\n`,
    ],
    ['in quotes', `“${recipient}”`],
    ['in capitals', recipient.toUpperCase()],
    ['broken by an email', `> ${recipient.slice(0, 30)}\r\n> ${recipient.slice(30)}`],
    ['twice the same', `${recipient}\n${recipient}`],
    ['with what nobody sees', `\uFEFF${recipient.slice(0, 9)}\u00AD${recipient.slice(9)}\u200B`],
    ['before a sentence', `${recipient} is mine`],
  ])('takes a key as it was pasted: %s', async (_, typed) => {
    const blob = await sealFor(Buffer.from('x'), typed);
    expect(witness(await bytesOf(blob), byIdentity(identity)).bytes.toString()).toBe('x');
  });

  test.each([
    ['two keys', `${recipient} ${other}`, 'recipients'],
    ['two keys in one line', `${recipient},${other}`, 'recipients'],
    ['an SSH key', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ dana@example.org', 'ssh-key'],
    ['a key file with the secret in it', `# public key: ${recipient}\n${identity}`, 'secret-key'],
  ])('is not made for %s, and the words say what to paste', async (_, typed, fault) => {
    await expect(sealFor(Buffer.from('x'), typed)).rejects.toMatchObject({ fault });
  });

  test('is never made with a secret key, and whoever sent it is to be told', async () => {
    await expect(sealFor(Buffer.from('x'), identity)).rejects.toMatchObject({
      fault: 'secret-key',
    });
  });

  test('holds one record, whole, and is named for its reference and day', async () => {
    const entries = await kept(followedThrough);
    const file = await sealed(entries, written('2026-12-05T10:00:00Z'));
    const { name, blob } = await recordFor(file, { recipient });
    expect(name).toBe('windscreen-LN-0417-2026-11-24.json.age');
    expect(JSON.parse(witness(await bytesOf(blob), byIdentity(identity)).bytes.toString())).toEqual(
      JSON.parse(JSON.stringify(file)),
    );

    const training = await sealed(
      await kept([], recordOf({ answers: { ...urgent, mode: 'training' } })),
      written('2026-12-05T10:00:00Z'),
    );
    expect((await recordFor(training, { recipient })).name).toBe(
      'windscreen-training-LN-0417-2026-11-24.json.age',
    );
    const left = await destroyed(
      entries,
      { title: 'Destroyed', why: 'x', authorisedBy: 'x' },
      { signer, by: 'x', at: new Date('2030-01-09T10:00:00Z') },
    );
    expect(
      (await recordFor(await sealed(left, written('2030-01-10T10:00:00Z')), { recipient })).name,
    ).toBe('windscreen-destroyed-2030-01-09.json.age');
  });
});

describe('a file that somebody else made', () => {
  test('is opened with its passphrase, whatever its length', async () => {
    for (const length of [0, 1, chunk, chunk + 1, 3 * chunk + 7]) {
      const bytes = randomBytes(length);
      expect(
        (await all(await openWithPassphrase(fileBy(passphrase, bytes), passphrase))).equals(bytes),
      ).toBe(true);
    }
  });

  test('is opened with a passphrase that was used as it was typed, untidied', async () => {
    const typed = ' Zoe\u0308 ';
    expect(
      (await all(await openWithPassphrase(fileBy(typed, Buffer.from('x')), typed))).toString(),
    ).toBe('x');
  });

  const refused = (file: Blob, typed = passphrase) => openWithPassphrase(file, typed).then(all);
  test('is not opened with another, and says so', async () => {
    await expect(
      refused(fileBy(passphrase, Buffer.from('x')), 'four other words here'),
    ).rejects.toMatchObject({ fault: 'passphrase' });
  });

  test('is refused by name where it is for a key, no age file, or would cost too much to open', async () => {
    await expect(refused(await sealFor(Buffer.from('x'), recipient))).rejects.toMatchObject({
      fault: 'for-a-key',
    });
    for (const text of [
      '',
      'PK\u0003\u0004',
      '{"format":"windscreen-entries/1"}',
      'age-encryption.org/v2\nx',
      'age-encryption.org/v1\n',
      'age-encryption.org/v1\nnonsense\n',
    ])
      await expect(refused(new Blob([text]))).rejects.toMatchObject({ fault: 'not-age' });
    for (const says of [20, 21, 30])
      await expect(refused(fileBy(passphrase, Buffer.from('x'), { says }))).rejects.toMatchObject({
        fault: 'too-costly',
      });
    await expect(refused(fileBy(passphrase, Buffer.from('x'), { says: 11 }))).rejects.toMatchObject(
      { fault: 'passphrase' },
    );
    expect(running.size).toBe(0);
  });

  test('written as text opens, however it was pasted; cut short or spoiled it does not', async () => {
    const bytes = randomBytes(3000);
    const text = armor.encode(await bytesOf(fileBy(passphrase, bytes)));
    for (const pasted of [
      text,
      text.replaceAll('\n', '\r\n'),
      `Here it is:\n\n${text}\nRegards`,
      text.replaceAll(/^/gm, '> '),
      `\uFEFF${text}`,
    ])
      expect(
        (await all(await openWithPassphrase(new Blob([pasted]), passphrase))).equals(bytes),
      ).toBe(true);
    for (const spoiled of [text.slice(0, -40), text.replace(/\n\w{8}/, '\n????????')])
      await expect(openWithPassphrase(new Blob([spoiled]), passphrase)).rejects.toMatchObject({
        fault: 'damaged',
      });
  });

  test('with any byte changed, or cut anywhere, never opens as something else', async () => {
    const whole = await bytesOf(fileBy(passphrase, randomBytes(chunk + 40)));
    const change = fc.record({
      at: fc.oneof(fc.nat(250), fc.nat(whole.length - 1)),
      bit: fc.integer({ min: 1, max: 255 }),
      isCut: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(change, async ({ at, bit, isCut }) => {
        const file = isCut ? whole.subarray(0, at) : Buffer.from(whole);
        if (!isCut) file[at]! ^= bit;
        await expect(refused(new Blob([file]))).rejects.toMatchObject({ name: 'AgeError' });
      }),
      { numRuns: 60, seed: 1989 },
    );
    expect(running.size).toBe(0);
  });
});

describe('on the way', () => {
  test('how much has been taken in is told, up to all of it', async () => {
    const told: number[] = [];
    await sealFor(new Uint8Array(2.5 * 1024 * 1024), recipient, (bytes) => told.push(bytes));
    expect(told).toEqual([1, 2, 2.5].map((megabytes) => megabytes * 1024 * 1024));
  });

  test('what stops the content stops the file, and no half of one is made', async () => {
    const breaks = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(new Uint8Array(1000));
        controller.error(new Error('the vault has locked'));
      },
    });
    await expect(sealFor(breaks, recipient)).rejects.toThrow('the vault has locked');
    expect(running.size).toBe(0);
  });

  test('no more is read than has been asked for, and letting go ends the worker', async () => {
    const told: number[] = [];
    const stream = await openWithPassphrase(
      fileBy(passphrase, randomBytes(40 * chunk)),
      passphrase,
      (bytes) => told.push(bytes),
    );
    expect(running.size).toBe(1);
    expect(told.at(-1)).toBeLessThan(20 * chunk);
    await stream.cancel();
    expect(running.size).toBe(0);
  });
});
