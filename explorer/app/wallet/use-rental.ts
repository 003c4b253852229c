import { PublicKey } from '@solana/web3.js';
import { useEffect, useMemo, useState } from 'react';
import type { Chain } from './chain.ts';
import { toWalletError, type WalletError } from './errors.ts';
import { RentalReader, type RentalReading } from './rental-reader.ts';

/** How often a rental is read again when the chain sends no hint, in milliseconds. */
const POLL_MS = 3_000;

/** A rental as the chain has it now (confirmed), read again whenever one of its accounts changes and every few seconds anyway. */
export function useRental(chain: Chain | undefined, address: string, devices: readonly string[]) {
  const [reading, setReading] = useState<RentalReading>();
  const [problem, setProblem] = useState<WalletError>();
  const [version, setVersion] = useState(0);
  const known = devices.join(',');
  const reader = useMemo(() => {
    if (!chain) return undefined;
    return new RentalReader(chain.connection, new PublicKey(address), known === '' ? [] : known.split(','));
  }, [chain, address, known]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version means to read at once
  useEffect(() => {
    if (!reader || !chain) return;
    let gone = false;
    let busy = false;
    const read = async () => {
      if (busy || document.hidden) return;
      busy = true;
      try {
        const next = await reader.read();
        if (!gone) setReading(next);
        if (!gone) setProblem(undefined);
      } catch (error) {
        if (!gone) setProblem(toWalletError(error, 'The chain could not be read'));
      } finally {
        busy = false;
      }
    };
    void read();
    const timer = setInterval(read, POLL_MS);
    const subscriptions = [address, ...(known === '' ? [] : known.split(','))].map((account) =>
      chain.connection.onAccountChange(new PublicKey(account), () => void read(), { commitment: 'confirmed' }),
    );
    document.addEventListener('visibilitychange', read);
    return () => {
      gone = true;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', read);
      for (const subscription of subscriptions) void chain.connection.removeAccountChangeListener(subscription);
    };
  }, [reader, chain, address, known, version]);

  return { reading, problem, readAgain: () => setVersion((number) => number + 1) };
}
