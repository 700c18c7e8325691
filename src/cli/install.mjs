/**
 * Runs before `npm start` and `npm test`, so that each is one command on a fresh clone: refuses a
 * Node that is too old, and installs only when node_modules is not what package-lock.json asks for.
 * Uses nothing but Node, because nothing else is there yet.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('../../', import.meta.url)));
const read = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** True if this Node meets a range such as `^20.19.0 || >=24.0.0`, the two forms that package.json uses. */
function suits(range, version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  return range.split('||').some((part) => {
    const [, sign, needMajor, needMinor] = /(\^|>=)(\d+)\.(\d+)/.exec(part);
    if (major > needMajor) return sign === '>=';
    return major === Number(needMajor) && minor >= Number(needMinor);
  });
}

/** True if what npm last installed is what the lock file asks for, but for other platforms' binaries. */
function installed() {
  try {
    const wanted = read('package-lock.json').packages;
    const present = read('node_modules/.package-lock.json').packages;
    return (
      Object.keys(present).every((path) => wanted[path]) &&
      Object.entries(wanted).every(([path, { version, optional, devOptional }]) =>
        present[path] ? present[path].version === version : path === '' || optional || devOptional,
      )
    );
  } catch {
    return false; // no node_modules yet, or half of one
  }
}

const { engines } = read('package.json');
if (!suits(engines.node)) {
  console.error(
    `Windscreen needs Node 20.19 or newer, 22.12 or newer, or 24 and up. This is Node ${process.versions.node}. Get a newer one from nodejs.org.`,
  );
  process.exit(1);
}
if (!installed()) {
  console.log('Installing what package-lock.json lists. This happens once.');
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const { status } = spawnSync(
    npm[0],
    [...npm.slice(1), 'ci', '--include=dev', '--no-audit', '--no-fund'],
    { stdio: 'inherit' },
  );
  if (status !== 0) {
    console.error('The packages could not be installed. The reason is in the lines above.');
    process.exit(1);
  }
}
