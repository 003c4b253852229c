import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeDevice } from '@escapement/programs';
import { PublicKey } from '@solana/web3.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CPU_MODEL, TestMarketplace } from '../testing/marketplace.ts';
import { exitCodeOf } from './exit-codes.ts';
import { buildProgram } from './program.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'escapement-cli-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** Standard output as JSON. */
  readonly json: Record<string, unknown>;
}

const run = async (args: readonly string[], market?: TestMarketplace): Promise<Run> => {
  const said: { readonly out: string[]; readonly err: string[] } = { out: [], err: [] };
  let code = -1;
  const program = buildProgram({
    environment: {
      settings: {},
      xdgDataHome: join(folder, 'data'),
      xdgConfigHome: join(folder, 'config'),
      noColor: true,
    },
    streams: {
      out: { write: (text) => said.out.push(text) },
      err: { write: (text) => said.err.push(text) },
    },
    signal: AbortSignal.timeout(30_000),
    onExit: (exit) => {
      code = exit;
    },
    ...(market && { openCluster: () => market.chain }),
  });
  try {
    // Nothing of this machine's own worker is to be seen.
    await program.parseAsync(['--health-port', '1', ...args], { from: 'user' });
  } catch (error) {
    code = exitCodeOf(error);
    said.err.push((error as Error).message);
  }
  const [out, err] = [said.out.join(''), said.err.join('')];
  return {
    code,
    out,
    err,
    get json() {
      return JSON.parse(out) as Record<string, unknown>;
    },
  };
};

const offer = ['--country', '276', '--name', 'Rack', '--ask-usdc', '0.36', '--no-wait'];

/** Registers this machine as a supplier does: init here, sign where the owner's key is. */
const registerHere = async (market: TestMarketplace): Promise<PublicKey> => {
  const owner = market.wallet();
  const keypair = join(folder, 'owner.json');
  writeFileSync(keypair, JSON.stringify([...owner.secretKey]), { mode: 0o600 });
  const made = await run(['--json', '--owner', owner.publicKey.toBase58(), 'init', ...offer], market);
  expect(made.err).not.toContain('wrong');
  expect(made.code).toBe(0);
  const { device, transaction } = made.json as { device: string; transaction: string };
  const signed = await run(['sign', transaction, '--keypair', keypair], market);
  expect(signed).toMatchObject({ code: 0, out: expect.stringContaining('landed') });
  return new PublicKey(device);
};

describe('the command line', () => {
  test('all problems of the settings are told at once', async () => {
    const { code, err } = await run(['--rpc-url', 'x', '--log-port', '70000', 'config', 'show']);
    expect(code).toBe(78);
    expect(err).toMatch(/--rpc-url[\s\S]*--log-port/);
  });

  test('settings are shown with where they came from, and keys in an endpoint are not', async () => {
    writeFileSync(join(folder, 'worker.toml'), 'poll_seconds = 3\n');
    const settings = ['--config', join(folder, 'worker.toml'), '--rpc-url', 'https://rpc.example/?key=secret'];
    const { out, json } = await run(['--json', ...settings, 'config', 'show', '--origin']);
    expect(json).toMatchObject({
      rpcUrl: { value: 'https://rpc.example/…', origin: 'flag' },
      pollSeconds: { value: '3', origin: 'file' },
      docker: { value: 'true', origin: 'default' },
    });
    expect(out).not.toContain('secret');
  });

  test('a switch is turned off by its flag', async () => {
    const { json } = await run(['--json', '--no-docker', 'config', 'show']);
    expect(json).toMatchObject({ docker: { value: 'false', origin: 'flag' } });
  });

  test('init names all that it misses', async () => {
    const { code, err } = await run(['init', '--country', '0', '--ask-usdc', 'much'], new TestMarketplace());
    expect(code).toBe(78);
    expect(err).toMatch(/--country[\s\S]*--name[\s\S]*--owner[\s\S]*--ask-usdc/);
  });

  test('start and status say what to do when there are no keys', async () => {
    for (const command of ['start', 'status']) {
      const { code, err } = await run([command], new TestMarketplace());
      expect(code).toBe(78);
      expect(err).toContain('escapement-worker init');
    }
  });

  test('a machine is registered by init and the signature of its owner, and nothing else is signed', async () => {
    const market = new TestMarketplace();
    const device = await registerHere(market);
    expect(decodeDevice(market.chain.existing(device))).toMatchObject({
      modelCode: CPU_MODEL.code,
      country: 276,
      listing: { askUsdc: 360_000n, active: 1 },
    });
    const strange = await run(['sign', 'AAAA', '--keypair', join(folder, 'owner.json')], market);
    expect(strange).toMatchObject({ code: 78, err: expect.stringContaining('no transaction') });
  });

  test('status tells what the chain says while no daemon runs', async () => {
    const market = new TestMarketplace();
    const device = await registerHere(market);
    const { code, json } = await run(['--json', 'status'], market);
    expect(code).toBe(69);
    expect(json).toMatchObject({ running: false, devices: [{ address: device.toBase58(), phase: 'Idle' }] });
  });

  test('the doctor has a stable id for each check, and a remedy for each that is not well', async () => {
    const market = new TestMarketplace();
    await registerHere(market);
    const { code, json } = await run(['--json', 'doctor'], market);
    const checks = json.checks as { id: string; status: string; remedy?: string }[];
    expect(checks.map(({ id }) => id)).toEqual([
      'node.version',
      'keys.files',
      'hardware.identity',
      'hardware.gpu',
      'disk.space',
      'docker.engine',
      'docker.limits',
      'rpc.reachable',
      'marketplace.catalogue',
      'proof.deadline',
      'wallet.balance',
      'device.registered',
      'device.claims',
      'device.accepting',
      'device.fresh',
    ]);
    const statusOf = (id: string) => checks.find((check) => check.id === id)?.status;
    expect(['device.registered', 'device.claims', 'device.accepting', 'proof.deadline'].map(statusOf)).toEqual(
      Array(4).fill('pass'),
    );
    // The worker key was never funded, and the worker never ran.
    expect([statusOf('wallet.balance'), statusOf('device.fresh')]).toEqual(['fail', 'warn']);
    expect(code).toBe(1);
    expect(checks.filter(({ status, remedy }) => status !== 'pass' && !remedy)).toEqual([]);
  });
});
