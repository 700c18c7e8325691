import type { Draft } from '../../src/decide/draft.ts';
import {
  addressOf,
  allStored,
  answersBefore,
  expect,
  give,
  keepInTab,
  keptDraft,
  pick,
  pickPage,
  plainChild,
  test,
  wholeDraft,
  type Page,
} from './app.ts';
import { concernWords } from '../../src/recommend/words.ts';
import { explained, recordOf, urgent, words } from '../records/made.ts';

/** The tab holds this much of the draft, sealed. */
const kept = (page: Page, part: Record<string, unknown>) =>
  expect.poll(() => keptDraft(page)).toMatchObject(part);
const heading = (page: Page) => page.locator('h1');

test('a draft survives a reload at a question, at the check, in the account, and when finished', async ({
  page,
  heard,
}) => {
  await page.goto('/#/refer/immediate-danger');
  await pick(page, 'immediate-danger', 'no');
  await give(page, 'role', 'housing');
  await give(page, 'age', '1-to-12');
  await kept(page, { typed: { role: 'housing', age: '1-to-12' } });
  await page.reload();
  expect(addressOf(page)).toBe('#/refer/role');
  await expect(
    page.getByLabel('What is your role?'),
    'what was chosen, and not gone on with',
  ).toHaveValue('housing');
  await expect(page.getByRole('radio', { name: '1 to 12' })).toBeChecked();
  await pickPage(page, plainChild);
  await kept(page, { answers: plainChild });
  await page.reload();
  expect(addressOf(page)).toBe('#/refer/concerns');
  await page.getByRole('link', { name: 'Back' }).click();
  await expect(page.getByLabel('What is your role?')).toHaveValue('housing');

  const whole = await wholeDraft({
    draft: { choice: { follows: true, why: '', secondPerson: '' } },
  });
  const other = await page.context().newPage();
  await keepInTab(other, whole);
  await other.goto('/#/refer/check');
  await expect(heading(other)).toHaveText('Check your answers');
  await other.reload();
  await expect(other.getByText('I work in a school or college')).toBeVisible();

  await other.goto('/#/refer/account');
  await other.getByLabel('Concern').fill('She flinched when he spoke.');
  await kept(other, { account: { reasons: { concern: 'She flinched when he spoke.' } } });
  await other.reload();
  await expect(other.getByLabel('Concern')).toHaveValue('She flinched when he spoke.');

  await other.getByRole('button', { name: 'Finish the record' }).click();
  await expect(heading(other)).toHaveText('LN-0417');
  const receipt = await other.locator('.code').innerText();
  await kept(other, { record: { reference: 'LN-0417' } });
  await other.reload(); // a record that nobody has taken away asks before it lets the page go
  expect(heard.faults.splice(0)).toEqual(['dialog: beforeunload ']);
  await expect(other.locator('.code')).toHaveText(receipt);
});

test('a draft survives a renderer that crashes', async ({ page }) => {
  await keepInTab(page, await wholeDraft({ answers: answersBefore('concerns', urgent) }));
  await page.goto('/#/refer/concerns');
  await pick(page, 'concerns', 'injury-not-mobile');
  await kept(page, { answers: { concerns: ['injury-not-mobile'] } });

  // Playwright gives up a page that crashed, so the browser itself is asked
  const browser = await page.context().newCDPSession(page);
  const crashed = new Promise((resolve) => browser.once('Inspector.targetCrashed', resolve));
  const back = new Promise((resolve) =>
    browser.once('Inspector.targetReloadedAfterCrash', resolve),
  );
  await browser.send('Inspector.enable');
  browser.send('Page.crash').catch(() => {});
  await crashed;
  browser
    .send('Page.navigate', { url: page.url().replace(/#.*/, '#/refer/check') })
    .catch(() => {});
  await back;
  const shown = async () => {
    const { result } = await browser.send('Runtime.evaluate', {
      expression: 'document.body?.innerText ?? ""',
    });
    return result.value as string;
  };
  await expect.poll(shown).toContain('Check your answers');
  await expect
    .poll(shown, { message: 'what was answered just before' })
    .toContain(concernWords(words)['injury-not-mobile']!.label);
});

test('the browser’s Back is the journey’s Back, with what was answered', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Start now' }).click();
  await pick(page, 'immediate-danger', 'no');
  await pickPage(page, plainChild);
  await pick(page, 'concerns', 'neglect');
  await expect(heading(page)).toContainText('significant harm');
  await expect(page.locator('input:checked')).toHaveCount(0);
  for (const [question, chosen] of [
    ['Have you seen or heard any of these?', 'neglect'],
    ['The child, and you', '1-to-12'],
    ['Is anyone in danger, now or soon?', 'no'],
  ] as const) {
    await page.goBack();
    await expect(heading(page)).toContainText(question);
    await expect(heading(page)).toBeFocused();
    await expect(page.locator('input:checked').first()).toHaveValue(chosen);
  }
  await page.goForward();
  await page.goForward();
  await page.goForward();
  await expect(heading(page)).toContainText('significant harm');
  await kept(page, { answers: { role: 'housing', area: 'england-unlisted' } });
});

test('an early answer changed keeps the later ones that still apply, and Check answers lists what was set aside', async ({
  page,
}) => {
  await keepInTab(page, await wholeDraft({ answers: explained }));
  await page.goto('/#/refer/check');
  await expect(page.getByText('set aside')).toHaveCount(0);
  await page.getByRole('link', { name: 'Change significant harm suspected' }).click();
  await pick(page, 'harm', 'yes');
  await expect(heading(page), 'what the change opened comes next').toContainText('safe');
  await page.goto('/#/refer/check');
  await expect(
    page.getByRole('heading', { name: 'Some questions are still to be answered' }),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: 'These are right: continue' })).toHaveCount(0);
  const aside = page.locator('details', { hasText: 'answered, then set aside' });
  await aside.locator('summary').click();
  for (const question of ['Help that the child needs', 'Anyone outside who needs it'])
    await expect(aside).toContainText(question);
  await expect(page.getByText('I work in a school or college')).toBeVisible();

  await page.getByRole('link', { name: 'Change significant harm suspected' }).click();
  await pick(page, 'harm', 'no');
  await expect(heading(page), 'put back, nothing need be answered again').toHaveText(
    'Check your answers',
  );
  await expect(page.getByRole('button', { name: 'These are right: continue' })).toBeVisible();
});

test('a recommendation cannot be had from answers that were changed after they were checked', async ({
  page,
}) => {
  const draft = await wholeDraft({ answers: explained });
  await keepInTab(page, { ...draft, answers: { ...draft.answers, confidence: 'unsure' } });
  await page.goto('/#/refer/recommendation');
  await expect(heading(page)).toHaveText('Check your answers');
});

test('I20 a recommendation an hour after the offices were asked about asks about them again', async ({
  page,
}) => {
  await keepInTab(page, {
    ...(await wholeDraft()),
    hoursAt: new Date('2026-11-24T13:30:00Z').getTime(),
  });
  await page.goto('/#/refer/recommendation');
  await expect(heading(page)).toHaveText('Are the council’s offices open now?');
});

test('a draft of an older version opens with all its answers, and a sentence that says so', async ({
  page,
}) => {
  const {
    byDevice: _,
    read: __,
    ...older
  } = await wholeDraft({ answers: { ...explained, 'no-longer-asked': 'yes' } });
  await keepInTab(page, { ...older, rules: 'another' } as Draft);
  await page.goto('/#/refer/check');
  await expect(
    page.getByText(
      'This draft was begun under an earlier version of Windscreen. Your answers are kept. Please check them.',
    ),
  ).toBeVisible();
  for (const answer of ['I work in a school or college', 'Cambridgeshire and Peterborough'])
    await expect(page.getByText(answer)).toBeVisible();
  await page.getByRole('link', { name: 'Change your role' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await kept(page, { answers: { ...explained, 'no-longer-asked': 'yes' } });
});

test('a draft that is damaged says so, and the app starts', async ({ page }) => {
  await keepInTab(page, await wholeDraft(), true);
  await page.goto('/#/refer/check');
  await expect(
    page.getByText('A draft could not be opened. It may be damaged, or its key has gone.'),
  ).toBeVisible();
  await page.goto('/#/refer/immediate-danger');
  await pick(page, 'immediate-danger', 'no');
  await expect(heading(page)).toHaveText('The child, and you');
});

for (const [how, refuse] of [
  [
    'refuses to store anything',
    () => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
      IDBFactory.prototype.open = () => {
        throw new DOMException('no', 'SecurityError');
      };
    },
  ],
  [
    'denies its storage altogether',
    () => {
      for (const store of ['localStorage', 'sessionStorage', 'indexedDB'])
        Object.defineProperty(window, store, {
          get() {
            throw new DOMException('denied', 'SecurityError');
          },
        });
    },
  ],
] as const)
  test(`where the browser ${how}, it says that answers are not kept, and the journey still completes`, async ({
    page,
  }) => {
    await page.addInitScript(refuse);
    await page.goto('/#/share/immediate-danger');
    await pick(page, 'immediate-danger', 'no');
    await expect(page.getByText('This browser will not let us keep what you enter.')).toBeVisible();
    await pickPage(page, {
      area: 'england-unlisted',
      age: '1-to-12',
      role: 'other',
      direction: 'asked',
    });
    for (const [question, answer] of Object.entries({
      'child-at-risk': 'no',
      holder: 'voluntary-or-housing',
      'who-asks': 'parent-or-solicitor',
      'harm-from-reply': 'yes',
      'second-opinion': 'do-not-share',
    })) {
      expect(addressOf(page)).toBe(`#/share/${question}`);
      await pick(page, question, answer);
    }
    await page.getByRole('button', { name: 'These are right: continue' }).click();
    await page.getByRole('radio', { name: 'Not share it' }).check();
    await page.getByRole('button', { name: 'See the recommendation' }).click();
    await page.getByRole('button', { name: 'Record this decision' }).click();
    await page.getByRole('radio', { name: 'I will do what is recommended' }).check();
    await page.getByRole('button', { name: 'Continue' }).click();
    for (const field of ['justification', 'consulted', 'triggers'])
      await page.locator(`#${field}`).fill('Something');
    for (const [part, text] of [
      ['day', '1'],
      ['month', '12'],
      ['year', '2026'],
    ])
      await page.locator(`#reviewOn-${part}`).fill(text!);
    await page.getByRole('button', { name: 'Finish the record' }).click();
    await expect(page.locator('.code')).toHaveText(/^WS-/);
  });

test('I44 what is said about a child is never stored in clear; what is said about oneself is offered next time', async ({
  page,
}) => {
  const sentinel = 'Zebedee Quillfeather of 9 Larch Row';
  await keepInTab(page, await wholeDraft({ answers: answersBefore('harm', explained) }));
  await page.goto('/#/refer/harm');
  await page.getByText('How do you know? Add a note').click();
  await page.getByLabel('A note for the record').fill(sentinel);
  await page.getByRole('radio', { name: 'I saw or heard it myself' }).check();
  await pick(page, 'harm', 'no');
  await kept(page, { notes: { harm: sentinel }, evidence: { harm: 'saw' } });
  const stored = await allStored(page);
  for (const part of [sentinel, 'Zebedee', btoa(sentinel), btoa(sentinel).slice(4, 40), '1-to-12'])
    expect(stored).not.toContain(part);

  // another tab is another person’s, or the same one’s next worry: what is open in this one is not
  // offered there
  const whole = await wholeDraft({ answers: explained, viewed: false });
  const later = await page.context().newPage();
  await keepInTab(later, whole);
  await later.goto('/#/refer/check');
  await later.getByRole('button', { name: 'These are right: continue' }).click();
  await expect(heading(later)).toContainText('Where would you place this child?');
  const local = JSON.parse(await allStored(later)).local as Record<string, string>;
  expect(JSON.parse(local['windscreen.me']!)).toEqual({
    role: 'school-staff',
    holder: 'state-school',
    area: 'cambridgeshire-peterborough',
  });

  const next = await page.context().newPage();
  await next.goto('/');
  await expect(next.getByRole('button', { name: 'Start now' })).toBeVisible();
  await next.getByRole('button', { name: 'Start now' }).click();
  await pick(next, 'immediate-danger', 'no');
  await expect(next.getByText('filled in from your last decision on this device')).toBeVisible();
  await expect(next.getByLabel('What is your role?')).toHaveValue('school-staff');
  await expect(next.getByRole('combobox', { name: 'Where does the child live?' })).toHaveValue(
    'Cambridgeshire and Peterborough',
  );
  await pickPage(next, { age: '1-to-12', 'allocated-worker': 'no', 'works-with-children': 'no' });
  await expect(heading(next)).toContainText('Have you seen or heard');
});

test('a finished record is never made again, whatever is gone back to', async ({ page }) => {
  await keepInTab(
    page,
    await wholeDraft({ draft: { choice: { follows: true, why: '', secondPerson: '' } } }),
  );
  await page.goto('/#/refer/account');
  await page.getByRole('button', { name: 'Finish the record' }).click();
  const receipt = await page.locator('.code').innerText();
  await page.goBack();
  await expect(page.locator('.code'), 'the page it was written on gives way to it').toHaveText(
    receipt,
  );
  await page.goto('/#/refer/account');
  await expect(page.locator('.code')).toHaveText(receipt);
});

test('what the frame had to say is not said again in the next decision', async ({ page }) => {
  await page.goto('/#/privacy');
  await page.getByRole('button', { name: 'Clear drafts and what is remembered' }).click();
  await expect(
    page.getByText('Drafts and what was remembered have been cleared from this device.'),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Start now' }).click();
  await pick(page, 'immediate-danger', 'no');
  await expect(
    page.getByText('Drafts and what was remembered have been cleared from this device.'),
  ).toHaveCount(0);
});

test('“This was a mistake” leads back to the answer that brought 999', async ({ page }) => {
  await page.goto('/#/refer/immediate-danger');
  await pick(page, 'immediate-danger', 'yes');
  await page.getByRole('link', { name: 'This was a mistake' }).click();
  await expect(page).toHaveURL(/#\/refer\/immediate-danger$/);

  const later = await page.context().newPage();
  await keepInTab(later, await wholeDraft());
  await later.goto('/#/refer/immediate-danger');
  await pick(later, 'immediate-danger', 'yes');
  await later.getByRole('link', { name: 'This was a mistake' }).click();
  await expect(later).toHaveURL(/#\/refer\/immediate-danger$/);
});

test('a copy that the browser refuses is said to have failed', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  const draft = await wholeDraft({ draft: { record: recordOf(), taken: true } });
  await keepInTab(page, draft);
  await page.goto('/#/record');
  await page.getByRole('button', { name: 'Copy the receipt' }).click();
  await expect(page.getByRole('status').filter({ hasText: /not copied/i })).toBeVisible();
});

test('from the letter that is typed on, nothing says that it is kept until it is', async ({
  page,
}) => {
  await keepInTab(
    page,
    await wholeDraft({ draft: { choice: { follows: true, why: '', secondPerson: '' } } }),
  );
  await page.goto('/#/refer/account');
  await page.getByLabel('Concern').fill('She flinched.');
  await expect(page.getByText('What you have entered is kept in this browser.')).toBeVisible();
  const saysKept = await page.evaluate(async () => {
    const box = document.querySelector<HTMLTextAreaElement>('#concern')!;
    box.value += ' Twice.';
    box.dispatchEvent(new Event('input', { bubbles: true }));
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve(); // all that is done before the page is shown again
    return document.body.innerText.includes('What you have entered is kept');
  });
  expect(saysKept).toBe(false);
});
