import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';
import type { LaunchOptions } from 'playwright';

const root = fileURLToPath(new URL('../../', import.meta.url));

const args = [
  '--disable-gpu',
  '--disable-quic',
  '--no-pings',
  '--disable-domain-reliability',
  '--font-render-hinting=none',
  // no outside host has an address; a call to one shows as ERR_NAME_NOT_RESOLVED in the console
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1',
];

const installedPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * How to start a Chromium that can reach nothing but this computer. In order: CHROME_PATH, the one
 * inside the npm package @sparticuz/chromium (Linux x64), an installed one, Playwright's own.
 */
export async function launchOptions(): Promise<LaunchOptions> {
  const base = { args, chromiumSandbox: false };
  if (process.env.CHROME_PATH) return { ...base, executablePath: process.env.CHROME_PATH };
  if (process.platform === 'linux' && process.arch === 'x64')
    return { ...base, ...(await shipped()) };
  const installed = installedPlaces.find((place) => existsSync(place));
  return installed ? { ...base, executablePath: installed } : base;
}

/**
 * Unpacks the shipped Chromium once, by hand: its own launcher's arguments are made for a cloud
 * function.
 */
async function shipped(): Promise<LaunchOptions> {
  const entry = fileURLToPath(import.meta.resolve('@sparticuz/chromium'));
  const home = entry.slice(0, entry.lastIndexOf('build'));
  const fromThere = createRequire(join(home, 'package.json'));
  const { version } = fromThere('./package.json') as { version: string };
  const place = join(root, 'node_modules/.cache', `chromium-${version}`);
  if (!existsSync(place)) {
    const { extract } = fromThere('tar-fs') as { extract: (to: string) => NodeJS.WritableStream };
    const draft = `${place}.${process.pid}`;
    mkdirSync(draft, { recursive: true });
    const unpack = (name: string, to: NodeJS.WritableStream) =>
      pipeline(createReadStream(join(home, 'bin', name)), createBrotliDecompress(), to);
    await Promise.all([
      unpack('chromium.br', createWriteStream(join(draft, 'chromium'), { mode: 0o755 })),
      unpack('swiftshader.tar.br', extract(draft)),
      unpack('fonts.tar.br', extract(join(draft, 'fonts'))),
      unpack('al2023.tar.br', extract(join(draft, 'libs'))),
    ]);
    // without a fonts.conf of our own a machine with no fonts draws no text at all, and nothing
    // fails
    writeFileSync(
      join(draft, 'fonts.conf'),
      '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir prefix="relative">fonts/fonts</dir><cachedir prefix="xdg">fonts-cache</cachedir></fontconfig>',
    );
    try {
      renameSync(draft, place);
    } catch {
      rmSync(draft, { recursive: true, force: true }); // another process was first
    }
  }
  return {
    executablePath: join(place, 'chromium'),
    env: {
      ...(process.env as Record<string, string>),
      FONTCONFIG_FILE: join(place, 'fonts.conf'),
      XDG_CACHE_HOME: place, // or the font cache would be written into the project
      // last, so that the machine's own libraries win where it has them
      LD_LIBRARY_PATH: [process.env.LD_LIBRARY_PATH, join(place, 'libs/lib')]
        .filter(Boolean)
        .join(':'),
    },
  };
}
