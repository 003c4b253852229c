import { address } from '@solana/kit';
import { AuthorityType, createSetAuthorityInstruction } from '@solana/spl-token';
import { type PublicKey, TransactionInstruction } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import { STAKING_PROGRAM_ID } from '../../client/generated/staking/program.ts';
import { deviceRetire } from '../../client/instructions/device.ts';
import { associatedTokenAddress, configAddress, eventAuthorityAddress, gpuModelAddress } from '../../client/pda.ts';
import { COOL_DOWN_SECONDS } from '../../client/staking/constants.ts';
import { coStakeAccept, coStakeOfferSet, stakeDeposit, stakeWithdraw } from '../../client/staking/instructions.ts';
import { stakeAddress, stakeVaultAddress } from '../../client/staking/pda.ts';
import { TransactionRefused } from '../support/chain.ts';
import { withAccount } from '../support/forge.ts';
import { keypair } from '../support/keys.ts';
import { IO, StakingWorld } from '../support/staking/world.ts';
import { anotherAccount } from '../support/tokens.ts';
import { MODEL } from '../support/world.ts';

const THREE_WEEKS = 1_814_400n;

describe('an offer changed before its acceptance', () => {
  it('takes nobody in at a share that it has not seen', () => {
    const staking = StakingWorld.create();
    const device = staking.staked();
    const coStaker = staking.wallet();
    staking.offer(device, 400n * IO, 2_000);
    // The owner is quicker than the co-staker's transaction.
    staking.offer(device, 400n * IO, 1);
    expect(() => staking.accept(device, coStaker, 400n * IO, 2_000)).toThrow(
      "The offer's share is another than the one seen",
    );
    expect(staking.balance(coStaker.publicKey)).toBe(100_000n * IO);
  });

  it('changes nothing for a co-staker who is in', () => {
    const staking = StakingWorld.create();
    const { device } = staking.coStaked();
    staking.offer(device, 1n, 1);
    expect(staking.state(device).coShareBps).toBe(2_000);
  });

  it('in the same transaction as the acceptance counts as changed', () => {
    const staking = StakingWorld.create();
    const device = staking.staked();
    const coStaker = staking.wallet();
    staking.offer(device, 1n, 2_000);
    const set = coStakeOfferSet({ owner: device.owner.publicKey, device: device.device, amount: 1n, shareBps: 0 });
    const input = { staker: coStaker.publicKey, device: device.device, mint: staking.mint, amount: 1n };
    const accept = coStakeAccept({ ...input, shareBps: 2_000 });
    expect(() => staking.send([set, accept], device.owner, coStaker)).toThrow('share is another than the one seen');
  });
});

describe('stake that leaves', () => {
  it('is not paid twice, nor before its time by cooling it in parts', () => {
    const staking = StakingWorld.create();
    const device = staking.staked();
    const owner = device.owner.publicKey;
    staking.coolDown(device, device.owner, 1n);
    staking.wait(COOL_DOWN_SECONDS - 1n);
    staking.coolDown(device, device.owner, 100n * IO);
    staking.wait(1n);
    expect(() => staking.withdraw(device, owner)).toThrow('Nothing has cooled');
    staking.wait(COOL_DOWN_SECONDS);
    const withdraw = stakeWithdraw({ payer: owner, staker: owner, device: device.device, mint: staking.mint });
    expect(() => staking.send([withdraw, withdraw], device.owner)).toThrow('Nothing has cooled');
    staking.send([withdraw], device.owner);
    expect(staking.balance(owner)).toBe(99_700n * IO + 1n);
  });

  it('of a co-staker is not held back by an owner who ends the co-stake again and again', () => {
    const staking = StakingWorld.create();
    const { device, coStaker } = staking.coStaked();
    staking.coolDown(device, coStaker, 400n * IO);
    for (let week = 0; week < 3; week += 1) {
      expect(() => staking.endCoStake(device)).toThrow('The device has no active co-stake');
      staking.wait(THREE_WEEKS / 3n);
    }
    staking.withdraw(device, coStaker.publicKey);
    expect(staking.balance(coStaker.publicKey)).toBe(100_000n * IO);
  });

  it('is not held by retiring the device, and a retired device is slashed all the same', () => {
    const staking = StakingWorld.create();
    const device = staking.staked();
    const { owner, gpuHashes } = device;
    staking.world.send([deviceRetire({ owner: owner.publicKey, device: device.device, gpuHashes })], owner);
    staking.coolDown(device, owner, 400n * IO);
    const slashCase = staking.open(device);
    staking.answer(device, slashCase);
    staking.rule(device, slashCase, 50n * IO);
    staking.wait(COOL_DOWN_SECONDS);
    staking.withdraw(device, owner.publicKey);
    expect(staking.balance(owner.publicKey)).toBe(99_950n * IO);
  });

  it('goes to another account of its staker where the associated one was given away', () => {
    const staking = StakingWorld.create();
    const device = staking.staked();
    const { owner } = device;
    staking.coolDown(device, owner, 400n * IO);
    staking.wait(COOL_DOWN_SECONDS);
    const associated = associatedTokenAddress(owner.publicKey, staking.mint);
    const thief = staking.stranger.publicKey;
    const give = createSetAuthorityInstruction(associated, owner.publicKey, AuthorityType.AccountOwner, thief);
    staking.world.send([give], owner);
    expect(() => staking.withdraw(device, owner.publicKey)).toThrow('The payout account belongs to somebody else');
    const theirs = anotherAccount(staking.world.chain, staking.stranger, thief, staking.mint, keypair('thief'));
    expect(() => staking.withdraw(device, owner.publicKey, theirs)).toThrow('belongs to somebody else');
    const other = anotherAccount(
      staking.world.chain,
      staking.stranger,
      owner.publicKey,
      staking.mint,
      keypair('other'),
    );
    staking.withdraw(device, owner.publicKey, other);
    expect(staking.world.tokens(other)).toBe(400n * IO);
  });
});

describe('the same account in two places', () => {
  it('pays nobody: a vault is no token account of its staker', () => {
    const staking = StakingWorld.create();
    const device = staking.staked();
    const vault = stakeVaultAddress(device.device);
    const owner = device.owner.publicKey;
    const input = { owner, device: device.device, modelCode: MODEL.code, mint: staking.mint, amount: 1n };
    expect(() => staking.send([stakeDeposit({ ...input, ownerToken: vault })], device.owner)).toThrow(
      TransactionRefused,
    );
    staking.offer(device, 1n, 0);
    const accept = { staker: owner, device: device.device, mint: staking.mint, amount: 1n, shareBps: 0 };
    expect(() => staking.send([coStakeAccept({ ...accept, stakerToken: vault })], device.owner)).toThrow(
      TransactionRefused,
    );
    staking.coolDown(device, device.owner, 1n);
    staking.wait(COOL_DOWN_SECONDS);
    expect(() => staking.withdraw(device, owner, vault)).toThrow('The payout account belongs to somebody else');
  });
});

describe('forged accounts and events', () => {
  /** A copy of an account at another address, of an owner that an attacker could have. */
  function foreign(staking: StakingWorld, key: PublicKey): PublicKey {
    const copy = keypair(`copy of ${key.toBase58()}`).publicKey;
    const account = staking.world.chain.svm.getAccount(address(key.toBase58()));
    if (!account.exists) throw new Error('no account');
    staking.world.chain.svm.setAccount({
      ...account,
      address: address(copy.toBase58()),
      programAddress: address(staking.stranger.publicKey.toBase58()),
    });
    return copy;
  }

  it('of another program are no config, model, device or stake', () => {
    const staking = StakingWorld.create();
    const device = staking.staked();
    const reporter = staking.wallet();
    const open = staking.openInstruction(device, reporter.publicKey);
    const keys = [configAddress(), gpuModelAddress(MODEL.code), device.device, stakeAddress(device.device)];
    for (const key of keys) {
      expect(() => staking.send([withAccount(open, key, foreign(staking, key))], reporter)).toThrow(
        'An account belongs to another program',
      );
    }
  });

  it('one kind is not taken for another', () => {
    const staking = StakingWorld.create();
    const device = staking.staked();
    const reporter = staking.wallet();
    const open = staking.openInstruction(device, reporter.publicKey);
    const keys = [configAddress(), gpuModelAddress(MODEL.code), device.device, stakeAddress(device.device)];
    for (const from of keys) {
      for (const to of keys.filter((key) => !key.equals(from))) {
        expect(() => staking.send([withAccount(open, from, to)], reporter)).toThrow(TransactionRefused);
      }
    }
  });

  it('nobody but the program tells an event', () => {
    const staking = StakingWorld.create();
    const tag = [0xe4, 0x45, 0xa5, 0x2e, 0x51, 0xcb, 0x9a, 0x1d];
    const authority = eventAuthorityAddress(STAKING_PROGRAM_ID);
    for (const [pubkey, isSigner] of [
      [authority, false],
      [staking.stranger.publicKey, true],
    ] as const) {
      const forged = new TransactionInstruction({
        ...{ programId: STAKING_PROGRAM_ID, keys: [{ pubkey, isSigner, isWritable: false }] },
        data: Buffer.from([...tag, ...new Uint8Array(64)]),
      });
      expect(() => staking.send([forged], staking.stranger)).toThrow(TransactionRefused);
    }
  });

  it('lamports sent ahead keep nobody from staking or reporting', () => {
    const staking = StakingWorld.create();
    const device = staking.device();
    for (const key of [stakeAddress(device.device), stakeVaultAddress(device.device)]) {
      staking.world.chain.airdrop(key, 1_000_000n);
    }
    staking.deposit(device, 400n * IO);
    const { keys } = staking.openInstruction(device, staking.stranger.publicKey);
    for (const { pubkey } of keys.slice(4, 6)) staking.world.chain.airdrop(pubkey, 1_000_000n);
    staking.open(device);
  });
});
