import { statSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import whole from '../../vite.config.ts';
import { patience } from './patience.ts';

/** The short files first: a change that two of them notice is then noticed sooner. */
class ShortFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const size = ({ moduleId }: TestSpecification) => statSync(moduleId).size;
    return files.toSorted((one, other) => size(one) - size(other));
  }
}

/** The tests that stand for the mutated folders: those of the same name, in Node. */
export default defineConfig({
  ...whole,
  test: {
    environment: 'node',
    include: ['tests/{machines,recommend,records}/*.test.ts'],
    testTimeout: patience.test,
    hookTimeout: patience.test,
    sequence: { sequencer: ShortFirst },
  },
});
