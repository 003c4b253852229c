import { type MintLike, price } from '../format/money.ts';
import { SPARK, type SparkShape } from './spark.ts';

/** A small price chart: median as a line, 10th to 90th percentile as a band, dates below, highest and lowest at the right. */
export function SparkChart({ shape, mint, label }: { shape: SparkShape; mint: MintLike; label: string }) {
  const { plotWidth, plotHeight } = SPARK;
  return (
    <svg className="spark" viewBox={`0 0 ${SPARK.width} ${SPARK.height}`} role="img" aria-label={label}>
      <path className="axis" d={`M0 ${plotHeight + 3.5}H${plotWidth}`} />
      <path className="band" d={shape.band} />
      <path className="bridge" d={shape.bridges} />
      <path className="line" d={shape.line} />
      {shape.last && <circle className="dot" cx={shape.last[0]} cy={shape.last[1]} r="2.4" />}
      <g data-numeral="axis">
        <text x={plotWidth + 6} y="9">
          {price(shape.top, mint)}
        </text>
        {shape.top !== shape.bottom && (
          <text x={plotWidth + 6} y={plotHeight}>
            {price(shape.bottom, mint)}
          </text>
        )}
        {shape.dates.map(({ x, text }) => (
          <text key={x} x={x} y={plotHeight + 16} textAnchor={x === 0 ? 'start' : x === plotWidth ? 'end' : 'middle'}>
            {text}
          </text>
        ))}
      </g>
    </svg>
  );
}
