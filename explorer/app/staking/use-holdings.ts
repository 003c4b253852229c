import { PublicKey } from '@solana/web3.js';
import { useCallback, useEffect, useState } from 'react';
import type { Chain } from '../wallet/chain.ts';
import { toWalletError, type WalletError } from '../wallet/errors.ts';
import { type Holdings, readHoldings } from './holdings.ts';

/** What a wallet has by the confirmed state, read again when told. */
export function useHoldings(chain: Chain, address: string) {
  const [state, setState] = useState<{ holdings?: Holdings; problem?: WalletError }>({});
  const [round, setRound] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round means to read the same wallet again
  useEffect(() => {
    let gone = false;
    const read = async () => readHoldings(chain.connection, new PublicKey(address), await knownDevices(address));
    read().then(
      (holdings) => {
        if (!gone) setState({ holdings });
      },
      (error: unknown) => {
        if (!gone) setState({ problem: toWalletError(error, 'What this wallet has could not be read') });
      },
    );
    return () => {
      gone = true;
    };
  }, [chain, address, round]);

  const readAgain = useCallback(() => setRound((number) => number + 1), []);
  return { ...state, readAgain };
}

/** Devices of others with a part of this wallet, as the read API knows them. Without it, the wallet's own are shown alone. */
async function knownDevices(address: string): Promise<string[]> {
  const response = await fetch(`/staking/known/${address}`);
  if (!response.ok) return [];
  const answer: unknown = await response.json();
  const devices = typeof answer === 'object' && answer !== null && 'devices' in answer ? answer.devices : [];
  return Array.isArray(devices) ? devices.filter((device) => typeof device === 'string') : [];
}
