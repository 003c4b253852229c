import { describe, expect, it } from 'vitest';
import { taskInput } from './task-input.ts';
import type { Task } from './tasks.ts';

const accept: Task = { kind: 'accept', offer: { device: 'd', most: 500_000_000n, shareBps: 5_000 } };

const form = (values: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) data.set(name, value);
  return data;
};

describe('taskInput', () => {
  it('reads an amount and a share', () => {
    expect(taskInput({ kind: 'offer' } as Task, form({ amount: '2.5', share: '12.25' }))).toEqual({
      amount: 250_000_000n,
      shareBps: 1_225,
    });
  });

  it.each(['', '0', 'x', '5.00000001'])('refuses %j of an offer of five', (amount) => {
    expect(() => taskInput(accept, form({ amount }))).toThrowError(/amount|more than is possible/);
  });
});
