import { describe, expect, it } from 'vitest';
import type { ConfigChange, GpuModelParameters } from '../../client/generated/marketplace/types.ts';
import { configPropose, gpuModelExecute } from '../../client/instructions/config.ts';
import { MODEL, PARAMETERS, World } from '../support/world.ts';

function propose(change: ConfigChange): World {
  const world = World.create();
  world.send([configPropose({ authority: world.authority.publicKey, index: 1n, change })], world.authority);
  return world;
}

const execute = (world: World, code = MODEL.code) =>
  world.send(
    [gpuModelExecute({ index: 1n, proposer: world.authority.publicKey, code, payer: world.stranger.publicKey })],
    world.stranger,
  );

const hashChain = (units: number, rounds: number) => ({ kind: 'HashChain', units, rounds }) as const;
const matmul = (n: number, k: number, count: number) => ({ kind: 'Matmul', n, k, count }) as const;
const OUTSIDE = 'The work is outside the bounds of its kind';
const TOO_SMALL = "The work is under the program's lower bound";

describe('gpu_model_execute', () => {
  it('error: before the timelock has passed', () => {
    const world = propose({ kind: 'GpuModel', value: MODEL });
    world.chain.advanceSeconds(59n);
    expect(() => execute(world)).toThrow('The timelock of this change has not passed');
  });

  it('error: a change of another kind or another model', () => {
    const parameters = propose({ kind: 'Parameters', value: PARAMETERS });
    parameters.chain.advanceSeconds(60n);
    expect(() => execute(parameters)).toThrow('This change is of another kind');
    const model = propose({ kind: 'GpuModel', value: MODEL });
    model.chain.advanceSeconds(60n);
    expect(() => execute(model, 8)).toThrow('This change is of another kind');
  });

  it.each<[string, Partial<GpuModelParameters>, string]>([
    ['no code', { code: 0 }, "The model's code must be from 1"],
    ['units that are no power of two', { lightWork: hashChain(48, 8) }, OUTSIDE],
    ['too many units', { heavyWork: hashChain(2 ** 25, 1) }, OUTSIDE],
    ['no rounds', { lightWork: hashChain(1_024, 0) }, OUTSIDE],
    ['too many light rounds', { lightWork: hashChain(32, 33) }, OUTSIDE],
    ['too many heavy rounds', { heavyWork: hashChain(32, 1_025) }, OUTSIDE],
    ['too little light work', { lightWork: hashChain(16, 8) }, TOO_SMALL],
    ['too little heavy work', { heavyWork: hashChain(2_048, 1) }, TOO_SMALL],
    ['products as light work', { lightWork: matmul(32, 256, 4) }, 'or not of a kind for this weight'],
    ['too few rows', { heavyWork: matmul(16, 8_192, 64) }, OUTSIDE],
    ['too many rows', { heavyWork: matmul(2 ** 17, 256, 1) }, OUTSIDE],
    ['rows that are no power of two', { heavyWork: matmul(96, 256, 4) }, OUTSIDE],
    ['too short rows', { heavyWork: matmul(1_024, 128, 4) }, OUTSIDE],
    ['too long rows', { heavyWork: matmul(1_024, 16_384, 4) }, OUTSIDE],
    ['a length that is no power of two', { heavyWork: matmul(1_024, 768, 4) }, OUTSIDE],
    ['no products', { heavyWork: matmul(1_024, 256, 0) }, OUTSIDE],
    ['a tree too deep for a transaction', { heavyWork: matmul(65_536, 256, 257) }, OUTSIDE],
    ['products that eight GPUs can not count', { heavyWork: matmul(32, 256, 2 ** 29) }, OUTSIDE],
    ['too few multiply-adds', { heavyWork: matmul(32, 256, 3) }, TOO_SMALL],
    ['a hired interval off the grid', { hiredIntervalSlots: 80 }, 'Intervals are multiples of the hired one'],
    ['an idle interval that is no multiple', { idleIntervalSlots: 100 }, 'Intervals are multiples of the hired one'],
    ['no interval', { hiredIntervalSlots: 0 }, 'Intervals are multiples of the hired one'],
    ['a heavy interval off the heavy grid', { heavyIntervalSlots: 225 }, 'Intervals are multiples of the hired one'],
    ['a heavy interval of three heavy grids', { heavyIntervalSlots: 900 }, 'the heavy one 1, 2, 4, … heavy grids'],
    ['a heavy interval over its bound', { heavyIntervalSlots: 76_800 }, 'none over 72,000 slots'],
    ['an idle interval over its bound', { code: 9, idleIntervalSlots: 72_075 }, 'none over 72,000 slots'],
    ['a multiplier over a hundred', { multiplierBps: 1_000_001 }, 'The reward multiplier is over its bound'],
    ['no deadline', { lightDeadlineSlots: 0 }, 'A deadline with its gap must be shorter'],
    ['a deadline as long as the interval', { heavyDeadlineSlots: 71 }, 'A deadline with its gap must be shorter'],
  ])('error: %s', (_, change, message) => {
    const value = { ...MODEL, ...change };
    const world = propose({ kind: 'GpuModel', value });
    world.chain.advanceSeconds(60n);
    expect(() => execute(world, value.code)).toThrow(message);
  });

  it('error: a deadline that SlotHashes does not remember', () => {
    const value = {
      ...MODEL,
      code: 9,
      hiredIntervalSlots: 600,
      idleIntervalSlots: 600,
      heavyIntervalSlots: 600,
      heavyDeadlineSlots: 512,
    };
    const world = propose({ kind: 'GpuModel', value });
    world.chain.advanceSeconds(60n);
    expect(() => execute(world, 9)).toThrow('shorter than the hired interval and 512 slots');
  });

  it('error: more than twice the time between two challenges', () => {
    const world = propose({ kind: 'GpuModel', value: { ...MODEL, idleIntervalSlots: 375 } });
    world.chain.advanceSeconds(60n);
    expect(() => execute(world)).toThrow('A change may at most double the time between two challenges');
    world.setModel({ ...MODEL, idleIntervalSlots: 300, lightDeadlineSlots: 50 });
    expect(world.model().idleIntervalSlots).toBe(300);
  });

  it('error: after 30 days, or by an authority of the past', () => {
    const late = propose({ kind: 'GpuModel', value: MODEL });
    late.chain.advanceSeconds(60n);
    late.chain.halt(30n * 86_400n + 1n);
    expect(() => execute(late)).toThrow('Nobody executed this change in its 30 days');
    const world = propose({ kind: 'GpuModel', value: MODEL });
    world.change({ kind: 'Authority', value: world.stranger.publicKey });
    expect(() => execute(world)).toThrow("Only the config's authority may do this");
  });

  it('adds a model, and later changes it, by anybody', () => {
    const value = { ...MODEL, code: 9, name: 'H100 80 GB' };
    const world = propose({ kind: 'GpuModel', value });
    world.chain.advanceSeconds(60n);
    const [event] = execute(world, 9).events;
    expect(event).toMatchObject({
      name: 'GpuModelSet',
      data: { ...value, index: 1n, freshSlots: 350, freshSeconds: 140 },
    });
    expect(world.model(9)).toMatchObject({ ...value, sequence: 1n });
    world.setModel({ ...value, multiplierBps: 20_000 });
    expect(world.model(9)).toMatchObject({ multiplierBps: 20_000, sequence: 2n });
  });

  it.each([
    [32, 256, 4],
    [32, 1_024, 1],
    [65_536, 8_192, 256],
    [32, 8_192, 2 ** 29 - 1],
  ])('takes products of %i rows of %i, %i of them', (n, k, count) => {
    const world = World.create();
    world.setModel({ ...MODEL, heavyWork: matmul(n, k, count) });
    expect(world.model().heavyWork).toEqual(matmul(n, k, count));
  });

  it('leaves a running challenge its work', () => {
    const world = World.create();
    const { prover } = world.registerDevice();
    world.chain.advanceToSlot(900_151n);
    prover.start();
    const asked = world.device(prover.device).chain.challenge;
    world.setModel({ ...MODEL, lightWork: hashChain(64, 8), heavyWork: hashChain(128, 64) });
    expect(world.device(prover.device).chain.challenge).toEqual(asked);
    prover.start();
    expect([
      [64, 8, 0],
      [128, 64, 0],
    ]).toContainEqual(world.device(prover.device).chain.challenge.work.parameters);
  });
});
