/**
 * What is ticked once one box is ticked or cleared: what stands for none of them clears the others,
 * as they clear it.
 */
export function ticking(
  values: readonly string[],
  value: string,
  ticked: boolean,
  none: string | undefined,
): string[] {
  const kept = values.filter(
    (one) => one !== value && (!ticked || (value !== none && one !== none)),
  );
  return ticked ? [...kept, value] : kept;
}
