import { describe, expect, it } from 'vitest';
import { BOND, RULING_SECONDS } from '../../client/staking/constants.ts';
import { slashCaseDismiss } from '../../client/staking/instructions.ts';
import { bondAddress, slashCaseAddress, stakeAddress, stakeVaultAddress } from '../../client/staking/pda.ts';
import { withAccount } from '../support/forge.ts';
import { StakingWorld } from '../support/staking/world.ts';

function stuck() {
  const staking = StakingWorld.create();
  const device = staking.staked();
  const slashCase = staking.open(device);
  return { staking, device, slashCase };
}

describe('slash_case_dismiss', () => {
  it('error: while it can be ruled', () => {
    const { staking, device, slashCase } = stuck();
    staking.wait(RULING_SECONDS - 1n);
    expect(() => staking.dismiss(device, slashCase)).toThrow('The case can still be ruled');
  });

  it("error: another's stake, vault, case, bond, rent or money", () => {
    const { staking, device, slashCase } = stuck();
    const other = staking.staked();
    staking.open(other);
    staking.wait(RULING_SECONDS);
    const dismiss = slashCaseDismiss({
      ...{ payer: staking.stranger.publicKey, reporter: slashCase.reporter.publicKey, owner: device.owner.publicKey },
      ...{ device: device.device, index: 0, mint: staking.mint },
    });
    const [key, otherKey] = [slashCaseAddress(device.device, 0), slashCaseAddress(other.device, 0)];
    const forged = (from: typeof key, to: typeof key) => () =>
      staking.send([withAccount(dismiss, from, to)], staking.stranger);
    const mismatch = "The vault or case is another stake's";
    expect(forged(stakeAddress(device.device), stakeAddress(other.device))).toThrow(mismatch);
    expect(forged(stakeVaultAddress(device.device), stakeVaultAddress(other.device))).toThrow(mismatch);
    expect(forged(key, otherKey)).toThrow(mismatch);
    expect(forged(bondAddress(key), bondAddress(otherKey))).toThrow('An account is not at its derived address');
    expect(forged(staking.mint, staking.world.usdcMint)).toThrow("Only the network's IO can be staked");
    expect(forged(slashCase.reporter.publicKey, other.owner.publicKey)).toThrow('This key did not report the case');
    expect(forged(device.owner.publicKey, other.owner.publicKey)).toThrow("Only the device's owner may do this");
  });

  it('error: a second time', () => {
    const { staking, device, slashCase } = stuck();
    staking.wait(RULING_SECONDS);
    staking.dismiss(device, slashCase);
    expect(() => staking.dismiss(device, slashCase)).toThrow('An account does not exist');
  });

  it('ends a case that nobody ruled: the bond to the accused, the rent to the reporter', () => {
    const { staking, device, slashCase } = stuck();
    const [owner, reporter] = [device.owner.publicKey, slashCase.reporter.publicKey];
    const [before, rent] = [staking.balance(owner), staking.world.chain.balance(reporter)];
    staking.wait(RULING_SECONDS);
    expect(staking.dismiss(device, slashCase)).toMatchObject({ bondTo: owner, bondToCoStaker: 0n, reporter });
    expect(staking.balance(owner) - before).toBe(BOND);
    expect(staking.world.chain.balance(reporter)).toBeGreaterThan(rent);
    expect(staking.state(device)).toMatchObject({ openCases: 0, owner: { locked: 0n } });
    expect(staking.slashCase(device, 0)).toBeUndefined();
  });

  it('is done by the reporter itself too', () => {
    const { staking, device, slashCase } = stuck();
    staking.wait(RULING_SECONDS);
    const { publicKey: reporter } = slashCase.reporter;
    const input = { payer: reporter, reporter, owner: device.owner.publicKey, device: device.device, index: 0 };
    staking.send([slashCaseDismiss({ ...input, mint: staking.mint })], slashCase.reporter);
    expect(staking.state(device).openCases).toBe(0);
  });
});
