import type { TestProject } from 'vitest/node';
import { startTestNetwork, stopNetwork, type TestNetwork } from './network.ts';

declare module 'vitest' {
  interface ProvidedContext {
    network: TestNetwork;
  }
}

/** One network for all tests: started as a person does, on ports and in a folder of its own, and waited for. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const { network, remove } = await startTestNetwork();
  project.provide('network', network);
  return async () => {
    await stopNetwork(network);
    await remove();
  };
}
