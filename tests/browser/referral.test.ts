import { addressOf, expect, test, type Page } from './app.ts';
import { axe } from './axe.ts';
import { holdsUp } from './holdsUp.ts';
import { press, tabTo, write } from './keyboard.ts';
import { closed, printed } from './paper.ts';
import { recordOf, urgent } from '../records/made.ts';
import { readPack } from '../../src/open/pack.ts';
import { asYaml, filledIn, known, valued } from '../open/packs.ts';
import { finished, keptOne } from './keeping.ts';

const box = (page: Page, label: string) => page.getByLabel(label, { exact: true });

test('a referral is written from its decision, read as they will, copied, sent and kept with what was sent', async ({
  page,
}) => {
  await keptOne(page);
  await page.getByRole('link', { name: 'Write the referral' }).click();
  await expect(page.locator('h1')).toHaveText('Write the referral');
  // nothing is asked twice
  await expect(box(page, 'What worries you, and what does it mean for this child?')).toHaveValue(
    /She is frightened of going home\./,
  );
  await expect(box(page, 'What happened?')).toHaveValue(/“?"?he locks the door/);
  await expect(page.getByText('If it is urgent, ring first.', { exact: false })).toBeVisible();

  // a note stands beside its box once that was left, and goes once it is mended
  await box(page, 'How often, and since when?').focus();
  await box(page, 'Why now?').fill('She said it again today, in front of the SENCO.');
  await expect(page.getByText('Say how often, and since when.', { exact: false })).toBeVisible();
  await box(page, 'How often, and since when?').fill('Three times since half term.');
  await expect(page.getByText('Say how often, and since when.', { exact: false })).toHaveCount(0);
  await expect(
    page.getByText('Write this out: SENCO: special educational needs coordinator'),
  ).toBeVisible();
  await page.getByLabel('Who they are to the child').fill('Mother, 34');
  await page.getByRole('button', { name: 'Add another person' }).click();
  await page.getByLabel('Who they are to the child').nth(1).fill('Brother, 4');
  await page.getByRole('button', { name: 'Add another incident' }).click();
  await box(page, 'What happened?').nth(1).fill('On Monday she hid under the stairs.');
  expect(await axe(page)).toEqual([]);

  // it outlives a reload
  await expect(page.getByText('What you have entered is kept in this browser.')).toBeVisible();
  await page.reload();
  await page.getByLabel('Passphrase', { exact: true }).fill('correct horse battery staple');
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(page.getByLabel('Who they are to the child').nth(1)).toHaveValue('Brother, 4');

  await page.getByRole('button', { name: 'See it as they will' }).click();
  await expect(page.locator('h1')).toHaveText('Referral to children’s social care');
  const sheet = page.getByRole('article');
  await expect(sheet.getByText('On Monday she hid under the stairs.')).toBeVisible();
  await expect(sheet.getByText('Three times since half term.')).toBeVisible();
  await expect(sheet.getByText('Brother, 4')).toBeVisible();
  expect(await axe(page)).toEqual([]);

  await page.getByLabel('It is typed, not written by hand').check();
  await page.getByRole('button', { name: 'Add to the record' }).click();
  await expect(page.getByRole('alert')).toContainText('Say who you sent it to');
  await page.getByLabel('Who did you refer to?').fill('The front door');
  await page.getByLabel('By online form').check();
  await page.getByRole('button', { name: 'Add to the record' }).click();
  await expect(page.getByRole('heading', { name: 'What happened next' })).toBeVisible();
  await expect(page.getByText('Referral made')).toBeVisible();
  expect(addressOf(page)).toMatch(/^#\/records\/[^/]+$/);
  await expect(page.getByRole('button', { name: /^Show the picture/ })).toHaveCount(0);
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save referral.txt' }).click();
  const text = await (await (await saving).createReadStream()).toArray();
  expect(Buffer.concat(text as Buffer[]).toString()).toContain(
    'On Monday she hid under the stairs.',
  );
});

test('where the area’s own pack names the sections of its form, the referral is written and read under these, in their order', async ({
  page,
}) => {
  const pack = filledIn();
  Object.assign(pack['frontDoor'] as object, {
    form: valued('Form A, on the council’s website'),
    formSections: valued([
      { heading: 'A. The child’s voice', holds: ['words', 'incidents'] },
      { heading: 'B. Analysis', holds: ['concern', 'now'] },
    ]),
  });
  const read = readPack(asYaml(pack), known);
  if (!('pack' in read)) throw new Error('the pack of this test cannot be used');
  await page.addInitScript(
    (pack) => localStorage.setItem('windscreen.pack', pack),
    JSON.stringify(read.pack),
  );
  await page.goto('/#/referral');
  const headings = page.getByRole('heading', { level: 2 });
  await expect(headings.first()).toHaveText('A. The child’s voice');
  await expect(headings.nth(1)).toHaveText('B. Analysis');
  await box(page, 'What did the child say?').fill('“I sleep in the shed.”');
  await box(page, 'What worries you, and what does it mean for this child?').fill('He is cold.');
  await box(page, 'What do you want them to do?').fill('See him today.');
  await page.getByRole('button', { name: 'See it as they will' }).click();
  await expect(page.getByRole('article').getByRole('heading', { level: 2 })).toHaveText([
    'A. The child’s voice',
    'B. Analysis',
    'What we ask for',
  ]);
  await expect(page.getByText('Form A, on the council’s website')).toBeVisible();
  await page.getByText('Copy it box by box').click();
  await expect(page.getByRole('button', { name: 'Copy A. The child’s voice' })).toBeVisible();
});

/** One role of each service, and something that it alone is asked. */
const services = {
  'school-staff': 'What support has the school given?',
  'early-years': 'How is the child with you, and with whoever brings and collects them?',
  health: 'Does what the child and the parents say differ, or not fit?',
  'mental-health': 'What are the risks, such as self-harm or thoughts of suicide?',
  police: 'Which children were seen and spoken to?',
  probation: 'Which children do they see, how often, and does someone supervise it?',
  housing: 'Why did they lose their home?',
  volunteer: 'What did the worker or the volunteer see and hear themselves?',
} as const;
for (const [role, prompt] of Object.entries(services))
  test(`${role}: from a finished decision to a referral that says what only they know, on paper and in Word`, async ({
    page,
  }) => {
    await finished(page, recordOf({ answers: { ...urgent, role } }), crypto.randomUUID());
    await page.goto('/#/record');
    await page.getByRole('link', { name: 'Write the referral' }).click();
    await expect(page.locator('h1')).toHaveText('Write the referral');
    await box(page, prompt).fill('What we alone can say.');
    await box(page, 'Your job, and the service you work in').fill('A worker of our service');
    await page.getByRole('button', { name: 'See it as they will' }).click();
    await expect(page.getByRole('article').getByText('What we alone can say.')).toBeVisible();
    await expect(page.getByText(/^Still worth a look: \d+$/)).toBeVisible();
    const paper = (await printed(page)).join('');
    for (const said of [prompt, 'What we alone can say.', 'He locks the door', 'Child’s full name'])
      expect(paper.toLowerCase()).toContain(closed(said).toLowerCase());
    expect(paper, 'what only helps to write it').not.toContain(closed('Still worth a look'));
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save for Word' }).click();
    expect((await saving).suggestedFilename()).toBe('windscreen-referral.docx');
    await page.getByRole('button', { name: 'Change it' }).click();
    await expect(box(page, prompt)).toHaveValue('What we alone can say.');
  });

test('alone, and by keyboard: a referral with no decision behind it, as narrow as a phone', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('/#/guidance');
  await press(page, 'Write the referral');
  await expect(page.locator('h1')).toHaveText('Write the referral');
  await page.getByLabel('Which service do you work in?').selectOption('probation');
  await page.getByLabel('Yes', { exact: true }).check();
  await write(page, 'concern', 'He is seen outside the school each morning.');
  await tabTo(page, 'the next box', ({ name }) => name === 'now');
  await expect(
    page.getByText('A line or two is not enough to act on.', { exact: false }),
  ).toBeVisible();
  await expect(
    box(page, 'Who is the father, and does the mother have another partner?'),
  ).toBeVisible();
  await holdsUp(page);
  await press(page, 'See it as they will');
  await expect(page.locator('h1')).toHaveText('Referral to children’s social care');
  await expect(page.getByText('He is seen outside the school each morning.').first()).toBeVisible();
  await holdsUp(page);
});
