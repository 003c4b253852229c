import { decodeGpuModel, type GpuModel, gpuHash, gpuModelAddress } from '@escapement/programs';
import { afterAll, describe, expect, test } from 'vitest';
import type { Hardware } from '../hardware/probe.ts';
import { CpuEngine } from '../proof/cpu-engine.ts';
import { CPU_MODEL, TestMarketplace } from '../testing/marketplace.ts';
import { planDevice } from './plan-device.ts';

const engine = new CpuEngine({ threads: 1 });
const uuid = '9c1e4c4a7b314a529d100a1b2c3d4e5f';
const onChain = decodeGpuModel(new TestMarketplace().chain.existing(gpuModelAddress(CPU_MODEL.code)));
const model = (change: Partial<GpuModel>): GpuModel => ({ ...onChain, ...change });
const card = model({ code: 1, name: 'L4', class: 'Gpu', vramMib: 23_034 });
const hardware = (change: Partial<Hardware> = {}): Hardware => ({
  gpus: [],
  otherGpus: [],
  machineUuid: uuid,
  tellsIdentity: true,
  cpu: { name: 'Test', cores: 2, threads: 2 },
  memoryMib: 4_096,
  freeMemoryMib: 2_048,
  diskFreeMib: 10_000,
  os: 'linux',
  ...change,
});
const gpu = {
  uuid: 'GPU-1',
  name: 'NVIDIA L4',
  vramMib: 23_034,
  driver: '570',
  pciBusId: '0',
  mig: undefined,
  ecc: true,
};

afterAll(() => engine.close());

describe(planDevice, () => {
  test('a catalogue with no CPU model is told', async () => {
    const plan = planDevice({ hardware: hardware(), models: [card], engine, slotMs: 400 });
    await expect(plan).rejects.toMatchObject({ code: 'WORKER__MODEL_NOT_FOUND' });
  });

  test('a machine that is too slow for every model is told by how much', async () => {
    const models = [model({ heavyWork: { kind: 'HashChain', units: 8_192, rounds: 64 }, heavyDeadlineSlots: 1 })];
    await expect(planDevice({ hardware: hardware(), models, engine, slotMs: 20 })).rejects.toThrow(
      /meets no .*heavy \d+ of 20 ms/,
    );
  });

  test('a model whose work this worker does not compute is passed over', async () => {
    const heavyWork = { kind: 'Matmul', n: 65_536, k: 8_192, count: 1 } as const;
    const products = model({ code: 8, name: 'Products', multiplierBps: 900, heavyWork });
    const alone = planDevice({ hardware: hardware(), models: [products], engine, slotMs: 400 });
    await expect(alone).rejects.toThrow(/Products: asks for work that this worker does not compute/);
    const plan = await planDevice({
      hardware: hardware(),
      models: [products, model({ code: 9 })],
      engine,
      slotMs: 400,
    });
    expect(plan.modelCode).toBe(9);
  });

  test('the best rewarded model that is met is planned, by the hash of the machine only', async () => {
    const tooHard = model({
      code: 8,
      multiplierBps: 900,
      heavyWork: { kind: 'HashChain', units: 8_192, rounds: 64 },
      heavyDeadlineSlots: 1,
    });
    const models = [card, tooHard, model({ code: 9, multiplierBps: 500 }), model({ code: 10 })];
    const plan = await planDevice({ hardware: hardware(), models, engine, slotMs: 20 });
    expect(plan).toMatchObject({ modelCode: 9, class: 'Cpu', notes: [], gpuHashes: [gpuHash(uuid)] });
    expect(JSON.stringify(plan)).not.toContain(uuid);
  });

  test('a GPU is found and told, and the machine is offered as a CPU', async () => {
    const plan = await planDevice({
      hardware: hardware({ gpus: [gpu] }),
      models: [card, model({})],
      engine,
      slotMs: 400,
    });
    expect(plan).toMatchObject({ class: 'Cpu', modelCode: 7 });
    expect(plan.notes).toEqual(['NVIDIA L4 is L4 (code 1)', expect.stringMatching(/proof for GPUs comes next/)]);
  });
});
