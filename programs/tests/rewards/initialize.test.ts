import { AuthorityType, createMintToInstruction, createSetAuthorityInstruction } from '@solana/spl-token';
import { describe, expect, it } from 'vitest';
import { EPOCH_SECONDS, FIRST_Q32, REWARDS_PROGRAM_ID, SUPPLY_BEFORE } from '../../client/generated/rewards/program.ts';
import { configAddress, gpuModelAddress, programDataAddress } from '../../client/pda.ts';
import { mintAuthorityAddress } from '../../client/rewards/index.ts';
import { withAccount } from '../support/forge.ts';
import { keypair } from '../support/keys.ts';
import { RewardsWorld } from '../support/rewards/world.ts';
import { createMint, mintTo } from '../support/tokens.ts';

const initialize = (rewards: RewardsWorld) => () =>
  rewards.send([rewards.initializeInstruction()], rewards.upgradeAuthority);

describe('initialize', () => {
  it('error: not the upgrade authority', () => {
    const rewards = RewardsWorld.empty();
    rewards.handOver();
    const { stranger, upgradeAuthority } = rewards;
    const forged = withAccount(rewards.initializeInstruction(), upgradeAuthority.publicKey, stranger.publicKey);
    expect(() => rewards.send([forged], stranger)).toThrow("Only the program's upgrade authority may initialize");
  });

  it('error: the program data of another program', () => {
    const rewards = RewardsWorld.empty();
    rewards.handOver();
    const instruction = rewards.initializeInstruction();
    const forged = withAccount(instruction, programDataAddress(REWARDS_PROGRAM_ID), programDataAddress());
    expect(() => rewards.send([forged], rewards.upgradeAuthority)).toThrow('An account is not at its derived address');
  });

  it('error: a second time', () => {
    const rewards = RewardsWorld.create();
    expect(initialize(rewards)).toThrow('The account exists already');
  });

  it('error: another mint than the one of the config, or a config that is none', () => {
    const rewards = RewardsWorld.empty();
    rewards.handOver();
    const instruction = rewards.initializeInstruction();
    const send = (...forge: Parameters<typeof withAccount>) =>
      rewards.send([withAccount(...forge)], rewards.upgradeAuthority);
    const { ioMint, usdcMint } = rewards.world;
    expect(() => send(instruction, ioMint, usdcMint)).toThrow('The mint is not the one');
    expect(() => send(instruction, configAddress(), gpuModelAddress(7))).toThrow('An account is of another kind');
    expect(() => send(instruction, configAddress(), ioMint)).toThrow('An account belongs to another program');
  });

  it('error: the mint authority is still a person, or was given to somebody else', () => {
    const message = "The mint's authority must be this program's mint authority address";
    const kept = RewardsWorld.empty();
    kept.setAuthority(AuthorityType.FreezeAccount, null);
    expect(initialize(kept)).toThrow(message);
    const given = RewardsWorld.empty();
    given.handOver(given.stranger.publicKey);
    expect(initialize(given)).toThrow(message);
    const nobody = RewardsWorld.empty();
    nobody.handOver(null);
    expect(initialize(nobody)).toThrow(message);
  });

  it('error: somebody could freeze what is paid out', () => {
    const rewards = RewardsWorld.empty();
    rewards.setAuthority(AuthorityType.MintTokens, mintAuthorityAddress());
    expect(initialize(rewards)).toThrow('The mint must have no freeze authority');
  });

  it('error: a supply of more than 500,000,000 IO, or none', () => {
    const more = RewardsWorld.empty();
    mintTo(more.world.chain, more.world.mintAuthority, more.world.ioMint, more.bank.publicKey, 1n);
    more.handOver();
    const message = "The mint's supply must be 500,000,000 IO, less what was burnt";
    expect(initialize(more)).toThrow(message);
    const none = RewardsWorld.unfunded();
    none.handOver();
    expect(initialize(none)).toThrow(message);
  });

  it.each([1n, SUPPLY_BEFORE - 1n])(
    'begins although %d units were burnt before, which are never minted again',
    (burnt) => {
      const rewards = RewardsWorld.empty();
      rewards.burn(burnt);
      rewards.handOver();
      const supply = SUPPLY_BEFORE - burnt;
      expect(initialize(rewards)().rewards).toMatchObject([{ name: 'EmissionInitialized', data: { supply } }]);
      const device = rewards.device();
      rewards.credit(device, 0, { idle: 3_600 });
      rewards.run(0, device);
      const { amount } = rewards.claim(device, 0);
      expect(rewards.emission().issued).toBe(amount);
      expect(rewards.supply()).toBe(supply + amount);
    },
  );

  it('error: other decimals', () => {
    const rewards = RewardsWorld.empty();
    createMint(rewards.world.chain, rewards.world.mintAuthority, keypair('coarse mint'), 6);
    rewards.handOver();
    // The config's mint can't be changed, so the account of it is overwritten.
    rewards.world.chain.overwrite(rewards.world.ioMint, (data) => data.set([6], 44));
    expect(initialize(rewards)).toThrow('The mint must have 8 decimals');
  });

  it('begins with the next full hour', () => {
    const rewards = RewardsWorld.empty();
    rewards.handOver();
    const { rewards: events } = initialize(rewards)();
    const { time } = rewards.world.chain;
    const firstHour = time / EPOCH_SECONDS + 1n;
    expect(events).toMatchObject([
      {
        name: 'EmissionInitialized',
        data: {
          firstHour,
          mint: rewards.world.ioMint,
          mintAuthority: mintAuthorityAddress(),
          supply: SUPPLY_BEFORE,
          timestamp: time,
        },
      },
    ]);
    expect(rewards.emission()).toMatchObject({
      policy: 'Schedule',
      firstHour,
      nextIndex: 0,
      nextQ32: FIRST_Q32,
      issued: 0n,
      sequence: 1n,
    });
  });

  it('in one transaction with minting and handing over, so that nobody can burn a unit in between', () => {
    const rewards = RewardsWorld.unfunded();
    const { ioMint, mintAuthority } = rewards.world;
    const to = rewards.tokenAccount(rewards.bank.publicKey);
    const { publicKey: authority } = mintAuthority;
    const { FreezeAccount, MintTokens } = AuthorityType;
    const deploy = [
      createMintToInstruction(ioMint, to, authority, SUPPLY_BEFORE),
      createSetAuthorityInstruction(ioMint, authority, FreezeAccount, null),
      createSetAuthorityInstruction(ioMint, authority, MintTokens, mintAuthorityAddress()),
      rewards.initializeInstruction(),
    ];
    rewards.send(deploy, rewards.upgradeAuthority, mintAuthority);
    expect(rewards.emission().issued).toBe(0n);
    const more = createMintToInstruction(ioMint, to, authority, 1n);
    expect(() => rewards.send([more], mintAuthority)).toThrow();
  });

  it('on the hour begins with the hour after it', () => {
    const rewards = RewardsWorld.empty();
    rewards.handOver();
    const { chain } = rewards.world;
    chain.halt(EPOCH_SECONDS - (chain.time % EPOCH_SECONDS));
    initialize(rewards)();
    expect(rewards.emission().firstHour * EPOCH_SECONDS).toBe(chain.time + EPOCH_SECONDS);
  });
});
