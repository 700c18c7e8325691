/*
 * npm run test:kills [COUNT [SEED]]   kills a browser of its own, the whole process with SIGKILL, 200
 * times at moments drawn by dice: half while deciding, half while records are kept, added to, backed
 * up, restored and given another passphrase. Nothing that was said to be kept may be lost. After
 * npm run build. The same seed throws the same dice; what it meets depends on the machine.
 */
import { spawnSync } from 'node:child_process';

const [count = '200', seed = String(Math.floor(Math.random() * 1e9))] = process.argv.slice(2);
console.log(`${count} kills, seed ${seed}`);
const { status } = spawnSync(
  process.execPath,
  [
    'node_modules/@playwright/test/cli.js',
    ...['test', '--config', 'tests/settings/playwright.config.ts', '--reporter', 'list'],
    ...['--workers', '1', '--timeout', '0', 'killed'],
  ],
  {
    stdio: 'inherit',
    env: { ...process.env, KILLS: String(Math.ceil(Number(count) / 2)), SEED: seed },
  },
);
process.exitCode = status ?? 1;
