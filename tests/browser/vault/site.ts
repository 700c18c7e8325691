import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { content } from '../../../content/plugin.ts';
import { securityHeaders } from '../../../src/cli/policy.ts';

const from = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' };

export interface Site {
  readonly url: string;
  close(): Promise<void>;
}

/** The vault, or another part, alone on a page, built as the app is and served under the app's own policy. */
export async function serveVault(name: string, root = from('./page')): Promise<Site> {
  const folder = from(`../../../test-results/vault-page/${name}`);
  await build({
    configFile: false,
    root,
    base: './',
    logLevel: 'error',
    define: { __SINGLE__: 'false' },
    plugins: [content()],
    worker: { format: 'es', plugins: () => [content()] },
    build: {
      target: 'es2022',
      outDir: folder,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  });
  const server = createServer(({ url = '/' }, response) => {
    const path = url === '/' ? '/index.html' : url;
    readFile(join(folder, path)).then(
      (bytes) =>
        response
          .writeHead(200, {
            ...securityHeaders,
            'Content-Type': types[extname(path)] ?? 'text/plain',
          })
          .end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((closed) => (server.closeAllConnections(), server.close(() => closed()))),
  };
}
