import { describe, expect, it } from 'vitest';
import { refusal, tokenAmount } from './preview.ts';

describe('refusal', () => {
  it('says a program error in the words of the program', () => {
    const error = refusal({ InstructionError: [1, { Custom: 6037 }] }, []);
    expect(error).toMatchObject({
      code: 'EXPLORER__TRANSACTION_REFUSED',
      message: "The device's terms changed after the quote.",
    });
  });

  it('says how many lamports are missing', () => {
    const logs = [
      'Program 11111111111111111111111111111111 invoke [2]',
      'Transfer: insufficient lamports 900, need 1000',
    ];
    expect(refusal({ InstructionError: [0, { Custom: 1 }] }, logs)).toMatchObject({
      code: 'EXPLORER__MONEY_SHORT',
      context: { lamports: '100' },
    });
  });

  it('knows a payer without any SOL', () => {
    expect(refusal('AccountNotFound', null)).toMatchObject({ code: 'EXPLORER__MONEY_SHORT' });
  });
});

describe('tokenAmount', () => {
  it('is 0 for an account that does not exist', () => {
    expect(tokenAmount(undefined)).toBe(0n);
  });

  it('reads the amount from anywhere in a larger buffer', () => {
    const buffer = new Uint8Array(300);
    const data = buffer.subarray(100, 265);
    new DataView(buffer.buffer).setBigUint64(164, 12_345n, true);
    expect(tokenAmount(data)).toBe(12_345n);
  });
});
