// What events tell of the config, its changes, the models and the suppliers.

import type { MarketplaceEvent } from '../../../client/generated/marketplace/events.ts';
import * as p from '../../../client/generated/marketplace/program.ts';
import { pendingChangeAddress } from '../../../client/pda.ts';
import { bumpOf, bytesOf, type RebuiltAccounts } from './accounts.ts';

/** Takes in an event of the config, a model or a supplier. */
export function replayConfig(accounts: RebuiltAccounts, event: MarketplaceEvent): void {
  switch (event.name) {
    case 'ConfigInitialized': {
      const { config, timestamp, ...told } = event.data;
      accounts.create('Config', config.scope, {
        ...told,
        slotAnchorAt: timestamp,
        rentalsPaused: false,
        nextChangeIndex: 0n,
        sequence: config.sequence,
        bump: bumpOf(p.SEED_CONFIG),
      });
      return;
    }
    case 'ConfigChangeProposed': {
      const { config, pending, index, proposer, executableAt, change } = event.data;
      accounts.changed('Config', config).nextChangeIndex = index + 1n;
      const bump = bumpOf(p.SEED_CHANGE, bytesOf(index, 64));
      accounts.create('PendingChange', pending, { index, proposer, executableAt, change, bump });
      return;
    }
    case 'ConfigChangeCancelled':
      accounts.changed('Config', event.data.config);
      accounts.close(event.data.pending);
      return;
    case 'ConfigUpdated': {
      const { config, index, authority, treasury, arbiter, parameters } = event.data;
      Object.assign(accounts.changed('Config', config), { authority, treasury, arbiter, parameters });
      accounts.close(pendingChangeAddress(index));
      return;
    }
    case 'SlotTimeMeasured': {
      const { config, slotMs, slot, timestamp } = event.data;
      Object.assign(accounts.changed('Config', config), { slotMs, slotAnchor: slot, slotAnchorAt: timestamp });
      return;
    }
    case 'RentalsPauseSet':
      accounts.changed('Config', event.data.config).rentalsPaused = event.data.paused;
      return;
    case 'GpuModelSet': {
      const { config, model, index, timestamp, ...told } = event.data;
      accounts.changed('Config', config);
      accounts.create('GpuModel', model.scope, {
        ...told,
        setAt: timestamp,
        sequence: model.sequence,
        bump: bumpOf(p.SEED_MODEL, bytesOf(told.code, 16)),
      });
      accounts.close(pendingChangeAddress(index));
      return;
    }
    case 'SupplierRegistered': {
      const { supplier, owner, payout, name, timestamp } = event.data;
      accounts.create('Supplier', supplier.scope, {
        owner,
        payout,
        name,
        payoutChangedAt: timestamp,
        nextDeviceIndex: 0,
        sequence: supplier.sequence,
        bump: bumpOf(p.SEED_SUPPLIER, owner.toBytes()),
      });
      return;
    }
    case 'SupplierUpdated': {
      const { supplier, payout, payoutChangedAt, name } = event.data;
      Object.assign(accounts.changed('Supplier', supplier), { payout, payoutChangedAt, name });
      return;
    }
  }
}
