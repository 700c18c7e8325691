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

/**
 * What a key asks for; nothing while someone types or chooses in a field, holds the key down, or
 * means a command of the browser.
 */
export function pressOf(event: KeyboardEvent): Press | undefined {
  const { key, ctrlKey, altKey, metaKey, repeat, defaultPrevented, target } = event;
  if (isComposing(event)) return undefined;
  const inField = target instanceof Element && target.closest(typing) !== null;
  return inField || ctrlKey || altKey || metaKey || repeat || defaultPrevented
    ? undefined
    : presses[key];
}
