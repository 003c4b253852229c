/** Reckons stakes, cases and rewards from told events in plain TypeScript, apart from all SQL. */
import { type Point, sum } from './reckoning.fixture.ts';
import type { ToldEvent } from './recorder.fixture.ts';
import { NO_KEY } from './recorder.fixture.ts';
import type { PlayedPosition } from './stakes.fixture.ts';

/** The stake of a device after its last event. */
export interface StakeState {
  readonly owner: PlayedPosition;
  readonly co_staker: PlayedPosition;
  readonly co_share_bps: number;
  readonly offer_amount: bigint;
  readonly offer_share_bps: number;
  readonly open_cases: number;
  readonly window_started_at: number;
  readonly window_slashed: bigint;
  readonly updated_at: number;
}

interface Named {
  readonly scope: string;
}

/** Stakes by device. */
export function reckonStakes(events: readonly ToldEvent[]): Map<string, StakeState> {
  const stakes = new Map<string, StakeState>();
  for (const { fields: f } of events) {
    if (f.stake === undefined) continue;
    stakes.set(String(f.device), { ...(f.state as StakeState), updated_at: Number(f.timestamp) });
  }
  return stakes;
}

/** Both parts of the stake that counts, leaves, and is locked. */
export function stakeTotals({ owner, co_staker }: StakeState) {
  return {
    active: owner.active + co_staker.active,
    cooling: owner.cooling + co_staker.cooling,
    locked: owner.locked + co_staker.locked,
  };
}

/** Most that a co-staker may bring now. */
export function acceptable({ owner, co_staker, offer_amount, open_cases }: StakeState): bigint {
  if (co_staker.staker !== NO_KEY || open_cases > 0) return 0n;
  return offer_amount < owner.active ? offer_amount : owner.active;
}

/** What of a position can be withdrawn at a point. */
export function withdrawable({ active, cooling, cooling_until, locked }: PlayedPosition, { time }: Point): bigint {
  if (time < cooling_until) return 0n;
  const unlocked = active + cooling - locked;
  return cooling < unlocked ? cooling : unlocked;
}

/** A case after its last event. */
export interface CaseState {
  readonly opened: ToldEvent;
  readonly answered: ToldEvent | undefined;
  readonly ruled: ToldEvent | undefined;
  readonly dismissed: ToldEvent | undefined;
  readonly status: 'OPEN' | 'UPHELD' | 'REJECTED' | 'DISMISSED';
}

/** Cases by their addresses. */
export function reckonCases(events: readonly ToldEvent[]): Map<string, CaseState> {
  const cases = new Map<string, CaseState>();
  for (const opened of events.filter(({ name }) => name === 'SlashCaseOpened')) {
    const id = scopeOf(opened.fields.case);
    const of = (name: string) => events.find((event) => event.name === name && scopeOf(event.fields.case) === id);
    const [answered, ruled, dismissed] = [of('SlashCaseAnswered'), of('SlashCaseRuled'), of('SlashCaseDismissed')];
    const ruling = ruled && ((ruled.fields.slashed as bigint) > 0n ? 'UPHELD' : 'REJECTED');
    cases.set(id, { opened, answered, ruled, dismissed, status: ruling ?? (dismissed ? 'DISMISSED' : 'OPEN') });
  }
  return cases;
}

/** A device's score as told. */
export interface ToldScore {
  readonly device: string;
  readonly supplier: string;
  readonly gpu_count: number;
  readonly idle_seconds: number;
  readonly hired_seconds: number;
  readonly weight: bigint;
  readonly co_staker: string;
  readonly co_share_bps: number;
}

/** A score with what it earned: nothing until its epoch is final. */
export interface ReckonedScore extends ToldScore {
  readonly index: number;
  readonly pool: string;
  readonly finalized: boolean;
  readonly amount: bigint;
  readonly co_amount: bigint;
}

/** Scores of all epochs, each reckoned from the seconds told. */
export function reckonScores(events: readonly ToldEvent[]): ReckonedScore[] {
  const told = (name: string) => events.filter((event) => event.name === name);
  const byIndex = (name: string) => new Map(told(name).map((event) => [Number(event.fields.index), event.fields]));
  const [opened, final] = [byIndex('EpochOpened'), byIndex('EpochFinalized')];
  return told('EpochScored').flatMap(({ fields: f }) =>
    (f.devices as ToldScore[]).map((score) => {
      const index = Number(f.index);
      const pool = String(f.pool);
      const prefix = pool.toLowerCase();
      const emission = opened.get(index)?.[`${prefix}_emission`] as bigint;
      const total = final.get(index)?.[`${prefix}_weight`] as bigint | undefined;
      const seconds = BigInt(score.idle_seconds) + BigInt(score.hired_seconds);
      const weight = BigInt(f.multiplier_bps as number) * BigInt(score.gpu_count) * seconds;
      const amount = total === undefined ? 0n : (emission * weight) / total;
      const co_amount = (amount * BigInt(score.co_share_bps)) / 10_000n;
      return { ...score, index, pool, finalized: total !== undefined, weight, amount, co_amount };
    }),
  );
}

/** What was claimed of a device: by its supplier and by its co-stakers. */
export function reckonClaims(events: readonly ToldEvent[], device: string) {
  const of = (name: string) =>
    sum(
      events
        .filter((event) => event.name === name)
        .flatMap(({ fields }) => fields.devices as { device: string; amount: bigint }[])
        .filter((claim) => claim.device === device)
        .map(({ amount }) => amount),
    );
  return { claimed: of('RewardClaimed'), co_claimed: of('CoRewardClaimed') };
}

/** Emission of epoch `index` and of all before it, smallest unit, step by step as the program takes them. */
export function reckonSchedule(index: number): { emission: bigint; total: bigint } {
  let q32 = (40_000_000n * 100_000_000n * 2n ** 32n) / 8_760n;
  let total = 0n;
  for (let epoch = 0; epoch < index; epoch += 1) {
    total += q32 >> 32n;
    q32 = (q32 * 18_446_487_904_652_739_198n) >> 64n;
  }
  return { emission: q32 >> 32n, total: total + (q32 >> 32n) };
}

function scopeOf(named: unknown): string {
  return (named as Named | undefined)?.scope ?? '';
}
