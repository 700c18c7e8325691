import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const top = fileURLToPath(new URL('../../', import.meta.url));

/** A bill of materials, as npm writes it, as far as it is read here. */
interface Bill {
  serialNumber?: string;
  readonly metadata: {
    timestamp?: string;
    readonly tools: { version?: string }[];
    readonly component: { name: string };
  };
  readonly components: readonly {
    readonly name: string;
    readonly version: string;
    readonly licenses?: readonly unknown[];
  }[];
}

/**
 * Every package that Windscreen is made with, in the CycloneDX form, from the lock file: what only
 * builds and tests it is marked so. (Told to leave those out, npm 11 leaves out svelte too.) The
 * same lock gives the same text: when it was written, and by which npm, is left out.
 */
export function billOfMaterials(): Bill {
  const how = ['--sbom-format', 'cyclonedx', '--sbom-type', 'application'];
  const text = execFileSync('npm', ['sbom', ...how, '--package-lock-only'], {
    cwd: top,
    encoding: 'utf8',
    shell: process.platform === 'win32', // npm is a script there
  });
  const bill = JSON.parse(text) as Bill; // CycloneDX says what npm writes
  delete bill.serialNumber;
  delete bill.metadata.timestamp;
  for (const tool of bill.metadata.tools) delete tool.version;
  // npm has just read it, and refuses one without a name
  const { name } = JSON.parse(readFileSync(`${top}package.json`, 'utf8')) as { name: string };
  bill.metadata.component.name = name; // npm takes the folder’s
  return bill;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = process.argv[2] ?? 'sbom.cdx.json';
  const bill = billOfMaterials();
  writeFileSync(file, `${JSON.stringify(bill, null, 1)}\n`);
  console.log(`${file}: ${bill.components.length} packages`);
}
