// Names that lead to a council without being its own: each leads where it says, and none hides a
// council that is called so itself.
import { describe, expect, test } from 'vitest';
import type { CouncilNamesText, CouncilsText, DecisionText } from '../../content/schema.ts';
import { readText } from '../../src/cli/words.ts';
import { findCouncils } from '../../src/recommend/councils.ts';

const councils = await readText<CouncilsText>('councils.yaml');
const names = await readText<CouncilNamesText>('council-names.yaml');
const givens = await readText<DecisionText>('questions/givens.yaml');
const found = (typed: string) => findCouncils(councils, typed, names).map(({ id }) => id);
const all = Object.entries(names.councils).flatMap(
  ([id, { called = [], districts = [], before = [], places = [] }]) =>
    [...called, ...districts, ...before, ...places].map((name) => ({ id, name })),
);
const within = Object.entries(names.within).flatMap(([name, ids]) =>
  ids.map((id) => ({ id, name })),
);

/** What is wrong with a list of names, each in words. */
function faults(
  list: readonly { readonly id: string; readonly name: string }[],
  shared: readonly string[],
  larger: readonly string[],
) {
  const own = Object.values(councils).flatMap(({ name, council, also = [] }) => [
    name,
    council,
    ...also,
  ]);
  const times = (name: string) => list.filter((one) => one.name === name).length;
  return [
    ...list.filter(({ id }) => !(id in councils)).map(({ id }) => `${id} is no council`),
    ...list
      .filter(({ name }) => own.includes(name))
      .map(({ name }) => `${name} is a council’s own name`),
    ...list
      .filter(({ name }) => !larger.includes(name) && times(name) > 1 !== shared.includes(name))
      .map(({ name }) => `${name} is in two`),
    ...shared.filter((name) => times(name) < 2).map((name) => `${name} is not in two`),
  ];
}

test('each name leads to a council of the 153, to one alone unless it says so, and is no council’s own', () => {
  expect(all.length).toBeGreaterThan(450);
  expect(faults([...all, ...within], names.shared, Object.keys(names.within))).toEqual([]);
  const wrong = [
    { id: 'atlantis', name: 'Poseidonis' },
    { id: 'kent', name: 'Leeds' },
    { id: 'kent', name: 'Brum' },
    { id: 'birmingham', name: 'Brum' },
  ];
  expect(faults(wrong, ['Dover'], [])).toEqual([
    'atlantis is no council',
    'Leeds is a council’s own name',
    'Brum is in two',
    'Brum is in two',
    'Dover is not in two',
  ]);
});

test('each name that is typed whole finds its council, within the eight that are shown', () => {
  const missed = [...all, ...within].filter(
    ({ id, name }) => !found(name).slice(0, 8).includes(id),
  );
  expect(missed).toEqual([]);
});

test('the districts are those of the 21 county councils, each of which has some, and no other council has', () => {
  const counties = Object.entries(councils).filter(([, { council }]) =>
    council.endsWith('County Council'),
  );
  const withDistricts = Object.entries(names.councils).filter(([, { districts }]) => districts);
  expect(withDistricts).toHaveLength(21);
  expect(withDistricts.flatMap(([, { districts = [] }]) => districts)).toHaveLength(164);
  expect(
    withDistricts.map(([id]) => id).filter((id) => !counties.some(([county]) => county === id)),
  ).toEqual([]);
});

test('a name that an area goes by in Windscreen finds each of its councils', () => {
  for (const [id, { area }] of Object.entries(councils))
    if (area) expect(found(givens.questions['area']!.answers[area]!.label), area).toContain(id);
});

test('no name carries a number', () => {
  expect(JSON.stringify(names)).not.toMatch(/\d/);
});

describe('a council is found by what people call it, and is told why', () => {
  test.each([
    ['Brum', 'birmingham', { as: 'called', name: 'Brum' }],
    ['cotswold', 'gloucestershire', { as: 'partOf', name: 'Cotswold' }],
    ['barrow', 'westmorland-and-furness', { as: 'partOf', name: 'Barrow-in-Furness' }],
    ['Carlisle', 'cumberland', { as: 'partOf', name: 'Carlisle' }],
    ['kings lynn', 'norfolk', { as: 'partOf', name: 'King’s Lynn and West Norfolk' }],
    ['B&NES', 'bath-and-north-east-somerset', { as: 'called', name: 'B&NES' }],
    ['Northampton', 'west-northamptonshire', { as: 'partOf', name: 'Northampton' }],
  ])('“%s” finds %s first', (typed, id, by) => {
    expect(findCouncils(councils, typed, names)[0]).toMatchObject({ id, by });
  });
  test.each([
    ['hull', 'kingston-upon-hull'],
    ['bcp', 'bournemouth-christchurch-and-poole'],
    ['richmond', 'richmond-upon-thames'],
    ['bury', 'bury'],
    ['cambridge', 'cambridgeshire'],
  ])('“%s” finds %s first, by a name of its own', (typed, id) => {
    const [first] = findCouncils(councils, typed, names);
    expect([first?.id, first?.by]).toEqual([id, undefined]);
  });
  test('a name that is in two, or is larger than a council, shows each', () => {
    expect(found('Gillingham')).toEqual(['dorset', 'medway']);
    expect(found('Cumbria')).toEqual(['cumberland', 'westmorland-and-furness']);
    expect(found('newcastle')).toEqual(['newcastle-upon-tyne', 'staffordshire']);
  });
});
