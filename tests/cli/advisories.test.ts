import { expect, test } from 'vitest';
import { advisoriesOn } from '../../src/cli/advisories.ts';

const of = (id: string, title: string) => ({
  source: 1,
  title,
  url: `https://github.com/advisories/${id}`,
  severity: 'high',
});
/** As npm writes it: a package that has one, and one that only takes it from there. */
const reported = {
  auditReportVersion: 2,
  vulnerabilities: {
    inner: { name: 'inner', via: [of('GHSA-aaaa-bbbb-cccc', 'Runs what it reads')] },
    outer: { name: 'outer', via: ['inner'] },
  },
};
const accepted = {
  id: 'GHSA-aaaa-bbbb-cccc',
  package: 'inner',
  why: 'It is used in tests alone.',
  until: '2026-12-31',
};

test('An advisory that nobody has accepted is named once, with where to read of it.', () => {
  expect(advisoriesOn('2026-12-01', reported, [])).toEqual([
    'not accepted: inner: Runs what it reads (https://github.com/advisories/GHSA-aaaa-bbbb-cccc)',
  ]);
});

test('One that is accepted is passed over until its day, and named from the day after.', () => {
  expect(advisoriesOn('2026-12-31', reported, [accepted])).toEqual([]);
  expect(advisoriesOn('2027-01-01', reported, [accepted])).toEqual([
    'accepted only until 2026-12-31: inner: Runs what it reads (https://github.com/advisories/GHSA-aaaa-bbbb-cccc)',
  ]);
});

test('What is accepted and no longer reported is to go from the list.', () => {
  expect(advisoriesOn('2026-12-01', { vulnerabilities: {} }, [accepted])).toEqual([
    'no longer reported, so take it off the list: GHSA-aaaa-bbbb-cccc, inner',
  ]);
});

test('Where the registry gave no answer, nobody is told that all is well.', () => {
  expect(() => advisoriesOn('2026-12-01', { message: '405 Method Not Allowed' }, [])).toThrow(
    'gave no answer',
  );
});
