import { describe, expect, it } from 'vitest';
import { EnvError, readEnv } from './env.ts';

describe('readEnv', () => {
  it('reports every problem at once', () => {
    let caught: unknown;
    try {
      readEnv({ PORT: 'x', GRAPHQL_URL: 'not a url', WS_URL: 'http://a' });
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(EnvError);
    expect((caught as EnvError).problems.map((problem) => problem.split(':')[0])).toEqual([
      'PORT',
      'GRAPHQL_URL',
      'WS_URL',
    ]);
  });

  it('takes an empty variable as absent', () => {
    expect(readEnv({ PORT: '', FAUCET_URL: '' })).toMatchObject({
      PORT: 3000,
      HOST: '127.0.0.1',
      FAUCET_URL: undefined,
    });
  });
});
