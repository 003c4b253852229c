// Generated from programs/artifacts/marketplace.json by programs/scripts/generate.ts; do not edit.

import { concatBytes } from '../../bytes.ts';
import { encode } from '../../codec/index.ts';
import { decodeAccountOf, startsWith } from '../../codec/discriminator.ts';
import * as t from './types.ts';

/** First bytes of an account {@link t.Config}. */
export const CONFIG_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(155, 12, 170, 224, 30, 250, 204, 130);

/** First bytes of an account {@link t.Device}. */
export const DEVICE_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(153, 248, 23, 39, 83, 45, 68, 128);

/** First bytes of an account {@link t.GpuClaim}. */
export const GPU_CLAIM_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(125, 82, 59, 233, 197, 246, 60, 241);

/** First bytes of an account {@link t.GpuModel}. */
export const GPU_MODEL_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(198, 137, 193, 129, 243, 29, 17, 96);

/** First bytes of an account {@link t.Job}. */
export const JOB_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(75, 124, 80, 203, 161, 180, 202, 80);

/** First bytes of an account {@link t.JobKeys}. */
export const JOB_KEYS_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(59, 36, 79, 111, 105, 34, 44, 236);

/** First bytes of an account {@link t.PendingChange}. */
export const PENDING_CHANGE_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(232, 183, 176, 196, 15, 195, 115, 147);

/** First bytes of an account {@link t.Rental}. */
export const RENTAL_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(121, 83, 229, 235, 73, 50, 143, 184);

/** First bytes of an account {@link t.Renter}. */
export const RENTER_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(153, 33, 77, 9, 98, 95, 174, 89);

/** First bytes of an account {@link t.Supplier}. */
export const SUPPLIER_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(83, 248, 232, 49, 94, 98, 120, 208);

/** Reads the data of an account {@link t.Config}. Throws `PROGRAMS__ACCOUNT_INVALID` for any other. */
export function decodeConfig(data: Uint8Array): t.Config {
  return decodeAccountOf('Config', CONFIG_DISCRIMINATOR, t.configCodec, data);
}

/** Reads the data of an account {@link t.Device}. Throws `PROGRAMS__ACCOUNT_INVALID` for any other. */
export function decodeDevice(data: Uint8Array): t.Device {
  return decodeAccountOf('Device', DEVICE_DISCRIMINATOR, t.deviceCodec, data);
}

/** Reads the data of an account {@link t.GpuClaim}. Throws `PROGRAMS__ACCOUNT_INVALID` for any other. */
export function decodeGpuClaim(data: Uint8Array): t.GpuClaim {
  return decodeAccountOf('GpuClaim', GPU_CLAIM_DISCRIMINATOR, t.gpuClaimCodec, data);
}

/** Reads the data of an account {@link t.GpuModel}. Throws `PROGRAMS__ACCOUNT_INVALID` for any other. */
export function decodeGpuModel(data: Uint8Array): t.GpuModel {
  return decodeAccountOf('GpuModel', GPU_MODEL_DISCRIMINATOR, t.gpuModelCodec, data);
}

/** Reads the data of an account {@link t.Job}. Throws `PROGRAMS__ACCOUNT_INVALID` for any other. */
export function decodeJob(data: Uint8Array): t.Job {
  return decodeAccountOf('Job', JOB_DISCRIMINATOR, t.jobCodec, data);
}

/** Reads the data of an account {@link t.JobKeys}. Throws `PROGRAMS__ACCOUNT_INVALID` for any other. */
export function decodeJobKeys(data: Uint8Array): t.JobKeys {
  return decodeAccountOf('JobKeys', JOB_KEYS_DISCRIMINATOR, t.jobKeysCodec, data);
}

/** Reads the data of an account {@link t.PendingChange}. Throws `PROGRAMS__ACCOUNT_INVALID` for any other. */
export function decodePendingChange(data: Uint8Array): t.PendingChange {
  return decodeAccountOf('PendingChange', PENDING_CHANGE_DISCRIMINATOR, t.pendingChangeCodec, data);
}

/** Reads the data of an account {@link t.Rental}. Throws `PROGRAMS__ACCOUNT_INVALID` for any other. */
export function decodeRental(data: Uint8Array): t.Rental {
  return decodeAccountOf('Rental', RENTAL_DISCRIMINATOR, t.rentalCodec, data);
}

/** Reads the data of an account {@link t.Renter}. Throws `PROGRAMS__ACCOUNT_INVALID` for any other. */
export function decodeRenter(data: Uint8Array): t.Renter {
  return decodeAccountOf('Renter', RENTER_DISCRIMINATOR, t.renterCodec, data);
}

/** Reads the data of an account {@link t.Supplier}. Throws `PROGRAMS__ACCOUNT_INVALID` for any other. */
export function decodeSupplier(data: Uint8Array): t.Supplier {
  return decodeAccountOf('Supplier', SUPPLIER_DISCRIMINATOR, t.supplierCodec, data);
}

/** Data of an account {@link t.Config}, as short as its values allow. */
export function encodeConfig(value: t.Config): Uint8Array {
  return concatBytes(CONFIG_DISCRIMINATOR, encode(t.configCodec, value));
}

/** Data of an account {@link t.Device}, as short as its values allow. */
export function encodeDevice(value: t.Device): Uint8Array {
  return concatBytes(DEVICE_DISCRIMINATOR, encode(t.deviceCodec, value));
}

/** Data of an account {@link t.GpuClaim}, as short as its values allow. */
export function encodeGpuClaim(value: t.GpuClaim): Uint8Array {
  return concatBytes(GPU_CLAIM_DISCRIMINATOR, encode(t.gpuClaimCodec, value));
}

/** Data of an account {@link t.GpuModel}, as short as its values allow. */
export function encodeGpuModel(value: t.GpuModel): Uint8Array {
  return concatBytes(GPU_MODEL_DISCRIMINATOR, encode(t.gpuModelCodec, value));
}

/** Data of an account {@link t.Job}, as short as its values allow. */
export function encodeJob(value: t.Job): Uint8Array {
  return concatBytes(JOB_DISCRIMINATOR, encode(t.jobCodec, value));
}

/** Data of an account {@link t.JobKeys}, as short as its values allow. */
export function encodeJobKeys(value: t.JobKeys): Uint8Array {
  return concatBytes(JOB_KEYS_DISCRIMINATOR, encode(t.jobKeysCodec, value));
}

/** Data of an account {@link t.PendingChange}, as short as its values allow. */
export function encodePendingChange(value: t.PendingChange): Uint8Array {
  return concatBytes(PENDING_CHANGE_DISCRIMINATOR, encode(t.pendingChangeCodec, value));
}

/** Data of an account {@link t.Rental}, as short as its values allow. */
export function encodeRental(value: t.Rental): Uint8Array {
  return concatBytes(RENTAL_DISCRIMINATOR, encode(t.rentalCodec, value));
}

/** Data of an account {@link t.Renter}, as short as its values allow. */
export function encodeRenter(value: t.Renter): Uint8Array {
  return concatBytes(RENTER_DISCRIMINATOR, encode(t.renterCodec, value));
}

/** Data of an account {@link t.Supplier}, as short as its values allow. */
export function encodeSupplier(value: t.Supplier): Uint8Array {
  return concatBytes(SUPPLIER_DISCRIMINATOR, encode(t.supplierCodec, value));
}

/** An account of the program with its name. */
export type MarketplaceAccount =
  | { name: 'Config'; data: t.Config }
  | { name: 'Device'; data: t.Device }
  | { name: 'GpuClaim'; data: t.GpuClaim }
  | { name: 'GpuModel'; data: t.GpuModel }
  | { name: 'Job'; data: t.Job }
  | { name: 'JobKeys'; data: t.JobKeys }
  | { name: 'PendingChange'; data: t.PendingChange }
  | { name: 'Rental'; data: t.Rental }
  | { name: 'Renter'; data: t.Renter }
  | { name: 'Supplier'; data: t.Supplier };

/** Reads any account of the program; `undefined` when it is none. */
export function decodeMarketplaceAccount(data: Uint8Array): MarketplaceAccount | undefined {
  if (startsWith(data, CONFIG_DISCRIMINATOR)) return { name: 'Config', data: decodeConfig(data) };
  if (startsWith(data, DEVICE_DISCRIMINATOR)) return { name: 'Device', data: decodeDevice(data) };
  if (startsWith(data, GPU_CLAIM_DISCRIMINATOR)) return { name: 'GpuClaim', data: decodeGpuClaim(data) };
  if (startsWith(data, GPU_MODEL_DISCRIMINATOR)) return { name: 'GpuModel', data: decodeGpuModel(data) };
  if (startsWith(data, JOB_DISCRIMINATOR)) return { name: 'Job', data: decodeJob(data) };
  if (startsWith(data, JOB_KEYS_DISCRIMINATOR)) return { name: 'JobKeys', data: decodeJobKeys(data) };
  if (startsWith(data, PENDING_CHANGE_DISCRIMINATOR)) return { name: 'PendingChange', data: decodePendingChange(data) };
  if (startsWith(data, RENTAL_DISCRIMINATOR)) return { name: 'Rental', data: decodeRental(data) };
  if (startsWith(data, RENTER_DISCRIMINATOR)) return { name: 'Renter', data: decodeRenter(data) };
  if (startsWith(data, SUPPLIER_DISCRIMINATOR)) return { name: 'Supplier', data: decodeSupplier(data) };
  return undefined;
}
