import fc from 'fast-check';

/*
 * What whoever means harm, or a bad disk, does to a file or a code. Everything is drawn by
 * fast-check from one number: the same number spoils the same file in the same way.
 */

/** What a file is made of: one value in JSON, one on each line, written text, or bytes. */
export type Form = 'json' | 'lines' | 'text' | 'bytes';

const bytesOf = (text: string) => new TextEncoder().encode(text);

const ways = [
  ...['set', 'drop', 'double', 'reserved', 'twice', 'add', 'swap'],
  ...['flip', 'cut', 'insert', 'repeat', 'remove'],
] as const;
/** More than anyone writes, made only when it is put in. */
const sizes = {
  long: () => 'x'.repeat(300_000),
  many: () => Array.from({ length: 12_000 }, () => 0),
  wide: () => Object.fromEntries(Array.from({ length: 700 }, (_, i) => [`k${i}`, i])),
  deep: () => JSON.parse('['.repeat(3000) + ']'.repeat(3000)) as unknown,
};

/** What would run, travel, or mean something to JavaScript, to a spreadsheet or to a reader. */
const hostile = [
  ...['', ' ', '\u0000', '\uFEFF', '\uD83D', '\uDC00x', '\u202Ecba\u2066', '\u2028', 'é\u0301'],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then'],
  ...['<img src=x onerror=globalThis.hit=1>', 'javascript:globalThis.hit=1', '${globalThis.hit=1}'],
  ...['{{constructor.constructor("globalThis.hit=1")()}}', '=HYPERLINK("https://x.example")'],
  ...['9'.repeat(400), '2026-02-30', '-271821-04-20T00:00:00.000Z', '../../x', 'live', 'yes', 'no'],
  ...[null, true, 0, -1, 0.5, 1e308, 2 ** 53, [], {}, [[]], { toJSON: 1 }, { then: 1 }],
] as const;

/** Drawn once in so many times, and otherwise not there. */
const onceIn = <T>(times: number, arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: times - 1, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });

/** From 0 to 1, each part as likely: `fc.double` draws mostly next to nothing. */
const share = fc.nat(999_999_999).map((n) => n / 1e9);

const fault = fc.record({
  way: fc.constantFrom(...ways),
  /** How far into the file, from 0 to 1; and how far on from there, or where else. */
  at: share,
  to: share,
  value: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom<unknown>(...hostile) },
    { weight: 3, arbitrary: fc.jsonValue({ maxDepth: 3, noUnicodeString: false }) },
    { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  ),
  size: onceIn(30, fc.constantFrom(...(Object.keys(sizes) as (keyof typeof sizes)[]))),
});
type Fault = typeof fault extends fc.Arbitrary<infer F> ? F : never;

/** What is put in, of its own each time; a large one now and then. */
const valueIn = ({ value, size }: Fault): unknown =>
  size === null ? structuredClone(value) : sizes[size]();

/** How one file is spoiled, or what is made in place of it. */
const spoiling = fc.record({
  /** Which of the valid files. */
  which: fc.nat(1000),
  /** Whether what stands inside its wrapping is spoiled, or the wrapped whole. */
  inside: fc.boolean(),
  /** Mostly one: with many, few files come far. */
  faults: fc.oneof(
    { weight: 3, arbitrary: fc.array(fault, { minLength: 1, maxLength: 1 }) },
    { weight: 1, arbitrary: fc.array(fault, { minLength: 2, maxLength: 5 }) },
  ),
  /** Now and then a few bytes that unpack to many, where a kind is packed. */
  bombs: fc.nat(400).map((n) => n === 7),
  /** Once in a while a file that was never valid. */
  made: onceIn(
    12,
    fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.json({ maxDepth: 5 }).map(bytesOf),
      fc.string({ unit: 'binary', maxLength: 300 }).map(bytesOf),
    ),
  ),
});
export type Spoiling = typeof spoiling extends fc.Arbitrary<infer S> ? S : never;

/** How the file of a number is spoiled. Each is the first of its own draw, which a bias would make alike. */
export const spoilingOf = (seed: number): Spoiling =>
  fc.sample(fc.noBias(spoiling), { seed, numRuns: 1 })[0]!;

type Tree = Record<string, unknown>;
const isTree = (part: unknown): part is Tree => typeof part === 'object' && part !== null;

/** Every place in some JSON: what holds it, and by which name. */
function placesIn(json: unknown): (readonly [holder: Tree, key: string])[] {
  const places: (readonly [Tree, string])[] = [];
  const waiting = [json];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop())
    if (isTree(part))
      for (const key of Object.keys(part)) {
        places.push([part, key]);
        if (isTree(part[key])) waiting.push(part[key]);
      }
  return places;
}

/** Some JSON spoiled, as text. What gets deeper than this machine copies or writes is made as deep by hand. */
function spoilJson(text: string, faults: readonly Fault[]): string {
  try {
    return withFaults(text, faults);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return '['.repeat(20_000) + ']'.repeat(20_000);
  }
}
/** Some JSON as text, with each of the faults in it that can be in JSON. */
function withFaults(text: string, faults: readonly Fault[]): string {
  const root: Tree = { json: JSON.parse(text) as unknown };
  const twice: string[] = [];
  for (const fault of faults) {
    const places = placesIn(root);
    const place = places[Math.floor(fault.at * places.length)];
    const other = places[Math.floor(fault.to * places.length)];
    if (!place || !other) break;
    const [holder, key] = place;
    const value = valueIn(fault);
    if (fault.way === 'set') holder[key] = value;
    else if (fault.way === 'drop' && Array.isArray(holder)) holder.splice(Number(key), 1);
    else if (fault.way === 'drop') delete holder[key];
    else if (fault.way === 'double' && Array.isArray(holder)) holder.push(holder[Number(key)]);
    else if (fault.way === 'twice') twice.push(key);
    else if (fault.way === 'swap') holder[key] = structuredClone(other[0][other[1]]);
    else if (fault.way === 'add') holder[typeof value === 'string' ? value : 'more'] = value;
    else if (fault.way === 'reserved')
      // a field of this name of its own, as a file can have it
      Object.defineProperty(holder, '__proto__', {
        value,
        ...{ enumerable: true, configurable: true, writable: true },
      });
  }
  return twice.reduce(
    (text, key) => text.replace(`${JSON.stringify(key)}:`, (name) => `${name}null,${name}`),
    JSON.stringify(root['json']) ?? '',
  );
}

/** Bytes with each of the faults in them that can be in any. */
function spoilBytes(bytes: Uint8Array, faults: readonly Fault[]): Uint8Array {
  return faults.reduce<Uint8Array>((bytes, fault) => {
    const from = Math.floor(fault.at * bytes.length);
    const until = Math.min(bytes.length, from + 1 + Math.floor(fault.to ** 4 * bytes.length));
    const value = valueIn(fault);
    const put = bytesOf(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
    const [before, piece, after] = [
      bytes.slice(0, from),
      bytes.slice(from, until),
      bytes.slice(until),
    ];
    switch (fault.way) {
      case 'cut':
        return before;
      case 'remove':
      case 'drop':
        return Buffer.concat([before, after]);
      case 'repeat':
      case 'double':
        return Buffer.concat([before, piece, piece, after]);
      case 'insert':
      case 'add':
        return Buffer.concat([before, put, piece, after]);
      case 'set':
      case 'swap':
        return Buffer.concat([before, put, after]);
      default: {
        const flipped = Uint8Array.from(bytes);
        if (from < flipped.length) flipped[from]! ^= 1 << Math.floor(fault.to * 8);
        return flipped;
      }
    }
  }, bytes);
}

/** A file with its faults in it. Half of those that hold JSON stay JSON. */
export function spoiled(bytes: Uint8Array, form: Form, { faults }: Spoiling): Uint8Array {
  const [first] = faults;
  const asJson = first!.to < 0.7;
  if (form === 'json' && asJson) return bytesOf(spoilJson(new TextDecoder().decode(bytes), faults));
  if (form === 'lines' && asJson) {
    const lines = new TextDecoder().decode(bytes).trimEnd().split('\n');
    const line = Math.floor(first!.at * lines.length);
    if (first!.way === 'repeat') lines.push(lines[line]!);
    else if (first!.way === 'remove') lines.splice(line, 1);
    else lines[line] = spoilJson(lines[line]!, faults);
    return bytesOf(`${lines.join('\n')}\n`);
  }
  return spoilBytes(bytes, faults);
}
