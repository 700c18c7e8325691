import { isComposing } from '../../browser/composing.ts';

/** What a key of a keyboard or a presenter’s clicker asks for. */
export type Press = 'next' | 'back' | 'freeze' | 'turn' | 'turnBack';

const presses: Readonly<Record<string, Press>> = {
  PageDown: 'next',
  ArrowRight: 'next',
  PageUp: 'back',
  ArrowLeft: 'back',
  b: 'freeze',
  B: 'freeze',
  '.': 'freeze',
  n: 'turn',
  N: 'turn',
  p: 'turnBack',
  P: 'turnBack',
};
export const isPress = (value: unknown): value is Press =>
  Object.values(presses).some((press) => press === value);

const typing = 'input, textarea, select, [contenteditable], dialog';

/** What a key of a show of hands asks for: one more of the answer that has it, or the last out. */
export function handOf(event: KeyboardEvent): string | undefined {
  return isOurs(event) && isHand(event.key) ? event.key : undefined;
}
export const isHand = (value: unknown): value is string =>
  typeof value === 'string' && /^([0-9]|Backspace)$/.test(value);
/** The key that takes the last one out again. */
export const undoKey = 'Backspace';

/**
 * What a key asks for; nothing while someone types or chooses in a field, holds the key down, or
 * means a command of the browser.
 */
export const pressOf = (event: KeyboardEvent): Press | undefined =>
  isOurs(event) ? presses[event.key] : undefined;

/** Whether a key is meant for the room: not typed in a field, held down, or the browser’s own. */
function isOurs(event: KeyboardEvent): boolean {
  if (isComposing(event)) return false;
  const { ctrlKey, altKey, metaKey, repeat, defaultPrevented, target } = event;
  const inField = target instanceof Element && target.closest(typing) !== null;
  return !(inField || ctrlKey || altKey || metaKey || repeat || defaultPrevented);
}
