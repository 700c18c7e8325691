/*
 * Watches the process that it is a thread of, since one that hangs cannot watch itself: how much of
 * the processor the file that is being opened has taken, and how much more memory the process has
 * than before it. Time is that of the processor, so that a busy machine makes nothing hang; what
 * only waits is given a minute. Says what it saw, and ends the process.
 */
import { writeSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';

/** The number of the file, 0 between two; what had been used when it was begun. */
const { now, hangs, eats } = workerData;
const [seed, at, cpu, rss] = [0, 1, 2, 3];
const cpuNow = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

setInterval(() => {
  const file = now[seed];
  if (file === 0) return;
  const used = cpuNow() - now[cpu];
  const waited = Date.now() - now[at];
  const grown = process.memoryUsage.rss() - now[rss];
  if (now[seed] !== file) return; // it was done meanwhile
  const fault =
    used > hangs || waited > 60_000
      ? `it takes longer than ${hangs} ms`
      : grown > eats
        ? `it takes ${Math.round(grown / 1e6)} MB more`
        : undefined;
  if (!fault) return;
  writeSync(1, `${JSON.stringify({ seed: file, fault, stopped: true })}\n`);
  process.kill(process.pid, 'SIGKILL');
}, 25);
parentPort.postMessage('watching');
