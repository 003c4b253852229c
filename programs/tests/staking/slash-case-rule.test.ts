import { describe, expect, it } from 'vitest';
import { configAddress } from '../../client/pda.ts';
import { ANSWER_SECONDS, BOND, COOL_DOWN_SECONDS } from '../../client/staking/constants.ts';
import { slashCaseRule } from '../../client/staking/instructions.ts';
import { bondAddress, slashCaseAddress, stakeAddress, stakeVaultAddress } from '../../client/staking/pda.ts';
import { withAccount, withoutSignature } from '../support/forge.ts';
import { IO, StakingWorld } from '../support/staking/world.ts';
import { MODEL } from '../support/world.ts';

/** A case of 80 IO that can be ruled. */
function rulable() {
  const staking = StakingWorld.create();
  const device = staking.staked();
  const slashCase = staking.open(device, staking.wallet(), { amount: 80n * IO });
  staking.answer(device, slashCase);
  return { staking, device, slashCase };
}

describe('slash_case_rule', () => {
  it('error: not the arbiter', () => {
    const { staking, device, slashCase } = rulable();
    for (const signer of [staking.stranger, device.owner, slashCase.reporter]) {
      const forged = slashCaseRule({
        ...{ arbiter: signer.publicKey, reporter: slashCase.reporter.publicKey, owner: device.owner.publicKey },
        ...{ device: device.device, modelCode: MODEL.code, mint: staking.mint, index: 0, slash: 1n },
      });
      expect(() => staking.send([forged], signer)).toThrow("Only the config's arbiter may rule");
    }
  });

  it('error: without its signature', () => {
    const { staking, device, slashCase } = rulable();
    const forged = withoutSignature(staking.ruleInstruction(device, slashCase, 1n), staking.arbiter.publicKey);
    expect(() => staking.send([forged], staking.stranger)).toThrow('An account has to sign');
  });

  it('error: before the owner has answered or had its time', () => {
    const { staking, device } = rulable();
    const slashCase = staking.open(device);
    expect(() => staking.rule(device, slashCase, 1n)).toThrow('The owner can still answer');
    staking.wait(ANSWER_SECONDS - 1n);
    expect(() => staking.rule(device, slashCase, 1n)).toThrow('The owner can still answer');
    staking.wait(1n);
    staking.rule(device, slashCase, 1n);
  });

  it('error: too late, to the second', () => {
    const { staking, device, slashCase } = rulable();
    const { rulingUntil } = staking.slashCase(device, 0)!;
    staking.wait(rulingUntil - staking.now - 1n);
    expect(() => staking.rule(device, slashCase, 81n * IO)).toThrow('The slash is more than the case asks for');
    staking.wait(1n);
    for (const slash of [0n, 1n]) {
      expect(() => staking.rule(device, slashCase, slash)).toThrow(
        'The time to rule has passed: the case can only be dismissed',
      );
    }
  });

  it('error: more than asked for, than the cap leaves, than is locked', () => {
    const { staking, device, slashCase } = rulable();
    expect(() => staking.rule(device, slashCase, 80n * IO + 1n)).toThrow('The slash is more than the case asks for');
    const big = staking.open(device, staking.wallet(), { amount: 2n ** 64n - 1n });
    staking.answer(device, big);
    expect(() => staking.rule(device, big, 100n * IO + 1n)).toThrow('The slash is more than the cap of 30 days leaves');
    const small = staking.staked(10n * IO);
    const one = staking.open(small);
    staking.answer(small, one);
    expect(() => staking.rule(small, one, 10n * IO + 1n)).toThrow('The slash is more than the cases lock');
  });

  it("error: another device's stake, model, vault, case or bond", () => {
    const { staking, device, slashCase } = rulable();
    const other = staking.staked();
    staking.open(other);
    staking.world.setModel({ ...MODEL, code: 8 });
    const rule = staking.ruleInstruction(device, slashCase, 1n);
    const key = slashCaseAddress(device.device, 0);
    const otherKey = slashCaseAddress(other.device, 0);
    const forged = (from: typeof key, to: typeof key) => () =>
      staking.send([withAccount(rule, from, to)], staking.arbiter);
    expect(forged(stakeAddress(device.device), stakeAddress(other.device))).toThrow("The stake is another device's");
    expect(forged(device.device, other.device)).toThrow("The stake is another device's");
    expect(forged(stakeVaultAddress(device.device), stakeVaultAddress(other.device))).toThrow(
      "The vault or case is another stake's",
    );
    expect(forged(key, otherKey)).toThrow("The vault or case is another stake's");
    expect(forged(bondAddress(key), bondAddress(otherKey))).toThrow('An account is not at its derived address');
    expect(forged(staking.mint, staking.world.usdcMint)).toThrow("Only the network's IO can be staked");
    expect(forged(configAddress(), device.supplier)).toThrow('An account is of another kind');
    expect(forged(slashCase.reporter.publicKey, staking.stranger.publicKey)).toThrow(
      'This key did not report the case',
    );
    const owner = device.owner.publicKey;
    expect(forged(owner, staking.stranger.publicKey)).toThrow("Only the device's owner may do this");
    const terms = { device: device.device, index: 0, slash: 1n, mint: staking.mint, owner };
    const parties = { arbiter: staking.arbiter.publicKey, reporter: slashCase.reporter.publicKey };
    const model = slashCaseRule({ ...terms, ...parties, modelCode: 8 });
    expect(() => staking.send([model], staking.arbiter)).toThrow("The device's model is another");
  });

  it('burns what is slashed, gives the bond back and closes the case, its rent to the reporter', () => {
    const { staking, device, slashCase } = rulable();
    const reporter = slashCase.reporter.publicKey;
    const [supply, rent] = [staking.supply(), staking.world.chain.balance(reporter)];
    expect(staking.rule(device, slashCase, 60n * IO)).toMatchObject({
      ...{ slashed: 60n * IO, ownerSlashed: 60n * IO, coSlashed: 0n, bondTo: reporter, bondToCoStaker: 0n },
      ...{ arbiter: staking.arbiter.publicKey, reporter },
    });
    expect(supply - staking.supply()).toBe(60n * IO);
    expect(staking.state(device)).toMatchObject({
      ...{ openCases: 0, windowStartedAt: staking.now, windowSlashed: 60n * IO },
      owner: { active: 340n * IO, locked: 0n },
    });
    expect(staking.balance(reporter)).toBe(100_000n * IO);
    expect(staking.world.chain.balance(reporter)).toBeGreaterThan(rent);
    expect(staking.slashCase(device, 0)).toBeUndefined();
    expect(staking.world.chain.data(bondAddress(slashCaseAddress(device.device, 0)))).toBeUndefined();
  });

  it('takes of both positions by what is locked of them, active stake first', () => {
    const staking = StakingWorld.create();
    const { device } = staking.coStaked(300n * IO, 100n * IO);
    staking.coolDown(device, device.owner, 150n * IO);
    const slashCase = staking.open(device, staking.wallet(), { amount: 100n * IO });
    staking.answer(device, slashCase);
    expect(staking.rule(device, slashCase, 100n * IO)).toMatchObject({ ownerSlashed: 75n * IO, coSlashed: 25n * IO });
    expect(staking.state(device)).toMatchObject({
      owner: { active: 75n * IO, cooling: 150n * IO },
      coStaker: { active: 75n * IO, cooling: 0n },
    });
  });

  it('takes what cools where nothing is active', () => {
    const staking = StakingWorld.create();
    const device = staking.staked(80n * IO);
    staking.coolDown(device, device.owner, 60n * IO);
    const slashCase = staking.open(device, staking.wallet(), { amount: 50n * IO });
    staking.answer(device, slashCase);
    staking.rule(device, slashCase, 50n * IO);
    expect(staking.state(device).owner).toMatchObject({ active: 0n, cooling: 30n * IO });
  });

  it('lets what of the co-stake is more than the owner has left cool', () => {
    const staking = StakingWorld.create();
    const { device } = staking.coStaked(300n * IO, 100n * IO);
    staking.coolDown(device, device.owner, 200n * IO);
    const slashCase = staking.open(device, staking.wallet(), { amount: 100n * IO });
    staking.answer(device, slashCase);
    staking.rule(device, slashCase, 100n * IO);
    expect(staking.state(device)).toMatchObject({
      owner: { active: 25n * IO, cooling: 200n * IO },
      coStaker: { active: 25n * IO, cooling: 50n * IO, coolingUntil: staking.now + COOL_DOWN_SECONDS },
    });
  });

  it('rejects a case by zero: the bond goes to the accused', () => {
    const { staking, device, slashCase } = rulable();
    const owner = device.owner.publicKey;
    const [supply, before] = [staking.supply(), staking.balance(owner)];
    expect(staking.rule(device, slashCase, 0n)).toMatchObject({ slashed: 0n, bondTo: owner, bondToCoStaker: 0n });
    expect(staking.balance(owner) - before).toBe(BOND);
    expect(staking.supply()).toBe(supply);
    expect(staking.state(device)).toMatchObject({ openCases: 0, windowSlashed: 0n, owner: { locked: 0n } });
  });

  it('shares a lost bond with the co-staker, by what was locked', () => {
    const staking = StakingWorld.create();
    const { device, coStaker } = staking.coStaked(300n * IO, 100n * IO);
    const slashCase = staking.open(device);
    staking.answer(device, slashCase);
    expect(staking.rule(device, slashCase, 0n).bondToCoStaker).toBe(BOND / 4n);
    expect(staking.state(device).coStaker).toMatchObject({ active: 100n * IO, cooling: BOND / 4n });
    staking.withdraw(device, coStaker.publicKey);
    expect(staking.balance(coStaker.publicKey)).toBe(100_000n * IO - 100n * IO + BOND / 4n);
  });

  it('leaves the lock to the cases that are still open', () => {
    const { staking, device, slashCase } = rulable();
    const second = staking.open(device);
    staking.rule(device, slashCase, 60n * IO);
    expect(staking.state(device)).toMatchObject({ openCases: 1, owner: { active: 340n * IO, locked: 40n * IO } });
    staking.answer(device, second);
    staking.rule(device, second, 40n * IO);
    expect(staking.state(device)).toMatchObject({ openCases: 0, owner: { active: 300n * IO, locked: 0n } });
  });
});
