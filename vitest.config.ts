import { defineConfig } from 'vitest/config';

/** Tests run against the sources of the workspaces (export condition `source`), so that none can pass on a stale build. */
const conditions = ['source'];

const project = (name: string, include: string[]) => ({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: { name, include, environment: 'node', testTimeout: 60_000, hookTimeout: 120_000 },
});

export default defineConfig({
  test: {
    projects: [
      project('programs', ['programs/client/**/*.test.ts', 'programs/tests/**/*.test.ts']),
      project('indexer', ['indexer/src/**/*.test.ts']),
      project('graphql', ['graphql/src/**/*.test.ts']),
      project('explorer', ['explorer/app/**/*.test.{ts,tsx}', 'explorer/server/**/*.test.ts']),
      project('worker', ['worker/src/**/*.test.ts']),
      project('infra', ['infra/{local,bench,tools}/**/*.test.ts']),
    ],
  },
});
