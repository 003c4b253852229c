import type { MintLike } from '../format/money.ts';
import { day } from '../format/time.ts';
import type { ChartPoint } from '../prices/prices.server.ts';

/** What a chart says of the day under the pointer; the table below it says the same exactly. */
export function PriceTooltip(props: {
  mint: MintLike;
  active?: boolean;
  payload?: readonly { payload?: ChartPoint }[];
}) {
  const point = props.active ? props.payload?.[0]?.payload : undefined;
  if (!point) return null;
  const value = (amount: number) =>
    `${props.mint.symbol === 'USDC' ? '$' : ''}${amount.toFixed(amount >= 0.1 ? 2 : 4)}${props.mint.symbol === 'IO' ? ' IO' : ''}`;
  return (
    <div className="tooltip">
      <b>{day(point.at)}</b>
      {point.median !== undefined && <span>settled median {value(point.median)}</span>}
      {point.band && (
        <span>
          P10 {value(point.band[0])}, P90 {value(point.band[1])}
        </span>
      )}
      {point.ask !== undefined && <span>median ask, hired devices too, {value(point.ask)}</span>}
      {point.median === undefined && <span>nothing settled</span>}
    </div>
  );
}
