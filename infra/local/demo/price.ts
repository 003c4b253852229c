import type { PlannedDevice } from './fleet-plan.ts';
import type { Random } from './random.ts';

/** What one IO is taken to be worth, US cents. */
const IO_CENTS = 25n;
const USDC_PER_CENT = 10_000n;
const IO_UNIT = 10n ** 8n;
/** How far a model's price swings around its usual one, and in how many days it comes round. */
const SWING = 0.09;
const SWING_DAYS = 11;
const DAILY_STEP = 0.025;
const DAYS = 60;

/** Prices that move as a market's do: each model has its own course through the days. */
export class PriceCourse {
  readonly #random: Random;
  readonly #courses = new Map<number, number[]>();

  constructor(seed: Random) {
    this.#random = seed.fork('prices');
  }

  /** The ask of a device on a day, smallest unit per GPU-hour, in whole cents; `io` is 0 where it is not accepted. */
  askOf(device: PlannedDevice, day: number): { usdc: bigint; io: bigint } {
    const course = this.#course(device.model.code);
    const factor = course[Math.min(Math.floor(day), course.length - 1)] ?? 1;
    const cents = BigInt(Math.max(1, Math.round(device.model.cents * device.priceFactor * factor)));
    return { usdc: cents * USDC_PER_CENT, io: device.acceptsIo ? (cents * IO_UNIT) / IO_CENTS : 0n };
  }

  #course(code: number): number[] {
    const known = this.#courses.get(code);
    if (known) return known;
    const random = this.#random.fork(String(code));
    const phase = random.between(0, 2 * Math.PI);
    let walk = 0;
    const course = Array.from({ length: DAYS }, (_, day) => {
      walk += random.between(-DAILY_STEP, DAILY_STEP);
      return 1 + SWING * Math.sin(phase + (2 * Math.PI * day) / SWING_DAYS) + walk;
    });
    this.#courses.set(code, course);
    return course;
  }
}
