import { builder } from '../builder.ts';
import './scalars.ts';
import './config.ts';
import './countries.ts';
import './devices.ts';
import './events.ts';
import './gpu-models.ts';
import './listings.ts';
import './meta.ts';
import './network.ts';
import './prices.ts';
import './quote.ts';
import './rentals.ts';
import './ticks.ts';

/** The executable schema. */
export const schema = builder.toSchema();
