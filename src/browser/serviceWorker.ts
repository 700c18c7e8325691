/**
 * Keeps Windscreen on the device, so that it opens without a network. It is built as a script by
 * itself (src/cli/offline.ts), so it imports nothing. Promises: a page gets all its files from one
 * build; a file is kept only if its bytes are those of that build; whatever cannot be kept comes
 * from the network as if this were not here.
 */

/** What the build puts in its place: every file of it, by its address from this script. */
declare const __OFFLINE__: {
  readonly version: string;
  /** Kept before this build is used, in this order, each with the hash of its bytes. */
  readonly always: readonly (readonly [file: string, integrity: string])[];
  /** Kept once somebody has looked at it: the councils’ entries. */
  readonly onceUsed: readonly string[];
};

// what a service worker has, as far as this one uses it: TypeScript’s own list cannot stand beside a
// page’s in one program
interface Waits extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetches extends Waits {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}
interface Asked extends MessageEvent, Waits {
  readonly source: (MessageEventSource & { readonly id: string }) | null;
}
export {}; // so that self is this one’s own name
declare const self: {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    claim(): Promise<void>;
    matchAll(of: {
      includeUncontrolled: boolean;
    }): Promise<readonly { readonly id: string; readonly url: string }[]>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', hear: (event: Waits) => void): void;
  addEventListener(type: 'fetch', hear: (event: Fetches) => void): void;
  addEventListener(type: 'message', hear: (event: Asked) => void): void;
};

const { version, always, onceUsed } = __OFFLINE__;
const { scope } = self.registration;
/** Another Windscreen may stand at the same origin, in another folder. */
const own = `windscreen|${scope}|`;
const [parts, used] = [own + version, `${own}used`];

const keptAlways = new Set(always.map(([file]) => file));
const keptOnceUsed = new Set(onceUsed);
const addressOf = (file: string) => new URL(file, scope).href;
/** The file of the build at an address; '' is the page itself. */
const fileAt = (address: string): string | undefined => {
  const [path = ''] = address.split(/[?#]/);
  if (!path.startsWith(scope)) return undefined;
  return path.slice(scope.length).replace(/^index\.html$/, '');
};
/** The same file in any build: without the hash in its name. */
const stem = (file: string) => file.replace(/-.{8}\.js$/, '');

self.addEventListener('install', (event) => event.waitUntil(bring()));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));
self.addEventListener('fetch', (event) => {
  const file = fileAt(event.request.url);
  if (event.request.method !== 'GET' || file === undefined) return;
  if (keptAlways.has(file) || keptOnceUsed.has(file)) event.respondWith(answer(file, event));
});
self.addEventListener('message', (event) => event.waitUntil(useNow(event)));

/**
 * Brings all that is always kept, a few files at a time, so that a page on a slow line goes first.
 * What an earlier try has brought stays.
 */
async function bring(): Promise<void> {
  const cache = await caches.open(parts);
  const queue = always.values();
  const lane = async () => {
    for (const [file, integrity] of queue)
      if (!(await cache.match(addressOf(file))))
        await cache.put(...(await fetched(file, integrity)));
  };
  await Promise.all([lane(), lane(), lane()]);
  await bringUsed().catch(() => {}); // each comes when it is next looked at
}

async function fetched(file: string, integrity?: string): Promise<[string, Response]> {
  const response = await fetch(addressOf(file), {
    cache: 'no-cache',
    priority: 'low',
    ...(integrity && { integrity }),
  });
  if (!response.ok) throw new Error(`${file} did not come: ${response.status}`);
  // a page may not be opened from an answer that was sent on from elsewhere
  return [addressOf(file), response.redirected ? new Response(response.body, response) : response];
}

/** What was looked at in the build before, as it is in this one. */
async function bringUsed(): Promise<void> {
  const cache = await caches.open(used);
  const kept = (await cache.keys()).flatMap(({ url }) => fileAt(url) ?? []);
  const stems = new Set(kept.map(stem));
  for (const file of onceUsed)
    if (stems.has(stem(file)) && !kept.includes(file)) await cache.put(...(await fetched(file)));
}

/** Nothing of another build is on any page now: its files go. */
async function takeOver(): Promise<void> {
  for (const name of await caches.keys())
    if (name.startsWith(own) && name !== parts && name !== used) await caches.delete(name);
  const cache = await caches.open(used);
  for (const request of await cache.keys())
    if (!keptOnceUsed.has(fileAt(request.url) ?? '')) await cache.delete(request);
  await self.clients.claim();
}

async function answer(file: string, event: Fetches): Promise<Response> {
  const cache = await caches.open(keptAlways.has(file) ? parts : used).catch(() => undefined);
  const kept = await cache?.match(addressOf(file), { ignoreVary: true }).catch(() => undefined);
  if (kept) return kept;
  const response = await fetch(event.request);
  if (response.ok && keptOnceUsed.has(file)) {
    const put = cache?.put(addressOf(file), response.clone());
    event.waitUntil(Promise.resolve(put).catch(() => {})); // the device is full
  }
  return response;
}

/**
 * The page that asks has this build from now on, unless another tab still has the one before: its
 * files must not go from under it. The answer says which.
 */
async function useNow({ source, ports: [port] }: Asked): Promise<void> {
  const all = await self.clients.matchAll({ includeUncontrolled: true });
  const alone = all.every(({ id, url }) => id === source?.id || !url.startsWith(scope));
  port?.postMessage(alone);
  if (alone) await self.skipWaiting();
}
