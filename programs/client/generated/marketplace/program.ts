// Generated from programs/artifacts/marketplace.json by programs/scripts/generate.ts; do not edit.

import { PublicKey } from '@solana/web3.js';

/** Address at which the program is deployed unless told otherwise. */
export const MARKETPLACE_PROGRAM_ID = /* @__PURE__ */ new PublicKey('EscMarketp1ace11111111111111111111111111111');

/** Ranks in one page of wrapped keys. */
export const JOB_KEYS_PER_PAGE = 128;

/** Longest chunk of a sealed job, bytes: what one transaction can carry. */
export const MAX_JOB_CHUNK_LEN = 800;

/** Most wrapped keys in one batch: what one transaction can carry. */
export const MAX_JOB_KEYS_BATCH = 18;

/** Longest sealed job, bytes. */
export const MAX_JOB_LEN = 8192;

/** `["change", index]` */
export const SEED_CHANGE = /* @__PURE__ */ Uint8Array.of(99, 104, 97, 110, 103, 101);

/** `["config"]` */
export const SEED_CONFIG = /* @__PURE__ */ Uint8Array.of(99, 111, 110, 102, 105, 103);

/** `["device", supplier, index]` */
export const SEED_DEVICE = /* @__PURE__ */ Uint8Array.of(100, 101, 118, 105, 99, 101);

/** `["gpu", hash of the GPU's UUID]` */
export const SEED_GPU = /* @__PURE__ */ Uint8Array.of(103, 112, 117);

/** `["job", rental]` */
export const SEED_JOB = /* @__PURE__ */ Uint8Array.of(106, 111, 98);

/** `["job_keys", rental, page]` */
export const SEED_JOB_KEYS = /* @__PURE__ */ Uint8Array.of(106, 111, 98, 95, 107, 101, 121, 115);

/** `["model", code]` */
export const SEED_MODEL = /* @__PURE__ */ Uint8Array.of(109, 111, 100, 101, 108);

/** `["rental", renter, nonce]` */
export const SEED_RENTAL = /* @__PURE__ */ Uint8Array.of(114, 101, 110, 116, 97, 108);

/** `["renter", owner]` */
export const SEED_RENTER = /* @__PURE__ */ Uint8Array.of(114, 101, 110, 116, 101, 114);

/** `["supplier", owner]` */
export const SEED_SUPPLIER = /* @__PURE__ */ Uint8Array.of(115, 117, 112, 112, 108, 105, 101, 114);

/** `["vault", rental]` */
export const SEED_VAULT = /* @__PURE__ */ Uint8Array.of(118, 97, 117, 108, 116);

/** Time that a renter has to leave without minimum after an unfilled deadline, seconds. */
export const UNFILLED_EXIT_SECONDS = 600n;
