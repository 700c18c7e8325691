import { oncePutAway } from './putAway.ts';

/**
 * Puts text on the clipboard until the screen is hidden or the records lock, and says whether it is
 * there. Call it in the press that asked for it:
 * text that is still to be made is promised at once, since WebKit forgets the press while it waits.
 * Rejects with the text, where it cannot be made.
 */
export async function toClipboard(text: string | Promise<string>): Promise<boolean> {
  try {
    await put(text);
    oncePutAway(clear);
    return true;
  } catch {
    await text;
    return false;
  }
}

/**
 * Takes what was copied off the clipboard, where the browser lets a page do so: some only in a
 * press. Nobody may ask what is there without asking the person, so what they copied elsewhere
 * since goes too.
 */
function clear(): void {
  const clipboard: Clipboard | undefined = navigator.clipboard;
  void clipboard?.writeText('').catch(() => {});
}

function put(text: string | Promise<string>): Promise<void> {
  // plain http has no clipboard, whatever the types say
  const clipboard: Clipboard | undefined = navigator.clipboard;
  if (!clipboard) return Promise.resolve(text).then(selectAndCopy);
  if (typeof text === 'string') return clipboard.writeText(text);
  const item = promised(text);
  return item ? clipboard.write([item]) : text.then((made) => clipboard.writeText(made));
}

/** Undefined where the browser takes no promises. */
function promised(text: Promise<string>): ClipboardItem | undefined {
  const blob = text.then((made) => new Blob([made], { type: 'text/plain' }));
  blob.catch(() => {}); // whoever asked hears of it from the text itself
  try {
    return new ClipboardItem({ 'text/plain': blob });
  } catch {
    return undefined;
  }
}

/** The older way, which asks for no secure connection. */
function selectAndCopy(text: string): void {
  const before = document.activeElement;
  const box = document.createElement('textarea');
  box.value = text;
  box.readOnly = true;
  Object.assign(box.style, { position: 'fixed', top: '0', opacity: '0' });
  document.body.append(box);
  box.focus();
  box.select();
  try {
    if (!document.execCommand('copy')) throw new Error('the browser does not let this page copy');
  } finally {
    box.remove();
    if (before instanceof HTMLElement) before.focus();
  }
}
