import type { PublicKey, TransactionInstruction } from '@solana/web3.js';
import { meta } from '../codec/instruction.ts';
import * as g from '../generated/rewards/instructions.ts';
import type { AtProgram } from '../instructions/config.ts';
import { payeeAccounts } from '../payee.ts';
import { configAddress, gpuModelAddress } from '../pda.ts';
import { stakeAddress } from '../staking/pda.ts';
import { deviceRewardAddress, epochAddress, epochShardAddress, epochShardAddresses } from './pda.ts';

/** Begins the emission. Signer: the rewards program's upgrade authority, which pays. `mint` is the config's `ioMint`. */
export function initialize(
  input: AtProgram & {
    readonly upgradeAuthority: PublicKey;
    readonly mint: PublicKey;
    /** The marketplace's config. */
    readonly config?: PublicKey;
  },
): TransactionInstruction {
  const { programId, upgradeAuthority, mint, config = configAddress() } = input;
  return g.initializeInstruction({ upgradeAuthority, mint, config }, programId);
}

/** Steps over at most `count` epochs, 1 to 500, that nobody opened in time. Signer: none but the fee payer. */
export function emissionAdvance({ programId, count }: AtProgram & { readonly count: number }): TransactionInstruction {
  return g.emissionAdvanceInstruction({}, { count }, programId);
}

/** Opens an epoch that has ended, in order. Signer: `payer`, anybody. */
export function epochOpen(
  input: AtProgram & { readonly payer: PublicKey; readonly index: number },
): TransactionInstruction {
  const { programId, payer, index } = input;
  return g.epochOpenInstruction({ payer, epoch: epochAddress(index, programId) }, { index }, programId);
}

/** Creates the rewards account of a device. Signer: `payer`, anybody. */
export function rewardRegister(
  input: AtProgram & { readonly payer: PublicKey; readonly device: PublicKey },
): TransactionInstruction {
  const { programId, payer, device } = input;
  const reward = deviceRewardAddress(device, programId);
  return g.rewardRegisterInstruction({ payer, device, reward }, programId);
}

/** Devices to be scored. */
export interface EpochScoreInput extends AtProgram {
  /** Anybody; pays the rent of the shard when it is the first to score in it. */
  readonly payer: PublicKey;
  /** The epoch. */
  readonly index: number;
  /** The shard of all of the devices, by `shardOf`. */
  readonly shard: number;
  /** The model of all of them. */
  readonly modelCode: number;
  /** One to eight. */
  readonly devices: readonly PublicKey[];
  /** Whether one of them still has a score of epoch `index - 4`, which must be final: it accrues by this. */
  readonly rolls?: boolean;
}

/** Scores devices for an epoch. Signer: `payer`, anybody. */
export function epochScore(input: EpochScoreInput): TransactionInstruction {
  const { programId, payer, index, shard, modelCode, devices, rolls = false } = input;
  const perDevice = devices.flatMap((device) => [
    meta(device, false, false),
    meta(stakeAddress(device), false, false),
    meta(deviceRewardAddress(device, programId), false, true),
  ]);
  const rolled = rolls ? [meta(epochAddress(index - 4, programId), false, false)] : [];
  return g.epochScoreInstruction(
    {
      payer,
      epoch: epochAddress(index, programId),
      shard: epochShardAddress(index, shard, programId),
      model: gpuModelAddress(modelCode),
      remaining: [...perDevice, ...rolled],
    },
    { index, shardNumber: shard },
    programId,
  );
}

/** Sums an epoch whose scoring has closed. Signer: `finalizer`, anybody, who gets the rent of the shards. */
export function epochFinalize(
  input: AtProgram & { readonly finalizer: PublicKey; readonly index: number },
): TransactionInstruction {
  const { programId, finalizer, index } = input;
  const remaining = epochShardAddresses(index, programId).map((shard) => meta(shard, false, true));
  return g.epochFinalizeInstruction(
    { finalizer, epoch: epochAddress(index, programId), remaining },
    { index },
    programId,
  );
}

/** Rewards to be claimed, and the epochs whose scores accrue before it. */
export interface ClaimInput extends AtProgram {
  /** Anybody; pays for a token account that has to be made. */
  readonly payer: PublicKey;
  /** The emission's `mint`. */
  readonly mint: PublicKey;
  /** Final epochs, of which the devices may have scores. */
  readonly epochs: readonly number[];
  /** One to twelve devices. */
  readonly devices: readonly PublicKey[];
}

/** Mints the rewards of a supplier's devices to its payout. Signer: `payer`, anybody. */
export function rewardClaim(
  input: ClaimInput & {
    /** The supplier account of all of the devices. */
    readonly supplier: PublicKey;
    /** The supplier's `payout`. */
    readonly payout: PublicKey;
    /** Another token account of `payout`, taken only while its associated one can't be used. */
    readonly payoutToken?: PublicKey;
  },
): TransactionInstruction {
  const { programId, payer, mint, supplier, payout, epochs } = input;
  const [payoutToken, proof] = payeeAccounts(payout, mint, input.payoutToken);
  const remaining = [...claimAccounts(input), ...proof];
  return g.rewardClaimInstruction(
    { payer, mint, supplier, payout, payoutToken, remaining },
    { epochs: epochs.length },
    programId,
  );
}

/** Mints the rewards that are owed to a co-staker. Signer: `payer`, anybody. */
export function coRewardClaim(
  input: ClaimInput & {
    readonly coStaker: PublicKey;
    /** Another token account of `coStaker`, taken only while its associated one can't be used. */
    readonly coStakerToken?: PublicKey;
  },
): TransactionInstruction {
  const { programId, payer, mint, coStaker, epochs } = input;
  const [coStakerToken, proof] = payeeAccounts(coStaker, mint, input.coStakerToken);
  const remaining = [...claimAccounts(input), ...proof];
  return g.coRewardClaimInstruction(
    { payer, mint, coStaker, coStakerToken, remaining },
    { epochs: epochs.length },
    programId,
  );
}

function claimAccounts({ programId, epochs, devices }: ClaimInput) {
  return [
    ...epochs.map((index) => meta(epochAddress(index, programId), false, false)),
    ...devices.map((device) => meta(deviceRewardAddress(device, programId), false, true)),
  ];
}
