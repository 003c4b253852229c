import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { recall, remembered } from './memory.server.ts';

describe('recall', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['performance'] }));
  afterEach(() => vi.useRealTimers());

  it('asks once for visitors who ask the same at the same time', async () => {
    const ask = vi.fn(async () => 1);
    expect(await Promise.all([recall('together', ask), recall('together', ask)])).toEqual([1, 1]);
    expect(ask).toHaveBeenCalledOnce();
  });

  it('gives an answer again, and brings it up to date behind the visitor', async () => {
    let answer = 1;
    const ask = vi.fn(async () => answer);
    expect(await recall('behind', ask)).toBe(1);
    expect(await recall('behind', ask)).toBe(1);
    expect(ask).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(5_000);
    answer = 2;
    expect(await recall('behind', ask)).toBe(1);
    await vi.waitFor(() => expect(remembered('behind')).toBe(2));
  });

  it('asks anew when the answer is old or the page wants the newest', async () => {
    let answer = 1;
    const ask = async () => answer;
    await recall('old', ask);
    answer = 2;
    expect(await recall('old', ask, 0)).toBe(2);
    vi.advanceTimersByTime(60_000);
    answer = 3;
    expect(await recall('old', ask)).toBe(3);
  });

  it('keeps the last answer when asking fails', async () => {
    await recall('failing', async () => 1);
    vi.advanceTimersByTime(60_000);
    await expect(recall('failing', async () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    expect(remembered('failing')).toBe(1);
  });
});
