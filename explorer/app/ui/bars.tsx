/** Share of a whole in tenths of a percent, for drawing only. */
function share(part: bigint, whole: bigint): number {
  return whole <= 0n ? 0 : Number((part * 1000n) / whole);
}

/** One bar of a funnel: how much of the whole there is. */
export function ShareBar(props: { part: string; whole: string; kind: 'claimed' | 'proven' | 'hired' | 'staked' }) {
  const width = share(BigInt(props.part), BigInt(props.whole));
  return (
    <svg className="bar" viewBox="0 0 1000 12" preserveAspectRatio="none" aria-hidden="true">
      <rect className="track" width="1000" height="12" />
      <rect className={props.kind} width={width > 0 ? Math.max(4, width) : 0} height="12" />
    </svg>
  );
}

/** Amounts of one rental, smallest unit. `accrued`, where it is known, is the part of `committed` that is proven already. */
export type RentalMoney = {
  deposited: string;
  settled: string;
  fees: string;
  committed: string;
  free: string;
  refunded: string;
  accrued?: string;
};

const GAP = 6;

/** A rental's money as one bar, in the order of its legend. Parts differ in lightness and have gaps. */
export function MoneyBar({ money }: { money: RentalMoney }) {
  const whole = BigInt(money.deposited);
  const accrued = BigInt(money.accrued ?? '0');
  const parts: readonly (readonly [Part, bigint])[] = [
    ['proven', BigInt(money.settled) + BigInt(money.fees)],
    ['accrued', accrued],
    ['locked', BigInt(money.committed) - accrued],
    ['free', BigInt(money.free)],
    ['refunded', BigInt(money.refunded)],
  ];
  let at = 0;
  return (
    <svg className="bar thin" viewBox="0 0 1000 8" preserveAspectRatio="none" aria-hidden="true">
      <rect className="track" width="1000" height="8" />
      {parts.map(([kind, amount]) => {
        const x = at === 0 ? 0 : at + GAP;
        const width = share(amount, whole);
        at += width;
        return <rect key={kind} className={kind} x={x} width={Math.max(0, at - x)} height="8" fill={FILL[kind]} />;
      })}
    </svg>
  );
}

type Part = 'proven' | 'accrued' | 'locked' | 'free' | 'refunded';

/** The hatching is a drawing of the page, which a style sheet can't name. */
const FILL: Partial<Record<Part, string>> = { free: 'url(#hatch)' };

const MEANING: Readonly<Record<'whole' | 'split', readonly (readonly [Part, string])[]>> = {
  whole: [
    ['proven', 'paid for proven time'],
    ['locked', 'locked, partly proven already'],
    ['free', 'refundable'],
    ['refunded', 'refunded'],
  ],
  split: [
    ['proven', 'paid for proven time'],
    ['accrued', 'proven, not settled yet'],
    ['locked', 'locked for time to come'],
    ['free', 'refundable'],
    ['refunded', 'refunded'],
  ],
};

/**
 * What the parts of money bars mean. Also defines the hatching that the bars use.
 * @param split the bars tell what is proven apart from the rest of what is locked
 */
export function MoneyLegend({ split = false }: { split?: boolean }) {
  return (
    <ul className="legend">
      {MEANING[split ? 'split' : 'whole'].map(([kind, meaning]) => (
        <li key={kind}>
          <svg viewBox="0 0 16 8" className="bar" aria-hidden="true">
            {kind === 'free' && (
              <defs>
                <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                  <rect width="3" height="6" fill="var(--line-strong)" />
                </pattern>
              </defs>
            )}
            <rect className={kind} width="16" height="8" fill={FILL[kind]} />
          </svg>
          {meaning}
        </li>
      ))}
    </ul>
  );
}
