import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mostInSquare } from '../../src/ui/pictures/square.ts';
import { allScenarios } from '../../src/training/library/scenarios.ts';
import { scenarioCode, scenarioInCode } from '../../src/training/write/scenarioCode.ts';
import { blankScenario, isContested } from '../../src/training/write/writing.ts';
import { times } from '../settings/count.ts';
import { openScenario } from '../open/inWords.ts';

const all = await allScenarios();
const codes = await Promise.all(all.map(({ scenario }) => scenarioCode(scenario)));

async function fileIn(code: string): Promise<File> {
  const read = await scenarioInCode(code);
  if ('fault' in read) throw new Error(`the letters are ${read.fault}`);
  return read.file;
}

describe('a scenario in the letters of a link', () => {
  test.each(all)('$id tells, asks and expects the same when it is opened', async (known) => {
    const { title, setting, stages } = known.scenario;
    const opened = await openScenario(await fileIn(codes[all.indexOf(known)]!));
    expect(opened).toEqual({
      scenario: {
        ...blankScenario,
        contested: isContested(known.scenario),
        title,
        setting,
        stages,
      },
    });
  });

  test('carries nothing to talk about afterwards, which is the facilitator’s', async () => {
    for (const [n, { scenario }] of all.entries()) {
      const text = await (await fileIn(codes[n]!)).text();
      for (const { ask, answer } of scenario.discuss)
        for (const said of [ask, answer]) expect(text).not.toContain(said);
    }
  });

  test('most fit a square that a phone reads, and each fits a link', () => {
    expect(codes).not.toContain(undefined);
    const fits = codes.filter((code) => code!.length < mostInSquare - 100);
    expect(fits.length).toBeGreaterThan(all.length / 2);
  });

  test('that lost or changed a letter is refused, and never another scenario', async () => {
    const [code] = codes;
    await fc.assert(
      fc.asyncProperty(
        fc.nat(code!.length - 1),
        fc.constantFrom('', 'A', '-', '%', 'é'),
        async (at, letter) => {
          fc.pre(code![at] !== letter);
          const read = await scenarioInCode(code!.slice(0, at) + letter + code!.slice(at + 1));
          if ('fault' in read) return;
          // the last letter may hold bits that nobody reads
          expect(await read.file.text()).toBe(await (await fileIn(code!)).text());
        },
      ),
      { numRuns: 200 * times },
    );
  });

  test('whatever else they hold, they are refused by the code or by the file, and never throw', async () => {
    const { toLetters } = await import('../../src/open/letters.ts');
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), async (one, two, three) => {
        for (const what of [one, [one, two, three], [one, two, [[one, two, three]]]]) {
          const read = await scenarioInCode((await toLetters(JSON.stringify(what), 200_000))!);
          if ('file' in read) expect(await openScenario(read.file)).toHaveProperty('problems');
        }
      }),
      { numRuns: 100 * times },
    );
  });

  test('with more letters than a link has are not unpacked', async () => {
    expect(await scenarioInCode('A'.repeat(20_001))).toEqual({ fault: 'long' });
  });
});
