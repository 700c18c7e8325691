import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { concerns, type Concern } from '../../machines/concerns.ts';

/*
 * Published lists of what areas in England count as their highest levels of need, none of them
 * written for Windscreen. Each indicator is held by a line that may be ticked, or by judgement for
 * a reason that is stated, or it is a gap: a line that is missing.
 */
interface Indicator {
  readonly level: number;
  /** The heading, and the place in its list, by which to find it. */
  readonly at: string;
  /** What it says, in our own words. */
  readonly text: string;
  /** The line that an honest practitioner would tick, with only the words on screen. */
  readonly line?: string;
  /** Why no floor is set, and which question carries it. */
  readonly byJudgement?: string;
  /** The line that is missing. */
  readonly gap?: string;
}
interface Area {
  readonly area: string;
  readonly document: {
    readonly title: string;
    readonly publisher: string;
    readonly date: string;
    readonly addresses: readonly string[];
  };
  /** How much of the list could be read. */
  readonly read: string;
  readonly indicators: readonly Indicator[];
}
const areas = parse(
  readFileSync(new URL('indicators.yaml', import.meta.url), 'utf8'),
) as readonly Area[];

const isLine = (line: string): line is Concern => line in concerns;
const hasFloor = ({ line }: Indicator) =>
  line !== undefined && isLine(line) && concerns[line] !== 'none';
const isHeld = (indicator: Indicator) => hasFloor(indicator) || indicator.byJudgement !== undefined;
const named = ({ level, at, text, line, gap }: Indicator) =>
  `level ${level}, ${at}: ${text} (${gap ? `missing: ${gap}` : `${line ?? 'no line'} has no floor, and no reason is stated`})`;

test('the lists of at least two areas are tried', () =>
  expect(areas.length).toBeGreaterThanOrEqual(2));

describe.each(areas)('$area ($document.publisher)', ({ document, read, indicators }) => {
  test('it says which document was read, where, when and how much of it', () => {
    const { title, publisher, date, addresses } = document;
    expect([title, publisher, date, read, ...addresses].filter((words) => !words)).toEqual([]);
    expect(addresses.filter((address) => !address.startsWith('https://'))).toEqual([]);
    expect(addresses).not.toEqual([]);
  });

  test('every indicator can be found in the document, and none is here twice', () => {
    expect(indicators.filter(({ level, at, text }) => !level || !at || !text)).toEqual([]);
    const places = indicators.map(({ level, at }) => `${level} ${at}`);
    expect(places.filter((place, i) => places.indexOf(place) !== i)).toEqual([]);
  });

  test('every line that is named may be ticked', () => {
    expect(indicators.filter(({ line }) => line !== undefined && !isLine(line))).toEqual([]);
  });

  test('every indicator has a line, a reason for judgement or a gap, and a reason stands beside a line only where that has no floor', () => {
    const wrong = indicators.filter((indicator) => {
      const { line, byJudgement, gap } = indicator;
      const given = [line, byJudgement, gap].filter(Boolean).length;
      return given !== 1 && !(given === 2 && line && byJudgement && !hasFloor(indicator));
    });
    expect(wrong).toEqual([]);
  });

  test('at least nine in ten indicators are held by a line with a floor, or by judgement for a stated reason', () => {
    const open = indicators.filter((indicator) => !isHeld(indicator));
    const message = `${open.length} of ${indicators.length} are not held:\n${open.map(named).join('\n')}\n`;
    expect(open.length / indicators.length, message).toBeLessThanOrEqual(0.1);
  });
});
