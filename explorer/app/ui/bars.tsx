/** Share of a whole in tenths of a percent, for drawing only. */
function share(part: bigint, whole: bigint): number {
  return whole <= 0n ? 0 : Number((part * 1000n) / whole);
}

/** One bar of a funnel: how much of the whole there is. */
export function ShareBar({ part, whole, kind }: { part: string; whole: string; kind: 'claimed' | 'proven' | 'hired' }) {
  const width = share(BigInt(part), BigInt(whole));
  return (
    <svg className="bar" viewBox="0 0 1000 12" preserveAspectRatio="none" aria-hidden="true">
      <rect className="track" width="1000" height="12" />
      <rect className={kind} width={width > 0 ? Math.max(4, width) : 0} height="12" />
    </svg>
  );
}

/** Amounts of one rental, smallest unit. */
export type RentalMoney = { deposited: string; settled: string; fees: string; committed: string; free: string };

/** A rental's money as one bar: paid for proven time, locked, refundable now. Parts differ in lightness and have gaps. */
export function MoneyBar({ money }: { money: RentalMoney }) {
  const whole = BigInt(money.deposited);
  const paid = share(BigInt(money.settled) + BigInt(money.fees), whole);
  const locked = share(BigInt(money.committed), whole);
  const free = share(BigInt(money.free), whole);
  return (
    <svg className="bar thin" viewBox="0 0 1000 8" preserveAspectRatio="none" aria-hidden="true">
      <rect className="track" width="1000" height="8" />
      <rect className="proven" width={paid} height="8" />
      <rect className="locked" x={paid + gap(paid)} width={Math.max(0, locked - gap(paid))} height="8" />
      <rect
        className="free"
        x={paid + locked + gap(locked)}
        width={Math.max(0, free - gap(locked))}
        height="8"
        fill="url(#hatch)"
      />
    </svg>
  );
}

const gap = (before: number) => (before > 0 ? 6 : 0);

/** What the parts of a money bar mean. Also defines the hatching that the bars use. */
export function MoneyLegend() {
  return (
    <ul className="legend">
      <li>
        <svg viewBox="0 0 16 8" className="bar" aria-hidden="true">
          <defs>
            <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect width="3" height="6" fill="var(--line-strong)" />
            </pattern>
          </defs>
          <rect className="proven" width="16" height="8" />
        </svg>
        paid for proven time
      </li>
      <li>
        <svg viewBox="0 0 16 8" className="bar" aria-hidden="true">
          <rect className="locked" width="16" height="8" />
        </svg>
        locked
      </li>
      <li>
        <svg viewBox="0 0 16 8" className="bar" aria-hidden="true">
          <rect width="16" height="8" fill="url(#hatch)" />
        </svg>
        refundable
      </li>
    </ul>
  );
}
