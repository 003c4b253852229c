import { describe, expect, it } from 'vitest';
import { associatedTokenAddress, configAddress } from '../../client/pda.ts';
import { ANSWER_SECONDS, BOND, RULING_SECONDS } from '../../client/staking/constants.ts';
import { type SlashCaseOpenInput, slashCaseOpen } from '../../client/staking/instructions.ts';
import { bondAddress, slashCaseAddress, stakeAddress } from '../../client/staking/pda.ts';
import { withAccount, withoutSignature } from '../support/forge.ts';
import { EVIDENCE, IO, StakingWorld } from '../support/staking/world.ts';
import { mintTo } from '../support/tokens.ts';
import { MODEL } from '../support/world.ts';

function ready() {
  const staking = StakingWorld.create();
  const device = staking.staked();
  const reporter = staking.wallet();
  const input: SlashCaseOpenInput = {
    ...{ device: device.device, modelCode: MODEL.code, mint: staking.mint, reporter: reporter.publicKey, index: 0 },
    ...{ reason: 'WrongModel' as const, amount: 50n * IO, ...EVIDENCE },
  };
  return { staking, device, reporter, input, open: slashCaseOpen(input) };
}

describe('slash_case_open', () => {
  it('error: without a signature', () => {
    const { staking, reporter, open } = ready();
    expect(() => staking.send([withoutSignature(open, reporter.publicKey)], staking.stranger)).toThrow(
      'An account has to sign',
    );
  });

  it('error: the arbiter', () => {
    const { staking, device } = ready();
    staking.fund(staking.arbiter.publicKey);
    expect(() => staking.open(device, staking.arbiter)).toThrow("The arbiter can't report");
  });

  it('error: nothing asked for', () => {
    const { staking, device, reporter } = ready();
    expect(() => staking.open(device, reporter, { amount: 0n })).toThrow('The amount must be more than zero');
  });

  it.each(['', 'x'.repeat(129), 'https://a\nb'])('error: the evidence %j', (evidenceUri) => {
    const { staking, device, reporter } = ready();
    expect(() => staking.open(device, reporter, { evidenceUri })).toThrow(
      'A URI has 1 to 128 bytes and no control characters',
    );
  });

  it('error: nothing is staked', () => {
    const staking = StakingWorld.create();
    const device = staking.staked(1n);
    staking.coolDown(device, device.owner, 1n);
    staking.wait(1_209_600n);
    staking.withdraw(device, device.owner.publicKey);
    expect(() => staking.open(device)).toThrow('The device has nothing staked');
  });

  it('error: a device that was never staked for', () => {
    const { staking, reporter, input } = ready();
    const open = slashCaseOpen({ ...input, device: staking.device().device });
    expect(() => staking.send([open], reporter)).toThrow('An account does not exist');
  });

  it("error: a bond that is short, or another's", () => {
    const { staking, input } = ready();
    const poor = staking.wallet(BOND - 1n);
    const reporter = poor.publicKey;
    expect(() => staking.send([slashCaseOpen({ ...input, reporter })], poor)).toThrow(
      'The token account holds less than this needs',
    );
    const reporterToken = associatedTokenAddress(staking.stranger.publicKey, staking.mint);
    expect(() => staking.send([slashCaseOpen({ ...input, reporter, reporterToken })], poor)).toThrow(
      'A token account has another owner',
    );
  });

  it('error: another mint than IO', () => {
    const { staking, reporter, input } = ready();
    const { world } = staking;
    mintTo(world.chain, world.mintAuthority, world.usdcMint, reporter.publicKey, BOND);
    const open = slashCaseOpen({ ...input, mint: world.usdcMint });
    expect(() => staking.send([open], reporter)).toThrow("Only the network's IO can be staked");
  });

  it("error: another device's stake, or another model", () => {
    const { staking, device, reporter, input, open } = ready();
    const forged = withAccount(open, stakeAddress(device.device), stakeAddress(staking.staked().device));
    expect(() => staking.send([forged], reporter)).toThrow("The stake is another device's");
    staking.world.setModel({ ...MODEL, code: 8 });
    expect(() => staking.send([slashCaseOpen({ ...input, modelCode: 8 })], reporter)).toThrow(
      "The device's model is another",
    );
  });

  it('error: a config of another kind', () => {
    const { staking, device, reporter, open } = ready();
    const forged = withAccount(open, configAddress(), device.supplier);
    expect(() => staking.send([forged], reporter)).toThrow('An account is of another kind');
  });

  it('error: at another address than the next, an earlier one included', () => {
    const { staking, device, reporter, input, open } = ready();
    expect(() => staking.send([slashCaseOpen({ ...input, index: 1 })], reporter)).toThrow(
      'An account is not at its derived address',
    );
    const other = bondAddress(slashCaseAddress(device.device, 1));
    const forged = withAccount(open, bondAddress(slashCaseAddress(device.device, 0)), other);
    expect(() => staking.send([forged], reporter)).toThrow('An account is not at its derived address');
    staking.send([open], reporter);
    expect(() => staking.send([open], reporter)).toThrow('An account is not at its derived address');
  });

  it('takes the bond and locks half of what the device needs', () => {
    const { staking, device, reporter, open } = ready();
    const { events } = staking.send([open], reporter);
    const key = slashCaseAddress(device.device, 0);
    expect(events).toMatchObject([
      {
        name: 'SlashCaseOpened',
        data: {
          ...{ case: { scope: key, sequence: 1n }, device: device.device, owner: device.owner.publicKey, index: 0 },
          ...{ reporter: reporter.publicKey, reason: 'WrongModel', amount: 50n * IO, bond: BOND, ...EVIDENCE },
          ...{ answerUntil: staking.now + ANSWER_SECONDS, rulingUntil: staking.now + RULING_SECONDS },
          ...{ modelCode: MODEL.code, gpuCount: 1, required: 200n * IO },
        },
      },
    ]);
    expect(staking.state(device)).toMatchObject({ openCases: 1, owner: { active: 400n * IO, locked: 100n * IO } });
    expect(staking.world.tokens(bondAddress(key))).toBe(BOND);
    expect(staking.balance(reporter.publicKey)).toBe(100_000n * IO - BOND);
  });

  it('locks all of a stake that is less, and what is put in later up to the cap', () => {
    const { staking, reporter } = ready();
    const device = staking.staked(30n * IO);
    staking.open(device, reporter);
    expect(staking.state(device).owner.locked).toBe(30n * IO);
    staking.deposit(device, 50n * IO);
    expect(staking.state(device).owner.locked).toBe(80n * IO);
    staking.deposit(device, 50n * IO);
    expect(staking.state(device).owner).toMatchObject({ active: 130n * IO, locked: 100n * IO });
  });

  it('spreads the lock over both positions, and takes the longest URI', () => {
    const { staking, reporter } = ready();
    const { device } = staking.coStaked(300n * IO, 100n * IO);
    staking.open(device, reporter, { evidenceUri: 'x'.repeat(128), reason: 'Other' });
    expect(staking.state(device)).toMatchObject({ owner: { locked: 75n * IO }, coStaker: { locked: 25n * IO } });
  });

  it('locks no more for further cases', () => {
    const { staking, device, reporter } = ready();
    for (let index = 0; index < 3; index += 1) staking.open(device, reporter);
    expect(staking.state(device)).toMatchObject({ openCases: 3, owner: { locked: 100n * IO } });
  });
});
