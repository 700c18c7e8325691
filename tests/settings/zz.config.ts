import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { launchOptions } from './browser.ts';

const from = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const port = 4391;

/** Real-browser tests, over the app as built (`npm run build` first) and as served by `npm start`. */
export default defineConfig({
  testDir: from('../browser'),
  outputDir: from('../../test-results/zz-browser'),
  reporter: [['list'], ['json', { outputFile: from('../../test-results/zz-browser.json') }]],
  workers: 2,
  timeout: 60_000,
  webServer: {
    command: `node --import tsx src/cli/serve.ts ${port}`,
    cwd: from('../../'),
    url: `http://localhost:${port}/`,
    reuseExistingServer: false,
  },
  use: { baseURL: `http://localhost:${port}/`, launchOptions: await launchOptions(), trace: 'off' },
  projects: [{ name: 'chromium', use: { viewport: { width: 1280, height: 900 } } }],
});
