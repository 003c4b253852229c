import { useEffect, useRef, useState } from 'react';
import { Area, CartesianGrid, ComposedChart, Line, Tooltip, XAxis, YAxis } from 'recharts';
import type { MintLike } from '../format/money.ts';
import { day } from '../format/time.ts';
import type { ChartPoint } from '../prices/prices.server.ts';
import { PriceTooltip } from './price-tooltip.tsx';

/** Size at which the server draws; the style sheet fits it to its place until the browser has measured that. */
const DRAWN = { width: 460, height: 210 };

/** Settled median as a line, 10th to 90th percentile as a band, median ask dashed. Axes: UTC days, and the mint's unit per GPU-hour. */
export function PriceChart({ points, mint, label }: { points: readonly ChartPoint[]; mint: MintLike; label: string }) {
  const { frame, width } = useWidth();
  const digits = digitsOf(points);
  const unit = (value: number) => axisPrice(value, digits, mint);
  return (
    <div ref={frame} className="chart" role="img" aria-label={label} data-numeral="axis">
      <ComposedChart
        width={width}
        height={DRAWN.height}
        data={[...points]}
        margin={{ top: 8, right: 28, bottom: 0, left: 0 }}
        accessibilityLayer={false}
        style={{ width: '100%', height: 'auto' }}
      >
        <CartesianGrid stroke="var(--line)" vertical={false} />
        <XAxis
          dataKey="at"
          tickFormatter={(at: number) => day(at)}
          ticks={ticksOf(points)}
          interval={0}
          stroke="var(--line-strong)"
          tickLine={false}
        />
        <YAxis
          tickFormatter={unit}
          width={62}
          domain={['auto', 'auto']}
          stroke="var(--line-strong)"
          tickLine={false}
          axisLine={false}
        />
        <Tooltip
          content={<PriceTooltip mint={mint} />}
          isAnimationActive={false}
          cursor={{ stroke: 'var(--line-strong)' }}
        />
        <Area
          dataKey="band"
          stroke="none"
          fill="var(--band)"
          fillOpacity={1}
          isAnimationActive={false}
          activeDot={false}
        />
        <Line
          dataKey="ask"
          stroke="var(--ask)"
          strokeWidth={1.4}
          strokeDasharray="4 3"
          dot={loneDots(points, 'ask', 'var(--ask)')}
          isAnimationActive={false}
        />
        <Line
          dataKey="median"
          stroke="var(--steel)"
          strokeWidth={1.8}
          dot={loneDots(points, 'median', 'var(--steel)')}
          isAnimationActive={false}
        />
      </ComposedChart>
    </div>
  );
}

type DotProps = { cx?: number; cy?: number; index?: number };

/** Draws those points of a line that have no neighbour, which the line alone would not show. */
function loneDots(points: readonly ChartPoint[], field: 'median' | 'ask', colour: string) {
  return ({ cx, cy, index = 0 }: DotProps) => {
    const alone = points[index - 1]?.[field] === undefined && points[index + 1]?.[field] === undefined;
    const shown = alone && points[index]?.[field] !== undefined && cx !== undefined && cy !== undefined;
    return shown ? <circle key={index} cx={cx} cy={cy} r={2.6} fill={colour} /> : <g key={index} />;
  };
}

/** At most five days, evenly spread from the first on: the server can't measure text, so their number is fixed. */
function ticksOf(points: readonly ChartPoint[]): number[] {
  const step = Math.max(1, Math.ceil((points.length - 1) / 4));
  return points.filter((_, index) => index % step === 0).map((point) => point.at);
}

/** Decimals with which neighbouring ticks of the price axis differ: at least cents. */
function digitsOf(points: readonly ChartPoint[]): number {
  const values = points.flatMap(({ band, median, ask }) => [...(band ?? []), median ?? [], ask ?? []].flat());
  const span = Math.max(...values) - Math.min(...values);
  const step = (span > 0 ? span : (values[0] ?? 1)) / 5;
  return step > 0 ? Math.min(6, Math.max(2, Math.ceil(-Math.log10(step)))) : 2;
}

function axisPrice(value: number, digits: number, mint: MintLike): string {
  return mint.symbol === 'USDC' ? `$${value.toFixed(digits)}` : value.toFixed(digits);
}

function useWidth() {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(DRAWN.width);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.max(240, Math.floor(entry.contentRect.width)));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { frame, width };
}
