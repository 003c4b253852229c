/** The weeks after the story in which stake is slashed, cools and leaves: what the metrics of staking are tested on. */
import type { Recorder } from './recorder.fixture.ts';
import type { Story } from './story.fixture.ts';

const DAY = 86_400;

/** Plays on after the story, and returns the cases by how they end. */
export function playEconomy(chain: Recorder, { stakes, market, available, spare, lost, hired, silent }: Story) {
  chain.wait(3_600);
  const upheld = stakes.openCase(available, { reason: 'WrongModel', amount: 50_000_000_000n });
  stakes.answer(upheld);
  const rejected = stakes.openCase(lost, { reason: 'Other', amount: 1_000_000_000n });
  const dismissed = stakes.openCase(spare, { reason: 'WrongCountry', amount: 20_000_000_000n });
  stakes.coolDown(hired, 1_000_000_000n);
  chain.wait(DAY);
  stakes.rule(upheld, 30_000_000_001n);
  chain.wait(3 * DAY);
  stakes.rule(rejected, 0n);
  stakes.closeOffer(hired);
  stakes.offer(hired, 30_000_000_000n, 2_000);
  chain.wait(10 * DAY);
  stakes.dismiss(dismissed);
  stakes.withdraw(hired, 'owner');
  stakes.endCoStake(spare);
  stakes.coolDown(lost, 4_000_000_000n);
  // Thirty days without a credit, and anybody may end its claim.
  chain.wait(20 * DAY);
  market.releaseClaim(silent);
  const open = stakes.openCase(available, { reason: 'NotExclusive', amount: 10_000_000_000n });
  return { cases: { upheld, rejected, dismissed, open } };
}

/** What it left behind. */
export type Economy = ReturnType<typeof playEconomy>;
