/** No record is nested deeper than its own routes, inside an entry, inside a file; what is nested further was made to be. */
const deepest = 20;
/** Names that mean something to JavaScript itself. */
const reserved = ['__proto__', 'constructor', 'prototype'];

/** What is wrong with some JSON before its fields are looked at. Walks without recursion, so that no depth can stop it. */
export function structureFault(json: unknown): string | undefined {
  const waiting: [part: unknown, depth: number][] = [[json, 0]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [part, depth] = next;
    if (typeof part !== 'object' || part === null) continue;
    if (depth > deepest) return `it is nested more than ${deepest} deep, and no record is`;
    for (const key of Object.keys(part)) {
      if (reserved.includes(key)) return `it holds a field named “${key}”, which no record has`;
      waiting.push([(part as Record<string, unknown>)[key], depth + 1]);
    }
  }
  return undefined;
}

/**
 * Whether some JSON names a field twice in one place: readers differ in which of the two they take, so that a record
 * would say one thing here and another elsewhere.
 */
export function saysTwice(text: string, json: unknown): boolean {
  const written = text.match(/"(?:[^"\\]+|\\.)*"\s*:?/g)?.filter((token) => token.endsWith(':')).length ?? 0;
  let read = 0;
  const waiting = [json];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (typeof part !== 'object' || part === null) continue;
    const parts = Object.values(part);
    if (!Array.isArray(part)) read += parts.length;
    waiting.push(...parts.filter((one) => one !== undefined));
  }
  return written !== read;
}
