import { expect, held, rows, setUp, test, unlock, type Page } from './vault.ts';

/** Every byte that lies in the database, as one text. */
const stored = async (page: Page): Promise<string> => {
  const all: string[] = [];
  for (const store of ['about', 'sealed', 'pages'])
    for (const { value } of await rows(page, store))
      for (const part of Object.values(value))
        if (part instanceof Uint8Array || Buffer.isBuffer(part)) all.push(hex(part));
  return all.join('\n');
};
const hex = (bytes: unknown) => Buffer.from(bytes as Uint8Array).toString('hex');

/**
 * The same call of `put` or `add` fails each time, as it does when the disk is full. Nought, and
 * all are well again.
 */
const fill = (page: Page, nth: number) =>
  page.evaluate((nth) => {
    const real = ((window as { real?: object }).real ??= {
      put: IDBObjectStore.prototype.put,
      add: IDBObjectStore.prototype.add,
    }) as Record<'put' | 'add', IDBObjectStore['put']>;
    let calls = 0;
    for (const name of ['put', 'add'] as const)
      IDBObjectStore.prototype[name] = function (...given) {
        if ((calls += 1) === nth) throw new DOMException('no room', 'QuotaExceededError');
        return real[name].apply(this, given);
      };
  }, nth);

test('a disk that fills up at any point of a save changes nothing that was kept', async ({
  page,
}) => {
  await setUp(page, { a: 'first', b: 'second' });
  const before = [await rows(page, 'sealed'), await rows(page, 'pages')];
  const saves = {
    update: () =>
      window.refused(() =>
        window.opened.update('a', () => Promise.resolve(window.kept('changed'))),
      ),
    shred: () => window.refused(() => window.opened.shred('a', window.kept('changed'))),
    add: () => window.refused(() => window.opened.add('c', window.kept('third'))),
  };
  for (const [name, save] of Object.entries(saves))
    for (const nth of [1, 2, 3, 4]) {
      await fill(page, nth);
      expect(await page.evaluate(save), `${name}, row ${nth}`).toBe('full');
      expect(
        [await rows(page, 'sealed'), await rows(page, 'pages')],
        `${name}, row ${nth}`,
      ).toEqual(before);
    }
  await fill(page, 0);
  for (const save of [saves.update, saves.add]) expect(await page.evaluate(save)).toBeUndefined();
  const after = [['c', 'third'], ['b', 'second'], ['a', 'changed']]; // prettier-ignore
  expect(await held(page)).toEqual({ listed: after, words: after, items: after });
});

test('a disk that is really full refuses the save, and keeps everything before it', async ({
  page,
  context,
  site,
}) => {
  const cdp = await context.newCDPSession(page);
  await cdp.send('Storage.overrideQuotaForOrigin', {
    origin: new URL(site).origin,
    quotaSize: 4_000_000,
  }); // before the browser first asks itself how much there is
  await setUp(page, { a: 'first' });
  const { said, kept } = await page.evaluate(async () => {
    const noise = () =>
      Array.from({ length: 32 }, () =>
        String.fromCharCode(...crypto.getRandomValues(new Uint16Array(8_192))),
      ).join('');
    for (let kept = 0; kept < 100; kept += 1) {
      const whole = new TextEncoder().encode(JSON.stringify({ text: noise() }));
      const said = await window.refused(() =>
        window.opened.add(`n${kept}`, { ...window.kept('noise'), whole }),
      );
      if (said) return { said, kept };
    }
    return { said: 'never', kept: 100 };
  });
  expect(said).toBe('full');
  const { listed, items } = await held(page);
  expect(listed).toHaveLength(1 + kept);
  expect(items.map(([id]) => id)).toEqual(listed.map(([id]) => id));
  expect(items.at(-1)).toEqual(['a', 'first']);
});

test('a shredded item’s key and bytes are in no row any more, nor those of its lines; nor are they after a change', async ({
  page,
}) => {
  await setUp(page, { a: 'bruises on both arms', b: 'second' });
  for (const replace of [
    () => window.opened.shred('a', window.kept('destroyed')),
    () => window.opened.update('a', () => Promise.resolve(window.kept('destroyed'))),
  ]) {
    const { key, box } = (await rows(page, 'sealed'))[0]!.value;
    const lines = (await rows(page, 'pages')).flatMap(({ value }) =>
      value['box'] ? [hex(value['box'])] : [],
    );
    const old = [hex(key), hex(box), ...lines];
    const before = await stored(page);
    for (const bytes of old) expect(before).toContain(bytes);
    await page.evaluate(replace);
    const after = await stored(page);
    for (const bytes of old) expect(after).not.toContain(bytes);
    expect((await held(page)).listed).toEqual([
      ['b', 'second'],
      ['a', 'destroyed'],
    ]);
  }
});

test('many items fill page after page, and keep their order', async ({ page }) => {
  await setUp(page, { first: 'first' });
  const many = Array.from({ length: 200 }, (_, at) => `i${at}`);
  await page.evaluate(
    (many) => window.opened.addAll(many.map((id) => ({ id, kept: window.kept(`text of ${id}`) }))),
    many,
  );
  await page.evaluate(() => window.opened.add('last', window.kept('last')));
  const { listed, words, items } = await held(page);
  expect(listed).toEqual([
    ['last', 'last'],
    ...many.map((id) => [id, `text of ${id}`]).reverse(),
    ['first', 'first'],
  ]);
  expect(words).toEqual(listed);
  expect(items).toEqual(listed);
  const pages = await page.evaluate(async () => {
    const sizes: number[] = [];
    for await (const page of window.opened.list()) sizes.push(page.length);
    return sizes;
  });
  expect(pages).toEqual([10, 64, 64, 64]);
});

test('an id that is there, or is given twice, is refused, and nothing is kept of what came with it', async ({
  page,
}) => {
  await setUp(page, { a: 'first' });
  const addAll = (ids: string[]) =>
    page.evaluate(
      (ids) =>
        window.refused(() =>
          window.opened.addAll(ids.map((id) => ({ id, kept: window.kept('again') }))),
        ),
      ids,
    );
  expect(await addAll(['a'])).toContain('there is an item "a" already');
  expect(await addAll(['b', 'c', 'a'])).toContain('there is an item "a" already');
  expect(await addAll(['b', 'b'])).toContain('of 2 items only 1');
  expect((await held(page)).items).toEqual([['a', 'first']]);
});

test('a caller’s mistake is named: no such item, no id, a summary too long', async ({ page }) => {
  await setUp(page, { a: 'first' });
  const said = await page.evaluate(() =>
    Promise.all(
      [
        () => window.opened.update('b', () => Promise.resolve(window.kept('x'))),
        () => window.opened.shred('b', window.kept('x')),
        () => window.opened.add('', window.kept('x')),
        () => window.opened.add('b', { ...window.kept('x'), summary: new Uint8Array(4_097) }),
        () =>
          window.opened.add('b', {
            ...window.kept('x'),
            whole: new Uint8Array(20 * 1024 * 1024 + 1),
          }),
      ].map(window.refused),
    ),
  );
  expect(said).toEqual([
    expect.stringContaining('no item "b"'),
    expect.stringContaining('no item "b"'),
    expect.stringContaining('the id is empty'),
    expect.stringContaining('4097 bytes'),
    expect.stringContaining('20971521 bytes'),
  ]);
  expect(await page.evaluate(() => window.opened.read('b'))).toBeUndefined();
});

test('a change that fails is not saved, and the item stays as it was', async ({ page }) => {
  await setUp(page, { a: 'first' });
  const fail = () =>
    window.refused(() =>
      window.opened.update('a', () => Promise.reject(new Error('no such entry'))),
    );
  expect(await page.evaluate(fail)).toBe('no such entry');
  await page.reload();
  await unlock(page);
  expect((await held(page)).items).toEqual([['a', 'first']]);
});

test('what is put aside opens again under its name, stays sealed on the disk, and one that is damaged takes no other with it', async ({
  page,
}) => {
  await setUp(page, { a: 'first' });
  const text = (name: string) =>
    page.evaluate(
      async (name) => window.textIn((await window.opened.aside()).get(name))?.text,
      name,
    );
  const put = (name: string, words: string) =>
    page.evaluate(
      ([name, words]) => window.opened.putAside(name!, window.kept(words!).whole),
      [name, words],
    );
  await put('one', 'Zebedee');
  await put('two', 'Florence');
  await put('one', 'Zebedee again');
  expect(await text('one')).toBe('Zebedee again');
  expect(await stored(page)).not.toContain(hex(Buffer.from('Zebedee')));
  expect(await held(page), 'it is no item').toEqual({
    listed: [['a', 'first']],
    words: [['a', 'first']],
    items: [['a', 'first']],
  });
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('windscreen');
        opening.onsuccess = () => {
          const put = opening.result.transaction('about', 'readwrite');
          put.objectStore('about').put({ box: new Uint8Array(40) }, 'aside:one');
          put.oncomplete = () => (opening.result.close(), resolve());
        };
      }),
  );
  expect([await text('one'), await text('two')]).toEqual([undefined, 'Florence']);
  await page.evaluate(() => window.opened.dropAside('two'));
  expect(await text('two')).toBeUndefined();
});
