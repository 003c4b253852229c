// By which of a program's own errors each instruction can refuse, but for those that any sum and any change of money or
// stake could end in, and what Anchor, the token program and the runtime refuse by themselves.

import type { ProgramName } from '../../client/artifacts.ts';

type Refusals = Readonly<Record<string, string>>;

const PENDING = 'NotAuthority TimelockNotPassed ChangeExpired ChangeMismatch';
const PARAMETERS = 'InvalidTimelock FeeTooHigh InvalidGrid';
const KEYS = 'InvalidTreasury InvalidArbiter';
const NAMED = 'NameTooLong InvalidName InvalidPayout';
const OWN_DEVICE = 'NotSupplierOwner DeviceRetired';
const OWN_RENTAL = 'NotRenter MintNotAccepted NotThisRental';
const CLOSES = 'NotRenter RentalNotEnded DevicesAssigned';
const WRITES = 'NotRenter NoJob RentalEnded';
const CHAIN = 'NotWorker DeviceRetired ModelMismatch';

const marketplace: Refusals = {
  initialize: `NotUpgradeAuthority InvalidDecimals InvalidSlotTime NotAuthority ${PARAMETERS} ${KEYS}`,
  config_propose: 'NotAuthority',
  config_execute: `${PENDING} HeavyGridFactor ${PARAMETERS} ${KEYS}`,
  gpu_model_execute: `${PENDING} InvalidModel NameTooLong MultiplierTooHigh InvalidWork WorkTooSmall InvalidInterval InvalidDeadline IntervalGrowsTooFast`,
  config_cancel: 'NotAuthority',
  rentals_pause_set: 'NotAuthority',
  slot_time_measure: 'SlotTimeTooSoon',
  supplier_register: NAMED,
  supplier_update: `PayoutChangedTooSoon ${NAMED}`,
  device_register: 'InvalidGpuCount InvalidCountry GpuClaimed ClaimMismatch',
  device_update: `${OWN_DEVICE} DeviceNotFree InvalidCountry`,
  device_worker_rotate: OWN_DEVICE,
  device_retire: `${OWN_DEVICE} DeviceNotFree ClaimMismatch`,
  gpu_claim_release: 'ClaimMismatch NotSupplierOwner DeviceNotFree ClaimInUse',
  device_accepting_set: 'NotWorker DeviceRetired',
  listing_set: `${OWN_DEVICE} InvalidPrice InvalidDuration`,
  listing_close: 'NotSupplierOwner DeviceNotListed',
  chain_start: CHAIN,
  tick: `${CHAIN} ChainNotStarted ChallengeNotDue ChallengeExpired ChallengeForgotten InvalidSlotHashes OpeningMissing OpeningUnexpected InvalidOpening InvalidLeaf WrongElement`,
  rental_open: 'RentalsPaused MintNotAccepted InvalidGpusWanted InvalidDuration InvalidFillTime InvalidAmount',
  rental_deposit: `${OWN_RENTAL} InvalidAmount`,
  rental_withdraw: `${OWN_RENTAL} InvalidAmount NotEnoughFree`,
  rental_assign:
    'NotRenter InvalidBatch RentalEnded DeviceRetired DeviceNotFree DeviceNotListed ModelMismatch DeviceNotFresh TermsChanged FilterMismatch MintNotAccepted PriceOverCap InvalidDuration NotEnoughFree TooManyGpus',
  rental_extend:
    'NotRenter InvalidBatch NotThisRental AlreadyReleased AssignmentEnded DeviceNotListed InvalidExtension InvalidDuration NotEnoughFree',
  device_release: 'NotThisRental AlreadyReleased NotAllowedToRelease',
  device_settle: 'InvalidTreasury MintNotAccepted NotThisRental PayoutMismatch NothingToSettle',
  rental_close: `${CLOSES} MintNotAccepted NotThisRental JobOpen JobKeysOpen PayoutMismatch`,
  job_write: `${WRITES} JobComplete InvalidJob JobChunkMismatch JobMismatch`,
  job_close: CLOSES,
  job_key_publish: `${WRITES} InvalidJobKeys RankNotHired`,
  job_keys_close: CLOSES,
  job_report: 'NotWorker NotThisRental',
  endpoint_publish: 'NotWorker NotThisRental InvalidEndpoint',
};

const ENDS_CASE = 'NotThisStake NotDeviceOwner NotReporter MintNotAccepted PayoutMismatch';

const staking: Refusals = {
  stake_deposit: 'NotDeviceOwner ModelMismatch MintNotAccepted DeviceRetired InvalidAmount',
  stake_cool_down: 'NotStaker InvalidAmount NotEnoughActive OwnerBelowCoStake CoStakerCoolsAll',
  stake_withdraw: 'NotThisStake MintNotAccepted NotStaker NothingToWithdraw PayoutMismatch',
  co_stake_offer_set: 'NotDeviceOwner InvalidAmount InvalidShare',
  co_stake_offer_close: 'NotDeviceOwner NoOffer',
  co_stake_accept:
    'NotThisDevice NotThisStake MintNotAccepted DeviceRetired InvalidAmount NoOffer OfferChanged OverOffer OwnerCannotCoStake CoStakerPresent CaseOpen OwnerBelowCoStake',
  co_stake_end: 'NotDeviceOwner NoCoStake',
  slash_case_open:
    'ArbiterCannotReport ModelMismatch NotThisDevice MintNotAccepted NothingStaked InvalidAmount InvalidUri',
  slash_case_answer: 'NotDeviceOwner NotThisStake AlreadyAnswered AnswerTooLate InvalidUri',
  slash_case_rule: `NotArbiter ArbiterIsParty ModelMismatch NotThisDevice RulingTooEarly RulingTooLate OverAsked OverCap OverLocked ${ENDS_CASE}`,
  slash_case_dismiss: `RulingPending ${ENDS_CASE}`,
};

const CLAIMS = 'MintMismatch PayoutMismatch InvalidClaim EpochNotFinal CoStakerUnpaid NothingToClaim CapReached';

const rewards: Refusals = {
  initialize: 'NotUpgradeAuthority MintMismatch InvalidDecimals InvalidMintAuthority InvalidSupply FreezeAuthoritySet',
  emission_advance: 'InvalidCount NothingToAdvance',
  epoch_open: 'EmissionOver EpochPassed EpochNotEnded EpochClosed TooFarBehind EpochStillOpen',
  reward_register: '',
  epoch_score:
    'EpochMismatch EpochClosed ShardMismatch InvalidBatch ModelMismatch StakeMismatch RewardMismatch NothingToScore EpochNotFinal ClaimFirst CoStakerUnpaid',
  epoch_finalize: 'EpochMismatch ShardMismatch EpochFinalized ScoringOpen',
  reward_claim: `SupplierMismatch ${CLAIMS}`,
  co_reward_claim: `CoStakerMismatch ${CLAIMS}`,
};

/** Errors that no instruction is named for: what they guard is looked at wherever it changes. */
export const ANYWHERE: readonly string[] = ['Overflow', 'Insolvent', 'LockUncovered'];

const REFUSALS: Readonly<Record<ProgramName, Refusals>> = { marketplace, staking, rewards };

/** Errors of the program that an instruction can refuse by. Throws for an instruction that was not looked at. */
export function refusalsOf(program: ProgramName, instruction: string): string[] {
  const names = REFUSALS[program][instruction];
  if (names === undefined) throw new Error(`refusals.ts does not tell how ${program}'s ${instruction} refuses`);
  return names.split(' ').filter((name) => name !== '');
}
