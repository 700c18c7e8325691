import { describe, expect, test } from 'vitest';
import { hrefOf, patterns, readAddress, type Address } from '../../src/ui/address.ts';

/** Every page's address as it would be written, with each part that can be filled in. */
const written = Object.entries(patterns).map(([page, pattern]) => ({
  page,
  href: `#/${pattern.replace(':journey', 'refer').replace(/:(\w+)\??/g, 'some-$1')}`,
}));

describe('an address', () => {
  test.each(written)(
    '$href is the page $page, and is written back as it was read',
    ({ page, href }) => {
      const address = readAddress(href);
      expect(address.page).toBe(page);
      expect(hrefOf(address)).toBe(href);
    },
  );

  test.each([
    ['#/guidance', { page: 'guidance' }],
    ['#/areas/', { page: 'areas' }],
    ['', { page: 'start' }],
    ['#', { page: 'start' }],
    ['#/share/harm', { page: 'question', journey: 'share', question: 'harm' }],
    ['#/records/r1/outcome-received', { page: 'entry', id: 'r1', kind: 'outcome-received' }],
  ] satisfies [string, Address][])('%s is read with what it fills in', (href, address) => {
    expect(readAddress(href)).toEqual(address);
  });

  test.each([
    '#/nowhere',
    '#/refer',
    '#/refer/',
    '#/elsewhere/check',
    '#/records/',
    '#/records/r1/add/more',
    '#/check',
    '#//train',
    '#/how/why',
  ])('%s is no page, and says so', (href) => {
    expect(readAddress(href)).toEqual({ page: 'not-found' });
    expect(hrefOf({ page: 'not-found' })).toBe('#/');
  });
});
