import { builder } from '../builder.ts';
import './scalars.ts';
import './config.ts';
import './countries.ts';
import './devices.ts';
import './emission.ts';
import './events.ts';
import './gpu-models.ts';
import './history.ts';
import './listings.ts';
import './meta.ts';
import './network.ts';
import './prices.ts';
import './quote.ts';
import './rentals.ts';
import './reward-epochs.ts';
import './reward-proof.ts';
import './reward-scores.ts';
import './rewards.ts';
import './slash-cases.ts';
import './solvency.ts';
import './stake-positions.ts';
import './stakes.ts';
import './staking.ts';
import './ticks.ts';

/** The executable schema. */
export const schema = builder.toSchema();
