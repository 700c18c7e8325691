import type { Memory } from '../../machines/grammar/fact.ts';
import { addressOf, areaLine, arriveFrom, expect, listOfCouncils, type Page } from './app.ts';
import { seen, tickedSeen } from './seen.ts';

/** What has focus, as someone at a keyboard could tell it. */
export interface Focused {
  readonly tag: string;
  readonly type: string;
  readonly name: string;
  readonly value: string;
  readonly checked: boolean;
  readonly words: string;
}

export const focused = (page: Page): Promise<Focused> =>
  page.evaluate(() => {
    const at = document.activeElement as HTMLInputElement;
    return {
      tag: at.tagName.toLowerCase(),
      type: at.getAttribute('type') ?? '',
      name: at.getAttribute('name') ?? '',
      value: at.value ?? '',
      checked: at.checked ?? false,
      words: (at.textContent ?? '').replace(/\s+/g, ' ').trim(),
    };
  });

/**
 * Presses a key once the page stands: it is made after its script has been read, and a key that comes
 * before that finds nothing to move to.
 */
export async function pressKey(page: Page, key: string): Promise<void> {
  await expect(page.locator('h1')).toBeAttached();
  await page.keyboard.press(key);
}

/** Tab, as often as it takes. What is passed on the way is named if it is never reached. */
export async function tabTo(
  page: Page,
  what: string,
  is: (at: Focused) => boolean,
  key: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<Focused> {
  const passed: string[] = [];
  for (let at = await focused(page); passed.length < 90; at = await focused(page)) {
    if (is(at)) return at;
    passed.push(`${at.tag} ${at.name || at.words.slice(0, 40)}`);
    await pressKey(page, key);
  }
  throw new Error(
    `${what} was never reached by ${key} at ${addressOf(page)}. Passed: ${passed.join(' | ')}`,
  );
}

const reads = (words: string) => (at: Focused) =>
  (at.tag === 'a' || at.tag === 'button') && at.words === words;

/** Tabs to a link or a button by its words, and presses it. */
export async function press(
  page: Page,
  words: string,
  key: 'Enter' | 'Space' = 'Enter',
): Promise<void> {
  await tabTo(page, `“${words}”`, reads(words));
  await page.keyboard.press(key);
}

/** Presses what leads to another page, and waits until its heading has focus. */
export async function follow(page: Page, words: string): Promise<void> {
  const from = addressOf(page);
  await press(page, words);
  await arriveFrom(page, from);
}

/** Chooses one answer with the arrows, as radios want it. */
export async function choose(page: Page, question: string, answer: string): Promise<void> {
  const answers = ({ name, type }: Focused) => name === question && type === 'radio';
  let at = await tabTo(page, `the answers to “${question}”`, answers);
  const field = page.locator(`input[name="${question}"][value="${answer}"]`);
  if (await field.evaluate((field) => field.closest('details:not([open])') !== null)) {
    await tabTo(page, 'the other answers', ({ words }) => words === 'Another answer');
    await page.keyboard.press('Enter');
    at = await tabTo(page, `the answers to “${question}”`, answers, 'Shift+Tab');
  }
  if (at.value === answer) return page.keyboard.press('Space');
  const seen: string[] = [];
  while (at.value !== answer) {
    if (seen.includes(at.value))
      throw new Error(`“${answer}” is not offered to “${question}”: ${seen.join(', ')}`);
    seen.push(at.value);
    await page.keyboard.press('ArrowDown');
    at = await focused(page);
  }
  expect(at.checked, `${question}: ${answer}`).toBe(true);
}

/** What is chosen from a list by its name. */
const listed = ['role'];
/** Where the child lives, as one types its whole name in the box, and Enter chooses it. */
async function town(page: Page, answer: string): Promise<void> {
  await tabTo(page, 'the box of “area”', ({ name }) => name === 'area');
  const all = await listOfCouncils(page);
  const line = all.locator(`option[value="${areaLine(answer)}"]`);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type((await line.textContent())!.trim());
  await page.keyboard.press('Enter');
  await expect(all, `area: ${answer}`).toHaveValue(areaLine(answer));
}
/** Chooses from a list, as one types the first letters of a line in it. */
async function list(page: Page, question: string, answer: string): Promise<void> {
  await tabTo(
    page,
    `the list of “${question}”`,
    ({ name, tag }) => name === question && tag === 'select',
  );
  const lines = page.locator(`select[name="${question}"] option`);
  await page.keyboard.type(await lines.and(page.locator(`[value="${answer}"]`)).innerText());
  expect((await focused(page)).value, `${question}: ${answer}`).toBe(answer);
}
/** The first question on the page that is not yet answered, by the order of the page. */
const openOn = (page: Page, done: ReadonlySet<string>): Promise<string | undefined> =>
  page
    .locator('main form :is(input[type=radio], input[type=checkbox], input[role=combobox], select)')
    .evaluateAll(
      (fields, done) =>
        fields
          .map((field) => field.getAttribute('name')!)
          .find((name) => !/-(known|list)$/.test(name) && !done.includes(name)),
      [...done],
    );

/** Ticks these and no others; none of them means the line that says so. */
export async function tick(
  page: Page,
  question: string,
  answers: readonly string[],
): Promise<void> {
  const wanted = answers.length > 0 ? answers : ['none'];
  if (question === 'concerns') return tickFound(page, wanted);
  const found: string[] = [];
  let at = await tabTo(
    page,
    `the boxes of “${question}”`,
    ({ name, type }) => name === question && type === 'checkbox',
  );
  while (at.name === question) {
    if (at.checked !== wanted.includes(at.value)) await page.keyboard.press('Space');
    if (wanted.includes(at.value)) found.push(at.value);
    await page.keyboard.press('Tab');
    at = await focused(page);
  }
  expect([...found].sort(), `what is ticked at ${question}`).toEqual([...wanted].sort());
}

/**
 * The same in the list of what was seen, whose lines are found by what they say; “none of them”
 * stands below its headings.
 */
async function tickFound(page: Page, wanted: readonly string[]): Promise<void> {
  const back = (key: 'Tab' | 'Shift+Tab') =>
    tabTo(page, 'the box to find lines with', ({ type }) => type === 'search', key);
  const write = async (text: string) => {
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('Delete');
    await page.keyboard.type(text);
  };
  await back('Tab');
  for (const id of wanted) {
    await write(seen[id]?.label ?? '');
    await tabTo(page, `the line “${id}”`, ({ name, value }) => name === 'concerns' && value === id);
    await page.keyboard.press('Space');
    await back('Shift+Tab');
  }
  await write('');
  // the lines of a closed heading come a moment after it
  await expect
    .poll(async () => (await tickedSeen(page)).sort(), 'what is ticked of what was seen')
    .toEqual([...wanted].sort());
}

/** Tabs to a field by its name, and types in it. */
export async function write(page: Page, field: string, text: string): Promise<void> {
  await tabTo(page, `the field “${field}”`, ({ name }) => name === field);
  await page.keyboard.type(text);
}

/**
 * Answers each question that is asked, until something other than a question is shown, or the page
 * that is named. Returns what was asked, in order.
 */
export async function answerAll(page: Page, answers: Memory, until?: string): Promise<string[]> {
  const asked: string[] = [];
  for (;;) {
    const [, , at = ''] = addressOf(page).split('/');
    if (at === until) return asked;
    if (at === 'act') {
      await press(page, 'I have rung them');
      await follow(page, 'Continue');
      continue;
    }
    if (['call-999', 'stopped', 'check'].includes(at)) return asked;
    if (answers[at] === undefined)
      throw new Error(`“${at}” is asked, and the story does not answer it`);
    const here = new Set<string>();
    for (let open = await openOn(page, here); open; open = await openOn(page, here)) {
      const answer = answers[open];
      if (answer === undefined)
        throw new Error(`“${open}” stands on the page, and the story does not answer it`);
      if (open === 'area') await town(page, String(answer));
      else if (listed.includes(open)) await list(page, open, String(answer));
      else if (typeof answer === 'string') await choose(page, open, answer);
      else await tick(page, open, answer);
      here.add(open);
    }
    asked.push(...here);
    await follow(page, 'Continue');
  }
}
