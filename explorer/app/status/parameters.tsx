import type { loadStatus } from '../api/status.server.ts';
import { grouped } from '../format/number.ts';
import { percentExact } from '../format/scaled.ts';
import { duration } from '../format/time.ts';
import { Address } from '../ui/address.tsx';
import { Card } from '../ui/card.tsx';
import { Figure } from '../ui/figure.tsx';

type Config = NonNullable<Awaited<ReturnType<typeof loadStatus>>['config']>;

const FEES = [
  ['Reservation fee, each side', 'reservationFeeBps'],
  ['Payment fee in USDC, each side', 'paymentFeeUsdcBps'],
  ['Payment fee in IO, each side', 'paymentFeeIoBps'],
] as const;

/** The marketplace's parameters in force. Changing one waits for the timelock. */
export function Parameters({ config }: { config: Config }) {
  const { source } = config;
  return (
    <Card title="Marketplace parameters" sources={[source]} className="span-6">
      <dl className="facts">
        {FEES.map(([name, field]) => (
          <Fee key={field} name={name} config={config} field={field} />
        ))}
        <dt>A change waits</dt>
        <dd>
          <Figure source={source} row={config} field="timelockSeconds" format={duration} />
        </dd>
        <dt>Challenges fall on a grid of</dt>
        <dd>
          <Figure source={source} row={config} field="gridSlots" format={grouped} /> slots, heavy ones of{' '}
          <Figure source={source} row={config} field="heavyGridSlots" format={grouped} />
        </dd>
        <dt>New rentals</dt>
        <dd>{config.rentalsPaused ? 'paused' : 'allowed'}</dd>
        <dt>Authority</dt>
        <dd>
          <Address value={config.authority} />
        </dd>
        <dt>Arbiter of slash cases</dt>
        <dd>
          <Address value={config.arbiter} />
        </dd>
        <dt>Slot time, measured</dt>
        <dd>
          <Figure source={source} row={config} field="slotMs" format={grouped} /> ms
        </dd>
        <dt>Treasury</dt>
        <dd>
          <Address value={config.treasury} />
        </dd>
        <dt>USDC mint</dt>
        <dd>
          <Address value={config.usdc.address} />
        </dd>
        <dt>IO mint</dt>
        <dd>
          <Address value={config.io.address} />
        </dd>
      </dl>
    </Card>
  );
}

function Fee({ name, config, field }: { name: string; config: Config; field: (typeof FEES)[number][1] }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <Figure source={config.source} row={config} field={field} format={percentExact} />
      </dd>
    </>
  );
}
