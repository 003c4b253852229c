import { describe, expect, it } from 'vitest';
import { ANSWER_SECONDS } from '../../client/staking/constants.ts';
import { slashCaseAnswer } from '../../client/staking/instructions.ts';
import { slashCaseAddress } from '../../client/staking/pda.ts';
import { withAccount, withoutSignature } from '../support/forge.ts';
import { StakingWorld } from '../support/staking/world.ts';

function opened() {
  const staking = StakingWorld.create();
  const device = staking.staked();
  return { staking, device, slashCase: staking.open(device) };
}

describe('slash_case_answer', () => {
  it("error: not the device's owner", () => {
    const { staking, device, slashCase } = opened();
    for (const signer of [staking.stranger, slashCase.reporter]) {
      expect(() => staking.answer(device, slashCase, signer)).toThrow("Only the device's owner may do this");
    }
  });

  it('error: without its signature', () => {
    const { staking, device, slashCase } = opened();
    const owner = device.owner.publicKey;
    const input = { owner, device: device.device, index: slashCase.index, hash: new Uint8Array(32), uri: 'x' };
    const forged = withoutSignature(slashCaseAnswer(input), owner);
    expect(() => staking.send([forged], staking.stranger)).toThrow('An account has to sign');
  });

  it("error: another device's case", () => {
    const { staking, device, slashCase } = opened();
    const other = staking.staked();
    staking.open(other);
    const input = { device: device.device, index: 0, hash: new Uint8Array(32), uri: 'x' };
    const answer = slashCaseAnswer({ ...input, owner: device.owner.publicKey });
    const forged = withAccount(answer, slashCaseAddress(device.device, 0), slashCaseAddress(other.device, 0));
    expect(() => staking.send([forged], device.owner)).toThrow("The vault or case is another stake's");
    expect(slashCase.index).toBe(0);
  });

  it('error: too late, to the second', () => {
    const { staking, device, slashCase } = opened();
    staking.wait(ANSWER_SECONDS);
    expect(() => staking.answer(device, slashCase)).toThrow('The time to answer has passed');
  });

  it.each(['', 'x'.repeat(129)])('error: the URI %j', (uri) => {
    const { staking, device, slashCase } = opened();
    const owner = device.owner.publicKey;
    const input = { owner, device: device.device, index: slashCase.index, hash: new Uint8Array(32), uri };
    expect(() => staking.send([slashCaseAnswer(input)], device.owner)).toThrow(
      'A URI has 1 to 128 bytes and no control characters',
    );
  });

  it('is kept, once', () => {
    const { staking, device, slashCase } = opened();
    const at = staking.now;
    const { events } = staking.answer(device, slashCase);
    expect(events).toMatchObject([
      { name: 'SlashCaseAnswered', data: { owner: device.owner.publicKey, uri: 'ipfs://answer' } },
    ]);
    expect(staking.slashCase(device, 0)?.answer).toMatchObject({ uri: 'ipfs://answer', answeredAt: at });
    expect(() => staking.answer(device, slashCase)).toThrow('The case was answered');
  });
});
