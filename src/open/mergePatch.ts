/** JSON, as far as a patch looks into it. */
type Fields = { readonly [name: string]: unknown };
const isFields = (part: unknown): part is Fields =>
  typeof part === 'object' && part !== null && !Array.isArray(part);

/**
 * Pure. What makes one thing of another, as a JSON merge patch (RFC 7386): a field that is null
 * goes, and a list stands whole. Neither holds a null.
 */
export function patchFrom(before: unknown, after: unknown): unknown {
  if (!isFields(before) || !isFields(after)) return after;
  const gone = Object.keys(before).filter((name) => after[name] === undefined);
  const changed = Object.entries(after).filter(
    ([name, one]) => one !== undefined && JSON.stringify(one) !== JSON.stringify(before[name]),
  );
  return Object.fromEntries([
    ...gone.map((name) => [name, null] as const),
    ...changed.map(
      ([name, one]) =>
        [name, Object.hasOwn(before, name) ? patchFrom(before[name], one) : one] as const,
    ),
  ]);
}

/**
 * Pure. What a patch makes of something. Never deeper than the patch, so look at how deep that is
 * first.
 */
export function patched(before: unknown, patch: unknown): unknown {
  if (!isFields(patch)) return patch;
  const stood = isFields(before) ? before : {};
  const now = Object.entries(patch).filter(([, one]) => one !== null);
  return Object.fromEntries([
    ...Object.entries(stood).filter(([name]) => !Object.hasOwn(patch, name)),
    ...now.map(
      ([name, one]) =>
        [name, patched(Object.hasOwn(stood, name) ? stood[name] : undefined, one)] as const,
    ),
  ]);
}
