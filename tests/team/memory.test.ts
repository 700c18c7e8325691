import { describe, test } from 'vitest';
import { MemoryFiles, memoryStore } from '../../src/team/store/memory.ts';
import { conformance } from './conformance.ts';

describe('a store in memory', () => {
  test.each(conformance)('$title', async ({ run }) => {
    const files = new MemoryFiles();
    await run({
      open: () => memoryStore(files),
      halve: async () => {
        const [place, file] = [...files.files].at(-1)!;
        files.files.set(place, file.slice(0, file.length / 2));
      },
    });
  });
});
