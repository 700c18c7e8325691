/**
 * Holds a name among the tabs of this browser for as long as this page lives, so that no two tabs
 * write one draft: a duplicated tab is born with the other's id. Undefined where another tab still
 * has it after `patience` milliseconds: a page that has just been reloaded may have to wait for the
 * one before it to let go. Returns how to let go.
 */
export function hold(name: string, patience = 0): Promise<(() => void) | undefined> {
  if (!navigator.locks) return holdByAsking(name, patience);
  return new Promise((resolve) => {
    const held = (lock: Lock | null) =>
      lock ? new Promise<void>((release) => resolve(release)) : resolve(undefined);
    const how = patience > 0 ? { signal: AbortSignal.timeout(patience) } : { ifAvailable: true };
    navigator.locks.request(`windscreen-${name}`, how, held).catch(() => resolve(undefined));
  });
}

type Word = { readonly asked?: string; readonly mine?: string };

/** The same where the browser has no locks: whoever holds a name answers when it is asked for. */
function holdByAsking(name: string, patience: number): Promise<(() => void) | undefined> {
  const line = new BroadcastChannel('windscreen-held');
  return new Promise((resolve) => {
    const free = setTimeout(
      () => {
        line.onmessage = ({ data }: MessageEvent<Word>) =>
          data.asked === name && line.postMessage({ mine: name } satisfies Word);
        resolve(() => line.close());
      },
      Math.max(patience, 200),
    );
    line.onmessage = ({ data }: MessageEvent<Word>) => {
      if (data.mine !== name) return;
      clearTimeout(free);
      line.close();
      resolve(undefined);
    };
    line.postMessage({ asked: name } satisfies Word);
  });
}
