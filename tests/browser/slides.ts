import { readContent } from '../../content/plugin.ts';
import type { ScenarioText } from '../../content/schema.ts';
import { codeOf } from '../../src/training/room/code.ts';
import { throwing, walker } from '../training/walkers.ts';
import { expect, type Page } from './app.ts';

export const scenarioTold = async (id: string) =>
  (await readContent(
    new URL(`../../content/scenarios/${id}.yaml`, import.meta.url).pathname,
  )) as ScenarioText;

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** Opens the facilitator’s window, and the room’s beside it. */
export async function hold(page: Page, id: string): Promise<Page> {
  await page.goto(`#/train/${id}/facilitate`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Before the story starts');
  const [room] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('link', { name: /^Open the room’s screen/ }).click(),
  ]);
  return room;
}

/** Enters the codes of so many people, who answer by dice. */
export async function enterCodes(
  page: Page,
  { id, scenario, stage }: { id: string; scenario: ScenarioText; stage: number },
  people: readonly string[],
): Promise<void> {
  for (const person of people) {
    const code = codeOf(id, stage, scenario, walker(scenario, stage, throwing(person)));
    await page.getByLabel('Enter a code').fill(code);
    await press(page, 'Add this code');
    await expect(page.getByText('Added.')).toBeVisible();
  }
}

/**
 * Goes through every slide of a scenario, in both windows, and looks at each: all parts of each
 * screen at each stage, and the answers of every question that a room of some people met.
 */
export async function everySlide(
  page: Page,
  room: Page,
  id: string,
  look: (slide: string) => Promise<void>,
): Promise<void> {
  const scenario = await scenarioTold(id);
  await look('welcome');
  for (const stage of scenario.stages.keys()) {
    const at = (slide: string) => `${id}, stage ${stage + 1}, ${slide}`;
    const every = async (name: string) => {
      await look(at(name));
      for (let n = 2; await page.getByRole('button', { name: 'Next slide' }).isVisible(); n++) {
        await press(page, 'Next slide');
        await expect(page.getByText(`Slide ${n} of`)).toBeVisible();
        await look(at(`${name} ${n}`));
      }
    };
    await press(page, `Tell stage ${stage + 1}`);
    await expect(room.getByRole('heading', { level: 1 })).toContainText(`stage ${stage + 1}`);
    await every('story');
    await press(page, '“What would you do now?”');
    await look(at('question'));
    for (const button of await page.getByRole('button', { name: /^Show this question/ }).all()) {
      await button.click();
      await look(at(`question ${await button.getAttribute('aria-label')}`));
    }
    const people = Array.from({ length: 7 }, (_, n) => `${id} ${stage} ${n}`);
    await enterCodes(page, { id, scenario, stage }, people);
    await press(page, 'How the room answered');
    const whose = page.getByLabel('Whose answers the room sees');
    const values = await whose
      .locator('option')
      .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
    // every question once is enough: they are the same from stage to stage
    for (const value of stage === 0 ? values : []) {
      await whose.selectOption(value);
      await look(at(`answers to ${value || 'what matters most'}`));
    }
    await whose.selectOption('');
    await look(at('answers'));
    await page.getByText('Expected answer', { exact: true }).click();
    await press(page, 'The path');
    await every('path');
    await press(page, 'Where it points');
    await look(at('answer'));
    await press(page, 'What follows');
    await look(at('outcome'));
    await press(page, 'How the room answered');
    await look(at('answers marked'));
    await press(page, 'The story');
    await look(at('story with its needle'));
  }
}

/** Every text that a room can see and that is smaller than so many px, with its size. */
export const textBelow = (room: Page, least: number) =>
  room.evaluate((least) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const small: string[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement!;
      const text = node.textContent!.trim();
      if (text === '' || parent.closest('.govuk-visually-hidden, script, style, title')) continue;
      if (!parent.checkVisibility({ visibilityProperty: true })) continue;
      const drawn = parent instanceof SVGGraphicsElement ? parent.getScreenCTM()!.a : 1;
      const size = parseFloat(getComputedStyle(parent).fontSize) * drawn;
      if (size < least) small.push(`${size.toFixed(1)} px: ${text.slice(0, 60)}`);
    }
    return small;
  }, least);

/** What is cut off on the room’s screen, or must be scrolled to. */
export const cutOff = (room: Page) =>
  room.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const main = document.querySelector('main')!;
    const over = [...document.querySelectorAll('main *, header *, footer *')].filter((one) => {
      if (one.closest('.govuk-visually-hidden')) return false;
      const { width, right, bottom, left, top } = one.getBoundingClientRect();
      return (
        width > 1 &&
        (right > innerWidth + 0.5 || bottom > innerHeight + 0.5 || left < -0.5 || top < -0.5)
      );
    });
    return [
      ...(main.scrollHeight > main.clientHeight || main.scrollWidth > main.clientWidth
        ? ['the screen scrolls']
        : []),
      ...(document.documentElement.scrollHeight > innerHeight ? ['the page scrolls'] : []),
      ...over.map((one) => one.outerHTML.slice(0, 120)),
    ];
  });
