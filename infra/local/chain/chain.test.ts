import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import {
  Connection,
  Keypair,
  LAMPORTS_PER_SOL,
  SYSVAR_CLOCK_PUBKEY,
  SystemProgram,
  Transaction,
} from '@solana/web3.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { childEnvironment } from '../env.ts';
import { LOOPBACK, requireFreePorts } from '../process/ports.ts';
import { type Chain, startChain } from './chain.ts';

const anyPort = (name: string) => ({ name, port: 0, setting: '' });
const ports = async (): Promise<{ rpcPort: number; wsPort: number }> => {
  const [rpcPort, wsPort] = await requireFreePorts([anyPort('rpc'), anyPort('ws')]);
  return { rpcPort: rpcPort!, wsPort: wsPort! };
};

describe('a local chain', () => {
  let logDir: string;
  let chain: Chain;

  beforeAll(async () => {
    logDir = await mkdtemp(path.join(os.tmpdir(), 'escapement-chain-'));
    chain = await startChain({ ...(await ports()), logDir, env: childEnvironment() });
  });

  afterAll(async () => {
    await chain.stop();
    await rm(logDir, { recursive: true, force: true });
  });

  it('answers on the ports it was told, over HTTP and WebSocket', async () => {
    const connection = new Connection(chain.rpcUrl, { commitment: 'confirmed', wsEndpoint: chain.wsUrl });
    const payer = Keypair.generate();
    await chain.fund(payer.publicKey.toBase58(), LAMPORTS_PER_SOL);
    const receiver = Keypair.generate().publicKey;
    const transfer = SystemProgram.transfer({ fromPubkey: payer.publicKey, toPubkey: receiver, lamports: 2_000_000 });
    const transaction = new Transaction({ feePayer: payer.publicKey, ...(await connection.getLatestBlockhash()) });
    const signature = await connection.sendTransaction(transaction.add(transfer), [payer]);
    const { value } = await connection.confirmTransaction(signature, 'confirmed');
    expect(value.err).toBeNull();
    expect(await connection.getBalance(receiver)).toBe(2_000_000);
  });

  it('moves slot and Clock forward together, across an epoch too', async () => {
    const connection = new Connection(chain.rpcUrl, 'processed');
    const clock = async () => {
      const account = await connection.getAccountInfo(SYSVAR_CLOCK_PUBKEY);
      return { slot: Number(account!.data.readBigUInt64LE(0)), seconds: Number(account!.data.readBigInt64LE(32)) };
    };
    const before = await clock();
    const target = before.slot + 500_000;
    const position = await chain.travelTo(target);
    const after = await clock();
    expect(position.slot).toBeGreaterThan(target);
    expect(after.slot).toBeGreaterThan(target);
    expect(after.seconds - before.seconds - Math.round((after.slot - before.slot) * 0.4)).toBeLessThanOrEqual(1);
  });

  it('refuses to go back', async () => {
    await expect(chain.travelTo(1)).rejects.toThrow(/surfnet_timeTravel/);
  });
});

it('names a port in use and how to choose another', async () => {
  const holder = createServer();
  const { rpcPort, wsPort } = await ports();
  await new Promise<void>((resolve) => holder.listen({ host: LOOPBACK, port: rpcPort }, resolve));
  const logDir = await mkdtemp(path.join(os.tmpdir(), 'escapement-chain-'));
  try {
    const start = startChain({ rpcPort, wsPort, logDir, env: childEnvironment() });
    await expect(start).rejects.toMatchObject({ code: 'LOCAL__PORT_IN_USE', context: { ports: [rpcPort] } });
    await expect(start).rejects.toThrow(`${rpcPort} (chain RPC): choose another with --rpc-port or RPC_PORT`);
  } finally {
    holder.close();
    await rm(logDir, { recursive: true, force: true });
  }
});
