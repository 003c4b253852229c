import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, webSocketOf } from './security.server.ts';

const browser = {
  graphqlUrl: 'http://127.0.0.1:4000/graphql',
  rpcUrl: 'http://127.0.0.1:8899',
  faucetUrl: 'http://127.0.0.1:9900/',
};

describe('contentSecurityPolicy', () => {
  it('names the chain endpoints and no third party', () => {
    const policy = contentSecurityPolicy('abc', browser, '/rent');
    expect(policy).toContain(
      "connect-src 'self' http://127.0.0.1:8899 ws://127.0.0.1:8900 http://127.0.0.1:9900;".slice(0, -1),
    );
    expect(policy).toContain("script-src 'self' 'nonce-abc'");
    expect(policy).not.toContain('https:');
  });

  it('opens connections to suppliers on a rental page only', () => {
    expect(contentSecurityPolicy('abc', browser, '/rentals/x')).toMatch(/connect-src [^;]* http: https:/);
  });
});

describe('webSocketOf', () => {
  it('takes the next port, as the client does', () => {
    expect(webSocketOf('http://127.0.0.1:8899')).toBe('ws://127.0.0.1:8900/');
    expect(webSocketOf('https://rpc.example')).toBe('wss://rpc.example/');
    expect(webSocketOf(undefined)).toBeUndefined();
  });
});
