import { describe, expect, it } from 'vitest';
import { explainFailure, programError } from './errors.ts';
import { MARKETPLACE_PROGRAM_ID } from './generated/marketplace/program.ts';
import { STAKING_PROGRAM_ID } from './generated/staking/program.ts';

const program = MARKETPLACE_PROGRAM_ID.toBase58();
const token = 'TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA';

describe('failures', () => {
  it('of the program are told by their number', () => {
    expect(programError(6042)).toEqual({
      code: 6042,
      name: 'NotRenter',
      message: 'Only the renter, or its session key in its time, may do this',
    });
    expect(programError(1)).toBeUndefined();
    expect(explainFailure({ err: { InstructionError: [1, { Custom: 6008 }] } })?.name).toBe('TimelockNotPassed');
  });

  it('of the staking program are told as its own, by the logs or by who was called', () => {
    const staking = STAKING_PROGRAM_ID.toBase58();
    const failure = { code: 6018, name: 'OfferChanged', message: "The offer's share is another than the one seen" };
    expect(explainFailure({ logs: [`Program ${staking} failed: custom program error: 0x1782`] })).toEqual(failure);
    expect(explainFailure({ err: { InstructionError: [0, { Custom: 6018 }] } }, STAKING_PROGRAM_ID)).toEqual(failure);
  });

  it("of Anchor's checks are told too", () => {
    expect(explainFailure({ err: { InstructionError: [0, { Custom: 2006 }] } })?.name).toBe('ConstraintSeeds');
    const logs = [
      'Program log: AnchorError caused by account: x. Error Code: ConstraintSpace. Error Number: 2019. Error Message: A space constraint was violated.',
      `Program ${program} failed: custom program error: 0x7e3`,
    ];
    expect(explainFailure({ logs })).toEqual({
      code: 2019,
      name: 'ConstraintSpace',
      message: 'A space constraint was violated',
    });
  });

  it('of a called program are told as its own', () => {
    const logs = [
      `Program ${token} failed: custom program error: 0x1`,
      `Program ${program} failed: custom program error: 0x1`,
    ];
    expect(explainFailure({ err: { InstructionError: [0, { Custom: 1 }] }, logs })?.name).toBe('InsufficientFunds');
    expect(explainFailure({ logs: [`Program ${token} failed: custom program error: 0x63`] })).toMatchObject({
      name: 'Custom99',
    });
  });

  it('of the runtime say what to do', () => {
    expect(explainFailure({ err: 'BlockhashNotFound' })?.message).toMatch(/sign it again/);
    expect(explainFailure({ err: { InsufficientFundsForRent: { account_index: 1 } } })?.name).toBe(
      'InsufficientFundsForRent',
    );
    expect(explainFailure({ err: { InstructionError: [0, 'Weird'] } })?.message).toMatch(
      /refused the transaction.*Weird/,
    );
  });

  it('are none where nothing failed', () => {
    expect(explainFailure({ err: null, logs: [`Program ${program} success`] })).toBeUndefined();
  });
});
