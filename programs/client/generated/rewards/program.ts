// Generated from programs/artifacts/rewards.json by programs/scripts/generate.ts; do not edit.

import { PublicKey } from '@solana/web3.js';

/** Address at which the program is deployed unless told otherwise. */
export const REWARDS_PROGRAM_ID = /* @__PURE__ */ new PublicKey('EscRewards111111111111111111111111111111111');

/** Most that is ever issued, smallest unit: 300,000,000 IO. */
export const CAP = 30000000000000000n;

/** Part of an epoch's emission that goes to the Enterprise pool, basis points; the rest goes to Community. */
export const ENTERPRISE_BPS = 9500;

/** Number of epochs, one an hour: 20 years. */
export const EPOCHS = 175319;

/** Seconds of an epoch. */
export const EPOCH_SECONDS = 3600n;

/** Emission of epoch 0, smallest unit of IO in Q32: 40,000,000 IO a year of 8,760 hours. */
export const FIRST_Q32 = 1961172281278538812785n;

/** Decimals of IO. */
export const IO_DECIMALS = 8;

/** Most devices that one instruction pays for: with four epochs each, what its memory can hold. */
export const MAX_CLAIM_BATCH = 12;

/** Most slots between heavy challenges of a model that earns anything: half an epoch at 400 ms. */
export const MAX_REWARDED_HEAVY_SLOTS = 4500;

/** Most devices that one instruction scores. */
export const MAX_SCORE_BATCH = 8;

/** Most epochs that one instruction steps over. */
export const MAX_STEPS = 500;

/** Fewest credited seconds of an epoch that earn anything. */
export const MIN_UPTIME_SECONDS = 900n;

/** Emission of an epoch over that of the epoch before it, in Q64. */
export const RATIO_Q64 = 18446487904652739198n;

/** Epochs after its end in which an epoch can be opened and scored. A device keeps the seconds of four epochs. */
export const SCORING_EPOCHS = 2n;

/** `["emission"]` */
export const SEED_EMISSION = /* @__PURE__ */ Uint8Array.of(101, 109, 105, 115, 115, 105, 111, 110);

/** `["epoch", index u32]` */
export const SEED_EPOCH = /* @__PURE__ */ Uint8Array.of(101, 112, 111, 99, 104);

/** `["mint_authority"]` */
export const SEED_MINT_AUTHORITY = /* @__PURE__ */ Uint8Array.of(109, 105, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121);

/** `["reward", device]` */
export const SEED_REWARD = /* @__PURE__ */ Uint8Array.of(114, 101, 119, 97, 114, 100);

/** `["shard", index u32, shard u8]` */
export const SEED_SHARD = /* @__PURE__ */ Uint8Array.of(115, 104, 97, 114, 100);

/** Accounts that the scores of an epoch are summed in, so that scoring does not wait for one account. */
export const SHARDS = 8;

/** Most supply of the mint when the emission begins, smallest unit: 500,000,000 IO. Less is there if some was burnt. */
export const SUPPLY_BEFORE = 50000000000000000n;
