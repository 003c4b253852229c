import type { LoadContext } from '../../server/context.ts';
import { load } from './client.server.ts';
import { graphql, sourceFields } from './graphql.server.ts';

const statusQuery = graphql(
  `
  query Status {
    _meta {
      watermarkSlot chainTime finalizedSlotSeen lagSlots slotMs genesisHash network networkNote wallClockOffsetSeconds
      programs { id name }
      ledger {
        complete events transactions segments firstSlot slotGaps sequenceGaps undecodedEvents
        source { ...SourceFields }
      }
    }
    config {
      id authority arbiter treasury gridSlots heavyGridSlots slotMs timelockSeconds reservationFeeBps paymentFeeUsdcBps paymentFeeIoBps rentalsPaused
      usdc { address } io { address }
      source { ...SourceFields }
    }
    staking {
      rules { stakePerGpu coolDownSeconds coStakerExtraSeconds bond answerSeconds rulingSeconds slashWindowSeconds slashCapBps }
    }
    emission { rules { cap supplyBefore epochs epochSeconds scoringEpochs enterpriseBps minUptimeSeconds maxHeavySlots } }
  }
`,
  [sourceFields],
);

/** How fresh and complete the data is, and the parameters of the marketplace in force. */
export async function loadStatus(context: LoadContext) {
  return load(context, statusQuery, {});
}
