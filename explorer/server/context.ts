import type { Logger } from 'pino';

/** What the server is told about its surroundings. The `browser` part is sent to every visitor. */
export type SiteConfig = {
  /** GraphQL endpoint that the server asks. */
  graphqlUrl: string;
  /** Values that pages in a browser need. */
  browser: BrowserConfig;
};

/** Endpoints for the visitor's own browser. */
export type BrowserConfig = {
  /** GraphQL endpoint for links. */
  graphqlUrl: string;
  /** Solana RPC; without it nobody can rent here. */
  rpcUrl?: string;
  /** Solana WebSocket, when it isn't the RPC's own port. */
  wsUrl?: string;
  /** Faucet of the demo network; no demo wallet without it. */
  faucetUrl?: string;
  /** Genesis hash of the demo network; the demo wallet refuses any other chain. */
  demoGenesisHash?: string;
};

/** What each request carries into loaders and the document renderer. */
export type LoadContext = {
  /** Nonce of this response's content security policy. */
  nonce: string;
  config: SiteConfig;
  logger: Logger;
};
