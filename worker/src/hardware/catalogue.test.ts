import { expect, test } from 'vitest';
import { type CatalogueModel, cpuModels, matchGpuModel } from './catalogue.ts';

const model = (code: number, name: string, vramMib: number, rest: Partial<CatalogueModel> = {}): CatalogueModel => ({
  code,
  name,
  vramMib,
  class: 'Gpu',
  multiplierBps: 10_000,
  ...rest,
});

const models = [
  model(1, 'RTX 4090', 24_576),
  model(2, 'RTX 4090 D', 24_576),
  model(3, 'A100 SXM4 80GB', 81_920),
  model(4, 'A100 PCIE 40GB', 40_960),
  model(5, 'H100 HBM3', 81_920),
  model(6, 'L4', 23_034),
  model(7, 'Host CPU', 0, { class: 'Cpu' }),
];

test('a card that the catalogue does not have is no model', () => {
  expect(matchGpuModel({ name: 'NVIDIA GeForce GTX 1060', vramMib: 6_144 }, models)).toBeUndefined();
});

test('memory tells variants of one name apart', () => {
  expect(matchGpuModel({ name: 'NVIDIA L4', vramMib: 12_000 }, models)).toBeUndefined();
});

test('two models that fit equally well are none', () => {
  const twins = [model(1, 'RTX 4090', 24_576), model(2, 'GeForce RTX 4090', 24_000)];
  expect(matchGpuModel({ name: 'NVIDIA GeForce RTX 4090', vramMib: 24_564 }, twins)).toBeUndefined();
});

test.each([
  ['NVIDIA GeForce RTX 4090', 24_564, 1],
  ['NVIDIA GeForce RTX 4090 D', 24_564, 2],
  ['NVIDIA A100-SXM4-80GB', 81_920, 3],
  ['NVIDIA H100 80GB HBM3', 81_559, 5],
  ['NVIDIA L4', 23_034, 6],
])('%s is found', (name, vramMib, code) => {
  expect(matchGpuModel({ name, vramMib }, models)?.code).toBe(code);
});

test('the best rewarded CPU model comes first', () => {
  const cpus = [
    model(8, 'Small CPU', 0, { class: 'Cpu', multiplierBps: 100 }),
    model(9, 'Large CPU', 0, { class: 'Cpu', multiplierBps: 500 }),
  ];
  expect(cpuModels([...models, ...cpus]).map(({ code }) => code)).toEqual([7, 9, 8]);
});
