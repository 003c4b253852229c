// Plays many random sequences against the programs: `npm run sequences -- 50000`. The seed is random and printed;
// SEQUENCES_SEED sets it, to play a night's sequences again.

import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { fileURLToPath } from 'node:url';

const runs = process.argv[2] ?? '50000';
if (!/^[1-9]\d*$/.test(runs)) throw new Error(`How many sequences? A whole number, not ${runs}.`);
const seed = process.env.SEQUENCES_SEED ?? `${randomInt(2 ** 31)}`;
process.stdout.write(`${runs} sequences from seed ${seed}\n`);

const { status } = spawnSync('npx', ['vitest', 'run', '--project', 'programs', 'programs/tests/sequences'], {
  cwd: fileURLToPath(new URL('../..', import.meta.url)),
  env: { ...process.env, SEQUENCES_RUNS: runs, SEQUENCES_SEED: seed },
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
