import { expect, test } from 'vitest';
import { readPack } from '../../src/cli/words.ts';
import { areaFaults, boxOf } from '../../src/guidance/areaFaults.ts';
import { textOf, type AreaText } from '../../src/guidance/areaText.ts';

const base = await readPack('england-unlisted');
const faultsOf = (
  change: (text: AreaText) => void,
  changed: Parameters<typeof areaFaults>[1] = [],
  hasWebsite = true,
) => {
  const text = textOf(base, ['dash']);
  change(text);
  return areaFaults(text, changed, hasWebsite).map(
    ({ section = '', field, what }) => `${section} ${field} ${what}`,
  );
};

test('nothing is wrong with what stands in a pack already, nor with a line and hours that are left empty', () => {
  expect(faultsOf(() => {})).toEqual([]);
  expect(
    faultsOf(({ door, hours }) => {
      door.lines.push({ for: '', number: ' ', option: '' });
      hours.rows.push({ days: [], from: '', to: '' });
    }),
  ).toEqual([]);
});

test.each<[(text: AreaText) => void, string]>([
  [(text) => (text.name = ' '), ' name name'],
  [({ door }) => (door.name = ''), 'door frontDoor-name empty'],
  [({ door }) => (door.website = 'leeds.gov.uk'), 'door website link'],
  [({ door }) => (door.lines[0]!.number = '0113'), 'door frontDoor-lines-1-number number'],
  [
    ({ contacts }) => contacts.lado.lines.push({ for: '', number: '0113 496 0000', option: '' }),
    'lado contacts-lado-lines-1-for whom',
  ],
  [
    ({ hours }) => hours.rows.push({ days: [], from: '08:00', to: '17:00' }),
    'hours frontDoor-opening-1-days days',
  ],
  [
    ({ hours }) => hours.rows.push({ days: ['mon'], from: '17:00', to: '08:00' }),
    'hours frontDoor-opening-1-from times',
  ],
  [({ night }) => (night.name = ''), 'night outOfHours-name empty'],
  [({ deadlines }) => (deadlines.chase.n = '1.5'), 'deadlines clocks-chase count'],
  [(text) => (text.escalation = [{ says: ' ', lead: '' }]), 'escalation escalation-1 steps'],
])('what is wrong is named by its box (%#)', (change, expected) => {
  expect(faultsOf(change)).toEqual([expected]);
});

test('whoever changed something says who says so, and on which page where there is no website to look on instead', () => {
  expect(faultsOf(() => {}, ['lado'])).toEqual(['lado lado-who who']);
  expect(
    faultsOf(({ said }) => (said.lado = { who: 'Us', page: 'http://x.example' }), ['lado']),
  ).toEqual(['lado lado-page link']);
  expect(faultsOf(({ said }) => (said.lado = { who: 'Us', page: '' }), ['lado'], false)).toEqual([
    'lado lado-page page',
  ]);
  expect(
    faultsOf(
      ({ said }) => (said.lado = { who: 'Us', page: 'https://x.example/lado' }),
      ['lado'],
      false,
    ),
  ).toEqual([]);
});

test('a problem that the opening finds leads to its box', () => {
  expect(
    [
      'frontDoor.lines.1.number.value',
      'clocks.chase.value.n',
      'frontDoor.opening.value.2.to',
      'levelNames.3.value',
    ].map(boxOf),
  ).toEqual(['frontDoor-lines-1-number', 'clocks-chase', 'frontDoor-opening-2-to', 'levelNames-3']);
});
