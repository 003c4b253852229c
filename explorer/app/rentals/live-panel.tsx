import type { BrowserConfig } from '../../server/context.ts';
import type { RentalView } from '../api/rentals.server.ts';
import { Card } from '../ui/card.tsx';
import { Message } from '../ui/message.tsx';
import { Pill } from '../ui/pill.tsx';
import { useRefresh } from '../ui/use-refresh.ts';
import { useChain } from '../wallet/use-chain.ts';
import { useRental } from '../wallet/use-rental.ts';
import { ClosedNow } from './closed-now.tsx';
import { isFinal } from './is-final.ts';
import { type Mints, mintOf } from './mint-of.ts';
import { OpenNow } from './open-now.tsx';

/** How often the final state is asked for while it is behind or moving, in milliseconds. */
const REFRESH_MS = 4_000;

/** The rental by the confirmed state, marked so until the final state below says the same; and what its renter can do. */
export function LivePanel(props: {
  id: string;
  final: RentalView | null;
  mints: Mints;
  browser: BrowserConfig;
  genesisHash: string;
  slotMs: number;
}) {
  const { id, final } = props;
  const { chain, problem: chainProblem } = useChain(props.browser, props.genesisHash);
  const devices = final?.devices.nodes.map(({ device }) => device) ?? [];
  const { reading, problem, readAgain } = useRental(chain, id, devices);
  useRefresh(REFRESH_MS, final?.status !== 'CLOSED');
  const trouble = chainProblem ?? problem;
  if (trouble && !reading) return <Message tone="wait">{trouble.message}</Message>;
  if (!chain || !reading) return <p className="hint">Reading the chain…</p>;
  if (reading.kind === 'unknown') {
    return final ? null : (
      <Message tone="wait">The chain has no rental at this address, not even an unfinished one.</Message>
    );
  }
  const settled = isFinal(reading, final);
  return (
    <Card
      title="Now"
      className="live"
      meta={
        <>
          <Pill tone={settled ? 'good' : 'wait'}>{settled ? 'final' : 'confirming'}</Pill>
          <span>{settled ? 'the final state says the same' : 'confirmed by the chain, final within seconds'}</span>
        </>
      }
    >
      {reading.kind === 'closed' ? (
        <ClosedNow closed={reading} mint={mintOf(props.mints, reading.mint)} />
      ) : (
        <OpenNow
          id={id}
          chain={chain}
          snapshot={reading.snapshot}
          mint={mintOf(props.mints, reading.snapshot.rental.mint.toBase58())}
          slotMs={props.slotMs}
          onChanged={readAgain}
        />
      )}
    </Card>
  );
}
