import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Builder, By, Capabilities, Key } from 'selenium-webdriver';
import type { Engine, Installed } from './engine.ts';

const driver = '/usr/bin/WebKitWebDriver';
const screen = '/usr/bin/Xvfb';
const libraries = '/usr/lib';
/** The small browser that comes with the engine, wherever this kind of machine keeps it. */
const browser = (): string | undefined =>
  readdirSync(libraries)
    .flatMap((kind) =>
      ['4.1', '6.0'].map((of) => `${libraries}/${kind}/webkit2gtk-${of}/MiniBrowser`),
    )
    .find((place) => existsSync(place));

/** A port that nobody has. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (typeof address !== 'object' || address === null) throw new Error('no port is free');
  return address.port;
}

/** A screen that nobody sees, and the number it chose for itself. */
async function startScreen(): Promise<{ readonly child: ChildProcess; readonly display: string }> {
  const child = spawn(screen, ['-displayfd', '3', '-screen', '0', '1280x1024x24'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [number] = (await once(child.stdio[3]!, 'data')) as [Buffer]; // asked for in the line above
  return { child, display: `:${number.toString().trim()}` };
}

async function start(): Promise<Engine> {
  const { child: xvfb, display } = await startScreen();
  const port = await freePort();
  const server = spawn(driver, [`--port=${port}`], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: display },
  });
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; !(await fetch(`${url}/status`).catch(() => undefined)); tries += 1) {
    if (tries > 300 || server.exitCode !== null) throw new Error(`${driver} does not answer`);
    await pause(100);
  }
  const session = await new Builder()
    .usingServer(url)
    .withCapabilities(
      new Capabilities({
        browserName: 'MiniBrowser',
        'webkitgtk:browserOptions': { binary: browser(), args: ['--automation'] },
      }),
    )
    .build();
  await session.manage().setTimeouts({ script: 60_000, pageLoad: 60_000 });
  return {
    goTo: (url) => session.get(url),
    async run<T>(body: string, args: readonly unknown[] = []) {
      const answer = await session.executeAsyncScript<{ value: T; error?: string }>(
        `const done = arguments[arguments.length - 1]; const given = [...arguments].slice(0, -1);
        (async (given) => { ${body} })(given).then((value) => done({ value: value ?? null }), (error) => done({ error: String(error) }));`,
        ...args,
      );
      if (answer.error) throw new Error(answer.error);
      return answer.value;
    },
    press: (selector) => session.findElement(By.css(selector)).click(),
    async type(selector, text) {
      const box = session.findElement(By.css(selector));
      await box.sendKeys(Key.chord(Key.CONTROL, 'a'), Key.DELETE);
      await box.sendKeys(text);
    },
    async close() {
      await session.quit();
      server.kill();
      xvfb.kill();
    },
  };
}

export const webkit: Installed = {
  name: 'webkit',
  missing: () => [
    ...[driver, screen].filter((place) => !existsSync(place)),
    ...(browser() ? [] : ['MiniBrowser of WebKitGTK']),
  ],
  install: 'apt-get install webkit2gtk-driver xvfb',
  start,
};
