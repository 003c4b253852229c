import type { BrowserConfig } from '../server/context.ts';

/**
 * The content security policy of a page: its own scripts by nonce, its own files, and the chain's endpoints to rent with.
 * Style attributes are allowed because the charts place their parts with them; they run nothing.
 */
export function contentSecurityPolicy(nonce: string, browser: BrowserConfig, pathname: string): string {
  const endpoints = [browser.rpcUrl, browser.wsUrl ?? webSocketOf(browser.rpcUrl), browser.faucetUrl]
    .filter((url) => url !== undefined)
    .map((url) => new URL(url).origin);
  const directives: Record<string, string> = {
    'default-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
    'script-src': `'self' 'nonce-${nonce}'`,
    'style-src': `'self' 'nonce-${nonce}'`,
    'style-src-attr': "'unsafe-inline'",
    'font-src': "'self'",
    'img-src': "'self' data:",
    'connect-src': ["'self'", ...new Set(endpoints), ...(readsJobLogs(pathname) ? ['http:', 'https:'] : [])].join(' '),
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}

/** A rental's page reads job logs from suppliers' machines, whose addresses only the renter's browser learns. */
function readsJobLogs(pathname: string): boolean {
  return pathname.startsWith('/rentals/');
}

/** The WebSocket that web3.js uses when none is given: the RPC's next port. */
export function webSocketOf(rpcUrl: string | undefined): string | undefined {
  if (rpcUrl === undefined) return undefined;
  const url = new URL(rpcUrl);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  if (url.port !== '') url.port = String(Number(url.port) + 1);
  return url.href;
}
