import type { Text } from '../../content/words.ts';

/**
 * A sentence with its numbers and names put in: each `{name}` gives way to what goes by that name,
 * and a name that is missing or left over does not compile. Numbers are said as in England.
 */
export const filled = <Names extends string>(
  sentence: Text<Names>,
  parts: Readonly<Record<NoInfer<Names>, string | number>>,
): string =>
  String(sentence).replace(/\{(\w+)\}/g, (_, name: Names) => {
    const part = parts[name];
    return typeof part === 'number' ? part.toLocaleString('en-GB') : part;
  });
