import { PublicKey } from '@solana/web3.js';
import { expect } from 'vitest';
import { RULING_SECONDS, SLASH_WINDOW_SECONDS } from '../../../client/staking/constants.ts';
import { stakeVaultAddress } from '../../../client/staking/pda.ts';
import { slashCaseStage, stakeTotal } from '../../../client/staking/stake.ts';
import type { StakeCast } from './stake-actions.ts';

/** A stranger ends all cases, all stake leaves, and no unit stays in a vault. */
export function endStakes({ staking, devices, cases }: StakeCast): void {
  staking.wait(RULING_SECONDS);
  for (const slashCase of cases) {
    expect(slashCaseStage(staking.slashCase(slashCase.device, slashCase.index)!, staking.now)).toBe('Dismissible');
    staking.dismiss(slashCase.device, slashCase);
  }
  for (const device of devices) {
    const { openCases, owner, coStaker } = staking.state(device);
    expect([openCases, owner.locked, coStaker.locked]).toEqual([0, 0n, 0n]);
    if (coStaker.active > 0n) staking.endCoStake(device);
    if (owner.active > 0n) staking.coolDown(device, device.owner, owner.active);
  }
  staking.wait(SLASH_WINDOW_SECONDS);
  for (const device of devices) {
    const { owner, coStaker } = staking.state(device);
    for (const { staker, cooling } of [owner, coStaker]) if (cooling > 0n) staking.withdraw(device, staker);
    expect(stakeTotal(staking.state(device))).toBe(0n);
    expect(staking.world.tokens(stakeVaultAddress(device.device))).toBe(0n);
    expect(staking.state(device).coStaker.staker).toEqual(PublicKey.default);
  }
}
