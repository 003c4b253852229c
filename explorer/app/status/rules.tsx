import type { ReactNode } from 'react';
import type { loadStatus } from '../api/status.server.ts';
import { amountRounded, IO } from '../format/money.ts';
import { grouped } from '../format/number.ts';
import { percentExact } from '../format/scaled.ts';
import { duration } from '../format/time.ts';
import { Card } from '../ui/card.tsx';
import { Numeral } from '../ui/numeral.tsx';

type Answer = Awaited<ReturnType<typeof loadStatus>>;
type StakingRules = Answer['staking']['rules'];
type RewardRules = NonNullable<Answer['emission']>['rules'];

/** They are in no event: they are part of the programs. */
const ASKED = [
  {
    description: 'Constants of the programs staking and rewards',
    how: 'the section "constants" of their IDLs, which are published',
  },
] as const;

const money = (raw: string) => amountRounded(raw, IO);

/** What the programs of staking and rewards fix for good. */
export function Rules({ staking, rewards }: { staking: StakingRules; rewards?: RewardRules }) {
  return (
    <Card
      title="Rules that nobody can change"
      asked={ASKED}
      className="span-6"
      meta={<span>constants of the programs of staking and rewards</span>}
    >
      <dl className="facts">
        <Rule name="Stake for rewards">
          {money(staking.stakePerGpu)} a GPU, times the multiplier where it is more than one
        </Rule>
        <Rule name="Cool-down">
          {duration(staking.coolDownSeconds)}, {duration(staking.coStakerExtraSeconds)} more when a co-staker asks
        </Rule>
        <Rule name="Slash cases">
          bond {money(staking.bond)}; answer within {duration(staking.answerSeconds)}, ruling within{' '}
          {duration(staking.rulingSeconds)}, or it is dismissed
        </Rule>
        <Rule name="Slashed at most">
          {percentExact(staking.slashCapBps)} of what is required, in {duration(staking.slashWindowSeconds)}
        </Rule>
        {rewards && (
          <>
            <Rule name="Rewards in all">
              {money(rewards.cap)} over {grouped(rewards.epochs)} epochs of {duration(rewards.epochSeconds)}
            </Rule>
            <Rule name="Pools">{percentExact(rewards.enterpriseBps)} of each emission is the enterprise pool’s</Rule>
            <Rule name="Scored">
              within {rewards.scoringEpochs} epochs after the end, from {duration(rewards.minUptimeSeconds)} of credited
              time on
            </Rule>
            <Rule name="Earns nothing">
              a model asked for heavy work less often than every {grouped(rewards.maxHeavySlots)} slots
            </Rule>
          </>
        )}
      </dl>
    </Card>
  );
}

function Rule({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <Numeral kind="parameter">{children}</Numeral>
      </dd>
    </>
  );
}
