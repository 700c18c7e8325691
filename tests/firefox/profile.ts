/*
 * What only a real Firefox can show: that nothing typed is left on its disk in the clear, and that
 * what was said to be kept is there after it was killed. `npm run test:firefox`, by hand, since a
 * fresh machine has none: see README.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { readRaises } from '../../src/cli/raises.ts';
import { serve } from '../../src/cli/serve.ts';
import { Firefox, killAll, unpacked } from './firefox.ts';

/** What the build puts in its place: these read some of the app's own files outside it. */
Object.assign(globalThis, { __RAISES__: await readRaises() });
const { wholeDraft } = await import('../browser/app.ts');
const { recordOf } = await import('../records/made.ts');

const sentinel = 'Quillfeather';
const passphrase = `${sentinel} correct horse battery`;
let site: Awaited<ReturnType<typeof serve>>;
before(async () => {
  site = await serve({ port: 0 });
});
after(() => {
  killAll();
  return site.close();
});

const newProfile = () => mkdtempSync(join(tmpdir(), 'windscreen-firefox-'));
const remove = (profile: string) =>
  rmSync(profile, { recursive: true, force: true, maxRetries: 20 });

/**
 * Puts a draft in the tab as the app would have kept it, in a page of its origin that is not the
 * app.
 */
async function keepInTab(firefox: Firefox, draft: unknown): Promise<void> {
  await firefox.goTo(`${site.url}nothing-is-here`);
  await firefox.run(
    `const id = crypto.randomUUID();
    const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const additionalData = new TextEncoder().encode('draft:' + id);
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, new TextEncoder().encode(given[0]));
    const box = new Uint8Array(12 + sealed.byteLength);
    box.set(iv);
    box.set(new Uint8Array(sealed), 12);
    const page = window.wrappedJSObject ?? window;
    await new Promise((resolve, reject) => {
      const opening = indexedDB.open('windscreen-drafts', 1);
      opening.onerror = () => reject(opening.error);
      opening.onupgradeneeded = () => opening.result.createObjectStore('drafts', { keyPath: 'id' });
      opening.onsuccess = () => {
        const put = opening.result.transaction('drafts', 'readwrite');
        put.objectStore('drafts').put({ id, slot: 'draft', changedAt: Date.now(), key, box });
        put.oncomplete = () => (opening.result.close(), resolve());
      };
    });
    sessionStorage.setItem('windscreen.held.draft', id);`,
    [JSON.stringify(draft)],
  );
}

const heading = (text: string) =>
  ['document.querySelector("h1")?.innerText.includes(given[0])', [text]] as const;
const press = (firefox: Firefox, name: string) =>
  firefox.run(
    `const button = [...document.querySelectorAll('main button, main a')].find((one) => one.innerText.trim().startsWith(given[0]));
    if (!button) throw new Error('no button ' + given[0]);
    button.click();`,
    [name],
  );
/** Every kind of box that text is typed into; a list of choices, a file and a button are none. */
const boxes = 'main textarea, main input';
/**
 * Types with real keys into every box of the page that a person could reach, in place of what was
 * there.
 */
async function fill(firefox: Firefox, text = sentinel): Promise<void> {
  const reached = await firefox.run<readonly number[]>(
    `for (const folded of document.querySelectorAll('main details')) folded.open = true;
    const typed = ['textarea', 'text', 'search', 'email', 'tel', 'url', 'password'];
    return [...document.querySelectorAll(given[0])].flatMap((box, i) =>
      typed.includes(box.type) && !box.readOnly && !box.disabled && box.checkVisibility({ visibilityProperty: true }) ? [i] : []);`,
    [boxes],
  );
  await firefox.type(boxes, text, reached);
}
/** What the browser would write down of its tabs at this moment. */
const state = (firefox: Firefox) =>
  firefox.run<string>(
    `const { TabStateFlusher } = ChromeUtils.importESModule('resource:///modules/sessionstore/TabStateFlusher.sys.mjs');
    const { SessionStore } = ChromeUtils.importESModule('resource:///modules/sessionstore/SessionStore.sys.mjs');
    const { gBrowser } = Services.wm.getMostRecentWindow('navigator:browser');
    await TabStateFlusher.flush(gBrowser.selectedBrowser);
    return SessionStore.getTabState(gBrowser.selectedTab);`,
    [],
    'chrome',
  );
/**
 * Every file of a profile that holds a text, in one byte a letter or two, or packed as Firefox
 * packs its session.
 */
const filesWith = (text: string, profile: string) =>
  readdirSync(profile, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const file = join(profile, name);
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return false;
    const bytes = readFileSync(file);
    const whole = bytes.subarray(0, 7).toString('latin1') === 'mozLz40' ? unpacked(bytes) : bytes;
    return whole.includes(text) || whole.includes(Buffer.from(text, 'utf16le'));
  });
const kept = 'document.body.innerText.includes("What you have entered is kept in this browser.")';
const atAccount = () =>
  wholeDraft({ draft: { choice: { follows: true, why: '', secondPerson: '' } } });

test('nothing that is typed lies in the clear in a profile, in no kind of box, closed or killed', async () => {
  const profile = newProfile();
  let firefox = await Firefox.start(profile);
  const found: string[] = [];
  const look = async (where: string) => {
    if ((await state(firefox)).includes(sentinel)) found.push(where);
  };
  await firefox.goTo(`${site.url}#/`);
  await firefox.run(
    "const box = document.createElement('textarea'); box.id = 'unprotected'; document.body.append(box);",
  );
  await firefox.type('#unprotected', `${sentinel} in the clear`);
  assert.ok(
    (await state(firefox)).includes(sentinel),
    'a box that does not ask to be left alone is seen',
  );

  await keepInTab(firefox, await atAccount());
  const visit = async (at: string, least = 1) => {
    await firefox.goTo('about:blank');
    await firefox.goTo(`${site.url}#/${at}`);
    await firefox.until(
      'document.querySelectorAll("main textarea, main input:not([type=radio], [type=checkbox], [type=file])").length >= given[0]',
      [least],
    );
    await fill(firefox);
    await look(at);
  };
  await visit('refer/account', 11);
  await firefox.until(kept);
  await visit('refer/harm');
  await visit('refer/law-edition', 3);
  await firefox.goTo(`${site.url}#/refer/decision`);
  await firefox.until("document.querySelector('main input[value=higher]')");
  await firefox.run("document.querySelector('main input[value=higher]').click()");
  await firefox.until("document.querySelector('#decision-why')");
  await fill(firefox);
  await look('refer/decision');
  await visit('train');
  await visit('train/write', 4);

  // an unlocked record
  await keepInTab(
    firefox,
    await wholeDraft({
      draft: { choice: { follows: true, why: '', secondPerson: '' }, record: recordOf() },
    }),
  );
  await firefox.goTo(`${site.url}#/keep-record`);
  await firefox.until(...heading('Keep records on this device'));
  await firefox.run("document.querySelector('#passphrase-show').click()");
  await fill(firefox, passphrase);
  await look('a passphrase that is shown');
  await press(firefox, 'Set up');
  await firefox.until(...heading('Print this'));
  await press(firefox, 'I have it');
  await firefox.until(...heading('Keep this decision'));
  await fill(firefox, `Sam ${sentinel}`);
  await look('who keeps it');
  await press(firefox, 'Keep it');
  await firefox.until('location.hash.startsWith("#/records/")');
  const id = await firefox.run<string>('return location.hash.split("/")[2]');
  const inside = async (what: string) => {
    await firefox.run('location.hash = given[0]', [`#/records${what}`]);
    await firefox.until('document.querySelector("main h1") && location.hash === given[0]', [
      `#/records${what}`,
    ]);
    await fill(firefox);
    await look(what);
  };
  await inside(`/${id}/referral-sent`);
  await firefox.until(kept);
  for (const what of [`/${id}/bundle`, `/${id}/destroy`, `/${id}/hand-over`, `/${id}`, ''])
    await inside(what);
  assert.deepEqual(found, []);

  await firefox.close();
  assert.deepEqual(filesWith(sentinel, profile), []);
  assert.notDeepEqual(
    filesWith('windscreen.held.draft', profile),
    [],
    'what is searched for is found where it is',
  );
  firefox = await Firefox.start(profile);
  await firefox.kill();
  assert.deepEqual(filesWith(sentinel, profile), []);
  remove(profile);
});

test('a tab that is reopened, and a browser that is closed and opened, show the draft again', async () => {
  const profile = newProfile();
  let firefox = await Firefox.start(profile);
  await keepInTab(firefox, await atAccount());
  await firefox.goTo(`${site.url}#/refer/account`);
  await firefox.until(...heading('Write down why'));
  await fill(firefox);
  await firefox.until(kept);
  await firefox.run(
    `const window = Services.wm.getMostRecentWindow('navigator:browser');
    const { SessionStore } = ChromeUtils.importESModule('resource:///modules/sessionstore/SessionStore.sys.mjs');
    const { TabStateFlusher } = ChromeUtils.importESModule('resource:///modules/sessionstore/TabStateFlusher.sys.mjs');
    const tab = window.gBrowser.selectedTab;
    await TabStateFlusher.flush(tab.linkedBrowser);
    window.gBrowser.addTab('about:blank', { triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal() });
    window.gBrowser.removeTab(tab);
    window.gBrowser.selectedTab = SessionStore.undoCloseTab(window, 0);`,
    [],
    'chrome',
  );
  const handles = (await firefox.ask('WebDriver:GetWindowHandles', {})) as string[];
  await firefox.ask('WebDriver:SwitchToWindow', { handle: handles.at(-1), focus: true });
  await firefox.until('document.querySelector("#concern")?.value === given[0]', [sentinel]);
  await firefox.close();
  firefox = await Firefox.start(profile);
  await firefox.goTo(site.url);
  await firefox.until(
    '[...document.querySelectorAll("button, a")].some((one) => one.innerText.startsWith("Carry on"))',
  );
  await firefox.kill();
  remove(profile);
});

test('nothing that was said to be kept is lost when Firefox is killed', async () => {
  const profile = newProfile();
  let firefox = await Firefox.start(profile);
  await keepInTab(firefox, await atAccount());
  await firefox.goTo(`${site.url}#/refer/account`);
  for (let kill = 1; kill <= Number(process.env.KILLS ?? 5); kill += 1) {
    await firefox.until('document.querySelector("#concern")');
    await fill(firefox, `${sentinel} ${kill}`);
    await firefox.until(kept);
    await firefox.kill();
    firefox = await Firefox.start(profile);
    await firefox.goTo(site.url);
    await firefox.until(
      '[...document.querySelectorAll("button, a")].some((one) => one.innerText.startsWith("Carry on"))',
    );
    await press(firefox, 'Carry on');
    await firefox.until(...heading('Check your answers'));
    await firefox.run('location.hash = "#/refer/account"');
    await firefox.until('document.querySelector("#concern")?.value === given[0]', [
      `${sentinel} ${kill}`,
    ]);
  }
  await firefox.kill();
  remove(profile);
});
