// The worked numbers of docs/, played against the programs.

import { readFileSync } from 'node:fs';
import type { PublicKey } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import { programIdl } from '../client/artifacts.ts';
import { BOND } from '../client/generated/staking/program.ts';
import * as i from '../client/instructions/index.ts';
import * as pda from '../client/pda.ts';
import * as r from '../client/rewards/index.ts';
import { slashCaseAddress, stakeAddress } from '../client/staking/pda.ts';
import type { Idl } from '../scripts/generate/idl.ts';
import { grouped } from '../scripts/readme/markdown.ts';
import { EXAMPLE } from '../scripts/readme/money.ts';
import { accountBytes } from '../scripts/readme/size.ts';
import { JobWorld, sealedJob, wrappedKeys } from './support/job-world.ts';
import { RewardsWorld } from './support/rewards/world.ts';
import { EVIDENCE, IO, StakingWorld } from './support/staking/world.ts';
import { MODEL, World } from './support/world.ts';

const page = (name: string) => readFileSync(new URL(`../docs/${name}`, import.meta.url), 'utf8');
const economics = page('economics.md');

describe('bytes of the accounts', () => {
  const bytes = (program: 'marketplace' | 'staking' | 'rewards', name: string) =>
    accountBytes(programIdl(program) as unknown as Idl, name);

  it('of the marketplace are those on the chain', () => {
    const jobs = new JobWorld(sealedJob(300));
    const { world, rental } = jobs;
    const device = world.freshDevice();
    world.assign(rental, device);
    jobs.write();
    jobs.publish(0, wrappedKeys(1));
    const { publicKey: authority } = world.authority;
    const index = world.config().nextChangeIndex;
    world.send([i.configPropose({ authority, index, change: { kind: 'GpuModel', value: MODEL } })], world.authority);
    const length = (key: PublicKey) => world.chain.data(key)?.length;
    expect({
      Config: length(pda.configAddress()),
      PendingChange: length(pda.pendingChangeAddress(index)),
      GpuModel: length(pda.gpuModelAddress(MODEL.code)),
      Supplier: length(device.supplier),
      Device: length(device.device),
      GpuClaim: length(pda.gpuClaimAddress(device.gpuHashes[0]!)),
      Renter: length(rental.renter),
      Rental: length(rental.rental),
      Job: length(pda.jobAddress(rental.rental))! - 300,
      JobKeys: length(pda.jobKeysAddress(rental.rental, 0))! - 48,
    }).toEqual(
      Object.fromEntries(programIdl('marketplace').accounts!.map(({ name }) => [name, bytes('marketplace', name)])),
    );
  });

  it('of staking are those on the chain', () => {
    const staking = StakingWorld.create();
    const device = staking.staked();
    staking.open(device);
    const length = (key: PublicKey) => staking.world.chain.data(key)?.length;
    expect(length(stakeAddress(device.device))).toBe(bytes('staking', 'DeviceStake'));
    expect(length(slashCaseAddress(device.device, 0))).toBe(bytes('staking', 'SlashCase'));
  });

  it('of rewards are those on the chain', () => {
    const rewards = RewardsWorld.create();
    const device = rewards.device();
    rewards.credit(device, 0, { idle: 3_600 });
    rewards.open(0);
    rewards.score(0, device);
    const length = (key: PublicKey) => rewards.world.chain.data(key)?.length;
    expect(length(r.emissionAddress())).toBe(bytes('rewards', 'Emission'));
    expect(length(r.epochAddress(0))).toBe(bytes('rewards', 'Epoch'));
    expect(length(r.epochShardAddress(0, r.shardOf(device.device)))).toBe(bytes('rewards', 'EpochShard'));
    expect(length(r.deviceRewardAddress(device.device))).toBe(bytes('rewards', 'DeviceReward'));
  });
});

describe('two hours at two dollars', () => {
  function hired() {
    const world = World.create();
    const device = world.freshDevice({ terms: { minSeconds: Number(EXAMPLE.minimum) } });
    const rental = world.rent(device, { seconds: Number(EXAMPLE.reserved) });
    const { assignedAt, reserved } = world.device(device.device).assignment;
    /** Goes on to a second of the hired time, slot by slot at the end: none is passed over. */
    const until = (second: bigint) => {
      world.run(assignedAt + second - world.chain.time - 2n, device.prover);
      while (world.chain.time < assignedAt + second) {
        if (device.prover.dueSlot === world.chain.slot) device.prover.next();
        else world.chain.advanceSlots(1n);
      }
    };
    /** Settles when it is over, and tells what the page says of it. */
    const ended = () => {
      while (world.device(device.device).assignment.drained === 0) device.prover.next();
      const { paid, fees, returned, seconds, ended: isOver } = world.settle(rental, device);
      expect(isOver).toBe(true);
      return `| ${[seconds, paid, fees, returned].map(grouped).join(' | ')} |`;
    };
    return { world, device, rental, reserved, until, ended };
  }

  const said = (ending: string) => {
    const line = economics.split('\n').find((row) => row.startsWith(`| ${ending}`));
    return `|${line?.split('|').slice(2).join('|')}`.trim();
  };

  it('all proven', () => {
    const { world, device, rental, until, ended } = hired();
    until(EXAMPLE.reserved);
    world.release(world.stranger, rental, device);
    expect(ended()).toBe(said('all of it is proven'));
  });

  it.each([
    ['renter', EXAMPLE.early],
    ['renter', EXAMPLE.late],
    ['supplier', EXAMPLE.early],
    ['supplier', EXAMPLE.late],
  ] as const)('the %s leaves after %s seconds', (who, second) => {
    const { world, device, rental, until, ended } = hired();
    until(second);
    world.release(who === 'renter' ? rental.owner : device.owner, rental, device);
    if (who === 'renter' && second < EXAMPLE.minimum) until(EXAMPLE.minimum);
    expect(ended()).toBe(said(`the ${who} leaves after ${grouped(second)} s`));
  });

  it('silent since before the minimum', () => {
    const { world, device, rental, until, ended } = hired();
    until(EXAMPLE.early);
    world.fallSilent(device);
    world.release(world.stranger, rental, device);
    expect(ended()).toBe(said('the device is silent, its silence'));
  });

  it('extended to three', () => {
    const { world, device, rental, reserved } = hired();
    const { assignedAt } = world.device(device.device).assignment;
    const extension = { owner: rental.owner.publicKey, rental: rental.rental, devices: [device.device] };
    world.send([i.rentalExtend({ ...extension, endsAt: assignedAt + EXAMPLE.extended })], rental.owner);
    const after = world.device(device.device).assignment.reserved;
    expect(economics).toContain(`${grouped(after)} − ${grouped(reserved)} = ${grouped(after - reserved)}`);
  });
});

describe('a case over 250 and 150 IO', () => {
  const line = (first: string) => {
    const row = economics.split('\n').find((text) => text.startsWith(`| ${first}`));
    return row
      ?.split('|')
      .slice(2, 5)
      .map((cell) => Number(cell));
  };
  const inIo = (...amounts: readonly bigint[]) => amounts.map((amount) => Number(amount) / Number(IO));

  function opened() {
    const staking = StakingWorld.create();
    const { device } = staking.coStaked(250n * IO, 150n * IO);
    const slashCase = staking.open(device, staking.wallet(), { amount: 80n * IO, ...EVIDENCE });
    const { owner, coStaker } = staking.state(device);
    expect(inIo(owner.locked, coStaker.locked, owner.locked + coStaker.locked)).toEqual(line('locked by the case'));
    staking.answer(device, slashCase);
    return { staking, device, slashCase };
  }

  it('is upheld with 80', () => {
    const { staking, device, slashCase } = opened();
    const supply = staking.supply();
    const { ownerSlashed, coSlashed, slashed } = staking.rule(device, slashCase, 80n * IO);
    expect(inIo(ownerSlashed, coSlashed, slashed)).toEqual(line('the arbiter upholds it'));
    expect(supply - staking.supply()).toBe(slashed);
    const { owner, coStaker } = staking.state(device);
    expect(inIo(owner.active, coStaker.active, owner.active + coStaker.active)).toEqual(line('active after it'));
    const second = staking.open(device, staking.wallet(), { amount: 80n * IO });
    staking.answer(device, second);
    expect(() => staking.rule(device, second, 20n * IO + 1n)).toThrow('The slash is more than the cap');
    expect(staking.rule(device, second, 20n * IO).slashed).toBe(20n * IO);
  });

  it('is rejected', () => {
    const { staking, device, slashCase } = opened();
    const { bondToCoStaker } = staking.rule(device, slashCase, 0n);
    expect(inIo(BOND - bondToCoStaker, bondToCoStaker, BOND)).toEqual(line('or: it is rejected'));
  });
});

it('limits of a device that is asked every ten minutes', () => {
  const world = World.empty();
  const parameters = { gridSlots: 750, heavyGridSlots: 4_500 };
  world.send([world.initializeInstruction(parameters)], world.upgradeAuthority);
  world.setModel({
    ...{ ...MODEL, code: 8, idleIntervalSlots: 1_500, hiredIntervalSlots: 750, heavyIntervalSlots: 4_500 },
    ...{ lightDeadlineSlots: 150, heavyDeadlineSlots: 90 },
  });
  const device = world.freshDevice({ modelCode: 8 });
  world.rent(device);
  const { freshSlots, freshSeconds } = world.model(8);
  const { silentSlots, silentSeconds, drainSlots, drainSeconds } = world.device(device.device).assignment;
  const rows = page('state-machines.md').split('\n');
  const ends = (first: string) =>
    rows
      .find((row) => row.startsWith(`| ${first}: `))
      ?.split(' | ')
      .slice(2)
      .join(' | ');
  expect(ends('fresh')).toBe(`${grouped(freshSlots)} | ${grouped(freshSeconds)} |`);
  expect(ends('silent')).toBe(`${grouped(silentSlots)} | ${grouped(silentSeconds)} |`);
  expect(ends('drain')).toBe(`${grouped(drainSlots)} | ${grouped(drainSeconds)} |`);
});
