import { describe, expect, test } from 'vitest';
import {
  isOpaqueName,
  opaqueName,
  packedBlock,
  unpackedBlock,
} from '../../src/team/store/block.ts';

const log = 'a'.repeat(32);
const heads = ['d', 'c'].map((digit) => digit.repeat(64));
const bytes = new TextEncoder().encode('three plain words');

describe('a block', () => {
  test('is read again as it was written, with the heads that it follows in the order of the alphabet', async () => {
    const { head, file } = await packedBlock(log, heads, bytes);
    expect(await unpackedBlock(file)).toEqual({
      log,
      block: { head, after: heads.toSorted(), bytes },
    });
    expect((await packedBlock(log, heads.toReversed(), bytes)).head).toBe(head);
  });

  test('is half wherever it is cut, filled up with nothing, made longer, or has a bit turned behind its mark', async () => {
    const { file } = await packedBlock(log, heads, bytes);
    for (let at = 0; at < file.length; at += 1) {
      expect(await unpackedBlock(file.slice(0, at)), `cut at ${at}`).toBe('half');
      const filled = file.slice().fill(0, at);
      expect(await unpackedBlock(filled), `nothing from ${at}`).toBe('half');
      const turned = file.slice();
      turned[at]! ^= 1;
      expect(await unpackedBlock(turned), `bit of byte ${at}`).toBe(at < 4 ? 'foreign' : 'half');
    }
    expect(await unpackedBlock(new Uint8Array([...file, 0]))).toBe('half');
  });

  test('is known from what others put in a folder', async () => {
    for (const text of ['[ViewState]', 'W', 'WTB2', '{"format":"windscreen"}'])
      expect(await unpackedBlock(new TextEncoder().encode(text)), text).toBe(
        text === 'W' ? 'half' : 'foreign',
      );
  });

  test('is refused under a name that says something', async () => {
    await expect(packedBlock('Leah Hart', [], bytes)).rejects.toThrow('no name of a log');
    expect(isOpaqueName(opaqueName())).toBe(true);
    expect(opaqueName()).not.toBe(opaqueName());
  });
});
