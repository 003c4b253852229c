// Plays many random sequences against the programs: `npm run sequences -- 50000`. The seed is random and printed;
// SEQUENCES_SEED sets it, to play a night's sequences again.

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { environmentOf } from '../tests/support/sequences/env.ts';

const runs = Number(process.argv[2] ?? 50_000);
if (!Number.isSafeInteger(runs) || runs < 1) throw new Error(`How many sequences? Not ${process.argv[2]}.`);
const env = environmentOf(runs);
process.stdout.write(`${runs} sequences from seed ${env.SEQUENCES_SEED}\n`);

const { status } = spawnSync('npx', ['vitest', 'run', '--project', 'programs', 'programs/tests/sequences'], {
  cwd: fileURLToPath(new URL('../..', import.meta.url)),
  env,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
