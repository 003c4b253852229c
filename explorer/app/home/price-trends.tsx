import { Link } from '@remix-run/react';
import { SparkChart } from '../chart/spark-chart.tsx';
import { price, USDC } from '../format/money.ts';
import { grouped } from '../format/number.ts';
import { day, iso } from '../format/time.ts';
import { Card } from '../ui/card.tsx';
import { Figure } from '../ui/figure.tsx';
import { Numeral } from '../ui/numeral.tsx';
import { Empty } from '../ui/table.tsx';
import type { HomePage } from './home.server.ts';

const usdc = (raw: string) => price(raw, USDC);

/** What was really paid for a GPU-hour of the models with most proven GPUs: one small chart each, all over the same days. */
export function PriceTrends({
  trends,
  modelsSource,
}: {
  trends: HomePage['trends'];
  modelsSource: HomePage['modelsSource'];
}) {
  const sources = [modelsSource, ...trends.map(({ source }) => source)];
  return (
    <Card
      title="What was really paid for a GPU-hour"
      sources={sources}
      meta={
        <>
          <span>
            settled median and band from <Numeral kind="axis">P10</Numeral> to <Numeral kind="axis">P90</Numeral>, USDC;
            figures of the last <Numeral kind="parameter">7 days</Numeral>, lines of the last{' '}
            <Numeral kind="parameter">14</Numeral>
          </span>
          <Link to="/prices">All prices</Link>
        </>
      }
    >
      {trends.length === 0 ? (
        <Empty>Nothing was settled in these days: prices appear with the next settlement.</Empty>
      ) : (
        <div className="multiples">
          {trends.map(({ model, shape, onlyDay }) => (
            <article key={model.key} className="multiple">
              <h3 data-numeral="model">{model.name}</h3>
              <p className="value">
                <Figure source={modelsSource} row={model} field="settledMedianUsdc" format={usdc} />
              </p>
              {shape ? (
                <SparkChart shape={shape} mint={USDC} label={`Price of ${model.name} per GPU-hour by day, in USDC`} />
              ) : (
                <OneDay day={onlyDay} />
              )}
              <p className="range">
                <Numeral kind="axis">P10</Numeral>{' '}
                <Figure source={modelsSource} row={model} field="settledP10Usdc" format={usdc} /> ·{' '}
                <Numeral kind="axis">P90</Numeral>{' '}
                <Figure source={modelsSource} row={model} field="settledP90Usdc" format={usdc} />
              </p>
              <p className="range">
                <Figure source={modelsSource} row={model} field="provenGpus" format={grouped} /> GPUs proven
              </p>
            </article>
          ))}
        </div>
      )}
    </Card>
  );
}

/** Stands where a line would: one day has none. */
function OneDay({ day: at }: { day?: string }) {
  if (at === undefined) return <p className="no-line">Nothing settled in these days.</p>;
  return (
    <p className="no-line">
      Settled on <time dateTime={iso(at)}>{day(at)}</time> alone: a line needs two days.
    </p>
  );
}
