import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';
import { securityHeaders, serviceWorkerPolicy } from './policy.ts';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));

/** How long a browser may keep a file: only what is in assets/ has a hash of its content in its name. */
const cachedFor = (path: string): string =>
  path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';

/** Answers with the files of a build, compressed and with the strict headers. */
export function answersFrom(folder: string, cached = cachedFor): RequestListener {
  const files = sirv(folder, {
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders(res, path) {
      res.setHeader('Cache-Control', cached(path));
      if (path === '/service-worker.js')
        res.setHeader('Content-Security-Policy', serviceWorkerPolicy);
    },
  });
  return (req, res) => {
    res.setHeaders(new Map(Object.entries(securityHeaders)));
    files(req, res);
  };
}

/**
 * Serves the built app to this computer only, compressed and with the strict headers. A port that
 * is taken is passed over for the next. Port 0 asks for any free one.
 */
export async function serve({ port = 4173 } = {}): Promise<{
  url: string;
  close: () => Promise<void>;
}> {
  if (!existsSync(new URL('../../dist/index.html', import.meta.url)))
    throw new Error('There is nothing to serve yet: run `npm run build` first.');
  const server = createServer(answersFrom(dist));
  while (!(await listens(server, port))) port += 1;
  const address = server.address();
  if (typeof address !== 'object' || address === null)
    throw new Error('The server listens at no port of this computer');
  return {
    url: `http://localhost:${address.port}/`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function listens(server: Server, port: number) {
  try {
    server.listen(port, 'localhost');
    await once(server, 'listening');
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return false;
    throw error;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await serve({ port: Number(process.argv[2] ?? 4173) });
  console.log(`Windscreen is at ${url} (press Ctrl+C to stop)`);
}
