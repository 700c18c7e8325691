import { explained, recordOf, urgent, type Made } from '../records/made.ts';
import { expect, keepInTab, test, unfold, wholeDraft, type Page } from './app.ts';
import { closed, emptyHeadings, printed } from './paper.ts';

const decided = { choice: { follows: true, why: '', secondPerson: '' } };
/** A finished record, ready to be printed. */
async function atRecord(page: Page): Promise<string> {
  await keepInTab(
    page,
    await wholeDraft({
      answers: explained,
      draft: { ...decided, record: recordOf({ answers: explained }) },
    }),
  );
  await page.goto('/#/record');
  const receipt = await page.locator('.receipt .code').innerText();
  await expect(page.getByRole('table').first()).toBeVisible();
  return receipt;
}
/** How often a text stands in another. */
const times = (text: string, all: string) => all.split(text).length - 1;

test('where the browser draws no margin boxes, the receipt stands at the head of every printed page all the same', async ({
  page,
}) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'CSSMarginRule'));
  const receipt = await atRecord(page);
  const sheets = await printed(page);
  expect(sheets.length).toBeGreaterThan(1);
  // this browser draws its margin boxes too, so each page says it once in its foot and once in its
  // head
  for (const [i, sheet] of sheets.entries())
    expect(times(closed(`Receipt ${receipt}`), sheet), `sheet ${i + 1}`).toBeGreaterThanOrEqual(2);
});

test('and where it draws them, the receipt stands in the foot alone', async ({ page }) => {
  const receipt = await atRecord(page);
  const sheets = await printed(page);
  expect(times(closed(`Receipt ${receipt}`), sheets.at(-1)!)).toBe(1);
});

const told = { evidence: { harm: 'child-said' }, notes: { harm: 'He locks the door.' } } as const;
/** An urgent record; and one that says how an answer is known, with a note. */
const urgentRecords: Readonly<Record<string, Made>> = {
  'an urgent record': { draft: decided },
  'one with a note and how it is known': { draft: { ...decided, ...told } },
};
for (const [what, made] of Object.entries(urgentRecords))
  test(`${what} prints on two sheets, and all that its sheet says stands on them`, async ({
    page,
  }) => {
    const record = recordOf({ answers: urgent, ...made });
    await keepInTab(page, await wholeDraft({ answers: urgent, draft: { ...made.draft, record } }));
    await page.goto('/#/record');
    await expect(page.getByRole('table').first()).toBeVisible();
    await page.evaluate(() => document.fonts.ready);
    const sheets = await printed(page);
    expect(sheets).toHaveLength(2);
    await unfold(page);
    // that the sheet says every row of the account is held in tests/ui/handover/sheet.test.ts
    const said = await page
      .locator(
        'article :is(h1, h2, dt, dd, li, p, summary, tbody th, td):not(.ws-noprint *, figure *)',
      )
      .evaluateAll((all) => all.map((one) => one.textContent!));
    expect(said.length).toBeGreaterThan(120);
    expect(said.filter((text) => !sheets.join('').includes(closed(text)))).toEqual([]);
  });

test('an urgent recommendation prints on five sheets at most, with the number on the first, and no heading over nothing', async ({
  page,
}) => {
  await keepInTab(page, await wholeDraft({ answers: urgent }));
  await page.goto('/#/refer/recommendation');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Ring children’s social care now',
  );
  const sheets = await printed(page, '10mm');
  expect(sheets.length).toBeLessThanOrEqual(5);
  expect(sheets[0]).toContain(closed('0345 045 5203'));
  expect(sheets.join(''), 'nobody said where the child is').not.toContain(
    closed('Where is the child?'),
  );
});

test('a dark screen prints black on white', async ({ page }) => {
  await atRecord(page);
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  const shades = await page.evaluate(() => {
    const { color, backgroundColor } = getComputedStyle(document.body);
    const scheme = getComputedStyle(document.documentElement).colorScheme;
    const texts = [...document.querySelectorAll('main *')].filter(
      (each) => each.checkVisibility() && each.textContent?.trim(),
    );
    const fills = new Set(
      texts.filter((each) => !each.closest('svg')).map((each) => getComputedStyle(each).color),
    );
    return { color, backgroundColor, scheme, fills: [...fills] };
  });
  expect(shades).toEqual({
    color: 'rgb(0, 0, 0)',
    backgroundColor: 'rgb(255, 255, 255)',
    scheme: 'light',
    fills: ['rgb(0, 0, 0)'],
  });
});

test('paper takes a face with one file a weight, and no zero from elsewhere: both would be drawn as outlines in Firefox', async ({
  page,
}) => {
  await atRecord(page);
  await page.emulateMedia({ media: 'print' });
  const faces = await page.evaluate(async () => {
    const [family] = getComputedStyle(document.body).fontFamily.split(',');
    await document.fonts.ready;
    const own = [...document.fonts].filter(
      (face) => face.family.replaceAll('"', '') === family!.replaceAll('"', ''),
    );
    return {
      used: [
        ...new Set(
          [...document.querySelectorAll('main *')].map(
            (each) => getComputedStyle(each).fontFamily.split(',')[0],
          ),
        ),
      ],
      weights: own.map(({ weight }) => weight),
      ranges: own.map(({ unicodeRange }) => unicodeRange).filter((range) => /U\+30\b/i.test(range)),
    };
  });
  expect(faces.used.length, 'the text and the receipt').toBeLessThanOrEqual(2);
  expect(faces.weights.length).toBeGreaterThan(1);
  expect(faces.weights.filter((weight) => !/^\d+$/.test(weight))).toEqual([]);
  expect(faces.ranges).toEqual([]);
});

test('a hand-out’s numbers and lines stay inside the sheet, and a participant’s sheet fits on one page', async ({
  page,
}) => {
  await page.goto('/#/train/s04-thursdays-jumper/hand-outs');
  await expect(page.getByRole('region', { name: 'Participant’s sheet' })).toBeVisible();
  expect(await printed(page)).toHaveLength(await page.locator('.sheets article').count());
  await page.setViewportSize({ width: 673, height: 1000 }); // 178 mm: A4 without its margins
  for (const who of ['For participants', 'For the facilitator']) {
    await page.emulateMedia({ media: 'screen' });
    await page.getByLabel(who).check();
    await page.emulateMedia({ media: 'print' });
    const out = await page.evaluate(() => {
      const all = [...document.querySelectorAll('.sheets *')].filter((each) =>
        each.checkVisibility(),
      );
      const spilling = all.filter(
        ({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1,
      );
      const beyond = all.filter(
        (each) =>
          each.getBoundingClientRect().right > innerWidth + 1 ||
          each.getBoundingClientRect().left < -1,
      );
      // a number stands left of its list's text: two digits and a full stop take less than twice
      // the size of the text
      const tight = all.filter(
        (each) =>
          each.matches('ol') &&
          parseFloat(getComputedStyle(each).paddingLeft) <
            1.9 * parseFloat(getComputedStyle(each).fontSize),
      );
      return [...spilling, ...beyond, ...tight].map((each) => each.outerHTML.slice(0, 100));
    });
    expect(out, who).toEqual([]);
  }
});

for (const address of [
  '#/how',
  '#/sources',
  '#/sources/n16',
  '#/adopting',
  '#/adopting/safety-case',
])
  test(`on paper ${address} has no heading with nothing below it`, async ({ page }) => {
    await page.goto(`/${address}`);
    await expect(page.locator('h1')).toBeVisible();
    expect(await emptyHeadings(page)).toEqual([]);
  });

test('a heading that has nothing below it on paper is found, and so is one over a lower one that has not', async ({
  page,
}) => {
  await page.setContent(
    `<style>@media print { details:not([open]) { display: none } }</style><main>
    <h2>Promises</h2><details><summary>Fold</summary>Of danger</details>
    <h2>Kept</h2><h3>Low</h3>
    <h2>Full</h2><details open><summary>All</summary><h3>Said</h3><p>So.</p></details></main>`,
  );
  expect(await emptyHeadings(page)).toEqual(['Promises', 'Low', 'Kept']);
});

test('“How it decides” prints every decision as a chart and as a list, every promise and every rule', async ({
  page,
}) => {
  await page.goto('/#/how');
  await expect(page.locator('h1')).toBeVisible();
  const sheets = (await printed(page, '10mm')).join('');
  const decisions = [
    'Before anything else',
    'What it means for the child',
    'Sharing what you know',
  ];
  for (const text of [
    ...decisions,
    'Would a colleague agree with you?',
    'Immediate danger always means 999',
    'Every rule, with its sources',
  ])
    expect(sheets, text).toContain(closed(text));
  expect(times(closed('The same, as a list'), sheets), 'a list for each of seven').toBe(7);
  expect(times(closed('Challenge this'), sheets), 'nothing to press').toBe(0);
});

test('“Sources” prints each source, however it was read', async ({ page }) => {
  await page.goto('/#/sources');
  await expect(page.locator('h1')).toBeVisible();
  const sheets = (await printed(page, '10mm')).join('');
  expect(times(closed('Last looked at on'), sheets)).toBeGreaterThan(100);
});
