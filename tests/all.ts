/**
 * What `npm test` runs: every check there is, in order, each one even if an earlier failed. Prints a
 * line for each with its time, and at the end one plain line that adds them up: `N passed, N failed`.
 * A step counts as one, a test runner as its tests, the proof as its promises. A step that ends badly
 * without saying how counts as one failure, so that nothing fails unseen.
 */
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';

type Count = { passed: number; failed: number };
type Step = { name: string; command: string; count?: (output: string) => Count };

process.chdir(resolve(import.meta.dirname, '..'));
for (const old of ['dist', 'test-results']) rmSync(old, { recursive: true, force: true }); // or a crash would be judged by what an earlier run left
process.env.PATH = [resolve('node_modules/.bin'), process.env.PATH].join(delimiter);

/** Steps in one row run side by side; rows follow one another. */
const rows: Step[][] = [
  [
    { name: 'lock file', command: 'tsx tests/settings/lock.ts' },
    { name: 'types of page words', command: 'tsx src/cli/declareWords.ts' }, // git keeps none: what follows needs them
  ],
  [
    { name: 'types', command: 'svelte-check --tsconfig tsconfig.json --fail-on-warnings --output human' },
    { name: 'lint', command: 'eslint --config tests/settings/eslint.config.js --max-warnings 0 .' },
  ],
  [
    { name: 'format', command: 'prettier --check --log-level warn .' },
    { name: 'unused', command: 'knip --no-progress' },
  ],
  [vitest('unit and ui tests', 'unit', 'ui')],
  [{ name: 'build', command: 'vite build --logLevel warn' }],
  [vitest('build tests', 'build')],
  [{ name: 'proof', command: 'npm run --silent prove', count: countPromises }],
  [
    {
      name: 'browser tests',
      command: 'playwright test --forbid-only --config tests/settings/playwright.config.ts',
      count: countPlaywright,
    },
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
        (file) => file.status === 'failed' && !file.assertionResults.some((each) => each.status === 'failed'),
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
type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number }; errors: unknown[] };

function countPromises(output: string): Count {
  const [, kept, broken] = /^(\d+) promises kept, (\d+) broken\s*$/m.exec(output)!;
  return { passed: Number(kept), failed: Number(broken) };
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

async function run({ name, command, count }: Step, alone: boolean): Promise<Count> {
  const start = performance.now();
  let output = '';
  const child = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (alone) process.stdout.write(text); // two at once would be shuffled, so theirs is kept until the end
    });
  }
  const code = await new Promise((end) => child.on('close', end));
  const counted = tally(code === 0, output, count);
  if (!alone && counted.failed) console.log(output);
  const verdict = counted.failed ? 'FAILED' : 'ok';
  console.log(`-- ${name}: ${verdict} in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return counted;
}

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

const total: Count = { passed: 0, failed: 0 };
for (const row of rows) {
  for (const { passed, failed } of await Promise.all(row.map((step) => run(step, row.length === 1)))) {
    total.passed += passed;
    total.failed += failed;
  }
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed ? 1 : 0;
