/** Plays the emission of IO on a recorder, by the rewards program's rules. */
import { MINTS, type PlayedDevice } from './played.fixture.ts';
import { keyOf, NO_KEY, type Recorder } from './recorder.fixture.ts';

const HOUR = 3_600;
const RATIO_Q64 = 18_446_487_904_652_739_198n;
/** Reward multiplier of all played models, basis points. */
export const MULTIPLIER_BPS = 20_000;
/** The played emission account. */
export const EMISSION = keyOf('emission');

/** Pools of the played models. */
type PlayedPool = 'Enterprise' | 'Community';

/** What a device is scored with. */
export interface PlayedScore {
  readonly device: PlayedDevice;
  readonly idle: number;
  readonly hired: number;
  readonly coStaker?: string;
  readonly coShareBps?: number;
}

interface ScoredDevice {
  readonly pool: PlayedPool;
  readonly weight: bigint;
  readonly coStaker: string;
  readonly coShareBps: number;
}

interface PlayedEpoch {
  readonly index: number;
  readonly enterprise: bigint;
  readonly community: bigint;
  readonly scores: Map<string, ScoredDevice>;
}

interface Accrual {
  index: number;
  amount: bigint;
  co_staker: string;
  co_amount: bigint;
}

/** An emission on a recorder. */
export class PlayedEmission {
  readonly #chain: Recorder;
  readonly #epochs = new Map<number, PlayedEpoch>();
  #firstHour = 0;
  #nextIndex = 0;
  #nextQ32 = (40_000_000n * 100_000_000n * 2n ** 32n) / 8_760n;
  #issued = 0n;

  constructor(chain: Recorder) {
    this.#chain = chain;
  }

  initialize(): void {
    this.#firstHour = Math.floor(this.#chain.time / HOUR) + 1;
    this.#chain.emit([
      'EmissionInitialized',
      {
        emission: this.#chain.change(EMISSION),
        policy: 'Schedule',
        mint: MINTS.IO,
        mint_authority: keyOf('mint authority'),
        first_hour: this.#firstHour,
        next_q32: this.#nextQ32,
        supply: 50_000_000_000_000_000n,
      },
    ]);
  }

  register(device: PlayedDevice): void {
    const fields = { reward: this.#reward(device), device: device.id, supplier: device.supplier };
    this.#chain.emit(['RewardRegistered', fields]);
  }

  /** Index of the epoch that ended last. */
  get ended(): number {
    return Math.floor(this.#chain.time / HOUR) - this.#firstHour - 1;
  }

  /** Steps over closed epochs before an index. */
  advance(before: number): void {
    const from = this.#nextIndex;
    const forgone = this.#stepTo(before);
    this.#chain.emit([
      'EmissionAdvanced',
      {
        emission: this.#chain.change(EMISSION),
        from_index: from,
        next_index: this.#nextIndex,
        next_q32: this.#nextQ32,
        forgone,
      },
    ]);
  }

  open(index: number): void {
    const from = this.#nextIndex;
    const forgone = this.#stepTo(index);
    const emission = this.#step();
    const enterprise = (emission * 9_500n) / 10_000n;
    this.#epochs.set(index, { index, enterprise, community: emission - enterprise, scores: new Map() });
    this.#chain.emit([
      'EpochOpened',
      {
        emission: this.#chain.change(EMISSION),
        epoch: this.#chain.change(keyOf(`epoch ${index}`)),
        index,
        hour: this.#firstHour + index,
        emission_amount: emission,
        enterprise_emission: enterprise,
        community_emission: emission - enterprise,
        from_index: from,
        forgone,
        next_index: this.#nextIndex,
        next_q32: this.#nextQ32,
      },
    ]);
  }

  /** Scores devices of one model and shard. */
  score(index: number, pool: PlayedPool, scores: readonly PlayedScore[]): void {
    const epoch = this.#epoch(index);
    const [first] = scores;
    if (!first) throw new Error('Nothing to score.');
    const devices = scores.map(({ device, idle, hired, coStaker = NO_KEY, coShareBps = 0 }) => {
      const weight = BigInt(MULTIPLIER_BPS) * BigInt(device.gpuCount) * BigInt(idle + hired);
      epoch.scores.set(device.id, { pool, weight, coStaker, coShareBps });
      return {
        reward: this.#reward(device),
        device: device.id,
        supplier: device.supplier,
        gpu_count: device.gpuCount,
        idle_seconds: idle,
        hired_seconds: hired,
        weight,
        co_staker: coStaker,
        co_share_bps: coShareBps,
        rolled: null,
      };
    });
    this.#chain.emit([
      'EpochScored',
      {
        shard: this.#chain.change(keyOf(`shard ${index} ${pool}`)),
        epoch: keyOf(`epoch ${index}`),
        index,
        shard_number: pool === 'Enterprise' ? 0 : 1,
        model_code: first.device.modelCode,
        multiplier_bps: MULTIPLIER_BPS,
        pool,
        devices,
        enterprise_weight: poolWeight(epoch, 'Enterprise'),
        community_weight: poolWeight(epoch, 'Community'),
        shard_devices: devices.length,
      },
    ]);
  }

  finalize(index: number): void {
    const epoch = this.#epoch(index);
    this.#chain.emit([
      'EpochFinalized',
      {
        epoch: this.#chain.change(keyOf(`epoch ${index}`)),
        index,
        enterprise_weight: poolWeight(epoch, 'Enterprise'),
        community_weight: poolWeight(epoch, 'Community'),
        devices: epoch.scores.size,
        shards: 3,
        finalizer: keyOf('anybody'),
      },
    ]);
  }

  /** Pays the supplier's part of the scores of these epochs. */
  claim(device: PlayedDevice, indexes: readonly number[]): void {
    const accruals = indexes.map((index) => this.#accrual(device, index));
    const amount = accruals.reduce((sum, accrual) => sum + accrual.amount - accrual.co_amount, 0n);
    this.#issued += amount;
    this.#chain.emit([
      'RewardClaimed',
      {
        emission: this.#chain.change(EMISSION),
        supplier: device.supplier,
        payout: device.owner,
        devices: [{ reward: this.#reward(device), device: device.id, accruals, amount }],
        amount,
        issued: this.#issued,
      },
    ]);
  }

  /** Pays the co-staker's part of the scores of these epochs, which were accrued by a claim of the supplier. */
  coClaim(device: PlayedDevice, coStaker: string, indexes: readonly number[]): void {
    const amount = indexes.reduce((sum, index) => sum + this.#accrual(device, index).co_amount, 0n);
    this.#issued += amount;
    this.#chain.emit([
      'CoRewardClaimed',
      {
        emission: this.#chain.change(EMISSION),
        co_staker: coStaker,
        devices: [{ reward: this.#reward(device), device: device.id, accruals: [], amount }],
        amount,
        issued: this.#issued,
      },
    ]);
  }

  #accrual(device: PlayedDevice, index: number): Accrual {
    const epoch = this.#epoch(index);
    const score = epoch.scores.get(device.id);
    if (!score) throw new Error('The device was not scored.');
    const emission = score.pool === 'Enterprise' ? epoch.enterprise : epoch.community;
    const amount = (emission * score.weight) / poolWeight(epoch, score.pool);
    const co_amount = (amount * BigInt(score.coShareBps)) / 10_000n;
    return { index, amount, co_staker: score.coStaker, co_amount };
  }

  #reward(device: PlayedDevice) {
    return this.#chain.change(keyOf(`reward ${device.id}`));
  }

  #epoch(index: number): PlayedEpoch {
    const epoch = this.#epochs.get(index);
    if (!epoch) throw new Error(`Epoch ${index} is not open.`);
    return epoch;
  }

  #stepTo(index: number): bigint {
    let forgone = 0n;
    while (this.#nextIndex < index) forgone += this.#step();
    return forgone;
  }

  #step(): bigint {
    const emission = this.#nextQ32 >> 32n;
    this.#nextQ32 = (this.#nextQ32 * RATIO_Q64) >> 64n;
    this.#nextIndex += 1;
    return emission;
  }
}

function poolWeight({ scores }: PlayedEpoch, pool: PlayedPool): bigint {
  let weight = 0n;
  for (const score of scores.values()) if (score.pool === pool) weight += score.weight;
  return weight;
}
