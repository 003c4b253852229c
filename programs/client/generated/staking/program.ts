// Generated from programs/artifacts/staking.json by programs/scripts/generate.ts; do not edit.

import { PublicKey } from '@solana/web3.js';

/** Address at which the program is deployed unless told otherwise. */
export const STAKING_PROGRAM_ID = /* @__PURE__ */ new PublicKey('EscStaking111111111111111111111111111111111');

/** Time that the owner has to answer a case, from its opening, seconds: 3 days. */
export const ANSWER_SECONDS = 259200n;

/** What a reporter puts at risk, smallest unit of IO. */
export const BOND = 10000000000n;

/** Basis points in the whole. */
export const BPS = 10000;

/** Time in which stake that leaves can still be slashed, seconds: 14 days. */
export const COOL_DOWN_SECONDS = 1209600n;

/** Time more when it is the co-staker who asks, seconds: 7 days. */
export const CO_STAKER_EXTRA_SECONDS = 604800n;

/** Time in which a case is ruled or else dismissed, from its opening, seconds: 14 days. */
export const RULING_SECONDS = 1209600n;

/** `["bond", case]` */
export const SEED_BOND = /* @__PURE__ */ Uint8Array.of(98, 111, 110, 100);

/** `["case", device, index]` */
export const SEED_CASE = /* @__PURE__ */ Uint8Array.of(99, 97, 115, 101);

/** `["stake", device]` */
export const SEED_STAKE = /* @__PURE__ */ Uint8Array.of(115, 116, 97, 107, 101);

/** `["stake_vault", device]` */
export const SEED_STAKE_VAULT = /* @__PURE__ */ Uint8Array.of(115, 116, 97, 107, 101, 95, 118, 97, 117, 108, 116);

/** Most that is slashed in that time, of the device's required stake, basis points. */
export const SLASH_CAP_BPS = 5000;

/** Time for which slashes of a device count together, seconds: 30 days. */
export const SLASH_WINDOW_SECONDS = 2592000n;

/** Stake that one GPU of multiplier 1 needs for rewards, smallest unit of IO. */
export const STAKE_PER_GPU = 20000000000n;
