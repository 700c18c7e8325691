import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, expect, type Page } from '@playwright/test';
import { launchOptions } from '../settings/browser.ts';

export interface OwnBrowser {
  readonly page: Page;
  /** Kills it as a power cut would, and waits until it is dead. */
  kill(): Promise<void>;
}

/** A browser whose process is ours to kill, with its profile on the disk; or with a private window on that. */
export async function browserIn(profile: string, { privately = false } = {}): Promise<OwnBrowser> {
  const { executablePath = chromium.executablePath(), args = [], env } = await launchOptions();
  const port = join(profile, 'DevToolsActivePort');
  rmSync(port, { force: true });
  const own = [
    '--headless',
    '--no-sandbox',
    '--no-first-run',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    ...(privately ? ['--incognito'] : []),
  ];
  const process: ChildProcess = spawn(executablePath, [...args, ...own, 'about:blank'], {
    env: env as NodeJS.ProcessEnv,
    stdio: 'ignore',
  });
  const dead = new Promise((dead) => process.on('exit', dead));
  await expect.poll(() => existsSync(port) && readFileSync(port, 'utf8').includes('\n')).toBe(true);
  const browser = await chromium.connectOverCDP(
    `http://127.0.0.1:${readFileSync(port, 'utf8').split('\n')[0]}`,
  );
  const context = browser.contexts()[0]!;
  return {
    page: context.pages()[0] ?? (await context.newPage()),
    async kill() {
      process.kill('SIGKILL');
      await dead;
    },
  };
}

/**
 * Takes a profile away. What the processes of a killed browser still write meanwhile is left to
 * whoever clears the temporary folder.
 */
export const removeProfile = (profile: string): Promise<void> =>
  rm(profile, { recursive: true, force: true, maxRetries: 20 }).catch(() => {});

/** The files under a folder that hold a text as it stands, in one byte a letter or in two. */
export function filesWith(text: string, folder: string): readonly string[] {
  const forms = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const file = join(folder, name);
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return false;
    const bytes = readFileSync(file);
    return forms.some((form) => bytes.includes(form));
  });
}
