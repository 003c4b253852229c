/** What the chain process can be asked. */
export interface ChainOperations {
  /** Starts the chain; once per process. */
  start: { request: ChainStart; response: ChainStarted };
  /** Puts a program at its address, with an upgrade authority. Set-up only: no transaction does it. */
  deploy: { request: { programId: string; file: string; authority: string }; response: null };
  /** Gives lamports to an address. Set-up only: no transaction does it. */
  fund: { request: { address: string; lamports: number }; response: null };
  /** Moves slot and Clock forward together; answers when a block stands on the new slot. */
  travel: { request: { slot: number }; response: ChainPosition };
}

export interface ChainStart {
  /** Ports on loopback. */
  rpcPort: number;
  wsPort: number;
  /** Milliseconds from block to block. */
  slotTimeMs: number;
}

export interface ChainStarted {
  rpcUrl: string;
  wsUrl: string;
  /** Equal for two chains begun in the same second: only with `instance` is it unique. */
  genesisHash: string;
  instance: string;
}

/** The newest block's slot, and the Clock in it, seconds. */
export interface ChainPosition {
  slot: number;
  unixTimestamp: number;
}
