import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Firefox, program } from '../firefox/firefox.ts';
import type { Engine, Installed } from './engine.ts';

/** Firefox on a profile of its own, or on one that is kept for another start; in private windows, where asked. */
export async function start({
  kept,
  privately,
}: { readonly kept?: string; readonly privately?: boolean } = {}): Promise<Engine> {
  const profile = kept ?? mkdtempSync(join(tmpdir(), 'windscreen-engine-'));
  const firefox = await Firefox.start(profile, { privately });
  return {
    goTo: (url) => firefox.goTo(url),
    run: (body, args) => firefox.run(body, args),
    press: (selector) => firefox.press(selector),
    type: (selector, text) => firefox.type(selector, text, [0]),
    print: () => firefox.print(),
    async close() {
      await firefox.close();
      if (!kept) rmSync(profile, { recursive: true, force: true, maxRetries: 20 });
    },
  };
}

export const firefox: Installed = {
  name: 'firefox',
  missing: () => [program].filter((place) => !existsSync(place)),
  install: 'apt-get install firefox-esr, or say where it is in FIREFOX_PATH',
  start,
};
