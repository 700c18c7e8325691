import { expect, held, passphrase, rows, setUp, spoil, test, unlock } from './vault.ts';

test('what was kept is there when the vault is opened again, newest first', async ({ page }) => {
  await setUp(page, { a: 'bruises on both arms', b: 'nobody home', c: 'asked for help' });
  await page.reload();
  expect(await unlock(page)).toBeUndefined();
  const newestFirst = [
    ['c', 'asked for help'],
    ['b', 'nobody home'],
    ['a', 'bruises on both arms'],
  ];
  expect(await held(page)).toEqual({ listed: newestFirst, words: newestFirst, items: newestFirst });
});

test('looking for a vault leaves nothing behind, and finds one that is there', async ({ page }) => {
  expect(await page.evaluate(() => window.vault.vaultState())).toBe('none');
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
  expect(await unlock(page)).toBe('gone');
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
  await setUp(page);
  await page.reload();
  expect(await page.evaluate(() => window.vault.vaultState())).toBe('there');
});

test('a wrong passphrase opens nothing; the right one does, however its letters and the spaces about it are typed', async ({
  page,
}) => {
  await setUp(page, { a: 'kept' });
  await page.reload();
  for (const wrong of ['three plain word', 'Three plain words', ' ', ''])
    expect(await unlock(page, wrong), wrong).toBe('wrong-passphrase');
  expect(await unlock(page, ` ${passphrase.replace('three', 'ｔｈｒｅｅ')} `)).toBeUndefined();
});

test('each wrong passphrase and code is kept by its moment, through a reload, and no right one', async ({
  page,
}) => {
  const code = await setUp(page, { a: 'kept' });
  const tries = () => page.evaluate(() => window.vault.failedTries());
  expect(await tries()).toEqual([]);
  expect(await unlock(page)).toBeUndefined();
  expect(await tries()).toEqual([]);
  await unlock(page, 'three plain word');
  const recover = (code: string) =>
    page.evaluate(
      (code) =>
        window.refused(
          async () =>
            void (window.opened = await window.vault.openWithRecovery(code, 'four other words')),
        ),
      code,
    );
  expect(await recover(code.replace(/^./, (one) => (one === '7' ? '8' : '7')))).toBe(
    'wrong-recovery-code',
  );
  await page.reload();
  expect(await tries()).toHaveLength(2);
  expect(await recover(code)).toBeUndefined();
  expect(await tries()).toHaveLength(2);
});

test('the last 50 wrong tries are kept, and take no item along', async ({ page }) => {
  await setUp(page, { a: 'kept' });
  const at = (n: number) => new Date(Date.UTC(2026, 10, 30, 0, n)).toISOString();
  const all = Array.from({ length: 50 }, (_, n) => at(n));
  await page.evaluate(async (tries) => {
    const open = indexedDB.open('windscreen');
    await new Promise((done) => (open.onsuccess = done));
    const change = open.result.transaction('about', 'readwrite');
    change.objectStore('about').put({ tries }, 'tries');
    await new Promise((done) => (change.oncomplete = done));
    open.result.close();
  }, all);
  await unlock(page, 'three plain word');
  const kept = await page.evaluate(() => window.vault.failedTries());
  expect(kept.slice(0, -1)).toEqual(all.slice(1));
  expect(await unlock(page)).toBeUndefined();
  expect((await held(page)).items).toEqual([['a', 'kept']]);
});

test('nothing that is stored can be read: no text, no passphrase, no recovery code, and no key comes out', async ({
  page,
}) => {
  const code = await setUp(page, {
    'id-a': 'bruises on both arms',
    'id-b': 'bruises on both arms',
  });
  await page.evaluate(async () => {
    await window.opened.keepSettings(new TextEncoder().encode('Ada Marsh, health visitor'));
    await window.vault.deviceSigner();
  });
  const stored = await page.evaluate(async () => {
    const all: string[] = [];
    const put = (value: unknown): unknown =>
      value instanceof Uint8Array
        ? all.push(new TextDecoder('latin1').decode(value))
        : value instanceof CryptoKey
          ? all.push(`${value.type} ${value.extractable}`)
          : typeof value === 'object' && value !== null
            ? Object.values(value).forEach(put)
            : all.push(String(value));
    const db = (await window.vault.openDatabase(false))!;
    for (const store of db.objectStoreNames) for (const row of await db.getAll(store)) put(row);
    db.close();
    return all.join('\n');
  });
  expect(stored).toContain('id-a');
  expect(stored).toContain('private false');
  for (const secret of [
    'bruises',
    'both arms',
    'Ada',
    'visitor',
    passphrase,
    'three',
    code,
    code.replaceAll('-', ''),
    code.slice(0, 9),
  ])
    expect(stored, secret).not.toContain(secret);
});

test('the cost of the passphrase is Argon2id at today’s parameters, derived in the worker under the page’s own policy', async ({
  page,
}) => {
  const workers: string[] = [];
  page.on('worker', (worker) => workers.push(worker.url()));
  await setUp(page);
  const [about] = await rows(page, 'about');
  expect(about!.value).toMatchObject({
    format: 1,
    passphrase: { kdf: { cost: await page.evaluate(() => window.vault.today) } },
  });
  expect(workers).toEqual([expect.stringMatching(/\/kdf\.worker-[\w-]+\.js$/)]);
});

test('a second vault is not set up over the first, not even by two tabs at once', async ({
  page,
  context,
}) => {
  const other = await context.newPage();
  await other.goto('/');
  const create = () => window.refused(() => window.vault.createVault('some passphrase'));
  expect((await Promise.all([page.evaluate(create), other.evaluate(create)])).sort()).toEqual([
    'busy',
    undefined,
  ]);
  expect(await page.evaluate(create)).toBe('busy');
});

test('an empty passphrase is the caller’s mistake', async ({ page }) => {
  expect(
    await page.evaluate(() => window.refused(() => window.vault.createVault(' \n'))),
  ).toContain('passphrase is empty');
});

test('settings are kept, replaced, and named where they are damaged; the items do not mind', async ({
  page,
}) => {
  await setUp(page, { a: 'kept' });
  const read = () =>
    page.evaluate(async () => {
      const bytes = await window.opened.settings();
      return bytes && new TextDecoder().decode(bytes);
    });
  expect(await read()).toBeUndefined();
  for (const text of ['ten minutes', 'five minutes']) {
    await page.evaluate((text) => window.opened.keepSettings(new TextEncoder().encode(text)), text);
    expect(await read()).toBe(text);
  }
  await spoil(page, 'about', 'settings', 'box');
  expect(await page.evaluate(() => window.refused(() => window.opened.settings()))).toBe('damaged');
  await page.reload();
  expect(await unlock(page)).toBeUndefined();
});

test('a closed vault has forgotten its key: every call says that it is gone', async ({ page }) => {
  await setUp(page, { a: 'kept' });
  const said = await page.evaluate(async () => {
    const { opened: vault, refused, kept } = window;
    const begun = vault.list();
    vault.close();
    return Promise.all(
      [
        () => begun.next(),
        () => vault.words().next(),
        () => vault.read('a'),
        () => vault.add('b', kept('b')),
        () => vault.addAll([]),
        () => vault.update('a', () => Promise.resolve(kept('b'))),
        () => vault.shred('a', kept('b')),
        () => vault.ids(),
        () => vault.settings(),
        () => vault.keepSettings(new Uint8Array()),
        () => vault.mend(() => Promise.resolve(kept('b'))),
      ].map(refused),
    );
  });
  expect(new Set(said)).toEqual(new Set(['gone']));
});

test('the device’s key is made once, cannot be taken out, and signs whether or not a vault is open', async ({
  page,
  context,
}) => {
  const other = await context.newPage();
  await other.goto('/');
  const signed = (page: typeof other) =>
    page.evaluate(async () => {
      const { key, sign } = await window.vault.deviceSigner();
      const bytes = new TextEncoder().encode('finished');
      return { key, good: await window.vault.verifies(key, await sign(bytes), bytes) };
    });
  const [one, two] = await Promise.all([signed(page), signed(other)]);
  expect(one).toEqual({ key: expect.stringMatching(/^[\w-]{87}$/), good: true });
  expect(two).toEqual(one);
  expect(await page.evaluate(() => window.vault.vaultState())).toBe('none');
  await setUp(page);
  expect(await signed(page)).toEqual(one);
});

test('whether the browser will keep the vault, and how much room there is, can be asked', async ({
  page,
}) => {
  await setUp(page);
  expect(typeof (await page.evaluate(() => window.vault.persisted()))).toBe('boolean');
  expect(await page.evaluate(() => window.vault.estimate())).toMatchObject({
    quota: expect.any(Number),
    usage: expect.any(Number),
  });
});
