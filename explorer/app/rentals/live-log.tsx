import { endpointOf, jobStateOf } from '@escapement/programs/browser';
import { PublicKey } from '@solana/web3.js';
import { useEffect, useState } from 'react';
import { toWalletError } from '../wallet/errors.ts';
import { logAddress, readLog } from '../wallet/job-log.ts';
import { rentalKey } from '../wallet/rental-keys.ts';
import type { RentedDevice } from '../wallet/rental-state.ts';

/** How often the log is read again, in milliseconds. */
const POLL_MS = 4_000;

type LogState = { text?: string; problem?: string };

/** The log of a container, read from the supplier's machine with the key that only the renter's browser has. */
export function LiveLog({ id, rented }: { id: string; rented: RentedDevice }) {
  const { device } = rented;
  const endpoint = endpointOf(device);
  const state = jobStateOf(device);
  const log = useLog(id, endpoint, device.encryptionKey);
  if (state === 'Unknown' && !endpoint) return null;
  return (
    <section className="log" aria-label="Log of the container">
      <h3>
        Container, as the worker reports it: {state.toLowerCase()}
        {state === 'Exited' && (
          <>
            {' '}
            with code <span data-numeral="chain">{device.exitCode}</span>
          </>
        )}
      </h3>
      {log.problem !== undefined && <p className="hint">{log.problem}</p>}
      {log.text !== undefined && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <pre data-numeral="chain" tabIndex={0}>
          {log.text === '' ? 'Nothing written yet.' : log.text}
        </pre>
      )}
    </section>
  );
}

function useLog(id: string, endpoint: Uint8Array | null, peer: Uint8Array): LogState {
  const [state, setState] = useState<LogState>({});
  const sealed = endpoint?.join(',');
  const peerText = peer.join(',');
  useEffect(() => {
    if (sealed === undefined) return;
    const keys = rentalKey(id);
    if (!keys) {
      setState({ problem: 'Only the browser in which this rental was opened can read its log.' });
      return;
    }
    const stop = new AbortController();
    const rental = new PublicKey(id);
    const device = bytes(peerText);
    const read = async () => {
      try {
        const url = await logAddress(keys, device, rental, bytes(sealed));
        setState({ text: await readLog(url, keys, device, rental, stop.signal) });
      } catch (error) {
        if (!stop.signal.aborted)
          setState(({ text }) => ({ text, problem: toWalletError(error, 'The log could not be read').message }));
      }
    };
    void read();
    const timer = setInterval(read, POLL_MS);
    return () => {
      stop.abort();
      clearInterval(timer);
    };
  }, [id, sealed, peerText]);
  return state;
}

const bytes = (text: string) => Uint8Array.from(text.split(','), Number);
