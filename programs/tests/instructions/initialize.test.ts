import { PublicKey } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import type { ConfigParameters, InitializeArgs } from '../../client/generated/marketplace/types.ts';
import { programDataAddress } from '../../client/pda.ts';
import { withAccount } from '../support/forge.ts';
import { keypair } from '../support/keys.ts';
import { createMint } from '../support/tokens.ts';
import { PARAMETERS, World } from '../support/world.ts';

describe('initialize', () => {
  it('error: not the upgrade authority', () => {
    const world = World.empty();
    const { stranger, upgradeAuthority } = world;
    const forged = withAccount(world.initializeInstruction(), upgradeAuthority.publicKey, stranger.publicKey);
    expect(() => world.send([forged], stranger)).toThrow("Only the program's upgrade authority may initialize");
  });

  it('error: the program data of another program', () => {
    const world = World.empty();
    const other = programDataAddress(world.usdcMint);
    const forged = withAccount(world.initializeInstruction(), programDataAddress(), other);
    expect(() => world.send([forged], world.upgradeAuthority)).toThrow('An account is not at its derived address');
  });

  it('error: a second time', () => {
    const world = World.create();
    expect(() => world.send([world.initializeInstruction()], world.upgradeAuthority)).toThrow(
      'The account exists already',
    );
  });

  it('error: one mint for both currencies', () => {
    const world = World.empty();
    const forged = withAccount(world.initializeInstruction(), world.ioMint, world.usdcMint);
    expect(() => world.send([forged], world.upgradeAuthority)).toThrow('The stable coin must have 6 decimals, IO 8');
  });

  it('error: the two mints exchanged, or one of other decimals', () => {
    const world = World.empty();
    const { usdcMint, ioMint, upgradeAuthority, chain, mintAuthority } = world;
    const [fine, coarse] = [keypair('fine mint'), keypair('coarse mint')];
    createMint(chain, mintAuthority, fine, 9);
    createMint(chain, mintAuthority, coarse, 0);
    const own = world.initializeInstruction();
    const exchanged = withAccount(withAccount(own, usdcMint, fine.publicKey), ioMint, usdcMint);
    for (const forged of [
      withAccount(exchanged, fine.publicKey, ioMint),
      withAccount(own, usdcMint, fine.publicKey),
      withAccount(own, ioMint, coarse.publicKey),
    ]) {
      expect(() => world.send([forged], upgradeAuthority)).toThrow('The stable coin must have 6 decimals, IO 8');
    }
  });

  it('error: a mint that is none', () => {
    const world = World.empty();
    const forged = withAccount(world.initializeInstruction(), world.ioMint, world.stranger.publicKey);
    expect(() => world.send([forged], world.upgradeAuthority)).toThrow('An account belongs to another program');
  });

  it.each<[Partial<ConfigParameters>, string]>([
    [{ timelockSeconds: 59 }, 'The timelock must be between 60 seconds and 30 days'],
    [{ timelockSeconds: 30 * 86_400 + 1 }, 'The timelock must be between 60 seconds and 30 days'],
    [{ reservationFeeBps: 101 }, 'A fee is over its bound'],
    [{ paymentFeeUsdcBps: 501 }, 'A fee is over its bound'],
    [{ paymentFeeIoBps: 501 }, 'A fee is over its bound'],
    [{ gridSlots: 0 }, 'The heavy grid must be a multiple of the grid'],
    [{ heavyGridSlots: 0 }, 'The heavy grid must be a multiple of the grid'],
    [{ heavyGridSlots: 72_025 }, 'at most 72,000 slots'],
    [{ heavyGridSlots: 30 }, 'The heavy grid must be a multiple of the grid'],
  ])('error: parameters out of bounds, %o', (parameters, message) => {
    const world = World.empty();
    expect(() => world.send([world.initializeInstruction(parameters)], world.upgradeAuthority)).toThrow(message);
  });

  it.each<[Partial<InitializeArgs>, string]>([
    [{ slotMs: 149 }, 'The slot time must be between 150 and 600 ms'],
    [{ slotMs: 601 }, 'The slot time must be between 150 and 600 ms'],
    [{ arbiter: PublicKey.default }, "The arbiter can't be the default key"],
    [{ treasury: PublicKey.default }, "The treasury can't be the default key"],
    [{ authority: PublicKey.default }, "Only the config's authority may do this"],
  ])('error: arguments out of bounds, %o', (args, message) => {
    const world = World.empty();
    expect(() => world.send([world.initializeInstruction({}, args)], world.upgradeAuthority)).toThrow(message);
  });

  it('creates the config', () => {
    const world = World.empty();
    const { events } = world.send([world.initializeInstruction()], world.upgradeAuthority);
    expect(events).toMatchObject([
      {
        name: 'ConfigInitialized',
        data: { treasury: world.treasury, slotMs: 400, slotAnchor: world.chain.slot, timestamp: world.chain.time },
      },
    ]);
    expect(world.config()).toMatchObject({
      authority: world.authority.publicKey,
      treasury: world.treasury,
      arbiter: world.arbiter.publicKey,
      slotMs: 400,
      slotAnchor: world.chain.slot,
      slotAnchorAt: world.chain.time,
      usdcMint: world.usdcMint,
      ioMint: world.ioMint,
      parameters: PARAMETERS,
      rentalsPaused: false,
      nextChangeIndex: 0n,
      sequence: 1n,
    });
  });
});
