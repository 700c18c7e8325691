/**
 * No record is nested deeper than its own routes, inside an entry, inside a file; what is nested
 * further was made to be.
 */
const deepest = 20;
/** No field holds more fields, and no list more items: what does was made to take long. */
const most = { fields: 500, items: 10_000 };
/** Names that mean something to JavaScript itself. */
const reserved = ['__proto__', 'constructor', 'prototype'];

/** What is wrong with some JSON before its fields are looked at, without words. */
export type StructureFault =
  | {
      readonly says: 'too-deep' | 'too-many-items' | 'too-many-fields';
      readonly parts: { readonly most: string };
    }
  | { readonly says: 'reserved'; readonly parts: { readonly name: string } };

/**
 * What is wrong with some JSON before its fields are looked at. Walks without recursion, so that no
 * depth can stop it.
 */
export function structureFault(json: unknown): StructureFault | undefined {
  const waiting: [part: unknown, depth: number][] = [[json, 0]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [part, depth] = next;
    if (typeof part !== 'object' || part === null) continue;
    if (depth > deepest) return { says: 'too-deep', parts: { most: `${deepest}` } };
    const keys = Object.keys(part);
    if (Array.isArray(part) ? keys.length > most.items : keys.length > most.fields)
      return Array.isArray(part)
        ? { says: 'too-many-items', parts: { most: `${most.items}` } }
        : { says: 'too-many-fields', parts: { most: `${most.fields}` } };
    for (const key of keys) {
      if (reserved.includes(key)) return { says: 'reserved', parts: { name: key } };
      waiting.push([Reflect.get(part, key), depth + 1]);
    }
  }
  return undefined;
}

/**
 * Whether some JSON names a field twice in one place: readers differ in which of the two they take,
 * so that a record would say one thing here and another elsewhere.
 */
export function saysTwice(text: string, json: unknown): boolean {
  const written =
    text.match(/"(?:[^"\\]+|\\.)*"\s*:?/g)?.filter((token) => token.endsWith(':')).length ?? 0;
  let read = 0;
  const waiting: unknown[] = [json];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (typeof part !== 'object' || part === null) continue;
    const parts: unknown[] = Object.values(part);
    if (!Array.isArray(part)) read += parts.length;
    for (const one of parts) if (one !== undefined) waiting.push(one);
  }
  return written !== read;
}

/** Shorter than any file is as base64, and longer than most of what is not one. */
const shortestFile = 1000;

/**
 * Some JSON without what is written in it as base64, which is all that may be long: what is left is
 * as short as any record. Walks without a pattern, which so long a text would overwhelm.
 */
export function withoutFiles(text: string): string {
  const kept: string[] = [];
  let from = 0;
  for (let start = text.indexOf('"'); start >= 0;) {
    const end = endOfString(text, start);
    if (end - start > shortestFile && isBase64(text, start + 1, end)) {
      kept.push(text.slice(from, start + 1));
      from = end;
    }
    start = text.indexOf('"', end + 1);
  }
  return [...kept, text.slice(from)].join('');
}

/** Where a string in JSON ends that begins here: at its quotation mark, or at the end of the text. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end >= 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end < 0 ? text.length : end;
}
function isEscaped(text: string, at: number): boolean {
  let before = at;
  while (text[before - 1] === '\\') before -= 1;
  return (at - before) % 2 === 1;
}
function isBase64(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (!base64.has(text.charCodeAt(at))) return false;
  return true;
}
const base64 = new Set(
  Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=', (letter) =>
    letter.charCodeAt(0),
  ),
);
