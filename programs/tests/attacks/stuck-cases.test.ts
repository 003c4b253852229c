// A case always ends, whatever its parties do to the accounts that it pays.

import { address } from '@solana/kit';
import {
  AuthorityType,
  createCloseAccountInstruction,
  createFreezeAccountInstruction,
  createSetAuthorityInstruction,
  createTransferInstruction,
} from '@solana/spl-token';
import { describe, expect, it } from 'vitest';
import { programBytes } from '../../client/artifacts.ts';
import { associatedTokenAddress } from '../../client/pda.ts';
import { BOND, RULING_SECONDS } from '../../client/staking/constants.ts';
import { bondAddress, slashCaseAddress, stakeVaultAddress } from '../../client/staking/pda.ts';
import { withAccount } from '../support/forge.ts';
import { keypair } from '../support/keys.ts';
import { IO, StakingWorld } from '../support/staking/world.ts';
import { anotherAccount } from '../support/tokens.ts';

function opened() {
  const staking = StakingWorld.create();
  const device = staking.staked();
  const slashCase = staking.open(device);
  return { staking, device, slashCase, token: associatedTokenAddress(device.owner.publicKey, staking.mint) };
}

describe('a case ends', () => {
  it('when the arbiter is a party of it, so that nobody can rule', () => {
    const { staking, device, slashCase } = opened();
    staking.setArbiter(slashCase.reporter.publicKey);
    staking.wait(RULING_SECONDS);
    staking.dismiss(device, slashCase);
    expect(staking.state(device)).toMatchObject({ openCases: 0, owner: { locked: 0n } });
  });

  it("when the accused's token account was closed: it is made again", () => {
    const { staking, device, slashCase, token } = opened();
    const { owner } = device;
    const to = associatedTokenAddress(staking.stranger.publicKey, staking.mint);
    const empty = createTransferInstruction(token, to, owner.publicKey, staking.balance(owner.publicKey));
    staking.world.send([empty, createCloseAccountInstruction(token, owner.publicKey, owner.publicKey)], owner);
    staking.wait(RULING_SECONDS);
    staking.dismiss(device, slashCase);
    expect(staking.world.tokens(token)).toBe(BOND);
  });

  it("when the accused's token account was given away or frozen: another of the accused is paid", () => {
    for (const spoil of ['give', 'freeze'] as const) {
      const { staking, device, slashCase, token } = opened();
      const { owner } = device;
      const { publicKey: issuer } = staking.world.mintAuthority;
      if (spoil === 'give') {
        const thief = staking.stranger.publicKey;
        staking.world.send(
          [createSetAuthorityInstruction(token, owner.publicKey, AuthorityType.AccountOwner, thief)],
          owner,
        );
      } else {
        const freeze = createFreezeAccountInstruction(token, staking.mint, issuer);
        staking.world.send([freeze], staking.world.mintAuthority);
      }
      staking.wait(RULING_SECONDS);
      expect(() => staking.dismiss(device, slashCase)).toThrow('The payout account belongs to somebody else');
      const { chain } = staking.world;
      const other = anotherAccount(chain, staking.stranger, owner.publicKey, staking.mint, keypair(`other ${spoil}`));
      staking.dismiss(device, slashCase, other);
      expect(staking.world.tokens(other)).toBe(BOND);
    }
  });

  it("when the reporter's token account was closed: it is made again", () => {
    const { staking, device, slashCase } = opened();
    const { reporter } = slashCase;
    const token = associatedTokenAddress(reporter.publicKey, staking.mint);
    const to = associatedTokenAddress(staking.stranger.publicKey, staking.mint);
    const empty = createTransferInstruction(token, to, reporter.publicKey, staking.balance(reporter.publicKey));
    const close = createCloseAccountInstruction(token, reporter.publicKey, reporter.publicKey);
    staking.world.send([empty, close], reporter);
    staking.answer(device, slashCase);
    staking.rule(device, slashCase, 1n);
    expect(staking.world.tokens(token)).toBe(BOND);
  });

  it('when the reporter made its wallet a program: the rent goes to who ends it', () => {
    const { staking, device, slashCase } = opened();
    staking.world.chain.svm.addProgram(address(slashCase.reporter.publicKey.toBase58()), programBytes('staking'));
    staking.wait(RULING_SECONDS);
    const before = staking.world.chain.balance(staking.stranger.publicKey);
    staking.dismiss(device, slashCase);
    expect(staking.world.chain.balance(staking.stranger.publicKey)).toBeGreaterThan(before);
    expect(staking.state(device).openCases).toBe(0);
  });

  it('with dust in its bond and in the vault, which changes nothing that is owed', () => {
    const { staking, device, slashCase } = opened();
    const source = associatedTokenAddress(staking.stranger.publicKey, staking.mint);
    const bond = bondAddress(slashCaseAddress(device.device, 0));
    const vault = stakeVaultAddress(device.device);
    const dust = [bond, vault].map((to) => createTransferInstruction(source, to, staking.stranger.publicKey, 7n));
    staking.world.send(dust, staking.stranger);
    staking.wait(RULING_SECONDS);
    const before = staking.balance(device.owner.publicKey);
    staking.dismiss(device, slashCase);
    expect(staking.balance(device.owner.publicKey) - before).toBe(BOND + 7n);
    expect(staking.world.tokens(vault)).toBe(400n * IO + 7n);
    expect(staking.state(device).owner.active).toBe(400n * IO);
  });

  it('only with its own bond: an empty account of the case does not pass for it', () => {
    const { staking, device, slashCase } = opened();
    const key = slashCaseAddress(device.device, 0);
    const fake = anotherAccount(staking.world.chain, staking.stranger, key, staking.mint, keypair('fake bond'));
    staking.answer(device, slashCase);
    const rule = withAccount(staking.ruleInstruction(device, slashCase, 0n), bondAddress(key), fake);
    expect(() => staking.send([rule], staking.arbiter)).toThrow('An account is not at its derived address');
  });

  it('by a payer who is a party: the owner dismisses, the reporter is the owner', () => {
    const { staking, device } = opened();
    const own = staking.open(device, device.owner);
    staking.answer(device, own);
    expect(staking.rule(device, own, 0n)).toMatchObject({ bondTo: device.owner.publicKey });
    const again = staking.open(device, device.owner);
    staking.answer(device, again);
    expect(staking.rule(device, again, 1n)).toMatchObject({ bondTo: device.owner.publicKey, slashed: 1n });
  });
});
