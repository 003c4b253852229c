/** Operations that the playground opens with, each with a comment that says what it is for. */
export const EXAMPLES: readonly string[] = [
  `# How many GPUs are really there, and where the figures come from.
query Network {
  network {
    claimedGpus
    stakedGpus
    provenGpus
    hiredGpus
    assignedNotFreshGpus
    hashChainGpus
    provenCpus
    settledUsdc
    source { sql parameters { name type value } signatureCount signatures(first: 3) { nodes { slot signature } } }
  }
}
`,
  `# The same counts by country.
query Countries {
  countries {
    nodes { country alpha2 name claimedGpus stakedGpus provenGpus hiredGpus availableGpus }
    source { watermarkSlot }
  }
}
`,
  `# What a model costs: asks now, prices paid lately.
query Models {
  gpuModels {
    nodes {
      code name class proofKind provenGpus availableGpus
      askLowUsdc askMedianUsdc settledP10Usdc settledMedianUsdc settledP90Usdc
    }
  }
}
`,
  `# The cheapest way to rent, exact to the smallest unit.
query Quote($model: Int = 1, $hours: Int = 1) {
  quote(modelCode: $model, hours: $hours, gpus: 1) {
    available unavailableMessage
    gross net fees deposit minimumCost feeBps mint { symbol decimals }
    offers { device gpuCount price countryName }
  }
}
`,
  `# Where a rental's money is: deposited = settled + fees + refunded + committed + free.
query Rentals {
  rentals(first: 5) {
    totalCount
    nodes {
      id status deposited settled fees refunded committed free mint { symbol decimals }
      devices { nodes { device provenSeconds paid reserved } }
    }
  }
}
`,
  `# Prices by day, paid and asked.
query Prices($model: Int = 1) {
  priceHistory(modelCode: $model, interval: DAY) {
    buckets { bucketStart settledP10 settledMedian settledP90 settledGpuSeconds askMedian listings }
  }
}
`,
  `# The newest receipts, with what is needed to verify them again.
query Receipts {
  ticks(first: 10) {
    nodes { device n challengeSlot slotHash seed root opened openedIndex credited idleSeconds hiredSeconds signature }
  }
  _meta { watermarkSlot lagSlots network networkNote ledger { complete } }
}
`,
  `# Stake, the schedule of IO against what was issued, and whether all vaults can pay.
query Economy {
  staking { stakedGpus active cooling openCases slashed rules { stakePerGpu } }
  emission { scheduled forgone undecided earned unearned issued owed cap }
  rewardEpochs(first: 5) {
    nodes { index status emission earned scheduledTotal issuedTotal scores(first: 3) { nodes { device weight amount } } }
  }
  solvency {
    rentals { nodes { ok owed unequal mint { symbol } } }
    supply { ok genesis issued burnt supply supplyCap }
  }
}
`,
];
