import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A folder of a test's own, and what a person sees who runs `npm run pack ...` or `npm run impact
 * ...` in it.
 */
export function place() {
  const folder = mkdtempSync(join(tmpdir(), 'windscreen-'));
  const written = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  function run(
    script: 'directory' | 'sources' | 'schemas' | 'pack' | 'impact',
    ...args: string[]
  ): { code: number; said: string } {
    const command = ['node_modules/tsx/dist/cli.mjs', `src/cli/${script}.ts`, ...args];
    try {
      return {
        code: 0,
        said: execFileSync(process.execPath, command, {
          encoding: 'utf8',
          env: { ...process.env, INIT_CWD: folder },
          stdio: 'pipe',
        }),
      };
    } catch (ended) {
      const { status, stdout, stderr } = ended as {
        status: number;
        stdout: string;
        stderr: string;
      };
      return { code: status, said: stdout + stderr };
    }
  }
  return { folder, written, run };
}
