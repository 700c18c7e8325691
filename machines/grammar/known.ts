interface Entries<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): unknown;
}

/**
 * Gives what a map holds under a key, and makes and keeps it first where it holds nothing there.
 */
export function entryOf<K, V>(map: Entries<K, V>, key: K, make: () => NoInfer<V>): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/**
 * Gives the names that a record declares. Used of declarations alone: they hold no name but those
 * of their type.
 */
export const keysOf = <T extends object>(record: T): (keyof T & string)[] =>
  Object.keys(record) as (keyof T & string)[]; // Object.keys widens to string, since a record may hold more than its type says

/** Gives a record that holds something under each of some names. */
export const recordOf = <Name extends string, V>(
  names: readonly Name[],
  make: (name: Name) => V,
): Record<Name, V> =>
  Object.fromEntries(names.map((name) => [name, make(name)])) as Record<Name, V>; // Object.fromEntries widens the names to string

/** Says whether something is one of the ids in a list. */
export const isOneOf = <T extends string>(ids: readonly T[], one: unknown): one is T =>
  ids.some((id) => id === one);
