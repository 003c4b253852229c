import type { ChainClock } from '@escapement/programs';
import { type Connection, SYSVAR_CLOCK_PUBKEY } from '@solana/web3.js';
import { LocalError } from '../local-error.ts';

const SLOT_OFFSET = 0;
const UNIX_TIMESTAMP_OFFSET = 32;

/** The chain's own time, from the Clock sysvar at the newest block. */
export async function readClock(connection: Connection): Promise<ChainClock> {
  const account = await connection.getAccountInfo(SYSVAR_CLOCK_PUBKEY, 'processed');
  if (!account) throw new LocalError('LOCAL__CHAIN_FAILED', 'The chain has no Clock sysvar.');
  return {
    slot: account.data.readBigUInt64LE(SLOT_OFFSET),
    unixTimestamp: account.data.readBigInt64LE(UNIX_TIMESTAMP_OFFSET),
  };
}
