import { Link } from '@remix-run/react';
import type { DeviceView } from '../api/devices.server.ts';
import { amountExact, amountRounded, IO } from '../format/money.ts';
import { grouped } from '../format/number.ts';
import { percentExact } from '../format/scaled.ts';
import { Address } from '../ui/address.tsx';
import { Card } from '../ui/card.tsx';
import { Figure } from '../ui/figure.tsx';
import { Pill } from '../ui/pill.tsx';
import { Empty } from '../ui/table.tsx';

const money = { format: (raw: string) => amountRounded(raw, IO), exact: (raw: string) => amountExact(raw, IO) };

/** What stands behind the device, against what rewards require. */
export function StakeFacts({ device }: { device: DeviceView }) {
  const { source, stake } = device;
  return (
    <Card
      title="Stake"
      sources={stake ? [source, stake.source] : [source]}
      className="span-6"
      meta={<Link to="/staking">All stake</Link>}
    >
      <dl className="facts">
        <dt>Active</dt>
        <dd>
          <Figure source={source} row={device} field="activeStake" {...money} /> of{' '}
          <Figure source={source} row={device} field="requiredStake" {...money} /> that rewards require{' '}
          {device.staked ? <Pill tone="good">full</Pill> : <Pill tone="wait">too little</Pill>}
        </dd>
        {stake && (
          <>
            <dt>Of its owner</dt>
            <dd>
              <Figure source={stake.source} row={stake} field="ownerActive" {...money} />
            </dd>
            <dt>Of a co-staker</dt>
            <dd>
              {stake.coStaker === null ? (
                'none'
              ) : (
                <>
                  <Figure source={stake.source} row={stake} field="coActive" {...money} />, by{' '}
                  <Address value={stake.coStaker} /> for{' '}
                  <Figure source={stake.source} row={stake} field="coShareBps" format={percentExact} /> of the rewards
                </>
              )}
            </dd>
            <dt>Cooling down</dt>
            <dd>
              <Figure source={stake.source} row={stake} field="cooling" {...money} />
            </dd>
            <dt>Held by cases</dt>
            <dd>
              <Figure source={stake.source} row={stake} field="locked" {...money} />,{' '}
              <Figure source={stake.source} row={stake} field="openCases" format={grouped} /> open
            </dd>
          </>
        )}
      </dl>
    </Card>
  );
}

/** What the device earned by its scores. */
export function RewardFacts({ device }: { device: DeviceView }) {
  const { reward } = device;
  return (
    <Card
      title="Rewards"
      sources={reward ? [reward.source] : []}
      className="span-6"
      meta={<Link to="/rewards">All rewards</Link>}
    >
      {reward ? (
        <dl className="facts">
          <dt>Epochs scored</dt>
          <dd>
            <Figure source={reward.source} row={reward} field="epochs" format={grouped} />
            {reward.lastIndex !== null && (
              <>
                {' '}
                ·{' '}
                <Link to={`/rewards?device=${device.id}&epoch=${reward.lastIndex}#recompute`}>recompute the last</Link>
              </>
            )}
          </dd>
          <dt>Earned</dt>
          <dd>
            <Figure source={reward.source} row={reward} field="earned" {...money} />
          </dd>
          <dt>Of it claimed</dt>
          <dd>
            <Figure source={reward.source} row={reward} field="claimed" {...money} />
          </dd>
          <dt>To be claimed</dt>
          <dd>
            <Figure source={reward.source} row={reward} field="claimable" {...money} />
          </dd>
          <dt>Earned by co-stakers</dt>
          <dd>
            <Figure source={reward.source} row={reward} field="coEarned" {...money} />
          </dd>
        </dl>
      ) : (
        <Empty>This device is not registered for rewards. Anybody can register it.</Empty>
      )}
    </Card>
  );
}
