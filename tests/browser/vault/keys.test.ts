import { expect, held, passphrase, rows, setUp, spoil, test, unlock } from './vault.ts';

const next = 'four other plain words';

test('a changed passphrase opens what the old one no longer does, and no item is touched', async ({
  page,
}) => {
  await setUp(page, { a: 'kept', b: 'kept too' });
  const before = await rows(page, 'sealed');
  expect(
    await page.evaluate(
      (next) => window.refused(() => window.vault.changePassphrase('wrong', next)),
      next,
    ),
  ).toBe('wrong-passphrase');
  await page.evaluate(([old, next]) => window.vault.changePassphrase(old, next), [
    passphrase,
    next,
  ] as const);
  await page.evaluate(() =>
    window.opened.add('c', window.kept('added by the tab that stayed open')),
  );
  await page.reload();
  expect(await unlock(page)).toBe('wrong-passphrase');
  expect(await unlock(page, next)).toBeUndefined();
  expect((await rows(page, 'sealed')).slice(0, 2)).toEqual(before);
  expect((await held(page)).items.map(([id]) => id)).toEqual(['c', 'b', 'a']);
});

test('a recovery code opens the vault, however it is typed, and gives it a new passphrase; the code stays good', async ({
  page,
}) => {
  const code = await setUp(page, { a: 'kept' });
  await page.reload();
  const recover = (code: string) =>
    page.evaluate(
      ([code, next]) =>
        window.refused(
          async () => void (window.opened = await window.vault.openWithRecovery(code, next)),
        ),
      [code, next] as const,
    );
  const another = `${code[0] === '0' ? '1' : '0'}${code.slice(1)}`;
  expect(await recover(another)).toBe('wrong-recovery-code');
  expect(await recover('0000-0000-0000-0000-0000-0000-0000-0000-00')).toBe('wrong-recovery-code'); // well made, and no code of this vault
  expect(await unlock(page)).toBeUndefined(); // nothing was changed
  for (const typed of [
    code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l'),
    code,
  ]) {
    await page.reload();
    expect(await recover(typed)).toBeUndefined();
    expect((await held(page)).items).toEqual([['a', 'kept']]);
  }
  await page.reload();
  expect(await unlock(page)).toBe('wrong-passphrase');
  expect(await unlock(page, next)).toBeUndefined();
});

test('a new recovery code makes the old one useless', async ({ page }) => {
  const old = await setUp(page, { a: 'kept' });
  expect(
    await page.evaluate(() => window.refused(() => window.vault.newRecoveryCode('wrong'))),
  ).toBe('wrong-passphrase');
  const code = await page.evaluate(
    (passphrase) => window.vault.newRecoveryCode(passphrase),
    passphrase,
  );
  const recover = (code: string) =>
    page.evaluate(
      (code) => window.refused(() => window.vault.openWithRecovery(code, 'new words')),
      code,
    );
  expect(await recover(old)).toBe('wrong-recovery-code');
  expect(await recover(code)).toBeUndefined();
});

/** The cost that the vault keeps. */
const cost = async (page: Parameters<typeof rows>[0]) =>
  (await rows(page, 'about')).map(
    ({ value }) => (value as { passphrase?: { kdf: { cost: object } } }).passphrase?.kdf.cost,
  )[0];

test('where no worker is to be had the vault is set up all the same, and its passphrase made dearer once one is', async ({
  page,
  context,
}) => {
  const poor = await context.newPage();
  await poor.addInitScript(() => Reflect.deleteProperty(window, 'Worker'));
  await poor.goto('/');
  await setUp(poor, { a: 'kept' });
  expect(await cost(poor)).toEqual({ name: 'pbkdf2-sha256', rounds: 600_000 });
  await poor.reload();
  expect(await unlock(poor)).toBeUndefined();
  expect(await cost(poor)).toEqual({ name: 'pbkdf2-sha256', rounds: 600_000 });

  expect(await unlock(page)).toBeUndefined();
  await expect.poll(() => cost(page)).toEqual(await page.evaluate(() => window.vault.today));
  await poor.reload();
  expect(await unlock(poor), 'Argon2id without a worker, on the page').toBeUndefined();
  expect(await cost(poor), 'never made cheaper').toMatchObject({ name: 'argon2id' });
  expect((await held(poor)).items).toEqual([['a', 'kept']]);
});

test('where the passphrase cannot be made dearer the vault opens as before', async ({
  page,
  context,
}) => {
  const poor = await context.newPage();
  await poor.addInitScript(() => Reflect.deleteProperty(window, 'Worker'));
  await poor.goto('/');
  await setUp(poor, { a: 'kept' });
  await poor.close();
  const tried = page.waitForEvent('console', (message) => message.text() === 'refused');
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      console.log('refused');
      throw new DOMException('no room', 'QuotaExceededError');
    };
  });
  expect(await unlock(page)).toBeUndefined();
  await tried;
  expect((await held(page)).items).toEqual([['a', 'kept']]);
  expect(await cost(page)).toEqual({ name: 'pbkdf2-sha256', rounds: 600_000 });
});

test('parameters that would hold the browser up for an hour are refused as damage', async ({
  page,
}) => {
  await setUp(page, { a: 'kept' });
  await page.reload();
  await spoil(page, 'about', 'vault', 'passphrase.kdf.cost.m', 1024 * 1024 * 4);
  expect(await unlock(page)).toBe('damaged');
});
