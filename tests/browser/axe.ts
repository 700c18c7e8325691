import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const looking = (page: Page) => new AxeBuilder({ page }).setLegacyMode(); // there are no frames, and it need open no page of its own
async function found(by: AxeBuilder): Promise<string[]> {
  const { violations } = await by.analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${help}\n  ${target.join(' ')}\n  ${failureSummary}`,
    ),
  );
}

/** What axe finds wrong: WCAG 2.2 AA, and what it calls best practice. */
export const axe = (page: Page) =>
  found(
    looking(page).withTags([
      'wcag2a',
      'wcag2aa',
      'wcag21a',
      'wcag21aa',
      'wcag22aa',
      'best-practice',
    ]),
  );
/** The same where nothing but the width of the window differs: what depends on where things lie. */
export const axeOnLayout = (page: Page) =>
  found(looking(page).withRules(['target-size', 'scrollable-region-focusable']));
/** The same where nothing but colours differs from what was looked at before. */
export const axeOnColours = (page: Page) =>
  found(looking(page).withRules(['color-contrast', 'link-in-text-block']));
/** The same where names are set beside the words in sight (WCAG 2.5.3), which it calls experimental. */
export const axeOnNames = (page: Page) =>
  found(looking(page).withRules(['label-content-name-mismatch']));
