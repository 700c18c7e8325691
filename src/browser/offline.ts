import { registerServiceWorker } from './workers.ts';

/**
 * Whether all of Windscreen is on this device: it is, it is on its way, or it will not be; or it is
 * one file.
 */
export type OnDevice = 'ready' | 'coming' | 'not' | 'file';

const idle = () =>
  new Promise<void>((resolve) =>
    'requestIdleCallback' in globalThis
      ? requestIdleCallback(() => resolve())
      : setTimeout(resolve),
  );

/**
 * Begins to keep Windscreen on this device, once for each page and only when that has nothing else
 * to do. None where the browser has no such thing to give, as at an address without https.
 */
let begun: Promise<ServiceWorkerRegistration | undefined> | undefined;
const registration = () =>
  (begun ??= idle()
    .then(registerServiceWorker)
    .catch(() => undefined));

/**
 * Keeps Windscreen on this device, and says each time that a newer one is here and waits. It never
 * takes the place of this one by itself while a page is open.
 */
export async function keepOnDevice(onnewer: () => void): Promise<void> {
  const kept = await registration();
  if (!kept) return;
  const look = () => {
    if (kept.waiting && navigator.serviceWorker.controller) onnewer();
  };
  const hear = () => kept.installing?.addEventListener('statechange', look);
  look();
  hear();
  kept.addEventListener('updatefound', hear);
  // a tab that is open for days asks when somebody comes back to it
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') kept.update().catch(() => {});
  });
}

/** Says how much of Windscreen is on this device, now and whenever that changes. */
export async function hearOnDevice(tell: (how: OnDevice) => void): Promise<void> {
  if (__SINGLE__) return tell('file');
  tell('coming');
  const kept = await registration();
  const look = () => tell(kept?.active ? 'ready' : kept?.installing ? 'coming' : 'not');
  kept?.installing?.addEventListener('statechange', look);
  look();
}

/**
 * Puts the newer Windscreen in the place of this one, and starts it. False, and nothing is changed,
 * while another tab has this one open.
 */
export async function useNewer(): Promise<boolean> {
  const waiting = (await registration())?.waiting;
  const start = () => location.reload();
  if (!waiting) {
    start();
    return true;
  }
  navigator.serviceWorker.addEventListener('controllerchange', start);
  const { port1, port2 } = new MessageChannel();
  const alone = await new Promise<boolean>((resolve) => {
    port1.onmessage = ({ data }) => resolve(data === true);
    waiting.postMessage('use', [port2]);
  });
  if (!alone) navigator.serviceWorker.removeEventListener('controllerchange', start);
  return alone;
}

/**
 * Lets go of the councils’ entries that somebody has looked at here. A browser that refuses caches,
 * as some do in a private window, has kept none.
 */
export async function forgetUsed(): Promise<void> {
  if (!('caches' in globalThis)) return;
  await caches.delete(`windscreen|${new URL('.', location.href)}|used`).catch(() => false);
}
