import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Firefox, program } from '../firefox/firefox.ts';
import type { Engine, Installed } from './engine.ts';

async function start(): Promise<Engine> {
  const profile = mkdtempSync(join(tmpdir(), 'windscreen-engine-'));
  const firefox = await Firefox.start(profile);
  return {
    goTo: (url) => firefox.goTo(url),
    run: (body, args) => firefox.run(body, args),
    press: (selector) => firefox.press(selector),
    type: (selector, text) => firefox.type(selector, text, [0]),
    print: () => firefox.print(),
    async close() {
      await firefox.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 20 });
    },
  };
}

export const firefox: Installed = {
  name: 'firefox',
  missing: () => [program].filter((place) => !existsSync(place)),
  install: 'apt-get install firefox-esr, or say where it is in FIREFOX_PATH',
  start,
};
