import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readContent } from '../../content/plugin.ts';
import { pack as packShape } from '../../content/pack.ts';
import type { Pack } from '../../content/schema.ts';
import { givens, outsideEngland } from '../../machines/givens.ts';

const areas = readdirSync('content/areas')
  .map((file) => file.replace('.yaml', ''))
  .sort();
const pack = async (area: string) => (await readContent(`content/areas/${area}.yaml`)) as Pack;

test('each that can be answered has a pack, and no pack is left over', () => {
  expect(areas).toEqual(
    Object.keys(givens.spec.questions['area']!)
      .filter(
        (area) =>
          area !== 'own-pack' &&
          area !== 'council' &&
          !(outsideEngland as readonly string[]).includes(area),
      )
      .sort(),
  );
});

test.each(areas)('I21 %s: each value has its source and its date', async (area) => {
  const values = (words: unknown): { value: unknown; source?: string; asAt?: string }[] => {
    if (typeof words !== 'object' || words === null) return [];
    return 'value' in words ? [words] : Object.values(words).flatMap(values);
  };
  const all = values(await pack(area));
  const sources = (await readContent('content/sources.yaml')) as object;
  expect(all.length).toBeGreaterThan(5);
  expect(all.filter(({ source, asAt }) => !source || !(source in sources) || !asAt)).toEqual([]);
  expect((await pack(area)).id).toBe(area);
});

test('I21 a telephone number without source or date is refused', async () => {
  const whole = await pack('england-unlisted');
  const line = whole.outOfHours.lines[0]!;
  const { source: _, ...noSource } = line.number;
  const { asAt: __, ...noDate } = line.number;
  const withNumber = (number: unknown) => ({
    ...whole,
    outOfHours: { ...whole.outOfHours, lines: [{ ...line, number }] },
  });
  expect(packShape.safeParse(withNumber(line.number)).success).toBe(true);
  for (const number of [noSource, noDate, line.number.value])
    expect(packShape.safeParse(withNumber(number)).success).toBe(false);
});

/** A contact is a telephone number (999 is always right), an address to write to, or a page. */
const contact =
  /\b(?!999\b|20\d\d\b|19\d\d\b)0?\d{3}\b(?!\s*(?:days?|hours?))|\b0\d{2,4}[ \d]{6,}|\S@\S|https?:|www\./;

test.each(areas)(
  'I48 %s: if the area has ended, it has no live contact, and says who came after',
  async (area) => {
    const found = await pack(area);
    const text = JSON.stringify(found).match(new RegExp(contact, 'g')) ?? [];
    expect(found.status === 'retired').toBe(found.retired !== undefined);
    if (found.status === 'live')
      return expect(found.frontDoor.lines.length + text.length).toBeGreaterThan(0);
    expect([...found.frontDoor.lines, ...found.outOfHours.lines, ...text]).toEqual([]);
    expect(found.website).toBeUndefined();
    expect(found.contacts).toBeUndefined();
    expect(found.retired!.successors.length).toBeGreaterThan(0);
  },
);

test.each([
  '0345 045 5203',
  'ring 101',
  'help@example.gov.uk',
  'https://example.gov.uk',
  '01733234724',
])('I48 “%s” is a contact', (text) => {
  expect(text).toMatch(contact);
});

test('I48 one area at least has ended', async () => {
  const packs = await Promise.all(areas.map(pack));
  expect(packs.filter(({ status }) => status === 'retired').map(({ id }) => id)).toEqual([
    'cumbria-to-2025',
  ]);
});

describe('what section M.9 found', () => {
  test('Cumberland has its own site, and Westmorland and Furness its own manual beside steps that are Cumbria’s', async () => {
    expect((await pack('cumberland')).website?.value).toBe(
      'https://cumberlandsafeguardingchildren.co.uk/',
    );
    const { documents, escalation } = await pack('westmorland-furness');
    expect(JSON.stringify(documents)).toContain('westmorlandfurnessscp.trixonline.co.uk');
    const local = escalation.filter(({ source }) => source === 'c10');
    expect(local.map(({ confidence }) => confidence)).toEqual(['historic', 'historic', 'historic']);
  });
  test('the out-of-hours number of Westmorland and Furness is never a daytime one, nor anybody else’s', async () => {
    const { frontDoor, outOfHours, contacts } = await pack('westmorland-furness');
    expect(outOfHours.lines).toMatchObject([
      {
        number: {
          note: expect.stringContaining('Known only as the out-of-hours number') as string,
        },
      },
    ]);
    expect(JSON.stringify([frontDoor, contacts])).not.toContain('373 2724');
  });
  test('the joint front door of Cambridgeshire and Peterborough is historic, and their lines are not', async () => {
    const { frontDoor, notes } = await pack('cambridgeshire-peterborough');
    expect(frontDoor.name.confidence).toBe('historic');
    expect(frontDoor.lines.map(({ number }) => number.confidence)).toEqual([
      'published',
      'published',
    ]);
    expect(notes.map(({ about }) => about)).toEqual(
      expect.arrayContaining(['Reorganisation', 'Which of the two areas']),
    );
  });
  test('ChECS says what its letters stand for', async () => {
    expect((await pack('cheshire-east')).frontDoor.name.value).toBe(
      'Cheshire East Consultation Service (ChECS)',
    );
  });
  test('no designated officer, adult safeguarding team or Prevent lead has a number that nobody saw', async () => {
    for (const area of areas) {
      const { lado, 'adult-safeguarding': adults, prevent } = (await pack(area)).contacts ?? {};
      expect([lado?.lines ?? [], adults, prevent], area).toEqual([[], undefined, undefined]);
    }
  });
});
