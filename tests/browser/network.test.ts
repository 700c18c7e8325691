import { explained, urgent, words } from '../records/made.ts';
import { togetherWith } from '../../machines/together.ts';
import {
  allStored,
  askedOf,
  expect,
  keepInTab,
  keptDraft,
  pickAll,
  seeRecommendation,
  test,
  unfold,
  wholeDraft,
} from './app.ts';
import type { DecisionRecord } from '../../src/records/record.ts';

const sentinel = 'Zebedee Quillfeather, 9 Larch Row';

test('I44 the page’s own policy allows nothing but itself', async ({ page }) => {
  await page.goto('/');
  const policy = await page
    .locator('meta[http-equiv="Content-Security-Policy"]')
    .getAttribute('content');
  const directives = Object.fromEntries(
    policy!.split(';').map((one) => one.trim().split(/ (.*)/s).slice(0, 2) as [string, string]),
  );
  expect(directives).toMatchObject({
    'default-src': "'none'",
    'connect-src': "'none'",
    'form-action': "'none'",
    'base-uri': "'none'",
  });
  // a picture that the page itself unsealed, and nothing else of the kind
  expect(directives['img-src']).toBe("'self' blob:");
  expect(policy!.replace("img-src 'self' blob:", '')).not.toMatch(/unsafe|\*|https?:|data:|blob:/);
});

test('I44 the policy does hold: what it forbids is refused', async ({ page, heard }) => {
  await page.goto('/');
  await expect(page.locator('h1')).toBeVisible();
  await expect(page.evaluate(() => fetch('/assets/'))).rejects.toThrow('Failed to fetch');
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.append('window.__hit = 1');
    document.body.append(script);
  });
  expect(
    await page.evaluate(() => (window as unknown as { __hit?: number }).__hit),
  ).toBeUndefined();
  expect(heard.faults.splice(0).join('\n')).toMatch(/Content Security Policy/);
});

test('I44 in a whole journey no request leaves the origin, and nothing typed is in any request, address or store', async ({
  page,
  heard,
}) => {
  const addresses: string[] = [];
  page.on('framenavigated', (frame) => addresses.push(frame.url()));
  await page.goto('/');
  await page.getByRole('button', { name: 'Start now' }).click();
  const asked = askedOf(urgent);
  const noted = asked.filter(
    ({ decision, question }) =>
      !togetherWith(question) && words.decisions[decision]!.questions[question]!.evidence,
  );
  const notes = Object.fromEntries(
    noted.map(({ question }) => [question, `${sentinel} ${question}`]),
  );
  await pickAll(page, asked, notes);
  await seeRecommendation(page, sentinel);
  await page.getByRole('button', { name: 'Record this decision' }).click();
  await page.getByLabel('I will do more than is recommended').check();
  await page.getByLabel('Your reason').fill(sentinel);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'I cannot ring just now. Go on' }).click();
  await expect(page.getByRole('button', { name: 'Finish the record' })).toBeVisible();
  await unfold(page);
  const fields = await page
    .locator('main textarea, main input[type=text]:not([name^=reviewOn])')
    .all();
  expect(fields.length, 'places to type').toBeGreaterThan(6);
  for (const field of fields) await field.fill(sentinel);
  await page.getByRole('button', { name: 'Finish the record' }).click();
  await expect(page.locator('.code')).toHaveText(/^WS-/);
  await page.pdf();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a file' }).click();
  expect((await saving).suggestedFilename()).toMatch(/^windscreen-.*\.json$/);

  const heardOf = [...heard.requests, ...addresses, page.url()].filter(
    (one) => !one.startsWith('GET blob:') && !one.startsWith('blob:'),
  );
  const known = [sentinel, 'Zebedee', 'Quillfeather', 'Larch'].flatMap((word) => [
    word,
    encodeURIComponent(word),
    btoa(word).replace(/=+$/, ''),
  ]);
  expect(heardOf.filter((one) => known.some((word) => one.includes(word)))).toEqual([]);
  expect(
    heardOf.filter((one) => one.includes('?')),
    'no address carries a query',
  ).toEqual([]);
  const stored = await allStored(page);
  expect(known.filter((word) => stored.includes(word))).toEqual([]);
  await expect
    .poll(() => keptDraft(page))
    .toMatchObject({ notes, account: { reference: sentinel }, record: { reference: sentinel } });
});

test('I44 clear everything is one click, and nothing is left or comes back', async ({ page }) => {
  const draft = await wholeDraft({ answers: explained });
  await keepInTab(page, { ...draft, record: { reference: 'x' } as DecisionRecord, taken: true });
  await page.addInitScript(
    () =>
      localStorage.getItem('other') ?? localStorage.setItem('windscreen.sealed.another-tab', 'x'),
  );
  await page.goto('/#/privacy');
  await expect
    .poll(async () => JSON.parse(await allStored(page)).session)
    .toHaveProperty(['windscreen.held.draft']);
  await page.evaluate(() => localStorage.setItem('other', 'another app’s, left alone'));
  await page.getByRole('button', { name: 'Clear drafts and what is remembered' }).click();
  await expect(
    page.getByText('Drafts and what was remembered have been cleared from this device.'),
  ).toBeVisible();
  const left = {
    local: { other: 'another app’s, left alone' },
    session: {},
    cookies: '',
    databases: [],
    caches: [],
  };
  expect(JSON.parse(await allStored(page))).toEqual(left);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Start now' })).toBeVisible();
  expect(JSON.parse(await allStored(page))).toEqual(left);
  await page.goto('/#/record');
  await expect(page.getByRole('button', { name: 'Start now' })).toBeVisible();
});
