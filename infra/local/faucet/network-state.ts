/** How far the demo network is, for pages that wait for it. */
export interface NetworkState {
  phase: 'starting' | 'playing' | 'live' | 'failed';
  /** Share of the history that is played, 0 to 1. */
  progress: number;
  /** Rentals can be opened: the clock is never moved again. */
  rentOpen: boolean;
  /** Why rentals can't be opened yet, in a sentence; null when they can. */
  reason: string | null;
}

export const STARTING: NetworkState = {
  phase: 'starting',
  progress: 0,
  rentOpen: false,
  reason: 'The demo network is being set up. Renting opens when its history is complete.',
};

export const playing = (progress: number): NetworkState => ({
  phase: 'playing',
  progress,
  rentOpen: false,
  reason: `The demo history is ${Math.floor(progress * 100)} % played, with the chain's clock moved forward. Renting opens when it is complete.`,
});

export const LIVE: NetworkState = { phase: 'live', progress: 1, rentOpen: true, reason: null };

export const failed = (reason: string): NetworkState => ({ phase: 'failed', progress: 0, rentOpen: false, reason });
