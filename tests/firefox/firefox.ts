import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Where it is. */
export const program =
  process.env.FIREFOX_PATH ??
  ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find((place) => existsSync(place)) ??
  'firefox';

/** It restores what it had, as many people have it set, and asks and fetches nothing. */
const settings = `user_pref("browser.startup.page", 3);
user_pref("browser.sessionstore.interval", 500);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.aboutwelcome.enabled", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("toolkit.startup.max_resumed_crashes", -1);
user_pref("marionette.port", 0);
`;

const started = new Set<ChildProcess>();
/** Ends whatever a test that failed has left running. */
export const killAll = () => started.forEach((child) => child.kill('SIGKILL'));

/**
 * A Firefox of its own on a profile of its own, driven by the protocol that it was born with: no
 * package is needed for it.
 */
export class Firefox {
  readonly #socket: Socket;
  readonly #ended: Promise<unknown>;
  readonly #kill: () => void;
  #heard = Buffer.alloc(0);
  #waiting = new Map<
    number,
    (answer: [error: { message: string } | null, value: unknown]) => void
  >();
  #asked = 0;

  private constructor(socket: Socket, ended: Promise<unknown>, kill: () => void) {
    [this.#socket, this.#ended, this.#kill] = [socket, ended, kill];
    socket.on('data', (part) => this.#hear(part));
    socket.on('error', () => {}); // it was killed
  }

  /** `privately`: every window of it is a private one. */
  static async start(profile: string, { privately = false } = {}): Promise<Firefox> {
    const port = join(profile, 'MarionetteActivePort');
    for (const left of [port, join(profile, 'lock'), join(profile, '.parentlock')])
      rmSync(left, { force: true });
    const ownWindows = `user_pref("browser.privatebrowsing.autostart", ${privately});\n`;
    writeFileSync(join(profile, 'user.js'), settings + ownWindows);
    const own = [
      '--headless',
      '--no-remote',
      '--marionette',
      '--remote-allow-system-access',
      '--profile',
      profile,
    ];
    const child = spawn(program, own, { stdio: 'ignore', env: { ...process.env, HOME: profile } });
    started.add(child);
    const ended = new Promise((resolve) => child.on('exit', resolve));
    child.on('error', (error) =>
      console.error(
        `${program} did not start: ${error.message}. Say where Firefox is in FIREFOX_PATH.`,
      ),
    );
    for (let tries = 0; !existsSync(port) || !readFileSync(port, 'utf8').trim(); tries += 1) {
      if (tries > 600 || child.exitCode !== null) throw new Error(`${program} does not answer`);
      await pause(100);
    }
    const socket = connect(Number(readFileSync(port, 'utf8')), '127.0.0.1');
    const firefox = new Firefox(socket, ended, () => child.kill('SIGKILL'));
    await new Promise((resolve) => socket.once('data', resolve)); // it says what it is
    await firefox.ask('WebDriver:NewSession', {});
    await firefox.ask('WebDriver:SetTimeouts', { script: 60_000, pageLoad: 60_000 });
    return firefox;
  }

  #hear(part: Buffer) {
    this.#heard = Buffer.concat([this.#heard, part]);
    for (;;) {
      const colon = this.#heard.indexOf(':');
      const length = Number(this.#heard.subarray(0, colon).toString());
      if (colon < 0 || this.#heard.length < colon + 1 + length) return;
      const said: unknown = JSON.parse(
        this.#heard.subarray(colon + 1, colon + 1 + length).toString(),
      );
      this.#heard = this.#heard.subarray(colon + 1 + length);
      if (!Array.isArray(said)) continue;
      const [, id, error, value] = said as [number, number, { message: string } | null, unknown];
      this.#waiting.get(id)?.([error, value]);
    }
  }

  async ask(command: string, about: object): Promise<unknown> {
    const id = (this.#asked += 1);
    const text = JSON.stringify([0, id, command, about]);
    const answer = new Promise<[{ message: string } | null, unknown]>((resolve) =>
      this.#waiting.set(id, resolve),
    );
    this.#socket.write(`${Buffer.byteLength(text)}:${text}`);
    const [error, value] = await answer;
    if (error) throw new Error(`${command}: ${error.message}`);
    return value;
  }

  /** Runs the body of an async function in the page, or in the browser itself. */
  async run<T = unknown>(
    body: string,
    args: readonly unknown[] = [],
    where: 'content' | 'chrome' = 'content',
  ): Promise<T> {
    await this.ask('Marionette:SetContext', { value: where });
    const script = `const done = arguments[arguments.length - 1]; const given = [...arguments].slice(0, -1);
      (async (given) => { ${body} })(given).then((value) => done({ value: value ?? null }), (error) => done({ error: String(error) }));`;
    const answer = (await this.ask('WebDriver:ExecuteAsyncScript', { script, args })) as {
      value: { value: T; error?: string };
    };
    if (answer.value.error) throw new Error(answer.value.error);
    return answer.value.value;
  }
  async goTo(url: string): Promise<void> {
    await this.ask('Marionette:SetContext', { value: 'content' });
    await this.ask('WebDriver:Navigate', { url });
  }
  /**
   * Types with real keys into each element of the page that a selector finds: a browser takes up
   * what a person types, and not what a script does.
   */
  async type(selector: string, text: string, only?: readonly number[]): Promise<void> {
    await this.ask('Marionette:SetContext', { value: 'content' });
    const found = (await this.ask('WebDriver:FindElements', {
      using: 'css selector',
      value: selector,
    })) as Record<string, string>[];
    for (const [i, element] of found.entries()) {
      if (only && !only.includes(i)) continue;
      const id = Object.values(element)[0];
      await this.ask('WebDriver:ElementClear', { id });
      await this.ask('WebDriver:ElementSendKeys', { id, text });
    }
  }
  /** Presses the first element of the page that a selector finds, as a person would. */
  async press(selector: string): Promise<void> {
    await this.ask('Marionette:SetContext', { value: 'content' });
    const found = (await this.ask('WebDriver:FindElement', {
      using: 'css selector',
      value: selector,
    })) as { value: Record<string, string> };
    await this.ask('WebDriver:ElementClick', { id: Object.values(found.value)[0] });
  }
  /** The page on paper, as a PDF. */
  async print(): Promise<Uint8Array> {
    await this.ask('Marionette:SetContext', { value: 'content' });
    const made = (await this.ask('WebDriver:Print', {})) as { value: string };
    return new Uint8Array(Buffer.from(made.value, 'base64'));
  }
  /** Waits until something holds in the page. */
  async until(what: string, args: readonly unknown[] = []): Promise<void> {
    for (let tries = 0; tries < 300; tries += 1) {
      if (await this.run(`return Boolean(${what})`, args).catch(() => false)) return;
      await pause(100);
    }
    throw new Error(
      `never so: ${what} ${JSON.stringify(args)}; the page says: ${await this.run('return document.body.innerText.slice(0, 400)')}`,
    );
  }

  async close(): Promise<void> {
    await this.ask('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => {});
    await this.#ended;
  }
  async kill(): Promise<void> {
    this.#kill();
    await this.#ended;
  }
}

/** What is in a file that Firefox packed: LZ4 under a mark of its own. */
export function unpacked(bytes: Buffer): Buffer {
  const out = Buffer.alloc(bytes.readUInt32LE(8));
  let [at, to] = [12, 0];
  const length = (nibble: number) => {
    let all = nibble;
    if (nibble === 15) for (let more = 255; more === 255; all += more) more = bytes[at++]!;
    return all;
  };
  while (at < bytes.length) {
    const token = bytes[at++]!;
    const plain = length(token >> 4);
    bytes.copy(out, to, at, at + plain);
    [at, to] = [at + plain, to + plain];
    if (at >= bytes.length) break;
    const back = bytes.readUInt16LE(at);
    at += 2;
    for (let left = length(token & 15) + 4; left > 0; left -= 1, to += 1) out[to] = out[to - back]!;
  }
  return out;
}
