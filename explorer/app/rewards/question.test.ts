import { describe, expect, it } from 'vitest';
import { epochIndex, rewardQuestion } from './question.server.ts';

const DEVICE = 'GARr7ye6inaKn3jHR6suVm4CT2G8dBD48E8ZTtHsVRQm';
const question = (text: string) => rewardQuestion(new URLSearchParams(text));

describe('rewardQuestion', () => {
  it('asks nothing while nothing is typed', () => {
    expect(question('')).toEqual({ device: '', epoch: '' });
  });

  it('says what is wrong with what was typed', () => {
    expect(question('device=x&epoch=1').problem).toContain('no address');
    expect(question(`device=${DEVICE}&epoch=-1`).problem).toContain('no index');
  });

  it('asks for a device in an epoch', () => {
    expect(question(`device= ${DEVICE} &epoch=17`).asked).toEqual({ device: DEVICE, epoch: 17 });
  });
});

describe('epochIndex', () => {
  it('knows the epochs of the schedule and no others', () => {
    expect(['0', '175318', '175319', '1.5', ''].map(epochIndex)).toEqual([0, 175_318, undefined, undefined, undefined]);
  });
});
