import { describe, expect, it } from 'vitest';
import { compared } from './balances.ts';

const ref = { rental: 'r', vault: 'v' };

describe('compared', () => {
  it('finds a vault that holds less than its rental owes', () => {
    expect(compared(ref, { committed: 70n, free: 30n }, 99n)).toMatchObject({ owed: 100n, held: 99n, state: 'short' });
  });

  it('takes what somebody sent to a vault for no fault', () => {
    expect(compared(ref, { committed: 70n, free: 30n }, 101n).state).toBe('over');
    expect(compared(ref, { committed: 70n, free: 30n }, 100n).state).toBe('equal');
  });

  it('expects nothing of a closed rental', () => {
    expect(compared(ref, undefined, 0n)).toEqual({ ...ref, owed: 0n, held: 0n, state: 'closed' });
  });
});
