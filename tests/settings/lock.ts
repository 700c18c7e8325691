import { readFileSync } from 'node:fs';

/**
 * Fails when package-lock.json would not install somewhere else. A registry that lacks one
 * platform's binary makes npm leave it out, and `npm ci` then refuses the lock; an address ties it
 * to one registry.
 */
type Package = { optionalDependencies?: Record<string, string>; resolved?: string };
const packages = Object.entries(
  (JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Package> })
    .packages,
);
const listed = new Set(packages.map(([path]) => path.replace(/^.*node_modules\//, '')));

const faults = packages.flatMap(([path, { optionalDependencies = {}, resolved }]) => [
  ...Object.entries(optionalDependencies)
    .filter(([name]) => !listed.has(name))
    .map(
      ([name, range]) =>
        `package-lock.json: ${path} may need ${name}@${range}, which is not listed, so \`npm ci\` would refuse`,
    ),
  ...(resolved
    ? [`package-lock.json: ${path} names the address ${resolved}; it should name none`]
    : []),
]);

if (faults.length) console.error(faults.join('\n'));
process.exitCode = faults.length ? 1 : 0;
