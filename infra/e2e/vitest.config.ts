import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Tests run against the sources of the workspaces; the network they look at is the built one. */
const conditions = ['source'];
/** It stops the network to look into its store, so it comes last. */
const LAST = 'figures.test.ts';

class LastSequencer extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.sort((a, b) => rank(a).localeCompare(rank(b)));
  }
}

const rank = ({ moduleId }: TestSpecification): string => `${moduleId.endsWith(LAST) ? 1 : 0} ${moduleId}`;

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    name: 'e2e',
    include: ['**/*.test.ts'],
    globalSetup: ['./support/global-setup.ts'],
    fileParallelism: false,
    sequence: { sequencer: LastSequencer },
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
