import { existsSync } from 'node:fs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { isoDay } from '../../src/recommend/dates.ts';
import { asYaml, filledIn, valued } from '../open/packs.ts';
import { place } from './place.ts';

const today = isoDay(new Date());
const { folder, run, written } = place();

/**
 * The journeys as far as the level, with one action of sixty: `npm run fuzz` walks them whole,
 * which takes minutes.
 */
vi.mock('../../src/walk/journeyIn.ts', async (original) => {
  const { journeyIn, ...rest } = await original<typeof import('../../src/walk/journeyIn.ts')>();
  const short: typeof journeyIn = (id, pack) => {
    const { stages, actions, ...journey } = journeyIn(id, pack);
    return { ...journey, stages: stages.slice(0, 3), actions: { lado: actions['lado']! } };
  };
  return { ...rest, journeyIn: short };
});

/** The same command inside this process, where the journeys are short. */
async function runHere(
  ...args: string[]
): Promise<{ code: typeof process.exitCode; said: string }> {
  const lines: string[] = [];
  vi.stubEnv('INIT_CWD', folder);
  vi.spyOn(process, 'argv', 'get').mockReturnValue([process.execPath, 'impact.ts', ...args]);
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
  const before = process.exitCode;
  try {
    await import('../../src/cli/impact.ts');
    return { code: process.exitCode, said: lines.join('\n') };
  } finally {
    process.exitCode = before;
  }
}
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describe('impact', () => {
  test('of one pack on another: what goes down is said, with an example, and nobody having signed fails it', async () => {
    written('old.yaml', asYaml(filledIn({ raises: { neglect: valued('child-in-need') } })));
    written('new.yaml', asYaml(filledIn()));
    const { code, said } = await runHere('old.yaml', 'new.yaml');
    expect(code).toBe(1);
    expect(said).toContain('DOWN refer, level, at concerns: child-in-need becomes early-help');
    expect(said).toMatch(
      /\d+ classes, [\d.]+ × 10\^\d+ sets of answers, such as\n {5}Danger now: No → /,
    );
    expect(said).toMatch(/^refer: 0 classes of answers up, \d+ down/m);
    expect(said).toContain(
      '- change: "refer, level, at concerns: child-in-need becomes record-only"',
    );
  });

  test('of a clock alone: longer is down, until somebody has signed for it', () => {
    const longer = filledIn();
    (longer['clocks'] as Record<string, { value: object }>)['written-follow-up']!.value = {
      n: 3,
      unit: 'working-days',
    };
    written('shorter.yaml', asYaml(filledIn()));
    written('longer.yaml', asYaml(longer));
    expect(run('impact', 'shorter.yaml', 'longer.yaml')).toMatchObject({
      code: 1,
      said: expect.stringContaining(
        'DOWN written-follow-up: 24 hours becomes 3 working days',
      ) as string,
    });
    expect(run('impact', 'longer.yaml', 'shorter.yaml').code).toBe(0);
    const change = 'written-follow-up: 24 hours becomes 3 working days';
    written(
      'longer.signed-for.yaml',
      asYaml([{ change, reason: 'The new form takes longer', name: 'A. Lead', on: today }]),
    );
    expect(run('impact', 'shorter.yaml', 'longer.yaml')).toMatchObject({
      code: 0,
      said: expect.stringContaining('signed for by A. Lead') as string,
    });
  });

  test.skipIf(!existsSync('.git'))('of a commit on itself is none', () => {
    expect(run('impact', 'HEAD', 'HEAD')).toEqual({
      code: 0,
      said: 'refer: the same rules\nshare: the same rules\n',
    });
  });

  test('what is neither commit, pack nor edition, or two of a kind, is said so', () => {
    expect(run('impact', 'nothing', '2024')).toMatchObject({
      code: 1,
      said: expect.stringContaining('“nothing” is no commit') as string,
    });
    written('one.yaml', asYaml(filledIn()));
    expect(run('impact', '2024', 'one.yaml')).toMatchObject({
      code: 1,
      said: expect.stringContaining('name two of a kind') as string,
    });
  });
});
