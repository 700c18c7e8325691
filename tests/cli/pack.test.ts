import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { aged, problemsIn, scaffold } from '../../src/cli/pack.ts';
import { readPack } from '../../src/cli/words.ts';
import { isoDay } from '../../src/recommend/dates.ts';
import { asYaml, filledIn, valued } from '../open/packs.ts';

const today = isoDay(new Date());
const folder = mkdtempSync(join(tmpdir(), 'windscreen-'));
const written = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
/** What a person sees who runs `npm run pack ...` or `npm run impact ...` in the folder. */
function run(script: 'pack' | 'impact', ...args: string[]): { code: number; said: string } {
  const command = ['node_modules/tsx/dist/cli.mjs', `src/cli/${script}.ts`, ...args];
  try {
    return {
      code: 0,
      said: execFileSync(process.execPath, command, { encoding: 'utf8', env: { ...process.env, INIT_CWD: folder }, stdio: 'pipe' }),
    };
  } catch (ended) {
    const { status, stdout, stderr } = ended as { status: number; stdout: string; stderr: string };
    return { code: status, said: stdout + stderr };
  }
}

test.each(readdirSync('content/areas'))('pack check: nothing is wrong with %s', async (file) => {
  expect(await problemsIn(`content/areas/${file}`, today)).toEqual([]);
});

describe('pack new', () => {
  test('writes a pack that says what is still to be filled in, line by line, and never over another', () => {
    expect(run('pack', 'new', 'North', 'Shire & Vale')).toMatchObject({
      code: 0,
      said: expect.stringContaining('north-shire-and-vale.yaml') as string,
    });
    const file = join(folder, 'north-shire-and-vale.yaml');
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('name: "North Shire & Vale"');
    for (const contact of ['lado', 'adult-safeguarding', 'early-help', 'crisis-mental-health', 'prevent'])
      expect(text).toContain(`\n  ${contact}:\n`);
    const { code, said } = run('pack', 'check', 'north-shire-and-vale.yaml');
    expect(code).toBe(1);
    for (const line of said.trim().split('\n')) {
      const at = Number(/Line (\d+)/.exec(line)![1]);
      expect(text.split('\n')[at - 1], line).toContain('…');
    }
    expect(run('pack', 'new', 'North Shire & Vale')).toMatchObject({
      code: 1,
      said: expect.stringContaining('is there already') as string,
    });
    expect(readFileSync(file, 'utf8')).toBe(text);
  });
  test('a name without letters is refused in a sentence', () => {
    expect(() => scaffold('!!', today)).toThrow('is no name for an area');
  });
});

describe('pack check', () => {
  test('says nothing is wrong with a pack that is right', async () => {
    const file = written('right.yaml', asYaml(filledIn()));
    expect(await problemsIn(file, today)).toEqual([]);
  });
  test('names the path on which a pack protects less', () => {
    written('less.yaml', asYaml(filledIn({ raises: { 'criminal-exploitation': valued('child-in-need') } })));
    const { code, said } = run('pack', 'check', 'less.yaml');
    expect(code).toBe(1);
    expect(said).toContain('raises.criminal-exploitation');
    expect(said).toContain('For example: Danger now: No → ');
  });
  test('a file that is not there is said not to be', async () => {
    expect(await problemsIn(join(folder, 'none.yaml'), today)).toMatchObject([{ reason: 'there is no such file' }]);
  });
  test('without a word to go by, says what there is', () => {
    expect(run('pack')).toMatchObject({ code: 1, said: expect.stringContaining('npm run pack new NAME') as string });
  });
});

test('pack stale lists every dated value, oldest first', async () => {
  const { code, said } = run('pack', 'stale');
  const days = [...said.matchAll(/^ *(\d+) days/gm)].map(([, days]) => Number(days));
  expect(code).toBe(0);
  expect(days).toEqual([...days].sort((a, b) => b - a));
  const cumberland = aged(await readPack('cumberland'), new Date('2026-11-23T12:00Z'));
  expect(cumberland).toContainEqual({ pack: 'cumberland', field: 'frontDoor.lines.1.number', asAt: '2025-09', days: 448 });
  expect(cumberland.map(({ field }) => field)).toContain('contacts.early-help.lines.1.number');
  expect(days.length).toBeGreaterThan(cumberland.length);
});

describe('impact', () => {
  test('of one pack on another: what goes down is said, with an example, and nobody having signed fails it', () => {
    written('old.yaml', asYaml(filledIn({ raises: { neglect: valued('child-in-need') } })));
    written('new.yaml', asYaml(filledIn()));
    const { code, said } = run('impact', 'old.yaml', 'new.yaml');
    expect(code).toBe(1);
    expect(said).toContain('DOWN refer, level, at concerns: child-in-need becomes early-help');
    expect(said).toMatch(/\d+ classes, [\d.]+ × 10\^\d+ sets of answers, such as\n {5}Danger now: No → /);
    expect(said).toMatch(/^refer: 0 classes of answers up, \d+ down/m);
    expect(said).toContain('- change: "refer, level, at concerns: child-in-need becomes record-only"');
  });

  test('of a clock alone: longer is down, until somebody has signed for it', () => {
    const longer = filledIn();
    (longer['clocks'] as Record<string, { value: object }>)['written-follow-up']!.value = { n: 3, unit: 'working-days' };
    written('shorter.yaml', asYaml(filledIn()));
    written('longer.yaml', asYaml(longer));
    expect(run('impact', 'shorter.yaml', 'longer.yaml')).toMatchObject({
      code: 1,
      said: expect.stringContaining('DOWN written-follow-up: 24 hours becomes 3 working days') as string,
    });
    expect(run('impact', 'longer.yaml', 'shorter.yaml').code).toBe(0);
    const change = 'written-follow-up: 24 hours becomes 3 working days';
    written('longer.signed-for.yaml', asYaml([{ change, reason: 'The new form takes longer', name: 'A. Lead', on: today }]));
    expect(run('impact', 'shorter.yaml', 'longer.yaml')).toMatchObject({
      code: 0,
      said: expect.stringContaining('signed for by A. Lead') as string,
    });
  });

  test.skipIf(!existsSync('.git'))('of a commit on itself is none', () => {
    expect(run('impact', 'HEAD', 'HEAD')).toEqual({ code: 0, said: 'refer: the same rules\nshare: the same rules\n' });
  });

  test('what is neither commit, pack nor edition, or two of a kind, is said so', () => {
    expect(run('impact', 'nothing', '2024')).toMatchObject({ code: 1, said: expect.stringContaining('“nothing” is no commit') as string });
    written('one.yaml', asYaml(filledIn()));
    expect(run('impact', '2024', 'one.yaml')).toMatchObject({ code: 1, said: expect.stringContaining('name two of a kind') as string });
  });
});
