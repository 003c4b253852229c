import type { DeviceView } from '../api/devices.server.ts';
import { amountExact, amountRounded, IO, type MintLike, price, USDC } from '../format/money.ts';
import { grouped } from '../format/number.ts';
import { hours } from '../format/scaled.ts';
import { duration } from '../format/time.ts';
import { Address } from '../ui/address.tsx';
import { Card } from '../ui/card.tsx';
import { Figure } from '../ui/figure.tsx';
import { Empty } from '../ui/table.tsx';
import { ExactTime, Time } from '../ui/time.tsx';

const seconds = (raw: string) => `${grouped(raw)} seconds`;

/** Who runs the device, and what it has proven and earned. */
export function DeviceFacts({ device, now }: { device: DeviceView; now: string }) {
  const { source } = device;
  const running = device.rentals.nodes.find(({ ended }) => !ended);
  const money = (mint: MintLike) => ({
    format: (raw: string) => amountRounded(raw, mint),
    exact: (raw: string) => amountExact(raw, mint),
  });
  return (
    <Card title="Proven and settled" sources={[source, device.rentals.source]} className="span-4">
      <dl className="facts">
        <dt>Supplier</dt>
        <dd data-numeral="id">{device.supplierName}</dd>
        <dt>Owner</dt>
        <dd>
          <Address value={device.owner} />
        </dd>
        <dt>Registered</dt>
        <dd>
          <ExactTime at={device.registeredAt} />
        </dd>
        {device.retiredAt !== null && (
          <>
            <dt>Retired</dt>
            <dd>
              <ExactTime at={device.retiredAt} />
            </dd>
          </>
        )}
        <dt>Last credited</dt>
        <dd>{device.lastCreditedAt === null ? 'never' : <Time at={device.lastCreditedAt} now={now} past />}</dd>
        <dt>Proven hours</dt>
        <dd>
          <Figure source={source} row={device} field="provenSeconds" format={hours} exact={seconds} />, hired{' '}
          <Figure source={source} row={device} field="hiredSeconds" format={hours} exact={seconds} />
        </dd>
        <dt>Receipts</dt>
        <dd>
          <Figure source={source} row={device} field="tickCount" format={grouped} />,{' '}
          <Figure source={source} row={device} field="creditedTicks" format={grouped} /> credited
        </dd>
        <dt>Settled so far</dt>
        <dd>
          <Figure source={source} row={device} field="earnedUsdc" {...money(USDC)} />,{' '}
          <Figure source={source} row={device} field="earnedIo" {...money(IO)} />
        </dd>
        <dt>Accrued, not settled</dt>
        <dd>
          {running ? (
            <>
              <Figure source={device.rentals.source} row={running} field="accrued" {...money(running.mint)} />, before
              both sides’ fees
            </>
          ) : (
            'nothing: not hired now'
          )}
        </dd>
      </dl>
    </Card>
  );
}

/** The terms at which the device can be hired. */
export function ListingFacts({ device }: { device: DeviceView }) {
  const { source } = device;
  return (
    <Card title="Terms" sources={[source]} className="span-4" meta={<span>set by the supplier</span>}>
      {device.listed ? (
        <dl className="facts">
          <dt>Ask in USDC</dt>
          <dd>{device.askUsdc === '0' ? 'not accepted' : <Ask device={device} field="askUsdc" mint={USDC} />}</dd>
          <dt>Ask in IO</dt>
          <dd>{device.askIo === '0' ? 'not accepted' : <Ask device={device} field="askIo" mint={IO} />}</dd>
          <dt>Shortest rental</dt>
          <dd>
            <Figure source={source} row={device} field="minSeconds" format={duration} exact={seconds} />
          </dd>
          <dt>Longest rental</dt>
          <dd>
            <Figure source={source} row={device} field="maxSeconds" format={duration} exact={seconds} />
          </dd>
          <dt>Accepts rentals</dt>
          <dd>{device.accepting ? 'yes' : 'not now'}</dd>
          <dt>Connectivity</dt>
          <dd>{device.connectivity.toLowerCase()}, declared</dd>
        </dl>
      ) : (
        <Empty>This device is not listed for hire.</Empty>
      )}
      {device.status === 'AVAILABLE' && (
        <p className="more">
          <a className="button plain" href={`/rent?model=${device.modelCode}&country=${device.country}`}>
            Rent this model here
          </a>
        </p>
      )}
    </Card>
  );
}

function Ask({ device, field, mint }: { device: DeviceView; field: 'askUsdc' | 'askIo'; mint: MintLike }) {
  return (
    <>
      <Figure
        source={device.source}
        row={device}
        field={field}
        format={(raw) => price(raw, mint)}
        exact={(raw) => amountExact(raw, mint)}
      />{' '}
      per GPU-hour
    </>
  );
}
