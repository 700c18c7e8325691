import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, keepInTab, test, wholeDraft, type Page } from './app.ts';
import { type OwnBrowser, browserIn, filesWith, removeProfile } from './profile.ts';

/** How many times the browser is killed in each story: `npm run test:kills` says how often. */
const kills = Number(process.env.KILLS ?? 4);
/** No day in it: the browsers here have the clock of the machine. */
const decided = { choice: { follows: true, why: '', secondPerson: '' } };
const sentinel = 'Quillfeather';
const carryOn = async (page: Page, address: string) => {
  await page.goto(address);
  await page.getByRole('button', { name: 'Carry on' }).click();
  await expect(page.locator('h1')).toHaveText('Check your answers');
  await page.goto(`${address}#/refer/account`);
  await expect(page.locator('h1')).toHaveText('Write down why');
};
const concern = (page: Page) => page.getByLabel('Concern (needed)');

/** Types and types, and tells what was typed each time that the page says it is kept. */
async function typing(page: Page, from: number, heard: (n: number) => void): Promise<void> {
  await page.exposeFunction('heard', heard);
  await page.evaluate(
    ({ from, sentinel }) => {
      const box = document.querySelector<HTMLTextAreaElement>('#concern')!;
      let n = from;
      const said = () =>
        document.body.innerText.includes('What you have entered is kept in this browser.');
      const step = () => {
        n += 1;
        box.value = `${sentinel} ${n}`;
        box.dispatchEvent(new Event('input', { bubbles: true }));
        const typed = n;
        const wait = () => {
          if (!said()) return requestAnimationFrame(wait);
          (window as unknown as { heard: (n: number) => void }).heard(typed);
          return step();
        };
        requestAnimationFrame(wait);
      };
      step();
    },
    { from, sentinel },
  );
}

test('nothing that was said to be kept is lost, whenever the browser is killed; nothing typed lies in its profile in the clear', async ({
  baseURL,
}) => {
  const address = process.env.ADDRESS ?? baseURL!;
  const profile = mkdtempSync(join(tmpdir(), 'windscreen-killed-'));
  const lost: string[] = [];
  let browser: OwnBrowser = await browserIn(profile);
  try {
    await keepInTab(
      browser.page,
      await wholeDraft({ draft: decided, account: { reviewOn: '' } }),
      false,
      address,
    );
    await browser.page.goto(`${address}#/refer/account`);
    await expect(browser.page.locator('h1')).toHaveText('Write down why');
    let kept = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      let last = kept;
      const enough = new Promise<void>((enough, failed) => {
        let times = 0;
        void typing(browser.page, kept, (n) => {
          last = n;
          times += 1;
          if (times === 3) setTimeout(enough, (kill * 37) % 160); // before, while and after the next is saved
        }).catch(failed); // once it is killed nobody hears
      });
      await enough;
      await browser.kill();
      const said = last;
      browser = await browserIn(profile);
      await carryOn(browser.page, address);
      const [, found = 'nothing'] = (await concern(browser.page).inputValue()).split(' ');
      kept = Number(found);
      if (!(kept >= said))
        lost.push(`kill ${kill}: ${said} was said to be kept, and ${found} was there`);
    }
    expect(lost).toEqual([]);

    await browser.page.getByRole('button', { name: 'Finish the record' }).click();
    await expect(browser.page.locator('.code')).toBeVisible();
    await expect(
      browser.page.getByText('What you have entered is kept in this browser.'),
    ).toBeVisible();
    const receipt = await browser.page.locator('.code').innerText();
    await browser.kill();
    browser = await browserIn(profile);
    await browser.page.goto(address);
    await browser.page.getByRole('button', { name: 'Go to the record' }).click();
    await expect(browser.page.locator('.code')).toHaveText(receipt);

    expect(
      filesWith('windscreen-drafts', profile),
      'what is searched for is found where it is',
    ).not.toEqual([]);
    expect(filesWith(sentinel, profile)).toEqual([]);
  } finally {
    await browser.kill();
    await removeProfile(profile);
  }
});
