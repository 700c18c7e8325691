import { expect, held, passphrase, rows, setUp, spoil, test, unlock } from './vault.ts';

const three = { a: 'first', b: 'second', c: 'third' };
const newestFirst = Object.entries(three).reverse();

test('a damaged item is named; the others open, and the list still has it', async ({ page }) => {
  await setUp(page, three);
  for (const part of ['box', 'key']) {
    await spoil(page, 'sealed', 'b', part);
    const message = await page.evaluate(() =>
      window.opened.read('b').catch((error: Error) => error.message),
    );
    expect(message).toContain('item "b" does not open');
    const { listed, items } = await held(page);
    expect(listed).toEqual(newestFirst);
    expect(items).toEqual([
      ['c', 'third'],
      ['b', 'damaged'],
      ['a', 'first'],
    ]);
    await spoil(page, 'sealed', 'b', part); // the bit is turned back
  }
  expect((await held(page)).items).toEqual(newestFirst);
});

test('an item’s box is good in no other place: swapped with another’s, neither opens', async ({
  page,
}) => {
  await setUp(page, three);
  for (const part of ['box', 'key']) {
    await page.evaluate(
      async ([part]) => {
        const db = (await window.vault.openDatabase(false))!;
        const [a, b] = [(await db.get('sealed', 'a'))!, (await db.get('sealed', 'b'))!];
        await db.put('sealed', { ...a, [part!]: b[part as 'box'] });
        await db.put('sealed', { ...b, [part!]: a[part as 'box'] });
        db.close();
      },
      [part],
    );
  }
  expect((await held(page)).items).toEqual([
    ['c', 'third'],
    ['b', 'damaged'],
    ['a', 'damaged'],
  ]);
});

const mend = () =>
  window.opened.mend((whole) => {
    const { summary, words } = window.kept(window.textIn(whole)!.text!);
    return Promise.resolve({ summary, words });
  });

for (const kind of ['summaries', 'words'] as const)
  for (const how of ['turned', 'lost'] as const)
    test(`a damaged page loses nothing, and is mended from its items: ${kind} ${how}`, async ({
      page,
    }) => {
      await setUp(page, three);
      await spoil(page, 'pages', [kind, 0], ...(how === 'turned' ? ['box'] : []));
      await page.reload();
      await unlock(page);
      const found = await held(page);
      expect(found[kind === 'words' ? 'words' : 'listed']).toEqual([]);
      expect(found.items).toEqual(newestFirst);
      expect(await page.evaluate(() => window.opened.damaged)).toEqual({ pages: [0] });

      await page.evaluate(() =>
        window.opened.update('a', () => Promise.resolve(window.kept('first, changed'))),
      );
      await page.evaluate(() => window.opened.add('d', window.kept('fourth')));
      expect(await page.evaluate(mend)).toEqual({ unreadable: [] });
      expect(await page.evaluate(() => window.opened.damaged)).toEqual({ pages: [] });
      const all = [['d', 'fourth'], ['c', 'third'], ['b', 'second'], ['a', 'first, changed']]; // prettier-ignore
      expect(await held(page)).toEqual({ listed: all, words: all, items: all });
      await page.reload();
      await unlock(page);
      expect(await held(page)).toEqual({ listed: all, words: all, items: all });
    });

test('an item that is damaged with its page is named by the mending, stays where it is, and can be replaced', async ({
  page,
}) => {
  await setUp(page, three);
  await spoil(page, 'pages', ['summaries', 0], 'box');
  await spoil(page, 'sealed', 'b', 'box');
  expect(await page.evaluate(mend)).toEqual({ unreadable: ['b'] });
  const without = [
    ['c', 'third'],
    ['a', 'first'],
  ];
  expect((await held(page)).listed).toEqual(without);
  expect(await page.evaluate(() => window.opened.ids())).toEqual(['a', 'b', 'c']);
  await page.evaluate(() => window.opened.shred('b', window.kept('replaced')));
  expect((await held(page)).listed).toEqual([['c', 'third'], ['b', 'replaced'], ['a', 'first']]); // prettier-ignore
});

test('a page is good at no other number', async ({ page }) => {
  await setUp(page);
  await page.evaluate(() =>
    window.opened.addAll(
      Array.from({ length: 128 }, (_, at) => ({
        id: `i${String(at).padStart(3, '0')}`,
        kept: window.kept(`item ${at}`),
      })),
    ),
  );
  await page.evaluate(async () => {
    const db = (await window.vault.openDatabase(false))!;
    await db.put('pages', (await db.get('pages', ['summaries', 0]))!, ['summaries', 1]);
    db.close();
  });
  expect((await held(page)).listed).toHaveLength(64);
  expect(await page.evaluate(() => window.opened.damaged)).toEqual({ pages: [1] });
});

test.describe('what the vault says of itself', () => {
  for (const part of ['wrapped', 'sum', 'kdf.salt'])
    test(`damaged, the passphrase’s ${part}: it says so or opens, never that the passphrase is wrong, and the recovery code still works`, async ({
      page,
    }) => {
      const code = await setUp(page, three);
      await page.reload();
      await spoil(page, 'about', 'vault', `passphrase.${part}`);
      expect(await unlock(page)).toBe(part === 'sum' ? undefined : 'damaged');
      const recover = (code: string) =>
        window.vault
          .openWithRecovery(code, 'new words')
          .then((vault) => void (window.opened = vault));
      await page.evaluate(recover, code);
      expect((await held(page)).items).toEqual(newestFirst);
    });

  test('lost or nonsense while items are there: it says so, sets no new vault up over them, and keeps every row', async ({
    page,
  }) => {
    await setUp(page, three);
    const before = await rows(page, 'sealed');
    await page.reload();
    for (const damage of [['passphrase', 7], ['format', 'one'], []] as [string?, unknown?][]) {
      await spoil(page, 'about', 'vault', ...damage);
      expect(await unlock(page)).toBe('damaged');
      expect(await page.evaluate(() => window.vault.vaultState())).toBe('there');
      expect(await rows(page, 'sealed')).toEqual(before);
    }
    const again = await page.evaluate(
      (passphrase) => window.refused(() => window.vault.createVault(passphrase)),
      passphrase,
    );
    expect(again).toBe('damaged');
    expect(await rows(page, 'sealed')).toEqual(before);
  });

  test('of a format of a later version: it says newer, and changes nothing', async ({ page }) => {
    await setUp(page, three);
    await page.reload();
    await spoil(page, 'about', 'vault', 'format', 2);
    const before = await rows(page, 'about');
    expect(await unlock(page)).toBe('newer');
    expect(await rows(page, 'about')).toEqual(before);
  });
});
