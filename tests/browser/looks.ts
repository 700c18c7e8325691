import type { Page } from './app.ts';
import { axeOnNames } from './axe.ts';

/** What is looked for on a page as it stands, each fault as a sentence; none is what is wanted. */

/**
 * What of the text but what is left out is cut off, spills out of what it stands in, lies over other text, or must be
 * scrolled to sideways outside a table and a picture.
 */
export const outOfPlace = (page: Page, but = 'option'): Promise<string[]> =>
  page.evaluate((but) => {
    const said = (text: string) => `“${text.trim().replace(/\s+/g, ' ').slice(0, 60)}”`;
    const faults: string[] = [];
    const over = document.scrollingElement!.scrollWidth - innerWidth;
    if (over > 0) {
      const far = [...document.querySelectorAll('body *')]
        .filter((each) => each.getBoundingClientRect().right > innerWidth + 1)
        .at(-1);
      faults.push(`the page is ${over} px too wide: ${far?.outerHTML.slice(0, 200)}`);
    }

    /** Made for those who hear the page: squeezed into a dot. */
    const onlyHeard = (of: Element): boolean => {
      const { width, height } = of.getBoundingClientRect();
      const dot = (width <= 1.5 || height <= 1.5) && getComputedStyle(of).position === 'absolute';
      return dot || (of.parentElement !== null && onlyHeard(of.parentElement));
    };
    const shown = { opacityProperty: true, visibilityProperty: true };
    const bars = [...document.querySelectorAll('header, .thumb')]; // they stay while the page passes under them
    interface Line {
      readonly of: Element;
      readonly text: string;
      readonly bar: Element | undefined;
      readonly box: DOMRect;
    }
    const lines: Line[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const of = text.parentElement!;
      if (!text.textContent!.trim() || !of.checkVisibility(shown)) continue;
      if (of.closest(but) || onlyHeard(of)) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      for (const box of range.getClientRects())
        if (box.width > 1 && box.height > 1)
          lines.push({
            of,
            text: text.textContent!,
            bar: bars.find((bar) => bar.contains(of)),
            box,
          });
    }

    for (const { of, text, box } of lines) {
      for (let around: Element | null = of; around; around = around.parentElement) {
        const { overflowX, overflowY, position } = getComputedStyle(around);
        const { left, right, top, bottom } = around.getBoundingClientRect();
        const control = around.matches('button, .govuk-button, summary, .govuk-tag');
        const hides = (overflow: string) => control || /hidden|clip/.test(overflow);
        if (around !== document.documentElement && around !== document.body) {
          if (hides(overflowX) && (box.left < left - 2 || box.right > right + 2))
            faults.push(
              `${said(text)} is cut or spills sideways at ${around.className || around.tagName}`,
            );
          if (hides(overflowY) && (box.top < top - 2 || box.bottom > bottom + 2))
            faults.push(
              `${said(text)} is cut or spills up or down at ${around.className || around.tagName}`,
            );
        }
        if (/auto|scroll/.test(overflowX) || position === 'fixed') break;
      }
    }

    for (const around of document.querySelectorAll('main, main *')) {
      if (!/auto|scroll/.test(getComputedStyle(around).overflowX)) continue;
      if (
        around.scrollWidth > around.clientWidth + 1 &&
        !around.querySelector('table, svg') &&
        !around.matches('textarea, input')
      )
        faults.push(`${said(around.textContent!)} scrolls sideways`);
    }

    const downwards = lines.toSorted((one, other) => one.box.top - other.box.top);
    downwards.forEach((one, i) => {
      for (let at = i + 1; at < downwards.length; at += 1) {
        const other = downwards[at]!;
        if (other.box.top > one.box.bottom) return;
        if (one.of === other.of || one.bar !== other.bar) continue;
        const wide =
          Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const high = Math.min(one.box.bottom, other.box.bottom) - other.box.top;
        if (wide > 2 && high > 0.3 * Math.min(one.box.height, other.box.height))
          faults.push(`${said(one.text)} lies over ${said(other.text)}`);
      }
    });
    return [...new Set(faults)];
  }, but);

/** What moves by itself, or would on the way to another state. */
export const moving = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const takes = (times: string) => times.split(',').some((time) => parseFloat(time) > 0);
    return [...document.querySelectorAll('*')].flatMap((each) =>
      [undefined, '::before', '::after'].flatMap((part) => {
        const { transitionDuration, animationName, animationDuration, scrollBehavior } =
          getComputedStyle(each, part);
        const name = `${each.tagName.toLowerCase()}.${String(each.getAttribute('class') ?? '')}${part ?? ''}`;
        return [
          ...(takes(transitionDuration) ? [`${name} has a transition`] : []),
          ...(animationName !== 'none' && takes(animationDuration) ? [`${name} is animated`] : []),
          ...(scrollBehavior === 'smooth' ? [`${name} scrolls smoothly`] : []),
        ];
      }),
    );
  });

/** Puts the spacing on the page that WCAG 1.4.12 names, or takes it away. */
export const spaced = (page: Page, wide: boolean): Promise<void> =>
  page.evaluate((wide) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
      p { margin-bottom: 2em !important }`,
    );
    document.adoptedStyleSheets = wide ? [sheet] : [];
  }, wide);

/** Sets the size of text that a person chose in their browser. */
export const textSize = (page: Page, size: string): Promise<void> =>
  page.evaluate((size) => document.documentElement.style.setProperty('font-size', size), size);

/**
 * In forced colours: each control that is not drawn, each that shows no outline once a key brought
 * focus to it, and each part of a picture whose own colour comes too near that of the page.
 */
export async function lostInForcedColours(page: Page): Promise<string[]> {
  await page.keyboard.press('Tab'); // focus is shown to whoever uses keys
  return page.evaluate(() => {
    const faults: string[] = [];
    const start = (of: Element) => of.outerHTML.replace(/\s+/g, ' ').slice(0, 140);
    const thick = (style: string, width: string, least: number) =>
      style !== 'none' && parseFloat(width) >= least;
    const edged = (of: Element, part?: string) => {
      const { borderBottomStyle, borderBottomWidth } = getComputedStyle(of, part);
      return thick(borderBottomStyle, borderBottomWidth, 1);
    };
    const outlined = (of: Element, part?: string) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(of, part);
      return thick(outlineStyle, outlineWidth, 1);
    };
    for (const control of document.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, summary, [tabindex="0"]',
    )) {
      if (!control.checkVisibility({ visibilityProperty: true })) continue;
      const label = control instanceof HTMLInputElement ? control.labels?.[0] : undefined; // a radio is drawn beside its words
      const { appearance, opacity } = getComputedStyle(control);
      const native =
        control.matches('input[type=file]') ||
        (control.matches('input') && appearance !== 'none' && opacity !== '0');
      const worded = control.innerText.trim() !== '' || control.querySelector('svg') !== null;
      if (!(native || worded || edged(control) || (label && edged(label, '::before'))))
        faults.push(`not drawn: ${start(control)}`);
      control.focus();
      if (document.activeElement !== control) continue;
      if (!outlined(control) && !(label && outlined(label, '::before')))
        faults.push(`its focus is not seen: ${start(control)}`);
    }

    const light = (colour: string) => {
      const [r = 0, g = 0, b = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => {
        const one = Number(part) / 255;
        return one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const paper = getComputedStyle(document.body).backgroundColor;
    const near = (colour: string) => {
      const [dark = 0, bright = 0] = [light(colour), light(paper)].sort((a, b) => a - b);
      return (bright + 0.05) / (dark + 0.05) < 3;
    };
    for (const part of document.querySelectorAll('svg :is(path, rect, circle, line, text)')) {
      if (!part.checkVisibility({ visibilityProperty: true }) || part.closest('defs')) continue;
      const { fill, stroke } = getComputedStyle(part);
      const drawn = [fill, stroke].filter((colour) => !/none|, 0\)/.test(colour));
      // what is filled with the very colour of the page means to be, or lies on another
      if (drawn.length > 0 && drawn.every((colour) => colour !== paper && near(colour)))
        faults.push(`lost on ${paper}: ${start(part)} ${drawn.join()}`);
    }
    return [...new Set(faults)];
  });
}

/** What axe leaves on a page that it looked at. */
interface Looked {
  readonly axe: {
    setup(of: Element): void;
    teardown(): void;
    readonly commons: { readonly text: { accessibleText(of: Element): string } };
  };
}
/**
 * What somebody who speaks to their device could not say: a control whose name has not the words
 * that stand on it, and one name for two things: two that are pressed anywhere, or two that are
 * filled in or folded out within one group.
 */
export async function unsayable(page: Page): Promise<string[]> {
  const misnamed = await axeOnNames(page);
  const twice = await page.evaluate(() => {
    const { axe } = window as unknown as Looked;
    axe.setup(document.body);
    const plain = (text: string) =>
      text
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim();
    const named = new Map<string, Set<string | Element>>();
    const faults: string[] = [];
    for (const control of document.querySelectorAll<HTMLElement>(
      'a[href], button, summary, input, select, textarea',
    )) {
      if (!control.checkVisibility({ visibilityProperty: true })) continue;
      const name = plain(axe.commons.text.accessibleText(control));
      const labels =
        'labels' in control ? (control.labels as NodeListOf<HTMLElement> | null) : null;
      for (const label of labels ?? [])
        if (!name.includes(plain(label.innerText))) faults.push(`“${label.innerText}”: ${name}`);
      const group = control.matches('a, button')
        ? ''
        : control.parentElement!.closest('fieldset, section, details, form')?.outerHTML;
      const key = `${group}${name}`;
      const does = control instanceof HTMLAnchorElement ? control.href : control;
      const all = named.get(key) ?? new Set();
      named.set(key, all.add(does));
      if (all.size === 2) faults.push(`two are called “${name}”`);
    }
    axe.teardown();
    return faults;
  });
  return [...misnamed, ...twice];
}
