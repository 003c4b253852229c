import { associatedTokenAddress } from '@escapement/programs/browser';
import { coRewardClaim, rewardClaim, rewardRegister, scoredEpochs } from '@escapement/programs/rewards';
import {
  coStakeAccept,
  coStakeEnd,
  coStakeOfferClose,
  coStakeOfferSet,
  stakeCoolDown,
  stakeDeposit,
  stakeWithdraw,
} from '@escapement/programs/staking';
import { PublicKey, type TransactionInstruction } from '@solana/web3.js';
import { WalletError } from '../wallet/errors.ts';
import { type Part, pack, whole } from '../wallet/pack.ts';
import type { TransactionPlan } from '../wallet/use-transaction.ts';
import type { Holding, Holdings } from './holdings.ts';
import { type Task, unpaidBefore } from './tasks.ts';

/** What the visitor typed: IO's smallest unit, and basis points of an offer. */
export type TaskInput = { amount: bigint; shareBps: number };

/** Devices whose rewards one instruction claims at most. */
const MOST_CLAIMED = 16;

/** The transactions that do a task, all signed by `me`. */
export function planOf(task: Task, input: TaskInput, me: PublicKey, holdings: Holdings): TransactionPlan {
  const token = associatedTokenAddress(me, holdings.mint);
  return { token, transactions: pack(me, partsOf(task, input, me, holdings)) };
}

function partsOf(task: Task, input: TaskInput, me: PublicKey, holdings: Holdings): Part[] {
  if (task.kind === 'claim' || task.kind === 'coClaim') return claimParts(task, me, holdings);
  return [whole(instructionOf(task, input, me, holdings.mint))];
}

type SingleTask = Exclude<Task, { kind: 'claim' | 'coClaim' }>;

function instructionOf(task: SingleTask, input: TaskInput, me: PublicKey, mint: PublicKey): TransactionInstruction {
  const { amount, shareBps } = input;
  if (task.kind === 'accept') {
    const device = new PublicKey(task.offer.device);
    return coStakeAccept({ staker: me, device, mint, amount, shareBps: task.offer.shareBps });
  }
  const { device, account } = task.holding;
  switch (task.kind) {
    case 'deposit':
      return stakeDeposit({ owner: me, device, modelCode: account.modelCode, mint, amount });
    case 'coolDown':
      return stakeCoolDown({ staker: me, device, amount: task.whole ? task.most : amount });
    case 'withdraw':
      return stakeWithdraw({ payer: me, staker: me, device, mint });
    case 'offer':
      return coStakeOfferSet({ owner: me, device, amount, shareBps });
    case 'closeOffer':
      return coStakeOfferClose({ owner: me, device });
    case 'endCoStake':
      return coStakeEnd({ owner: me, device });
    case 'register':
      return rewardRegister({ payer: me, device });
  }
}

/** Claims, each preceded by those of former co-staker's that the program wants paid first. */
function claimParts(task: Extract<Task, { kind: 'claim' | 'coClaim' }>, me: PublicKey, holdings: Holdings): Part[] {
  const { mint, supplier, epochs } = holdings;
  const final = new Set(epochs.map(({ index }) => index));
  const indexesOf = (claimed: readonly Holding[]) => [
    ...new Set(
      claimed.flatMap(({ reward }) => (reward ? scoredEpochs(reward).filter((index) => final.has(index)) : [])),
    ),
  ];
  const first = task.holdings.flatMap((holding) => {
    const coStaker = unpaidBefore(holding, epochs);
    if (!coStaker || (task.kind === 'coClaim' && coStaker.equals(me))) return [];
    return whole(coRewardClaim({ payer: me, mint, coStaker, epochs: [], devices: [holding.device] }));
  });
  const build = (from: number, to: number) => {
    const claimed = task.holdings.slice(from, to);
    const common = { payer: me, mint, epochs: indexesOf(claimed), devices: claimed.map(({ device }) => device) };
    if (task.kind === 'coClaim') return coRewardClaim({ ...common, coStaker: me });
    if (!supplier) throw new WalletError('EXPLORER__TRANSACTION_REFUSED', 'This wallet is no supplier.');
    return rewardClaim({ ...common, supplier: supplier.address, payout: supplier.account.payout });
  };
  return [...first, { items: task.holdings.length, most: () => MOST_CLAIMED, build }];
}
