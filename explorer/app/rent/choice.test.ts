import { describe, expect, it } from 'vitest';
import { rentChoice } from './choice.server.ts';

const model = (code: number, price: string | null, kind: 'GPU' | 'CPU' = 'GPU', slots = '750') => ({
  key: String(code),
  code,
  name: `Model ${code}`,
  class: kind,
  availableGpus: kind === 'GPU' && price ? '2' : '0',
  availableCpus: kind === 'CPU' && price ? '2' : '0',
  askLowUsdc: price,
  hiredIntervalSlots: slots,
});

const choices = {
  _meta: { chainTime: '1', genesisHash: 'g' },
  gpuModels: {
    nodes: [
      model(1, null, 'GPU', '10'),
      model(2, '100000'),
      model(4, '900000', 'GPU', '75'),
      model(3, '200000', 'GPU', '75'),
      model(9, '100', 'CPU', '75'),
    ],
  },
  countries: { nodes: [{ country: 702, name: 'Singapore', availableGpus: '1', availableCpus: '0' }] },
};

const choose = (query: string) => rentChoice(new URLSearchParams(query), choices);

describe('rentChoice', () => {
  it('offers one hour of the free GPU that proves soonest to who asks for nothing, and leaves the number open', () => {
    expect(choose('')).toEqual({
      modelCode: 3,
      gpus: undefined,
      hours: '1',
      seconds: 3600,
      country: undefined,
      mint: 'USDC',
    });
  });

  it('takes what is asked for', () => {
    expect(choose('model=2&hours=0.5&gpus=4&country=702&mint=IO')).toEqual({
      modelCode: 2,
      gpus: 4,
      hours: '0.5',
      seconds: 1800,
      country: 702,
      mint: 'IO',
    });
  });

  it('keeps wishes within bounds and drops nonsense', () => {
    expect(choose('hours=1e9&gpus=-3&country=999')).toMatchObject({
      seconds: 2160 * 3600,
      gpus: undefined,
      country: undefined,
    });
    expect(choose('hours=NaN')).toMatchObject({ seconds: 3600 });
    expect(choose('hours=0.0001')).toMatchObject({ seconds: 60 });
  });

  it('has nothing to offer without a catalogue', () => {
    expect(rentChoice(new URLSearchParams(), { ...choices, gpuModels: { nodes: [] } })).toBeUndefined();
  });
});
