import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);
const explorer = fileURLToPath(new URL('../../', import.meta.url));

it('has types of the schema as it is; `npm run schema` renews them', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'explorer-schema-'));
  try {
    const fresh = join(folder, 'graphql-env.d.ts');
    const manifest = createRequire(import.meta.url).resolve('gql.tada/package.json');
    const cli = join(dirname(manifest), 'bin/cli.js');
    await run(process.execPath, [cli, 'generate-output', '--output', fresh], { cwd: explorer });
    const [wanted, committed] = await Promise.all([
      readFile(fresh, 'utf8'),
      readFile(join(explorer, 'app/generated/graphql-env.d.ts'), 'utf8'),
    ]);
    expect(committed).toBe(wanted);
  } finally {
    await rm(folder, { recursive: true });
  }
});
