import { type PublicKey, TransactionInstruction } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import { MARKETPLACE_PROGRAM_ID } from '../../client/generated/marketplace/program.ts';
import * as i from '../../client/instructions/index.ts';
import * as pda from '../../client/pda.ts';
import { TransactionRefused } from '../support/chain.ts';
import { copyOf, withAccount, withoutSignature } from '../support/forge.ts';
import { MODEL, World } from '../support/world.ts';

/** First bytes of the instruction by which the program calls itself to tell an event. */
const EVENT_TAG = [0xe4, 0x45, 0xa5, 0x2e, 0x51, 0xcb, 0x9a, 0x1d];

describe('events', () => {
  it('nobody but the program tells one', () => {
    const world = World.create();
    const forge = (key: PublicKey, isSigner: boolean) =>
      new TransactionInstruction({
        programId: MARKETPLACE_PROGRAM_ID,
        keys: [{ pubkey: key, isSigner, isWritable: false }],
        data: Buffer.from([...EVENT_TAG, ...new Uint8Array(64)]),
      });
    const { stranger } = world;
    expect(() => world.send([forge(pda.eventAuthorityAddress(), false)], stranger)).toThrow(TransactionRefused);
    expect(() => world.send([forge(stranger.publicKey, true)], stranger)).toThrow(TransactionRefused);
    expect(() =>
      world.send(
        [new TransactionInstruction({ programId: MARKETPLACE_PROGRAM_ID, keys: [], data: Buffer.from(EVENT_TAG) })],
        stranger,
      ),
    ).toThrow(TransactionRefused);
  });

  it('no change happens without its event: the program calls itself, and no other program', () => {
    const world = World.create();
    const device = world.freshDevice();
    const set = i.deviceAcceptingSet({ authority: device.owner.publicKey, device: device.device, accepting: false });
    for (const [from, to] of [
      [MARKETPLACE_PROGRAM_ID, world.stranger.publicKey],
      [pda.eventAuthorityAddress(), world.stranger.publicKey],
    ] as const) {
      const forged = withAccount(set, from, to);
      expect(() => world.send([forged], device.owner)).toThrow(TransactionRefused);
    }
  });
});

describe('accounts in the place of others', () => {
  it('config and model are taken from the program only, which makes each once', () => {
    const world = World.create();
    const device = world.freshDevice();
    const rental = world.openRental();
    const assign = i.rentalAssign({
      ...{ authority: rental.owner.publicKey, rental: rental.rental, modelCode: MODEL.code },
      ...{ devices: [device.device], seenSlot: world.chain.slot },
    });
    for (const key of [pda.configAddress(), pda.gpuModelAddress(MODEL.code)]) {
      const foreign = copyOf(world, key, `copy of ${key.toBase58()}`, world.stranger.publicKey);
      expect(() => world.send([withAccount(assign, key, foreign)], rental.owner)).toThrow('belongs to another program');
      for (const other of [rental.rental, device.supplier, device.device, rental.renter]) {
        expect(() => world.send([withAccount(assign, key, other)], rental.owner)).toThrow('is of another kind');
      }
    }
  });

  it("a device is not hired, started or ticked with another model's terms", () => {
    const world = World.create();
    world.setModel({ ...MODEL, code: 8, heavyWork: { kind: 'HashChain', units: 4, rounds: 1_024 } });
    const device = world.freshDevice();
    const rental = world.openRental();
    const other = pda.gpuModelAddress(8);
    const model = pda.gpuModelAddress(MODEL.code);
    const { worker, device: key } = device;
    const start = i.chainStart({ worker: worker.publicKey, device: key, modelCode: 8 });
    expect(() => world.send([start], worker)).toThrow("The device's model is another");
    world.chain.advanceToSlot(device.prover.dueSlot);
    const tick = i.tick({ ...device.prover.answer(), worker: worker.publicKey, device: key, modelCode: 8 });
    expect(() => world.send([tick], worker)).toThrow("The device's model is another");
    const assign = i.rentalAssign({
      ...{ authority: rental.owner.publicKey, rental: rental.rental, modelCode: MODEL.code },
      ...{ devices: [key], seenSlot: world.chain.slot },
    });
    expect(() => world.send([withAccount(assign, model, other)], rental.owner)).toThrow(
      "The device's model is another",
    );
  });

  it('accounts of another program are no devices, rentals or suppliers', () => {
    const world = World.create();
    const device = world.freshDevice();
    const rental = world.rent(device);
    world.run(100n, device.prover);
    const settle = world.settleInstruction(rental, device);
    const foreign = world.stranger.publicKey;
    for (const key of [rental.rental, device.device, device.supplier]) {
      const copy = copyOf(world, key, `foreign ${key.toBase58()}`, foreign);
      expect(() => world.send([withAccount(settle, key, copy)], world.stranger)).toThrow(TransactionRefused);
    }
  });

  it('one kind of account is not taken for another', () => {
    const world = World.create();
    const device = world.freshDevice();
    const rental = world.rent(device);
    world.run(100n, device.prover);
    const settle = world.settleInstruction(rental, device);
    const kinds = [rental.rental, device.device, device.supplier];
    for (const from of kinds) {
      for (const to of [...kinds, pda.configAddress(), rental.renter].filter((key) => !key.equals(from))) {
        expect(() => world.send([withAccount(settle, from, to)], world.stranger)).toThrow(TransactionRefused);
      }
    }
    for (const other of [rental.rental, device.supplier, rental.renter, pda.configAddress()]) {
      const assign = i.rentalAssign({
        ...{ authority: rental.owner.publicKey, rental: rental.rental, modelCode: MODEL.code },
        ...{ devices: [other], seenSlot: world.chain.slot },
      });
      expect(() => world.send([assign], rental.owner)).toThrow(TransactionRefused);
    }
  });

  it('no instruction goes without the signature that it names', () => {
    const world = World.create();
    const device = world.freshDevice();
    const rental = world.rent(device);
    const { owner } = rental;
    const { stranger } = world;
    const money = { owner: owner.publicKey, rental: rental.rental, mint: rental.mint, amount: 1n };
    const terms = { askUsdc: 1n, askIo: 1n, minSeconds: 0, maxSeconds: 60 };
    const supplier = device.owner.publicKey;
    const unsigned: [TransactionInstruction, PublicKey][] = [
      [i.rentalWithdraw(money), owner.publicKey],
      [i.rentalDeposit(money), owner.publicKey],
      [i.deviceRelease({ authority: owner.publicKey, rental: rental.rental, device: device.device }), owner.publicKey],
      [i.listingSet({ owner: supplier, device: device.device, ...terms }), supplier],
      [i.listingClose({ owner: supplier, device: device.device }), supplier],
      [i.supplierUpdate({ owner: supplier, payout: stranger.publicKey, name: 'Thief' }), supplier],
      [
        i.chainStart({ worker: device.worker.publicKey, device: device.device, modelCode: MODEL.code }),
        device.worker.publicKey,
      ],
      [
        i.configPropose({
          ...{ authority: world.authority.publicKey, index: world.config().nextChangeIndex },
          change: { kind: 'Authority', value: stranger.publicKey },
        }),
        world.authority.publicKey,
      ],
      [i.rentalsPauseSet({ authority: world.authority.publicKey, paused: true }), world.authority.publicKey],
    ];
    for (const [instruction, key] of unsigned) {
      expect(() => world.send([withoutSignature(instruction, key)], stranger)).toThrow(TransactionRefused);
    }
  });
});
