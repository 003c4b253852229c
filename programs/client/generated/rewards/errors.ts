// Generated from programs/artifacts/rewards.json by programs/scripts/generate.ts; do not edit.

/** What the program refuses, with what it says. */
export const REWARDS_ERRORS = [
  { code: 6000, name: 'Overflow', message: "A sum does not fit its integer" },
  { code: 6001, name: 'CapReached', message: "More than 300,000,000 IO would be issued" },
  { code: 6002, name: 'NotUpgradeAuthority', message: "Only the program's upgrade authority may initialize" },
  { code: 6003, name: 'MintMismatch', message: "The mint is not the one that the marketplace's config names for IO" },
  { code: 6004, name: 'InvalidDecimals', message: "The mint must have 8 decimals" },
  { code: 6005, name: 'InvalidMintAuthority', message: "The mint's authority must be this program's mint authority address" },
  { code: 6006, name: 'InvalidSupply', message: "The mint's supply must be 500,000,000 IO, less what was burnt" },
  { code: 6007, name: 'FreezeAuthoritySet', message: "The mint must have no freeze authority" },
  { code: 6008, name: 'EmissionOver', message: "The schedule has no such epoch: the emission is over" },
  { code: 6009, name: 'EpochPassed', message: "This epoch was opened or stepped over before" },
  { code: 6010, name: 'EpochNotEnded', message: "This epoch has not ended" },
  { code: 6011, name: 'EpochClosed', message: "The scoring of this epoch has closed" },
  { code: 6012, name: 'EpochStillOpen', message: "An epoch before this one can still be opened: open it first" },
  { code: 6013, name: 'TooFarBehind', message: "More than 500 epochs lie before this one: advance the emission first" },
  { code: 6014, name: 'InvalidCount', message: "One to 500 epochs can be stepped over at once" },
  { code: 6015, name: 'NothingToAdvance', message: "No epoch has closed unopened" },
  { code: 6016, name: 'EpochMismatch', message: "The epoch is another than the one named" },
  { code: 6017, name: 'EpochFinalized', message: "The epoch is final already" },
  { code: 6018, name: 'EpochNotFinal', message: "The epoch is not final yet" },
  { code: 6019, name: 'ScoringOpen', message: "The scoring of this epoch has not closed" },
  { code: 6020, name: 'ShardMismatch', message: "The device belongs to another shard, or a shard is missing, repeated or of another epoch" },
  { code: 6021, name: 'InvalidBatch', message: "A batch has one to eight devices, each with its stake and its rewards" },
  { code: 6022, name: 'ModelMismatch', message: "The device's model is another" },
  { code: 6023, name: 'StakeMismatch', message: "The stake is another device's" },
  { code: 6024, name: 'RewardMismatch', message: "The rewards are another device's" },
  { code: 6025, name: 'NothingToScore', message: "No device of the batch has a weight that is not scored yet" },
  { code: 6026, name: 'ClaimFirst', message: "An older score is in the place of this one: claim that epoch first" },
  { code: 6027, name: 'CoStakerUnpaid', message: "A former co-staker is owed rewards: claim those first" },
  { code: 6028, name: 'CoStakerMismatch', message: "The rewards are owed to another co-staker" },
  { code: 6029, name: 'SupplierMismatch', message: "The rewards are another supplier's" },
  { code: 6030, name: 'PayoutMismatch', message: "The payout account belongs to somebody else" },
  { code: 6031, name: 'NothingToClaim', message: "Nothing can be claimed" },
  { code: 6032, name: 'InvalidClaim', message: "A claim has its epochs first, then one to twelve rewards accounts" },
] as const;

/** Name of an error of the program. */
export type RewardsErrorName = (typeof REWARDS_ERRORS)[number]['name'];
