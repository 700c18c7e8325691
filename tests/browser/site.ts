import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { answersFrom } from '../../src/cli/serve.ts';

/** A host of its own, which can be given another build, or be gone. */
export interface Site {
  readonly url: string;
  /** Serves another build from now on. */
  show(folder: string): void;
  /** As a network that is cut: nothing answers any more. */
  cut(): Promise<void>;
}

/**
 * Serves the build in dist/ from a folder within a host, as an intranet may. The browser may keep
 * nothing of it by itself: what is there later was kept by Windscreen.
 */
export async function startSite(): Promise<Site> {
  const under = '/tools/windscreen';
  let answers = answersFrom('dist', () => 'no-store');
  const server = createServer((req, res) => {
    if (!req.url?.startsWith(`${under}/`)) return void res.writeHead(404).end();
    req.url = req.url.slice(under.length);
    answers(req, res);
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('it listens at no port');
  return {
    url: `http://localhost:${address.port}${under}/`,
    show: (folder) => (answers = answersFrom(folder, () => 'no-store')),
    async cut() {
      if (!server.listening) return;
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** Writes the same build with another page into a folder: as a newer build, and what it keeps. */
export function buildAgain(folder: string, change: (html: string) => string): void {
  cpSync('dist', folder, {
    recursive: true,
    filter: (file) => !/(index\.html|service-worker\.js)\.(br|gz)$/.test(file),
  });
  const html = change(readFileSync('dist/index.html', 'utf8'));
  const hash = createHash('sha256').update(html).digest('base64');
  const worker = readFileSync('dist/service-worker.js', 'utf8')
    .replace(/"version":"\w+"/, '"version":"newer"')
    .replace(/\["","sha256-[^"]+"\]/, `["","sha256-${hash}"]`);
  writeFileSync(join(folder, 'index.html'), html);
  writeFileSync(join(folder, 'service-worker.js'), worker);
}
