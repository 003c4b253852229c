import type { PublicKey } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import { associatedTokenAddress } from '../../client/pda.ts';
import { ANSWER_SECONDS, BOND, COOL_DOWN_SECONDS, RULING_SECONDS } from '../../client/staking/constants.ts';
import { slashCaseOpen } from '../../client/staking/instructions.ts';
import { stakeAddress } from '../../client/staking/pda.ts';
import { lockedTotal } from '../../client/staking/stake.ts';
import { withAccount } from '../support/forge.ts';
import { EVIDENCE, IO, StakingWorld } from '../support/staking/world.ts';
import { type DeviceHandle, MODEL } from '../support/world.ts';

/** A case for all that the cap allows, which the owner has answered. */
function answered(staking: StakingWorld, device: DeviceHandle, amount = 100n * IO) {
  const slashCase = staking.open(device, staking.wallet(), { amount });
  staking.answer(device, slashCase);
  return slashCase;
}

describe('a friendly case', () => {
  it('keeps no real one out', () => {
    const staking = StakingWorld.create();
    const device = staking.staked();
    const friend = staking.open(device, device.owner, { amount: 1n });
    expect(staking.state(device).owner.locked).toBe(100n * IO);
    const real = answered(staking, device);
    expect(staking.rule(device, real, 100n * IO).slashed).toBe(100n * IO);
    expect(staking.state(device)).toMatchObject({ openCases: 1, owner: { active: 300n * IO } });
    staking.wait(ANSWER_SECONDS);
    expect(() => staking.rule(device, friend, 1n)).toThrow('The slash is more than the cap of 30 days leaves');
    staking.rule(device, friend, 0n);
    expect(staking.state(device).openCases).toBe(0);
  });

  it('of one unit, opened while nothing else is staked, frees nothing of what comes later', () => {
    const staking = StakingWorld.create();
    const device = staking.staked(1n);
    staking.open(device, device.owner, { amount: 1n });
    staking.deposit(device, 400n * IO);
    expect(staking.state(device).owner.locked).toBe(100n * IO);
    const real = answered(staking, device);
    staking.rule(device, real, 100n * IO);
    expect(staking.state(device).owner.active).toBe(300n * IO + 1n);
  });

  it('by which an owner holds its co-staker pays the co-staker for it', () => {
    const staking = StakingWorld.create();
    const { device, coStaker } = staking.coStaked();
    const friend = staking.wallet();
    staking.endCoStake(device);
    const [paid, before] = [3n * BOND, staking.balance(friend.publicKey)];
    for (let fortnight = 0; fortnight < 3; fortnight += 1) {
      const slashCase = staking.open(device, friend);
      expect(staking.state(device).coStaker.locked).toBeGreaterThanOrEqual(50n * IO);
      staking.wait(RULING_SECONDS);
      expect(staking.dismiss(device, slashCase).bondToCoStaker).toBeGreaterThanOrEqual(BOND / 2n);
    }
    expect(before - staking.balance(friend.publicKey)).toBe(paid);
    staking.withdraw(device, coStaker.publicKey);
    expect(staking.balance(coStaker.publicKey)).toBeGreaterThanOrEqual(100_000n * IO + paid / 2n);
  });
});

describe('an owner who sees a slash come', () => {
  it('shifts nothing of it onto its co-staker by withdrawing', () => {
    const staking = StakingWorld.create();
    const { device } = staking.coStaked(400n * IO, 100n * IO);
    staking.coolDown(device, device.owner, 300n * IO);
    staking.wait(COOL_DOWN_SECONDS);
    const slashCase = answered(staking, device);
    const locked = staking.state(device).owner.locked;
    staking.withdraw(device, device.owner.publicKey);
    expect(staking.state(device).owner).toMatchObject({ active: 100n * IO, cooling: 0n, locked });
    expect(staking.rule(device, slashCase, 100n * IO)).toMatchObject({ ownerSlashed: 80n * IO, coSlashed: 20n * IO });
  });

  it('does not get out what a case locks by cooling it', () => {
    const staking = StakingWorld.create();
    const device = staking.staked(120n * IO);
    const slashCase = staking.open(device);
    staking.coolDown(device, device.owner, 120n * IO);
    staking.wait(RULING_SECONDS - 1n);
    staking.rule(device, slashCase, 50n * IO);
    staking.wait(1n);
    staking.withdraw(device, device.owner.publicKey);
    expect(staking.balance(device.owner.publicKey)).toBe(100_000n * IO - 50n * IO);
  });

  it('does not shift it by stake that it adds while the cap grows', () => {
    const staking = StakingWorld.create();
    const { device } = staking.coStaked(400n * IO, 400n * IO);
    answered(staking, device);
    staking.world.setModel({ ...MODEL, multiplierBps: 20_000 });
    staking.deposit(device, 20n * IO);
    expect(staking.state(device)).toMatchObject({ owner: { locked: 70n * IO }, coStaker: { locked: 50n * IO } });
  });

  it('takes no co-staker in to bear it', () => {
    const staking = StakingWorld.create();
    const device = staking.staked();
    staking.offer(device, 400n * IO, 9_999);
    staking.open(device);
    expect(() => staking.accept(device, staking.wallet(), 1n, 9_999)).toThrow(
      'Nobody joins a stake while a case is open',
    );
  });
});

describe('an arbiter', () => {
  it('judges no report of its own, whenever it became the arbiter', () => {
    const staking = StakingWorld.create();
    const device = staking.staked();
    staking.fund(staking.arbiter.publicKey);
    expect(() => staking.open(device, staking.arbiter)).toThrow("The arbiter can't report");
    staking.setArbiter(staking.stranger.publicKey);
    const slashCase = staking.open(device, staking.arbiter);
    staking.answer(device, slashCase);
    staking.setArbiter(staking.arbiter.publicKey);
    for (const slash of [0n, 1n]) {
      expect(() => staking.rule(device, slashCase, slash)).toThrow('The arbiter is a party of this case');
    }
  });

  it('judges no stake of its own, as owner or co-staker', () => {
    const staking = StakingWorld.create();
    const { device, coStaker } = staking.coStaked();
    const slashCase = answered(staking, device);
    for (const party of [device.owner, coStaker]) {
      staking.setArbiter(party.publicKey);
      const rule = withAccount(
        staking.ruleInstruction(device, slashCase, 0n),
        staking.arbiter.publicKey,
        party.publicKey,
      );
      expect(() => staking.send([rule], party)).toThrow('The arbiter is a party of this case');
    }
  });

  it('pays the bond to nobody else, nor more stake than the case asks for', () => {
    const staking = StakingWorld.create();
    const device = staking.staked();
    const slashCase = answered(staking, device, 10n * IO);
    staking.fund(staking.arbiter.publicKey);
    const own = associatedTokenAddress(staking.arbiter.publicKey, staking.mint);
    for (const slash of [0n, 1n]) {
      const rule = staking.ruleInstruction(device, slashCase, slash, own);
      expect(() => staking.send([rule], staking.arbiter)).toThrow('The payout account belongs to somebody else');
    }
    expect(() => staking.rule(device, slashCase, 11n * IO)).toThrow('The slash is more than the case asks for');
  });
});

describe('several cases', () => {
  it('slash together no more than the cap of 30 days, and again after them', () => {
    const staking = StakingWorld.create();
    const device = staking.staked();
    const cases = [60n, 60n, 60n].map((amount) => answered(staking, device, amount * IO));
    const first = staking.now;
    staking.rule(device, cases[0]!, 60n * IO);
    expect(() => staking.rule(device, cases[1]!, 40n * IO + 1n)).toThrow('than the cap of 30 days leaves');
    staking.rule(device, cases[1]!, 40n * IO);
    expect(() => staking.rule(device, cases[2]!, 1n)).toThrow('than the cap of 30 days leaves');
    staking.rule(device, cases[2]!, 0n);
    expect(staking.state(device)).toMatchObject({ windowStartedAt: first, windowSlashed: 100n * IO });
    staking.wait(2_592_000n);
    const next = answered(staking, device);
    staking.rule(device, next, 100n * IO);
    expect(staking.state(device).windowSlashed).toBe(100n * IO);
  });

  it('lock no more than there is, and all of it is free after the last', () => {
    const staking = StakingWorld.create();
    const { device } = staking.coStaked(30n * IO, 20n * IO);
    const cases = [1, 2, 3, 4].map(() => answered(staking, device));
    staking.rule(device, cases[2]!, 45n * IO);
    expect(lockedTotal(staking.state(device))).toBe(5n * IO);
    staking.rule(device, cases[0]!, 5n * IO);
    expect(staking.state(device)).toMatchObject({ owner: { active: 0n }, coStaker: { active: 0n }, coShareBps: 0 });
    staking.wait(RULING_SECONDS);
    for (const slashCase of [cases[1]!, cases[3]!]) staking.dismiss(device, slashCase);
    expect(staking.state(device).openCases).toBe(0);
  });
});

describe('an address of a case', () => {
  it('is used once: an ended case is not opened again', () => {
    const staking = StakingWorld.create();
    const device = staking.staked();
    const reporter = staking.wallet();
    const open = staking.openInstruction(device, reporter.publicKey);
    const slashCase = staking.open(device, reporter);
    staking.answer(device, slashCase);
    staking.rule(device, slashCase, 0n);
    expect(() => staking.send([open], reporter)).toThrow('An account is not at its derived address');
    expect(staking.open(device, reporter).index).toBe(1);
  });
});

describe("another device's stake", () => {
  it('is neither locked nor slashed, nor counted for the cap', () => {
    const staking = StakingWorld.create();
    const rich = staking.staked(1_600n * IO, { gpus: 8 });
    const device = staking.staked();
    const reporter = staking.wallet();
    const terms = { reason: 'NotExclusive', amount: 800n * IO, ...EVIDENCE } as const;
    const input = { device: device.device, modelCode: MODEL.code, mint: staking.mint, index: 0, ...terms };
    const open = slashCaseOpen({ ...input, reporter: reporter.publicKey });
    const forged = (from: PublicKey, to: PublicKey) => () => staking.send([withAccount(open, from, to)], reporter);
    expect(forged(device.device, rich.device)).toThrow('An account is not at its derived address');
    expect(forged(stakeAddress(device.device), stakeAddress(rich.device))).toThrow("The stake is another device's");
    const slashCase = answered(staking, device, 800n * IO);
    const rule = staking.ruleInstruction(device, slashCase, 400n * IO);
    expect(() => staking.send([withAccount(rule, device.device, rich.device)], staking.arbiter)).toThrow(
      "The stake is another device's",
    );
    expect(staking.state(rich)).toMatchObject({ openCases: 0, owner: { locked: 0n } });
  });
});
