// first: it says how shapes are checked, before any is made
import '../../src/open/zod.ts';
import { Encrypter } from 'age-encryption';
import { deflateSync } from 'node:zlib';
import { readCouncilPack } from '../../src/cli/words.ts';
import { backupLines } from '../../src/handover/backup.ts';
import { attachedOf, base64Of } from '../../src/records/attached.ts';
import { append, sealed } from '../../src/records/chain.ts';
import { childFile } from '../../src/records/childFile.ts';
import { allScenarios } from '../../src/training/library/scenarios.ts';
import { modelPath, ownSteps } from '../../src/training/practise/attempt.ts';
import { codeOf } from '../../src/training/room/code.ts';
import { followedThrough, kept, signer, written } from '../records/kept.ts';
import { draftOf, recordOf } from '../records/made.ts';

/* A valid one of what Windscreen opens, and the wrappings that some stand in. */

export const bytesOf = (text: string) => new TextEncoder().encode(text);
export const json = (value: unknown) => bytesOf(JSON.stringify(value));

export const record = recordOf();
export const entries = await kept(followedThrough.slice(0, 4), record);
const at = new Date('2026-12-05T10:00:00Z');
export const paper = bytesOf('%PDF-1.4 The note from her bag, as it was scanned.');
const attachedPaper = await attachedOf(paper, []);
if (typeof attachedPaper === 'string') throw new Error(`it is refused: ${attachedPaper}`);
export const paperOf = attachedPaper;
const withPaper = await append(
  await kept([], { ...record, id: 'c0ffee00-0000-4000-8000-000000000004' }),
  {
    kind: 'attachment',
    title: 'Attached',
    fields: { file: 'note.pdf', on: '2026-11-30', what: 'Her note', from: 'Her bag' },
    shown: [],
    clocks: [],
    file: paperOf,
  },
  written('2026-12-01T10:00:00.000Z'),
);
const files = { [paperOf.id]: base64Of(paper) };
export const file = await sealed(entries, { signer, at });
export const fileWithPaper = { ...(await sealed(withPaper, { signer, at })), files };
export const child = await childFile(
  [entries, withPaper],
  {
    reference: 'LN-0417',
    sent: { from: 'Hill Primary', to: 'Vale College', by: 'Sam Okafor', at: at.toISOString() },
  },
  signer,
);

/** With less work than is safe: a key that takes a second would be all that is tried. */
const work = 4;
export const passphrase = 'correct horse battery staple';
/** An age file around some bytes. */
export async function aged(inside: Uint8Array): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(work);
  encrypter.setPassphrase(passphrase);
  return encrypter.encrypt(inside);
}
export const backup = new Uint8Array(
  await new Response(
    backupLines(
      (async function* () {
        yield file;
        yield await sealed(withPaper, { signer, at });
      })(),
      { at, count: 2 },
    ),
  ).arrayBuffer(),
);

export const council = await readCouncilPack('leeds');
/** The letters of a link around some bytes. */
export const letters = (inside: Uint8Array) => bytesOf(deflateSync(inside).toString('base64url'));
/** What stands inside the letters of a link. */
export const insideLetters = async (code: string) =>
  new Uint8Array(
    await new Response(
      new Blob([Buffer.from(code, 'base64url')])
        .stream()
        .pipeThrough(new DecompressionStream('deflate')),
    ).arrayBuffer(),
  );

/** Scenarios, each with the code of who answers its first stage as it does. */
export const told = (await allScenarios()).slice(0, 5).map(({ id, scenario }) => {
  const steps = ownSteps(scenario, 0, modelPath(scenario, 0));
  const answers = Object.fromEntries(steps.map(({ question, answer }) => [question, answer]));
  return { id, scenario, code: codeOf(id, 0, scenario, answers) };
});
export const draft = draftOf({});
