import { describe, expect, it } from 'vitest';
import { deviceRetire } from '../../client/instructions/device.ts';
import { associatedTokenAddress, configAddress } from '../../client/pda.ts';
import { stakeDeposit } from '../../client/staking/instructions.ts';
import { stakeAddress, stakeVaultAddress } from '../../client/staking/pda.ts';
import { withAccount, withoutSignature } from '../support/forge.ts';
import { IO, StakingWorld } from '../support/staking/world.ts';
import { mintTo } from '../support/tokens.ts';
import { MODEL } from '../support/world.ts';

function ready() {
  const staking = StakingWorld.create();
  const device = staking.device();
  const input = { owner: device.owner.publicKey, device: device.device, modelCode: MODEL.code, mint: staking.mint };
  return { staking, device, input, deposit: stakeDeposit({ ...input, amount: 200n * IO }) };
}

describe('stake_deposit', () => {
  it("error: not the device's owner", () => {
    const { staking, input } = ready();
    const deposit = stakeDeposit({ ...input, owner: staking.stranger.publicKey, amount: 1n });
    expect(() => staking.send([deposit], staking.stranger)).toThrow("Only the device's owner may do this");
  });

  it('error: without its signature', () => {
    const { staking, device, deposit } = ready();
    const forged = withoutSignature(deposit, device.owner.publicKey);
    expect(() => staking.send([forged], staking.stranger)).toThrow('An account has to sign');
  });

  it('error: nothing', () => {
    const { staking, device, input } = ready();
    expect(() => staking.send([stakeDeposit({ ...input, amount: 0n })], device.owner)).toThrow(
      'The amount must be more than zero',
    );
  });

  it('error: another mint than IO', () => {
    const { staking, device, input } = ready();
    const { world } = staking;
    mintTo(world.chain, world.mintAuthority, world.usdcMint, device.owner.publicKey, 10n);
    const deposit = stakeDeposit({ ...input, mint: world.usdcMint, amount: 10n });
    expect(() => staking.send([deposit], device.owner)).toThrow("Only the network's IO can be staked");
  });

  it("error: another's tokens", () => {
    const { staking, device, input } = ready();
    const ownerToken = associatedTokenAddress(staking.stranger.publicKey, staking.mint);
    const deposit = stakeDeposit({ ...input, amount: 1n, ownerToken });
    expect(() => staking.send([deposit], device.owner)).toThrow('A token account has another owner');
  });

  it('error: more than the wallet holds', () => {
    const { staking, device, input } = ready();
    const deposit = stakeDeposit({ ...input, amount: 100_001n * IO });
    expect(() => staking.send([deposit], device.owner)).toThrow('The token account holds less than this needs');
  });

  it("error: another's stake or vault", () => {
    const { staking, device, deposit } = ready();
    const other = staking.staked();
    for (const address of [stakeAddress, stakeVaultAddress]) {
      const forged = withAccount(deposit, address(device.device), address(other.device));
      expect(() => staking.send([forged], device.owner)).toThrow('An account is not at its derived address');
    }
  });

  it('error: the terms of another model', () => {
    const { staking, device, input } = ready();
    staking.world.setModel({ ...MODEL, code: 8 });
    const deposit = stakeDeposit({ ...input, modelCode: 8, amount: 1n });
    expect(() => staking.send([deposit], device.owner)).toThrow("The device's model is another");
  });

  it('error: a config of another kind', () => {
    const { staking, device, deposit } = ready();
    const forged = withAccount(deposit, configAddress(), device.supplier);
    expect(() => staking.send([forged], device.owner)).toThrow('An account is of another kind');
  });

  it('error: a device that left the network', () => {
    const { staking, device, deposit } = ready();
    const { owner, gpuHashes } = device;
    staking.world.send([deviceRetire({ owner: owner.publicKey, device: device.device, gpuHashes })], owner);
    expect(() => staking.send([deposit], device.owner)).toThrow('The device has left the network');
  });

  it('makes the stake and its vault, and adds to it', () => {
    const { staking, device, deposit } = ready();
    const staker = device.owner.publicKey;
    const { events } = staking.send([deposit], device.owner);
    expect(events).toMatchObject([
      {
        name: 'StakeDeposited',
        data: {
          device: device.device,
          staker,
          amount: 200n * IO,
          modelCode: MODEL.code,
          gpuCount: 1,
          required: 200n * IO,
        },
      },
    ]);
    staking.send([deposit], device.owner);
    expect(staking.stake(device.device)).toMatchObject({ device: device.device, owner: staker, nextCaseIndex: 0 });
    expect(staking.state(device).owner).toMatchObject({ staker, active: 400n * IO, cooling: 0n, locked: 0n });
    expect(staking.world.tokens(stakeVaultAddress(device.device))).toBe(400n * IO);
    expect(staking.balance(staker)).toBe(99_600n * IO);
  });

  it.each([
    [8, 10_000, 1_600n],
    [1, 25_000, 500n],
    [2, 5_000, 400n],
  ])('asks %i GPUs of a multiplier of %i basis points for %i IO', (gpus, multiplierBps, required) => {
    const staking = StakingWorld.create();
    staking.world.setModel({ ...MODEL, multiplierBps });
    const device = staking.device({ gpus });
    expect(staking.deposit(device, 1n).events).toMatchObject([{ data: { required: required * IO } }]);
  });
});
