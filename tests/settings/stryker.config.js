/**
 * `npm run mutate`: breaks the grammar, what is recommended and what is recorded one small change at
 * a time, and lists each change that no test notices. What was found stays true until the file or
 * its tests change, so a second run tries only what is new. One file alone:
 * `npm run mutate -- --mutate src/records/course.ts`.
 */
export default {
  mutate: ['machines/grammar/*.ts', 'src/recommend/*.ts', 'src/records/*.ts'],
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'tests/settings/mutated.config.ts', related: false },
  coverageAnalysis: 'perTest',
  ignoreStatic: true, // what runs once as a file loads would bring every test; the types keep most of it
  concurrency: Number(process.env.WINDSCREEN_MUTATE_WORKERS ?? 2),
  timeoutMS: 60_000, // a busy machine must not be taken for a test that noticed
  reporters: ['clear-text', 'progress-append-only'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 95, low: 90, break: 85 },
  incremental: true,
  incrementalFile: 'node_modules/.cache/windscreen-mutants.json',
  tempDirName: 'test-results/mutated',
  ignorePatterns: ['dist', 'dist-single', 'dist-library', 'test-results', '.git'],
};
