import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const CLI = fileURLToPath(new URL('./cli.ts', import.meta.url));

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

function run(args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  const command = ['--conditions=source', '--import', 'tsx', CLI, ...args];
  return new Promise((resolve) => {
    execFile(process.execPath, command, { env: { PATH: '/usr/bin:/bin', ...env } }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}

describe('escapement-indexer', () => {
  it('prints the schema of all our programs without a store', async () => {
    const { code, stdout } = await run(['schema', 'print']);
    expect(code).toBe(0);
    expect(stdout).toContain('CREATE TABLE IF NOT EXISTS `ev_marketplace_device_ticked`');
    expect(stdout).toContain('CREATE TABLE IF NOT EXISTS `ev_rewards_epoch_scored_devices`');
    expect(stdout).toContain('CREATE OR REPLACE VIEW device_at');
    expect(stdout).toContain('CREATE OR REPLACE VIEW io_supply_at');
  });

  it('says what is wrong with its settings, and ends with the code for that', async () => {
    const { code, stderr } = await run(['run'], { RPC_URL: 'nowhere', POLL_MS: '1' });
    expect(code).toBe(78);
    expect(stderr).toMatch(/RPC_URL.*POLL_MS/);
  });

  it('says that a file is no IDL', async () => {
    const { code, stderr } = await run(['schema', 'print', '--idl', '/dev/null']);
    expect(code).toBe(78);
    expect(stderr).toContain('no Anchor IDL');
  });
});
