// Generated from programs/artifacts/marketplace.json by programs/scripts/generate.ts; do not edit.

import { decode } from '../../codec/index.ts';
import { startsWith } from '../../codec/discriminator.ts';
import * as t from './types.ts';

/** First bytes of an event {@link t.ChainStarted}. */
export const CHAIN_STARTED_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(219, 138, 187, 100, 184, 156, 216, 22);

/** First bytes of an event {@link t.ConfigChangeCancelled}. */
export const CONFIG_CHANGE_CANCELLED_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(66, 48, 129, 141, 104, 33, 113, 2);

/** First bytes of an event {@link t.ConfigChangeProposed}. */
export const CONFIG_CHANGE_PROPOSED_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(57, 212, 96, 3, 9, 29, 225, 198);

/** First bytes of an event {@link t.ConfigInitialized}. */
export const CONFIG_INITIALIZED_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(181, 49, 200, 156, 19, 167, 178, 91);

/** First bytes of an event {@link t.ConfigUpdated}. */
export const CONFIG_UPDATED_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(40, 241, 230, 122, 11, 19, 198, 194);

/** First bytes of an event {@link t.DeviceAcceptingSet}. */
export const DEVICE_ACCEPTING_SET_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(71, 98, 228, 157, 8, 200, 55, 163);

/** First bytes of an event {@link t.DeviceRegistered}. */
export const DEVICE_REGISTERED_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(221, 90, 2, 153, 72, 98, 71, 181);

/** First bytes of an event {@link t.DeviceReleased}. */
export const DEVICE_RELEASED_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(61, 101, 38, 18, 241, 39, 203, 44);

/** First bytes of an event {@link t.DeviceRetired}. */
export const DEVICE_RETIRED_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(229, 188, 76, 145, 243, 163, 230, 156);

/** First bytes of an event {@link t.DeviceSettled}. */
export const DEVICE_SETTLED_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(211, 157, 142, 122, 231, 122, 104, 83);

/** First bytes of an event {@link t.DeviceTicked}. */
export const DEVICE_TICKED_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(116, 229, 230, 12, 115, 194, 252, 145);

/** First bytes of an event {@link t.DeviceUpdated}. */
export const DEVICE_UPDATED_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(19, 61, 200, 102, 163, 178, 2, 158);

/** First bytes of an event {@link t.DeviceWorkerRotated}. */
export const DEVICE_WORKER_ROTATED_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(255, 117, 85, 229, 83, 29, 12, 60);

/** First bytes of an event {@link t.DevicesAssigned}. */
export const DEVICES_ASSIGNED_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(218, 175, 57, 189, 159, 232, 161, 27);

/** First bytes of an event {@link t.DevicesExtended}. */
export const DEVICES_EXTENDED_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(58, 176, 161, 41, 44, 94, 185, 3);

/** First bytes of an event {@link t.EndpointPublished}. */
export const ENDPOINT_PUBLISHED_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(218, 207, 211, 101, 131, 227, 171, 238);

/** First bytes of an event {@link t.GpuClaimReleased}. */
export const GPU_CLAIM_RELEASED_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(47, 38, 229, 60, 86, 121, 64, 123);

/** First bytes of an event {@link t.GpuModelSet}. */
export const GPU_MODEL_SET_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(214, 237, 17, 106, 22, 195, 30, 240);

/** First bytes of an event {@link t.JobClosed}. */
export const JOB_CLOSED_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(123, 63, 243, 153, 174, 212, 2, 55);

/** First bytes of an event {@link t.JobKeysClosed}. */
export const JOB_KEYS_CLOSED_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(231, 40, 216, 165, 254, 82, 145, 187);

/** First bytes of an event {@link t.JobKeysPublished}. */
export const JOB_KEYS_PUBLISHED_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(38, 51, 151, 234, 178, 242, 198, 65);

/** First bytes of an event {@link t.JobReported}. */
export const JOB_REPORTED_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(35, 162, 37, 69, 6, 145, 37, 106);

/** First bytes of an event {@link t.JobWritten}. */
export const JOB_WRITTEN_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(85, 213, 119, 116, 215, 212, 34, 33);

/** First bytes of an event {@link t.ListingClosed}. */
export const LISTING_CLOSED_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(86, 219, 253, 196, 184, 194, 176, 78);

/** First bytes of an event {@link t.ListingSet}. */
export const LISTING_SET_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(18, 253, 30, 246, 97, 18, 234, 191);

/** First bytes of an event {@link t.RentalClosed}. */
export const RENTAL_CLOSED_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(77, 252, 165, 5, 168, 29, 237, 40);

/** First bytes of an event {@link t.RentalDeposited}. */
export const RENTAL_DEPOSITED_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(95, 124, 100, 160, 203, 7, 117, 249);

/** First bytes of an event {@link t.RentalOpened}. */
export const RENTAL_OPENED_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(226, 85, 149, 217, 246, 206, 200, 54);

/** First bytes of an event {@link t.RentalWithdrawn}. */
export const RENTAL_WITHDRAWN_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(19, 100, 246, 162, 253, 69, 217, 164);

/** First bytes of an event {@link t.RentalsPauseSet}. */
export const RENTALS_PAUSE_SET_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(230, 172, 63, 64, 122, 43, 196, 74);

/** First bytes of an event {@link t.SlotTimeMeasured}. */
export const SLOT_TIME_MEASURED_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(245, 51, 73, 72, 181, 233, 106, 11);

/** First bytes of an event {@link t.SupplierRegistered}. */
export const SUPPLIER_REGISTERED_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(15, 28, 78, 224, 58, 163, 44, 142);

/** First bytes of an event {@link t.SupplierUpdated}. */
export const SUPPLIER_UPDATED_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(204, 187, 35, 105, 167, 67, 164, 162);

/** An event of the program with its name. */
export type MarketplaceEvent =
  | { name: 'ChainStarted'; data: t.ChainStarted }
  | { name: 'ConfigChangeCancelled'; data: t.ConfigChangeCancelled }
  | { name: 'ConfigChangeProposed'; data: t.ConfigChangeProposed }
  | { name: 'ConfigInitialized'; data: t.ConfigInitialized }
  | { name: 'ConfigUpdated'; data: t.ConfigUpdated }
  | { name: 'DeviceAcceptingSet'; data: t.DeviceAcceptingSet }
  | { name: 'DeviceRegistered'; data: t.DeviceRegistered }
  | { name: 'DeviceReleased'; data: t.DeviceReleased }
  | { name: 'DeviceRetired'; data: t.DeviceRetired }
  | { name: 'DeviceSettled'; data: t.DeviceSettled }
  | { name: 'DeviceTicked'; data: t.DeviceTicked }
  | { name: 'DeviceUpdated'; data: t.DeviceUpdated }
  | { name: 'DeviceWorkerRotated'; data: t.DeviceWorkerRotated }
  | { name: 'DevicesAssigned'; data: t.DevicesAssigned }
  | { name: 'DevicesExtended'; data: t.DevicesExtended }
  | { name: 'EndpointPublished'; data: t.EndpointPublished }
  | { name: 'GpuClaimReleased'; data: t.GpuClaimReleased }
  | { name: 'GpuModelSet'; data: t.GpuModelSet }
  | { name: 'JobClosed'; data: t.JobClosed }
  | { name: 'JobKeysClosed'; data: t.JobKeysClosed }
  | { name: 'JobKeysPublished'; data: t.JobKeysPublished }
  | { name: 'JobReported'; data: t.JobReported }
  | { name: 'JobWritten'; data: t.JobWritten }
  | { name: 'ListingClosed'; data: t.ListingClosed }
  | { name: 'ListingSet'; data: t.ListingSet }
  | { name: 'RentalClosed'; data: t.RentalClosed }
  | { name: 'RentalDeposited'; data: t.RentalDeposited }
  | { name: 'RentalOpened'; data: t.RentalOpened }
  | { name: 'RentalWithdrawn'; data: t.RentalWithdrawn }
  | { name: 'RentalsPauseSet'; data: t.RentalsPauseSet }
  | { name: 'SlotTimeMeasured'; data: t.SlotTimeMeasured }
  | { name: 'SupplierRegistered'; data: t.SupplierRegistered }
  | { name: 'SupplierUpdated'; data: t.SupplierUpdated };

/** Reads an event from its discriminator and body; `undefined` when the program has no such event. */
export function decodeMarketplaceEvent(data: Uint8Array): MarketplaceEvent | undefined {
  if (startsWith(data, CHAIN_STARTED_EVENT_DISCRIMINATOR)) return { name: 'ChainStarted', data: decode(t.chainStartedCodec, data, 8) };
  if (startsWith(data, CONFIG_CHANGE_CANCELLED_EVENT_DISCRIMINATOR)) return { name: 'ConfigChangeCancelled', data: decode(t.configChangeCancelledCodec, data, 8) };
  if (startsWith(data, CONFIG_CHANGE_PROPOSED_EVENT_DISCRIMINATOR)) return { name: 'ConfigChangeProposed', data: decode(t.configChangeProposedCodec, data, 8) };
  if (startsWith(data, CONFIG_INITIALIZED_EVENT_DISCRIMINATOR)) return { name: 'ConfigInitialized', data: decode(t.configInitializedCodec, data, 8) };
  if (startsWith(data, CONFIG_UPDATED_EVENT_DISCRIMINATOR)) return { name: 'ConfigUpdated', data: decode(t.configUpdatedCodec, data, 8) };
  if (startsWith(data, DEVICE_ACCEPTING_SET_EVENT_DISCRIMINATOR)) return { name: 'DeviceAcceptingSet', data: decode(t.deviceAcceptingSetCodec, data, 8) };
  if (startsWith(data, DEVICE_REGISTERED_EVENT_DISCRIMINATOR)) return { name: 'DeviceRegistered', data: decode(t.deviceRegisteredCodec, data, 8) };
  if (startsWith(data, DEVICE_RELEASED_EVENT_DISCRIMINATOR)) return { name: 'DeviceReleased', data: decode(t.deviceReleasedCodec, data, 8) };
  if (startsWith(data, DEVICE_RETIRED_EVENT_DISCRIMINATOR)) return { name: 'DeviceRetired', data: decode(t.deviceRetiredCodec, data, 8) };
  if (startsWith(data, DEVICE_SETTLED_EVENT_DISCRIMINATOR)) return { name: 'DeviceSettled', data: decode(t.deviceSettledCodec, data, 8) };
  if (startsWith(data, DEVICE_TICKED_EVENT_DISCRIMINATOR)) return { name: 'DeviceTicked', data: decode(t.deviceTickedCodec, data, 8) };
  if (startsWith(data, DEVICE_UPDATED_EVENT_DISCRIMINATOR)) return { name: 'DeviceUpdated', data: decode(t.deviceUpdatedCodec, data, 8) };
  if (startsWith(data, DEVICE_WORKER_ROTATED_EVENT_DISCRIMINATOR)) return { name: 'DeviceWorkerRotated', data: decode(t.deviceWorkerRotatedCodec, data, 8) };
  if (startsWith(data, DEVICES_ASSIGNED_EVENT_DISCRIMINATOR)) return { name: 'DevicesAssigned', data: decode(t.devicesAssignedCodec, data, 8) };
  if (startsWith(data, DEVICES_EXTENDED_EVENT_DISCRIMINATOR)) return { name: 'DevicesExtended', data: decode(t.devicesExtendedCodec, data, 8) };
  if (startsWith(data, ENDPOINT_PUBLISHED_EVENT_DISCRIMINATOR)) return { name: 'EndpointPublished', data: decode(t.endpointPublishedCodec, data, 8) };
  if (startsWith(data, GPU_CLAIM_RELEASED_EVENT_DISCRIMINATOR)) return { name: 'GpuClaimReleased', data: decode(t.gpuClaimReleasedCodec, data, 8) };
  if (startsWith(data, GPU_MODEL_SET_EVENT_DISCRIMINATOR)) return { name: 'GpuModelSet', data: decode(t.gpuModelSetCodec, data, 8) };
  if (startsWith(data, JOB_CLOSED_EVENT_DISCRIMINATOR)) return { name: 'JobClosed', data: decode(t.jobClosedCodec, data, 8) };
  if (startsWith(data, JOB_KEYS_CLOSED_EVENT_DISCRIMINATOR)) return { name: 'JobKeysClosed', data: decode(t.jobKeysClosedCodec, data, 8) };
  if (startsWith(data, JOB_KEYS_PUBLISHED_EVENT_DISCRIMINATOR)) return { name: 'JobKeysPublished', data: decode(t.jobKeysPublishedCodec, data, 8) };
  if (startsWith(data, JOB_REPORTED_EVENT_DISCRIMINATOR)) return { name: 'JobReported', data: decode(t.jobReportedCodec, data, 8) };
  if (startsWith(data, JOB_WRITTEN_EVENT_DISCRIMINATOR)) return { name: 'JobWritten', data: decode(t.jobWrittenCodec, data, 8) };
  if (startsWith(data, LISTING_CLOSED_EVENT_DISCRIMINATOR)) return { name: 'ListingClosed', data: decode(t.listingClosedCodec, data, 8) };
  if (startsWith(data, LISTING_SET_EVENT_DISCRIMINATOR)) return { name: 'ListingSet', data: decode(t.listingSetCodec, data, 8) };
  if (startsWith(data, RENTAL_CLOSED_EVENT_DISCRIMINATOR)) return { name: 'RentalClosed', data: decode(t.rentalClosedCodec, data, 8) };
  if (startsWith(data, RENTAL_DEPOSITED_EVENT_DISCRIMINATOR)) return { name: 'RentalDeposited', data: decode(t.rentalDepositedCodec, data, 8) };
  if (startsWith(data, RENTAL_OPENED_EVENT_DISCRIMINATOR)) return { name: 'RentalOpened', data: decode(t.rentalOpenedCodec, data, 8) };
  if (startsWith(data, RENTAL_WITHDRAWN_EVENT_DISCRIMINATOR)) return { name: 'RentalWithdrawn', data: decode(t.rentalWithdrawnCodec, data, 8) };
  if (startsWith(data, RENTALS_PAUSE_SET_EVENT_DISCRIMINATOR)) return { name: 'RentalsPauseSet', data: decode(t.rentalsPauseSetCodec, data, 8) };
  if (startsWith(data, SLOT_TIME_MEASURED_EVENT_DISCRIMINATOR)) return { name: 'SlotTimeMeasured', data: decode(t.slotTimeMeasuredCodec, data, 8) };
  if (startsWith(data, SUPPLIER_REGISTERED_EVENT_DISCRIMINATOR)) return { name: 'SupplierRegistered', data: decode(t.supplierRegisteredCodec, data, 8) };
  if (startsWith(data, SUPPLIER_UPDATED_EVENT_DISCRIMINATOR)) return { name: 'SupplierUpdated', data: decode(t.supplierUpdatedCodec, data, 8) };
  return undefined;
}
