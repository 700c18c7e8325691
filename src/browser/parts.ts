/**
 * A part of Windscreen, or a worker, did not come: the connection is gone, or the place that serves
 * it no longer has it.
 */
export class NotLoaded extends Error {
  override readonly name = 'NotLoaded';
  constructor(cause?: unknown) {
    super('a part of Windscreen did not load', { cause });
  }
}

/**
 * Brings a part of Windscreen: every `import()` of the built app comes through here
 * (src/cli/parts.ts puts it in the place of Vite's own preloading), with the addresses of the files
 * that it needs, as seen from the script that asks. Throws `NotLoaded` where a file is missing, and
 * the same call then truly tries afresh. A file that was asked for before the browser came online
 * is asked for again.
 *
 * A browser remembers for the life of a page that an import failed (Chromium and Firefox until
 * 2026, Safari too), so a second import() of it asks nobody. A link can ask again: so each file is
 * fetched by a link first, and imported only once it is there. A worker has no document to hold a
 * link, and imports at once.
 */
export async function part<T>(
  load: () => Promise<T>,
  files: readonly string[] = [],
  from = '',
): Promise<T> {
  try {
    if ('document' in globalThis)
      await Promise.all(files.map((file) => arrival(new URL(file, from).href)));
    return await load();
  } catch (error) {
    throw error instanceof NotLoaded ? error : new NotLoaded(error);
  }
}

/** Files that are here or on their way. What failed is not among them. */
const arrivals = new Map<string, Promise<void>>();

function arrival(href: string): Promise<void> {
  const known = arrivals.get(href);
  if (known) return known;
  const coming = brought.has(href) ? Promise.resolve() : asked(href);
  arrivals.set(href, coming);
  coming.catch(() => arrivals.delete(href));
  return coming;
}

/** How often the browser has come online. */
let online = 0;
addEventListener('online', () => (online += 1));

async function asked(href: string): Promise<void> {
  for (;;) {
    const before = online;
    try {
      return await (href.endsWith('.css') ? styles(href) : script(href));
    } catch (error) {
      if (before === online) throw error;
    }
  }
}

/** What the page itself brought: read once, before any link of ours is there. */
const brought = new Set(
  'document' in globalThis
    ? [...document.querySelectorAll<HTMLLinkElement | HTMLScriptElement>('link, script')].map(
        (tag) =>
          'src' in tag
            ? tag.src
            : ['stylesheet', 'modulepreload'].includes(tag.rel)
              ? tag.href
              : '',
      )
    : [],
);

const styles = (href: string) => fetched(href, (link) => (link.rel = 'stylesheet'), true);

/** Scripts that have failed, and how often. */
const failures = new Map<string, number>();

/**
 * Chromium remembers a failed preload as it does an import, and never a failed prefetch. Firefox
 * holds prefetching to default-src, which allows nothing; there a preload under another address
 * tries afresh. (Tried in Chromium 147 and Firefox 153.)
 */
function script(href: string): Promise<void> {
  if (navigator.userAgent.includes('Chrome/'))
    return fetched(href, (link) => (link.rel = 'prefetch'));
  const failed = failures.get(href) ?? 0;
  const coming = fetched(
    failed ? `${href}?${failed}` : href,
    (link) => ([link.rel, link.as] = ['preload', 'script']),
  );
  coming.catch(() => failures.set(href, failed + 1));
  return coming;
}

/**
 * A link that a browser has not answered for in this time, in milliseconds, is let go, and the
 * import decides.
 */
const longest = 30_000;

/**
 * Fetches a file by a link of some kind. The link of a style sheet stays, since the styles go with
 * it.
 */
function fetched(
  href: string,
  kind: (link: HTMLLinkElement) => unknown,
  stays = false,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const link = document.createElement('link');
    kind(link);
    link.crossOrigin = '';
    link.href = href;
    const timer = setTimeout(resolve, longest);
    link.onload = () => {
      clearTimeout(timer);
      if (!stays) link.remove();
      resolve();
    };
    link.onerror = () => {
      clearTimeout(timer);
      link.remove();
      reject(new NotLoaded(href));
    };
    document.head.append(link);
  });
}
