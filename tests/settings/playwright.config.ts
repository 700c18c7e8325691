import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { readRaises } from '../../src/cli/raises.ts';
import { launchOptions } from './browser.ts';
import { patience } from './patience.ts';

const from = (path: string) => fileURLToPath(new URL(path, import.meta.url));
/** Another, where somebody else's run has this one. */
const port = process.env['WINDSCREEN_TEST_PORT'] ?? 4291;

/** What the build puts in its place: the tests read some of the app's own files outside it. */
Object.assign(globalThis, { __RAISES__: await readRaises() });

/**
 * Real-browser tests, over the app as built (`npm run build` first) and as served by `npm start`.
 */
export default defineConfig({
  testDir: from('../browser'),
  outputDir: from('../../test-results/browser'),
  reporter: [['list'], ['json', { outputFile: from('../../test-results/browser.json') }]],
  workers: 2,
  fullyParallel: true, // one long file would keep one of the two busy after the other is done
  timeout: patience.test,
  expect: { timeout: patience.state },
  webServer: {
    command: `node --import tsx src/cli/serve.ts ${port}`,
    cwd: from('../../'),
    url: `http://localhost:${port}/`,
    reuseExistingServer: false,
    timeout: patience.state,
  },
  use: {
    baseURL: `http://localhost:${port}/`,
    launchOptions: await launchOptions(),
    trace: 'off',
    serviceWorkers: 'block', // offline.test.ts has them: elsewhere each test would fetch every part
  },
  projects: [{ name: 'chromium', use: { viewport: { width: 1280, height: 900 } } }],
});
