import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { billOfMaterials } from '../../src/cli/sbom.ts';

/** Each package whose licence is shipped, with its version: `name 1.2.3 (MIT)`. */
const shipped = [
  ...readFileSync('dist/licences.txt', 'utf8').matchAll(
    /^(?<name>[@\w/.-]+) (?<version>\d\S+) \(.+\)$/gm,
  ),
].map(({ groups }) => `${groups!.name} ${groups!.version}`);

test('the bill of materials names every package that is shipped, in its version, and the licence of each that it names.', () => {
  const { components } = billOfMaterials();
  const named = components.map(({ name, version }) => `${name} ${version}`);
  expect(shipped.length).toBeGreaterThan(20);
  expect(shipped.filter((one) => !named.includes(one))).toEqual([]);
  expect(components.filter(({ licenses }) => !licenses?.length).map(({ name }) => name)).toEqual(
    [],
  );
});

test('the bill of materials is the same each time it is written.', () => {
  expect(billOfMaterials()).toEqual(billOfMaterials());
});
