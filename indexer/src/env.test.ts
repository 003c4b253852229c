import { describe, expect, it } from 'vitest';
import { readEnv } from './env.ts';

describe('readEnv', () => {
  it('says all that is wrong at once', () => {
    const wrong = { RPC_URL: 'localhost:8899', SEGMENT_SLOTS: '0', LOG_LEVEL: 'loud', RPC_URL_FILE: '' };
    expect(() => readEnv(wrong)).toThrow(/RPC_URL.*SEGMENT_SLOTS.*LOG_LEVEL/);
  });

  it('takes an address with a password from a file, and says when it cannot be read', () => {
    expect(() => readEnv({ CLICKHOUSE_URL_FILE: '/nowhere/at/all' })).toThrow(/CLICKHOUSE_URL_FILE/);
  });

  it('has a default for everything, also where a value is empty', () => {
    expect(readEnv({ RPC_URL: '' })).toMatchObject({
      RPC_URL: 'http://127.0.0.1:8899',
      SEGMENT_SLOTS: 64,
      START_SLOT: 0n,
    });
  });
});
