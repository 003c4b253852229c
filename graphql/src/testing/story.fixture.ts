/** Three days of a small market with something of everything: the data that the metrics are tested on. */
import { PlayedEmission } from './emission.fixture.ts';
import { Market } from './market.fixture.ts';
import type { PlayedDevice } from './played.fixture.ts';
import { keyOf, type Recorder } from './recorder.fixture.ts';
import { requiredStake, Stakes } from './stakes.fixture.ts';

/** Midnight UTC of the first day. */
export const FIRST_DAY = 1_750_032_000;

/** Model codes. */
export const MODEL = { H100: 1, RTX: 2, CPU: 3, UNUSED: 9 } as const;

/** Key of a holder without a device, who co-stakes. */
export const HOLDER = keyOf('holder');

const HOUR = 3_600;

/** Heavy work of the H100. */
const MATMUL = { kind: 'Matmul', n: 4_096, k: 8_192, count: 3 } as const;

/** Plays the story, and returns its devices by what they are at its end. */
export function playStory(chain: Recorder) {
  const market = new Market(chain);
  market.initialize();
  market.setModel(MODEL.H100, 'H100', 'Enterprise', 'Gpu', MATMUL);
  market.setModel(MODEL.RTX, 'RTX 4090', 'Community', 'Gpu');
  market.setModel(MODEL.CPU, 'CPU', 'Unsupported', 'Cpu');
  market.setModel(MODEL.UNUSED, 'Nobody has it', 'Enterprise', 'Gpu');
  chain.wait(10);
  market.registerSupplier('A');
  market.registerSupplier('B');
  const available = market.registerDevice('A', { label: 'a1', modelCode: MODEL.H100, gpuCount: 8, country: 276 });
  const hired = market.registerDevice('A', { label: 'a2', modelCode: MODEL.H100, gpuCount: 2, country: 840 });
  const spare = market.registerDevice('A', { label: 'a3', modelCode: MODEL.H100, gpuCount: 1, country: 276 });
  const silent = market.registerDevice('B', { label: 'b1', modelCode: MODEL.RTX, gpuCount: 1, country: 840 });
  const lost = market.registerDevice('B', { label: 'b2', modelCode: MODEL.RTX, gpuCount: 4, country: 702 });
  const cpu = market.registerDevice('B', { label: 'c1', modelCode: MODEL.CPU, gpuCount: 1, country: 392, kind: 'Cpu' });
  const retired = market.registerDevice('B', { label: 'd1', modelCode: MODEL.RTX, gpuCount: 2, country: 276 });
  const all = [available, hired, spare, silent, lost, cpu, retired];
  market.list(available, 2_000_000n, 150_000_000n);
  market.list(hired, 2_200_001n, 0n);
  market.list(spare, 1_900_000n, 0n, 3_600);
  market.list(silent, 400_000n, 30_000_000n);
  market.list(lost, 450_000n, 31_000_007n);
  market.list(retired, 390_000n, 0n);
  // Full stake for all but one: the spare device has it with a co-staker, and who retires has it in vain.
  const stakes = new Stakes(chain);
  stakes.deposit(available, requiredStake(8));
  stakes.deposit(hired, requiredStake(2) / 2n);
  stakes.offer(hired, 5_000_000_000n, 1_500);
  stakes.deposit(spare, 25_000_000_000n);
  stakes.offer(spare, 20_000_000_000n, 3_333);
  stakes.accept(spare, HOLDER, 15_000_000_000n);
  for (const device of [lost, cpu, retired]) stakes.deposit(device, requiredStake(device.gpuCount));
  const emission = new PlayedEmission(chain);
  emission.initialize();
  for (const device of [available, spare, lost]) emission.register(device);
  const co = { coStaker: HOLDER, coShareBps: 3_333 };
  // The first tick opens nothing and credits nothing.
  for (const device of all) market.tick(device, false);
  const ticks = (devices: readonly PlayedDevice[], until: number, step: number) => {
    while (chain.time + step <= until) {
      chain.wait(step);
      for (const device of devices) market.tick(device);
    }
  };
  // Day 1: a rental in USDC, settled twice, to its end.
  ticks(all, FIRST_DAY + 8 * HOUR, 2 * HOUR);
  // Five hours pass that nobody opens; two are opened and scored.
  emission.advance(5);
  for (const epoch of [5, 6]) {
    emission.open(epoch);
    emission.score(epoch, 'Enterprise', [
      { device: available, idle: 3_600, hired: 0 },
      { device: spare, idle: 1_733 + epoch, hired: 401, ...co },
    ]);
    emission.score(epoch, 'Community', [{ device: lost, idle: 2_000, hired: 0 }]);
  }
  const first = market.openRental({
    mint: 'USDC',
    deposit: 300_000_000n,
    seconds: 10 * HOUR,
    gpus: 10,
    modelCode: MODEL.H100,
  });
  // Each in a slot of its own: within a slot events have no order that a test can know.
  chain.wait(1);
  market.assign(first, [available, hired]);
  chain.wait(1);
  market.reportJob(available, 'Running', 0);
  ticks(all, FIRST_DAY + 13 * HOUR, 2 * HOUR);
  market.settle(available, false);
  for (const epoch of [5, 6]) emission.finalize(epoch);
  emission.claim(spare, [5]);
  emission.coClaim(spare, HOLDER, [5]);
  emission.claim(lost, [5, 6]);
  emission.open(10);
  emission.score(10, 'Enterprise', [{ device: spare, idle: 900, hired: 0, ...co }]);
  ticks(all, FIRST_DAY + 19 * HOUR, 2 * HOUR);
  market.release(available, 'Expired');
  market.release(hired, 'Expired');
  market.reportJob(available, 'Exited', 3);
  market.settle(available, true);
  market.settle(hired, true);
  market.close(first);
  // Day 2: a rental in IO that the renter leaves early; prices change; a device retires.
  ticks(all, FIRST_DAY + 30 * HOUR, 4 * HOUR);
  market.list(available, 2_100_000n, 155_000_000n);
  // In this hour only one pool had a device; the next one is scored and never finalized.
  emission.finalize(10);
  emission.open(27);
  emission.score(27, 'Enterprise', [{ device: available, idle: 3_600, hired: 0 }]);
  const second = market.openRental({ mint: 'IO', deposit: 9_000_000_000n, seconds: 20 * HOUR, gpus: 5 });
  market.assign(second, [silent, lost]);
  ticks(all, FIRST_DAY + 40 * HOUR, 3 * HOUR);
  market.tick(spare, false);
  market.release(silent, 'Renter');
  chain.wait(600);
  for (const device of all) market.tick(device, true, device.modelCode === MODEL.H100 ? MATMUL : undefined);
  market.settle(silent, true);
  market.retire(retired);
  const living = all.filter((device) => device !== retired);
  // Day 3: the end of it.
  ticks(living, FIRST_DAY + 58 * HOUR, 4 * HOUR);
  market.closeListing(silent);
  const third = market.openRental({ mint: 'USDC', deposit: 50_000_000n, seconds: 6 * HOUR, gpus: 2 });
  const alive = [available, hired, spare, cpu];
  chain.wait(1_200);
  market.assign(third, [hired]);
  const middle = { slot: chain.slot, time: chain.time };
  chain.wait(1);
  market.setAccepting(cpu, false);
  const waiting = market.openRental({ mint: 'IO', deposit: 1_000n, seconds: HOUR, gpus: 1 });
  ticks(alive, chain.time + 2_400, 600);
  market.extend(third, [hired], 2 * HOUR);
  chain.wait(1);
  market.settle(hired, false);
  market.measureSlotTime(410);
  emission.open(emission.ended - 1);
  return {
    available,
    hired,
    spare,
    silent,
    lost,
    cpu,
    retired,
    rentals: { first, second, third, waiting },
    middle,
    market,
    stakes,
    emission,
  };
}

/** What the story left behind. */
export type Story = ReturnType<typeof playStory>;
