import type { Reasons } from '../support/table.ts';

const ANYBODY = 'anybody may send it and pay for it';
const MADE = 'made anew, for its owner';
const REPLACES = 'says the same again';
const LATER = 'looked at when it is executed';
const HIRES = 'hires that one';
const SENDER = 'a number for people to read';
const COMPARED = 'only compared: nothing is ever counted with it';

/** What the marketplace accepts although it was changed. */
export const MARKETPLACE_REASONS: Reasons = {
  // config
  'config_cancel pending another': 'cancels that change',
  'config_execute pending another': 'executes that change, which is due too',
  'config_propose change.0.grid_slots most': LATER,
  'config_propose change.0.grid_slots zero': LATER,
  'config_propose change.0.heavy_grid_slots most': LATER,
  'config_propose change.0.heavy_grid_slots zero': LATER,
  'config_propose change.0.payment_fee_io_bps most': LATER,
  'config_propose change.0.payment_fee_usdc_bps most': LATER,
  'config_propose change.0.payment_fee_usdc_bps zero': LATER,
  'config_propose change.0.reservation_fee_bps most': LATER,
  'config_propose change.0.reservation_fee_bps zero': LATER,
  'config_propose change.0.timelock_seconds most': LATER,
  'config_propose change.0.timelock_seconds zero': LATER,
  'gpu_model_execute payer stranger': ANYBODY,
  'gpu_model_execute pending another': 'executes that change, which is of the same model',
  'initialize args.parameters.payment_fee_usdc_bps zero': 'a fee of nothing',
  'initialize args.parameters.reservation_fee_bps zero': 'a fee of nothing',
  'rentals_pause_set again': REPLACES,

  // suppliers and devices
  'chain_start again': 'begins again; nothing is credited by it',
  'device_accepting_set again': REPLACES,
  'device_register model another': 'registers a device of that model',
  'device_register worker stranger': 'any key that signs may be the worker',
  'device_update again': REPLACES,
  'device_worker_rotate again': REPLACES,
  'device_worker_rotate worker stranger': 'any key that signs may be the worker',
  'endpoint_publish again': REPLACES,
  'job_report again': REPLACES,
  'job_report exit_code least': SENDER,
  'job_report exit_code most': SENDER,
  'job_report exit_code zero': SENDER,
  'listing_set again': REPLACES,
  'listing_set args.ask_io most': 'a price that nobody pays',
  'listing_set args.ask_io zero': 'not for that money',
  'listing_set args.ask_usdc most': 'a price that nobody pays',
  'listing_set args.ask_usdc zero': 'not for that money',
  'listing_set args.min_seconds zero': 'no minimum',
  'supplier_update again': REPLACES,

  // rentals
  'device_settle payer stranger': ANYBODY,
  'device_settle payout_token closed': MADE,
  'device_settle treasury_token closed': MADE,
  'job_close authority stranger': 'anybody may close it after the end',
  'job_key_publish again': 'replaces the keys',
  'job_key_publish first_rank zero': 'publishes to the first device',
  'job_keys_close authority stranger': 'anybody may close them after the end',
  'rental_assign device (remaining 1) another': HIRES,
  'rental_assign device (remaining 1) missing': 'hires the others',
  'rental_assign device (remaining 2) another': HIRES,
  'rental_assign device (remaining 2) missing': 'hires the others',
  'rental_assign seen_slot most': 'the renter asks for no protection from changed terms; the price cap holds',
  'rental_close authority stranger': 'anybody may close it after the end',
  'rental_close owner_token closed': MADE,
  'rental_deposit again': 'deposits again',
  'rental_extend device (remaining 1) missing': 'extends the others',
  'rental_extend device (remaining 2) missing': 'extends the others',
  'rental_open args.country most': 'no device is there: the money can be withdrawn',
  'rental_open args.model_code most': 'no device is of it: the money can be withdrawn',
  'rental_open args.price_cap most': COMPARED,
  'rental_open args.session_expires_at least': 'the session is over',
  'rental_open args.session_expires_at most': COMPARED,
  'rental_open args.wanted_gpus most': COMPARED,
  'rental_withdraw again': 'withdraws again',
  'rental_withdraw owner_token twin': 'any token account of the renter',
};
