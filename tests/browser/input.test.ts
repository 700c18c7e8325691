import { writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { recordFile } from '../../src/handover/file.ts';
import { recordShape } from '../../src/open/schema.ts';
import { receiptOf } from '../../src/records/receipt.ts';
import { explained, recordOf, urgent } from '../records/made.ts';
import { addressOf, answersBefore, expect, keepInTab, keptDraft, test, wholeDraft } from './app.ts';

const record = recordOf({
  draft: { ownView: { level: 'unsure', why: 'A guess' }, notes: { harm: 'She flinched' } },
});
const { text } = recordFile(record, await receiptOf(record));
const named = (text: string) => ({
  name: 'record.json',
  mimeType: 'application/json',
  buffer: Buffer.from(text),
});

const problem = (page: Page) => page.locator('.govuk-error-summary');
/** What the file might have done, had any of it been run. */
const harmed = (page: Page) => page.evaluate(() => (window as unknown as { __hit?: number }).__hit);

/** With a draft under way in the tab, at the page where files are opened. */
async function atOpen(page: Page) {
  const draft = await wholeDraft({ answers: answersBefore('harm', explained) });
  await keepInTab(page, draft);
  await page.goto('/#/open');
  await expect(page.locator('h1')).toHaveText('Open a record');
  return draft;
}
async function expectNothingLost(page: Page, { answers }: { answers: object }) {
  expect(await harmed(page)).toBeUndefined();
  expect(await keptDraft(page)).toMatchObject({ answers });
  await page.goto('/#/');
  await page.getByRole('button', { name: 'Carry on' }).click();
  expect(addressOf(page)).toBe('#/refer/harm');
  await expect(page.locator('h1')).toBeVisible();
}

const markup = '<img src=x onerror="window.__hit=1">';
const perhaps = structuredClone(record) as unknown as { steps: { answer: unknown }[] };
perhaps.steps[3]!.answer = 'perhaps';

test.describe('a file that is no whole record is refused with a sentence, and nothing is lost', () => {
  for (const [what, file, says] of [
    [
      'cut short',
      named(text.slice(0, 5000)),
      'In “record.json”, the text breaks off or is damaged, so it is not a whole record.',
    ],
    [
      'not JSON',
      named('MZ\u0001 not a record at all'),
      'In “record.json”, there is no record (it is not JSON).',
    ],
    ['empty', named(''), 'In “record.json”, there is nothing. The file is empty.'],
    [
      'an answer that is unknown',
      named(JSON.stringify(perhaps)),
      'In “record.json”, steps 4, answer: “perhaps” is not an answer to “area”.',
    ],
    [
      'changed since its receipt',
      named(text.replace('locks the door', 'opens the door')),
      'something was changed after it was made.',
    ],
    [
      'with a field of script',
      named(JSON.stringify({ ...record, [markup]: 1 })),
      `${markup}: this field is not known here.`,
    ],
  ] as const)
    test(what, async ({ page }) => {
      const draft = await atOpen(page);
      await page.locator('#record-file').setInputFiles(file);
      await expect(problem(page)).toContainText(says);
      await expect(problem(page)).toBeFocused();
      await expect(page).toHaveTitle(/^Error: /);
      await expect(page.getByText('Nothing you already had has changed.')).toBeVisible();
      await problem(page).getByRole('link').first().click();
      await expect(page.locator('#record-file')).toBeFocused();

      // a good one opens after it, in the same place
      await page.locator('#record-file').setInputFiles(named(text));
      await expect(page.getByText('Run again, it gives the same recommendation')).toBeVisible();
      await expect(problem(page)).toHaveCount(0);
      await expectNothingLost(page, draft);
    });

  test('100 MB', async ({ page }, info) => {
    const large = info.outputPath('large.json');
    await writeFile(large, Buffer.alloc(100_000_000, 'a'));
    const draft = await atOpen(page);
    await page.locator('#record-file').setInputFiles(large);
    await expect(problem(page)).toContainText(
      'In “large.json”, there is more than 5 MB, and no record is that large. It was not read.',
    );
    await expectNothingLost(page, draft);
  });
});

/** Fields whose words are read from a list or a clock, so that no other words can stand in them. */
const fixed =
  /^(format|id|mode|begunAt|finishedAt|decisionDate|journey|decision|question|answer|tag|level|upTo|after|fact|to|outcome|guide|due|status|read|sources|reviewOn|rules)$/;
/** The same, with script in every field that holds free words. */
function poisoned(part: unknown, name = ''): unknown {
  if (name !== 'sources' && fixed.test(name)) return part;
  if (typeof part === 'string') return name === 'sources' ? part : markup;
  if (Array.isArray(part)) return part.map((one) => poisoned(one, name));
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => [key, poisoned(value, key)]),
  );
}

test('a record with script in every text opens as text, on screen and in print, and nothing of it runs', async ({
  page,
}) => {
  const hostile = poisoned(
    recordOf({
      answers: { ...explained, ...urgent, 'no-longer-asked': 'yes' },
      draft: {
        ownView: { level: 'unsure', why: markup },
        notes: { harm: markup },
        evidence: { harm: 'saw' },
        choice: { follows: false, level: 'call-999', why: markup, secondPerson: markup },
      },
      account: {
        toShare: {
          recipient: 'x',
          facts: 'x',
          opinion: 'x',
          fromOthers: 'x',
          protect: '',
          includeProtected: false,
          whyInclude: '',
        },
      },
    }),
  );
  expect(recordShape.safeParse(hostile).error?.issues ?? []).toEqual([]);
  const draft = await atOpen(page);
  await page.locator('#record-file').setInputFiles(named(JSON.stringify(hostile)));
  await expect(page.getByText('Its receipt is')).toBeVisible();
  await expect(page.locator('h1')).toHaveText(markup);
  const shown = (await page.locator('main').innerText()).split(markup).length - 1;
  expect(shown, 'texts shown as they are').toBeGreaterThan(60);
  expect(await page.locator('img').count()).toBe(0);
  await page.pdf({ preferCSSPageSize: true });
  await expectNothingLost(page, draft);
});

test('an address of no page says so, and leads back to what was begun', async ({ page }) => {
  await keepInTab(page, await wholeDraft({ answers: answersBefore('harm', explained) }));
  for (const nowhere of [
    '#/nowhere',
    '#/refer/a/b',
    '#/%E0%A4%A',
    '#main-content',
    `#/${encodeURIComponent(markup)}`,
  ]) {
    await page.goto(`/${nowhere}`);
    await expect(page.getByText('There is no such page'), nowhere).toBeVisible();
    await expect(page.getByRole('button', { name: 'Carry on' }), nowhere).toBeVisible();
  }
  await page.goto('/#/guidance/nothing-like-it');
  await expect(page.locator('h1')).toHaveText('There is no such guide');
});

test('an address of no question, or of one not yet reached, leads to where the draft stands', async ({
  page,
}) => {
  await keepInTab(page, await wholeDraft({ answers: answersBefore('harm', explained) }));
  for (const ahead of [
    'shoe-size',
    'method',
    'toString',
    '__proto__',
    'own-view',
    'recommendation',
    'decision',
    'account',
  ]) {
    await page.goto(`/#/refer/${ahead}`);
    await expect(page, ahead).toHaveURL(/#\/refer\/(harm|check)$/);
    await expect(page.locator('h1'), ahead).toBeVisible();
  }
  await page.goto('/#/record');
  await expect(page).toHaveURL(/#\/refer\/harm$/);
});

test('an address inside a journey, with nothing begun, leads to its first question', async ({
  page,
}) => {
  for (const inside of ['#/refer/harm', '#/share/method', '#/refer/shoe-size']) {
    await page.goto(`/${inside}`);
    await expect(page, inside).toHaveURL(/immediate-danger$/);
    await expect(page.locator('h1')).toHaveText('Is anyone in danger, now or soon?');
  }
  await page.goto('/#/record');
  await expect(page.locator('h1')).toBeVisible();
});

test('the other journey’s address asks before it puts an end to the one under way', async ({
  page,
}) => {
  await keepInTab(page, await wholeDraft({ answers: answersBefore('harm', explained) }));
  await page.goto('/#/share/immediate-danger');
  await expect(page.getByRole('alert')).toContainText(
    'It can wait on the first page for seven days.',
  );
  await page.getByRole('button', { name: 'Go back to it' }).click();
  await page.getByRole('button', { name: 'Carry on' }).click();
  await expect(page).toHaveURL(/#\/refer\/harm$/);
});

test('a decision under way is left for later while another is begun, and is taken up again where it stood', async ({
  page,
}) => {
  await keepInTab(page, await wholeDraft({ answers: answersBefore('harm', explained) }));
  await page.goto('/#/share/immediate-danger');
  await page.getByRole('button', { name: 'Leave it for later and begin' }).click();
  await expect(page.locator('h1')).toHaveText('Is anyone in danger, now or soon?');
  await page.reload();
  await expect(page.locator('h1'), 'this tab has nothing else').toHaveText(
    'Is anyone in danger, now or soon?',
  );
  await page.goto('/#/');
  await page.getByRole('button', { name: /^Carry on/ }).click();
  await expect(page).toHaveURL(/#\/refer\/harm$/);
});

test('whoever goes elsewhere as a page is gone on from comes there, and not to its next', async ({
  page,
}) => {
  await keepInTab(page, await wholeDraft({ answers: answersBefore('harm', explained) }));
  await page.goto('/#/refer/harm');
  await page.locator('input[value=no]').check();
  await page.evaluate(() => {
    document.querySelector<HTMLButtonElement>('main form button')!.click();
    location.hash = '#/guidance';
  });
  await expect(page.locator('h1')).toHaveText('Guidance');
  await expect(page).toHaveURL(/#\/guidance$/);
});

test('a decision under way that is cleared is not offered again', async ({ page }) => {
  await keepInTab(page, await wholeDraft({ answers: answersBefore('harm', explained) }));
  await page.goto('/#/share/immediate-danger');
  await page.getByRole('button', { name: 'Clear it and begin' }).click();
  await expect(page.locator('h1')).toHaveText('Is anyone in danger, now or soon?');
  await page.goto('/#/');
  await expect(page.getByRole('button', { name: 'Start now' })).toBeVisible();
  await expect(page.getByText('Not finished yet')).toHaveCount(0);
});
