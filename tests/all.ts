/**
 * What `npm test` runs: every check there is, each one even if an earlier failed. Prints at the end
 * a line for each with its seconds, and then one plain line that adds them up: `N passed, N
 * failed`. A step counts as one, a test runner as its tests, the proof as its promises. A step that
 * ends badly without saying how counts as one failure, so that nothing fails unseen.
 */
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';

type Count = { passed: number; failed: number };
type Step = { name: string; command: string; count?: (output: string) => Count };

process.chdir(resolve(import.meta.dirname, '..'));
for (const old of ['dist', 'dist-single', 'dist-library', 'test-results'])
  rmSync(old, { recursive: true, force: true }); // or a crash would be judged by what an earlier run left
process.env.PATH = [resolve('node_modules/.bin'), process.env.PATH].join(delimiter);

/**
 * What a tool has found right before, by what is in the file and in its settings: it looks again at
 * what changed.
 */
const remembered = (tool: string) =>
  `--cache --cache-strategy content --cache-location node_modules/.cache/windscreen-${tool}`;

/**
 * Rows follow one another; in a row, two lanes run side by side, since what is in them keeps one
 * core busy each; and in a lane, steps follow one another. What keeps two cores busy by itself has
 * a row of its own.
 */
const rows: Step[][][] = [
  [[{ name: 'types of page words', command: 'tsx src/cli/declareWords.ts' }]], // git keeps none: what follows needs them
  [
    [
      { name: 'lock file', command: 'tsx tests/settings/lock.ts' },
      {
        name: 'types',
        command: 'svelte-check --tsconfig tsconfig.json --fail-on-warnings --output human',
      },
      { name: 'unused', command: 'knip --no-progress' },
    ],
    [
      {
        name: 'lint',
        command: `eslint --config tests/settings/eslint.config.js --max-warnings 0 ${remembered('eslint')} .`,
      },
      { name: 'format', command: `prettier --check --log-level warn ${remembered('prettier')} .` },
    ],
  ],
  [
    [
      { name: 'build', command: 'vite build --logLevel warn' },
      { name: 'build in one file', command: 'npm run --silent build:single' },
      { name: 'build of the library', command: 'npm run --silent build:library' },
      vitest('build tests', 'build'),
    ],
    [{ name: 'proof', command: 'npm run --silent prove', count: countPromises }],
  ],
  [[vitest('unit and ui tests', 'unit', 'ui')]],
  [
    [
      {
        name: 'browser tests',
        command: 'playwright test --forbid-only --config tests/settings/playwright.config.ts',
        count: countPlaywright,
      },
    ],
  ],
];

function vitest(name: string, ...projects: string[]): Step {
  const report = `test-results/${projects[0]}.json`;
  const only = projects.map((project) => `--project ${project}`).join(' ');
  return {
    name,
    command: `vitest run ${only} --allowOnly=false --reporter=default --reporter=json --outputFile.json=${report}`,
    count() {
      const { numPassedTests, numFailedTests, testResults } = read(report) as VitestReport;
      // a file that cannot be read, or whose set-up fails, has no failed test of its own
      const unread = testResults.filter(
        (file) =>
          file.status === 'failed' &&
          !file.assertionResults.some((each) => each.status === 'failed'),
      );
      return { passed: numPassedTests, failed: numFailedTests + unread.length };
    },
  };
}
type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
};

function countPlaywright(): Count {
  const { stats, errors } = read('test-results/browser.json') as PlaywrightReport;
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
}
type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number };
  errors: unknown[];
};

function countPromises(output: string): Count {
  const [, kept, broken] = /^(\d+) promises kept, (\d+) broken\s*$/m.exec(output)!;
  return { passed: Number(kept), failed: Number(broken) };
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

type Result = Count & { name: string; seconds: number };

async function run({ name, command, count }: Step, alone: boolean): Promise<Result> {
  const start = performance.now();
  let output = '';
  const child = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (alone) process.stdout.write(text); // two at once would be shuffled, so theirs is held until the end
    });
  }
  const code = await new Promise((end) => child.on('close', end));
  const counted = tally(code === 0, output, count);
  if (!alone && counted.failed) console.log(output);
  const result = { ...counted, name, seconds: (performance.now() - start) / 1000 };
  console.log(line(result));
  return result;
}

const line = ({ name, failed, seconds }: Result) =>
  `-- ${name}: ${failed ? 'FAILED' : 'ok'} in ${seconds.toFixed(1)} s`;

function tally(ended: boolean, output: string, count?: Step['count']): Count {
  const one = { passed: ended ? 1 : 0, failed: ended ? 0 : 1 };
  if (!count) return one;
  try {
    const counted = count(output);
    return ended ? counted : { ...counted, failed: Math.max(counted.failed, 1) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

const results: Result[] = [];
for (const lanes of rows)
  await Promise.all(
    lanes.map(async (steps) => {
      for (const step of steps) results.push(await run(step, lanes.length === 1));
    }),
  );
console.log(`\n${results.map(line).join('\n')}`);
const sum = (which: keyof Count) => results.reduce((all, one) => all + one[which], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') ? 1 : 0;
