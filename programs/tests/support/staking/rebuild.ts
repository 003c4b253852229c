// Accounts from events alone, as an indexer makes them.

import { PublicKey } from '@solana/web3.js';
import { u32Bytes } from '../../../client/bytes.ts';
import type { StakingEvent } from '../../../client/generated/staking/events.ts';
import {
  SEED_BOND,
  SEED_CASE,
  SEED_STAKE,
  SEED_STAKE_VAULT,
  STAKING_PROGRAM_ID,
} from '../../../client/generated/staking/program.ts';
import type * as t from '../../../client/generated/staking/types.ts';
import { stakeVaultAddress } from '../../../client/staking/pda.ts';

const bumpOf = (...seeds: Uint8Array[]) => PublicKey.findProgramAddressSync(seeds, STAKING_PROGRAM_ID)[1];

/** Applies an event to the stakes. */
export function rebuildStake(stakes: Map<string, t.DeviceStake>, { name, data }: StakingEvent): void {
  if (name === 'SlashCaseAnswered') return;
  const key = data.stake.scope.toBase58();
  const before = stakes.get(key) ?? made(data.device, name === 'StakeDeposited' ? data.staker : undefined);
  const nextCaseIndex = name === 'SlashCaseOpened' ? data.index + 1 : before.nextCaseIndex;
  stakes.set(key, { ...before, state: data.state, sequence: data.stake.sequence, nextCaseIndex });
}

function made(device: PublicKey, owner: PublicKey | undefined): Omit<t.DeviceStake, 'state' | 'sequence'> {
  if (!owner) throw new Error(`the stake of ${device.toBase58()} was not made by a deposit`);
  return {
    ...{ device, owner, vault: stakeVaultAddress(device), nextCaseIndex: 0 },
    bump: bumpOf(SEED_STAKE, device.toBytes()),
    vaultBump: bumpOf(SEED_STAKE_VAULT, device.toBytes()),
  };
}

/** Applies an event to the open cases. */
export function rebuildCase(cases: Map<string, t.SlashCase>, { name, data }: StakingEvent): void {
  if (name === 'SlashCaseOpened') cases.set(data.case.scope.toBase58(), opened(data));
  if (name === 'SlashCaseAnswered') {
    const key = data.case.scope.toBase58();
    const answer = { hash: data.hash, uri: data.uri, answeredAt: data.timestamp };
    cases.set(key, { ...cases.get(key)!, answer, sequence: data.case.sequence });
  }
  if (name === 'SlashCaseRuled' || name === 'SlashCaseDismissed') cases.delete(data.case.scope.toBase58());
}

function opened(event: t.SlashCaseOpened): t.SlashCase {
  const { device, reporter, index, reason, amount, bond, evidenceHash, evidenceUri, answerUntil, rulingUntil } = event;
  const { scope, sequence } = event.case;
  return {
    ...{ stake: event.stake.scope, device, reporter, index, reason, amount, bond, evidenceHash, evidenceUri },
    ...{ openedAt: event.timestamp, answerUntil, rulingUntil, answer: null, sequence },
    bump: bumpOf(SEED_CASE, device.toBytes(), u32Bytes(index)),
    bondBump: bumpOf(SEED_BOND, scope.toBytes()),
  };
}
