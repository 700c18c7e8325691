import { expect, rows, setUp, test, unlock, type Page } from './vault.ts';

const hex = (bytes: unknown) => Buffer.from(bytes as Uint8Array).toString('hex');

/** Saves an item anew, with the files that it holds from then on, and adds those that are given. */
const save = (page: Page, id: string, files: readonly string[], added: Record<string, string>) =>
  page.evaluate(
    ([id, files, added]) =>
      window.refused(() =>
        window.opened.update(
          id,
          () => Promise.resolve({ ...window.kept(`with ${files.join(', ')}`), files }),
          Object.entries(added).map(([id, text]) => ({
            id,
            bytes: new TextEncoder().encode(text),
          })),
        ),
      ),
    [id, files, added] as const,
  );
const read = (page: Page, id: string) =>
  page.evaluate(async (id) => {
    const bytes = await window.opened.readFile(id);
    return bytes && new TextDecoder().decode(bytes);
  }, id);
const filesOf = (page: Page, id: string) => page.evaluate((id) => window.opened.filesOf(id), id);

test('a file is saved with the item that holds it, lies sealed on the disk, and opens again', async ({
  page,
}) => {
  await setUp(page, { a: 'first', b: 'second' });
  expect(await save(page, 'a', ['f'], { f: 'a letter from the school' })).toBeUndefined();
  const [row] = await rows(page, 'files');
  expect([row!.value['id'], row!.value['item']]).toEqual(['f', 'a']);
  expect(Buffer.from(row!.value['box'] as Uint8Array).toString('latin1')).not.toContain('letter');
  await page.reload();
  await unlock(page);
  expect(await read(page, 'f')).toBe('a letter from the school');
  expect(await filesOf(page, 'a')).toEqual(['f']);
  expect(await filesOf(page, 'b')).toEqual([]);
  expect(await read(page, 'other')).toBeUndefined();
});

test('once its item no longer holds it, a file’s key and bytes are in no row; what is still held stays', async ({
  page,
}) => {
  await setUp(page, { a: 'first', b: 'second' });
  await save(page, 'a', ['f', 'g'], { f: 'one', g: 'two' });
  await save(page, 'b', ['h'], { h: 'three' });
  const [lost] = await rows(page, 'files');
  await save(page, 'a', ['g'], {});
  const left = await rows(page, 'files');
  expect(left.map(({ key }) => key)).toEqual(['g', 'h']);
  const bytes = left.flatMap(({ value }) => [hex(value['key']), hex(value['box'])]);
  expect(bytes).not.toContain(hex(lost!.value['key']));
  await page.evaluate(() => window.opened.shred('a', window.kept('destroyed')));
  expect((await rows(page, 'files')).map(({ key }) => key)).toEqual(['h']);
});

test('a disk that fills up while a file is saved keeps neither the file nor the change of its item', async ({
  page,
}) => {
  await setUp(page, { a: 'first' });
  await page.evaluate(() => {
    const real = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...given) {
      if (this.name === 'files') throw new DOMException('no room', 'QuotaExceededError');
      return real.apply(this, given);
    };
  });
  const before = await rows(page, 'sealed');
  expect(await save(page, 'a', ['f'], { f: 'one' })).toBe('full');
  expect(await rows(page, 'sealed')).toEqual(before);
  expect(await rows(page, 'files')).toEqual([]);
});

test('a file that its item does not hold is the caller’s mistake, and nothing is saved', async ({
  page,
}) => {
  await setUp(page, { a: 'first' });
  expect(await save(page, 'a', [], { f: 'one' })).toContain('does not hold the file "f"');
  expect(await rows(page, 'files')).toEqual([]);
});
