import { Connection } from '@solana/web3.js';
import type { BrowserConfig } from '../../server/context.ts';
import { WalletError } from './errors.ts';

/** A network as wallets name it. */
export type ChainName = 'solana:mainnet' | 'solana:devnet' | 'solana:testnet' | 'solana:localnet';

/** Genesis hashes of the public clusters begin with these (their CAIP-2 references). */
const CLUSTERS: readonly (readonly [string, ChainName])[] = [
  ['5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp', 'solana:mainnet'],
  ['EtWTRABZaYq6iMfeYKouRu166VU2xqa1', 'solana:devnet'],
  ['4uhcVJyU9pJkvQyS88uRDiswHXSCkY3z', 'solana:testnet'],
];

/** The network that a genesis hash belongs to; one that no wallet knows is local. */
export function chainNameOf(genesisHash: string): ChainName {
  return CLUSTERS.find(([prefix]) => genesisHash.startsWith(prefix))?.[1] ?? 'solana:localnet';
}

/** The chain that this site rents on, reached from the visitor's own browser. */
export type Chain = {
  connection: Connection;
  genesisHash: string;
  name: ChainName;
  /** It is the demo network that the server named, so play money is at hand. */
  demo: boolean;
  faucetUrl?: string;
};

/**
 * Reaches the chain and checks that it is the one the figures come from.
 * @param indexedGenesis genesis hash of the chain behind the read API
 */
export async function openChain(config: BrowserConfig, indexedGenesis: string): Promise<Chain> {
  const connection = connect(config);
  let genesisHash: string;
  try {
    genesisHash = await connection.getGenesisHash();
  } catch (cause) {
    throw new WalletError(
      'EXPLORER__RPC_UNAVAILABLE',
      'The chain does not answer. Try again in a moment.',
      {},
      { cause },
    );
  }
  if (genesisHash !== indexedGenesis) {
    throw new WalletError(
      'EXPLORER__WALLET_WRONG_NETWORK',
      'The chain that this site would rent on is not the one its figures come from, so nothing can be signed here.',
      { genesisHash, indexedGenesis },
    );
  }
  return {
    connection,
    genesisHash,
    name: chainNameOf(genesisHash),
    demo: config.demoGenesisHash === genesisHash && config.faucetUrl !== undefined,
    faucetUrl: config.faucetUrl,
  };
}

let open: { url: string; connection: Connection } | undefined;

/** The one connection of this page. Throws when the server names no RPC. */
export function connect(config: BrowserConfig): Connection {
  if (config.rpcUrl === undefined) {
    throw new WalletError('EXPLORER__RPC_UNAVAILABLE', 'This server names no RPC, so nothing can be rented here.');
  }
  if (open?.url !== config.rpcUrl) {
    open = {
      url: config.rpcUrl,
      connection: new Connection(config.rpcUrl, { commitment: 'confirmed', wsEndpoint: config.wsUrl }),
    };
  }
  return open.connection;
}
