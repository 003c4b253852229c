import { amountExact, type MintLike } from '../format/money.ts';
import { duration } from '../format/time.ts';
import { MoneyBar, MoneyLegend } from '../ui/bars.tsx';
import { Numeral } from '../ui/numeral.tsx';
import { ExactTime } from '../ui/time.tsx';
import type { Chain } from '../wallet/chain.ts';
import { type RentalSnapshot, type RentalState, rentalState } from '../wallet/rental-state.ts';
import { LiveLog } from './live-log.tsx';
import { MoneyRow } from './money-table.tsx';
import { RenterActions } from './renter-actions.tsx';

/** A rental under way as the chain has it now. */
export function OpenNow(props: {
  id: string;
  chain: Chain;
  snapshot: RentalSnapshot;
  mint: MintLike;
  /** Slot time of the chain, in milliseconds. */
  slotMs: number;
  onChanged: () => void;
}) {
  const { snapshot, mint } = props;
  const state = rentalState(snapshot);
  const money = (amount: bigint) => <Numeral kind="chain">{amountExact(amount.toString(), mint)}</Numeral>;
  return (
    <>
      <p className="live-word" aria-live="polite">
        <Sentence state={state} snapshot={snapshot} />
      </p>
      <NextChallenge state={state} slot={snapshot.slot} slotMs={props.slotMs} />
      <MoneyBar
        money={{
          deposited: state.deposited.toString(),
          settled: state.settled.toString(),
          fees: state.fees.toString(),
          committed: (state.accrued + state.reserved).toString(),
          accrued: state.accrued.toString(),
          free: state.free.toString(),
          refunded: state.refunded.toString(),
        }}
      />
      <MoneyLegend split />
      <dl className="sums wide-sums">
        <MoneyRow name="Deposited" note="">
          {money(state.deposited)}
        </MoneyRow>
        <MoneyRow name="Paid" note="to suppliers, with fees">
          {money(state.settled + state.fees)}
        </MoneyRow>
        <MoneyRow name="Proven" note="earned, to be settled">
          {money(state.accrued)}
        </MoneyRow>
        <MoneyRow name="Locked" note="for time to come">
          {money(state.reserved)}
        </MoneyRow>
        <MoneyRow name="Refundable" note="yours to take">
          {money(state.free)}
        </MoneyRow>
      </dl>
      <RenterActions id={props.id} chain={props.chain} snapshot={snapshot} onChanged={props.onChanged} />
      {snapshot.devices.map((rented) => (
        <LiveLog key={rented.address} id={props.id} rented={rented} />
      ))}
    </>
  );
}

function Sentence({ state, snapshot }: { state: RentalState; snapshot: RentalSnapshot }) {
  const proven = <time dateTime={`PT${state.provenSeconds}S`}>{duration(state.provenSeconds.toString())}</time>;
  switch (state.phase) {
    case 'unfilled':
      return <>Open. No device is assigned yet.</>;
    case 'running':
      return state.provenSeconds === 0n ? (
        <>Assigned and running. The first proof comes with the device’s next challenge.</>
      ) : (
        <>
          Running: <span data-proven-seconds={state.provenSeconds.toString()}>{proven}</span> proven so far.
        </>
      );
    case 'draining':
      return (
        <>
          Stopped after {proven}.{' '}
          {state.releasedUntil !== undefined && state.releasedUntil > snapshot.now ? (
            <>
              The shortest time agreed ends at <ExactTime at={state.releasedUntil.toString()} />; then the last proof
              comes.
            </>
          ) : (
            <>Waiting for the last proof of the time before.</>
          )}
        </>
      );
    case 'settleable':
      return <>Over, with {proven} proven. Settle it and take the rest back.</>;
    case 'idle':
      return <>Every device is settled. Take the rest back.</>;
  }
}

/** When the next proof is asked for, while one is. */
function NextChallenge({ state, slot, slotMs }: { state: RentalState; slot: bigint; slotMs: number }) {
  if (state.nextChallenge === undefined || (state.phase !== 'running' && state.phase !== 'draining')) return null;
  const slots = state.nextChallenge - slot;
  const seconds = Math.max(0, Math.round((Number(slots) * slotMs) / 1000));
  return (
    <p className="hint">
      {slots > 0n ? (
        <>
          The next challenge comes in <time dateTime={`PT${seconds}S`}>{duration(seconds)}</time>; its answer credits
          the time up to then.
        </>
      ) : (
        <>A challenge is out: its answer credits the time up to now.</>
      )}
    </p>
  );
}
