import { amountExact, type MintLike } from '../format/money.ts';
import { Message } from '../ui/message.tsx';
import { Numeral } from '../ui/numeral.tsx';
import type { RentalReading } from '../wallet/rental-reader.ts';

type Closed = Extract<RentalReading, { kind: 'closed' }>;

/** The end of a rental: what came back, and what proven time had cost. */
export function ClosedNow({ closed, mint }: { closed: Closed; mint: MintLike }) {
  const money = (amount: bigint) => <Numeral kind="chain">{amountExact(amount.toString(), mint)}</Numeral>;
  return (
    <Message tone="good">
      <p>
        Closed. <strong data-refunded={closed.refunded.toString()}>{money(closed.refunded)}</strong> of{' '}
        {money(closed.deposited)} went back to the renter; proven time cost {money(closed.settled + closed.fees)}, fees
        included. The vault is empty and gone.
      </p>
    </Message>
  );
}
