import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Builds twice, apart from each other, and says which files differ: none may. */
const top = fileURLToPath(new URL('../../', import.meta.url));
const vite = join(top, 'node_modules/vite/bin/vite.js');

function hashesOfABuild(): Map<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'windscreen-'));
  try {
    const how = ['build', '--logLevel', 'error', '--emptyOutDir', '--outDir', folder];
    execFileSync(process.execPath, [vite, ...how], { cwd: top, stdio: 'inherit' });
    return new Map(
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .map((file) => [
          relative(folder, file),
          createHash('sha256').update(readFileSync(file)).digest('hex'),
        ]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [once, again] = [hashesOfABuild(), hashesOfABuild()];
const differ = [...new Set([...once.keys(), ...again.keys()])].filter(
  (file) => once.get(file) !== again.get(file),
);
for (const file of differ) console.log(`differs: ${file}`);
const all = createHash('sha256')
  .update(JSON.stringify([...once].sort()))
  .digest('hex');
console.log(
  differ.length ? `${differ.length} files differ` : `${once.size} files, the same twice: ${all}`,
);
process.exitCode = differ.length ? 1 : 0;
