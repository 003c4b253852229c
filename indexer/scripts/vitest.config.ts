import { defineConfig } from 'vitest/config';

const conditions = ['source'];

/** Runs the recorder: `npx vitest run --config indexer/scripts/vitest.config.ts` from the root of the repository. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: { include: ['indexer/scripts/*.record.ts'], testTimeout: 300_000 },
});
