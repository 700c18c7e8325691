import proofUrl from '../explain/proof.worker.ts?worker&url';
import ageUrl from '../handover/age.worker.ts?worker&url';
import packUrl from '../open/pack.worker.ts?worker&url';
import recordUrl from '../open/record.worker.ts?worker&url';
import readingUrl from '../referral/reading.worker.ts?worker&url';
import kdfUrl from '../vault/kdf.worker.ts?worker&url';
import { carried } from './carried.ts';

/** Every worker that Windscreen starts, and no other. A new one is a line here. */
const workers = {
  pack: packUrl,
  record: recordUrl,
  kdf: kdfUrl,
  age: ageUrl,
  reading: readingUrl,
  proof: proofUrl,
};

/** The one that keeps Windscreen on the device (src/cli/offline.ts builds it beside index.html). */
const serviceWorker = './service-worker.js';

/** Where Windscreen is one file, a worker is made of what the page carries. */
const made = new Map<string, string>();
function addressOf(name: keyof typeof workers): string {
  const script = made.has(name) ? undefined : carried(name);
  if (script) made.set(name, URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
  return made.get(name) ?? workers[name];
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): string };
}
/**
 * The only addresses that may become a worker, where the browser asks who says so. A policy of this
 * name can be made only once.
 */
// no types of TypeScript’s have the browser’s trusted types
const policy = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy(
  'windscreen-worker',
  {
    createScriptURL(url) {
      if (![...Object.values(workers), ...made.values(), serviceWorker].includes(url))
        throw new TypeError(`${url} is no worker of Windscreen’s`);
      return url;
    },
  },
);

/** Starts one of the app's own workers. Throws where the browser has none to give. */
export function startWorker(name: keyof typeof workers): Worker {
  const address = addressOf(name);
  return new Worker(policy?.createScriptURL(address) ?? address, { type: 'module' });
}

/**
 * Registers the one that keeps Windscreen on the device. None where the browser has none to give,
 * while the app is being written, and where it is one file.
 */
export async function registerServiceWorker(): Promise<ServiceWorkerRegistration | undefined> {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV || __SINGLE__) return undefined;
  return navigator.serviceWorker.register(policy?.createScriptURL(serviceWorker) ?? serviceWorker, {
    updateViaCache: 'none',
  });
}
