import { builder } from '../builder.ts';
import type { Figure } from '../data/metric.ts';
import type { RentalVaultRow } from '../data/vaults.ts';
import { MintSymbol } from './enums.ts';
import { Mint, mintOfRow } from './mint.ts';
import { Source } from './source.ts';
import { totalCount } from './totals.ts';

/** Which vaults. */
export const RentalVaultFilter = builder.inputType('RentalVaultFilter', {
  description: 'Which vaults.',
  fields: (t) => ({
    mint: t.field({ type: MintSymbol, description: 'Only of this mint.' }),
    ok: t.field({ type: 'Boolean', description: 'Only those for which both equalities hold (or not).' }),
    owner: t.field({ type: 'PublicKey', description: 'Only of rentals of this owner key.' }),
  }),
});

const RentalVault = builder.objectRef<Figure<RentalVaultRow>>('RentalVault').implement({
  description:
    'The vault of one rental against what it owes, smallest unit of its mint. Always deposited = settled + fees + refunded + committed + free, and committed = devicesReserved + devicesAccrued.',
  fields: (t) => ({
    committed: t.expose('committed', { type: 'UInt64', description: 'Locked for assigned devices, smallest unit.' }),
    deposited: t.expose('deposited', { type: 'UInt64', description: 'Put into the vault, smallest unit.' }),
    devicesAccrued: t.expose('devices_accrued', {
      type: 'UInt64',
      description: 'Earned by its devices and not yet settled, by the devices themselves, smallest unit.',
    }),
    devicesReserved: t.expose('devices_reserved', {
      type: 'UInt64',
      description: 'Locked for time to come, by the devices themselves, smallest unit.',
    }),
    fees: t.expose('fees', { type: 'UInt64', description: 'Paid to the treasury, smallest unit.' }),
    free: t.expose('free', { type: 'UInt64', description: 'Refundable now, smallest unit.' }),
    key: t.expose('key', { type: 'String', description: 'Key of this row in the source.' }),
    mint: t.field({ type: Mint, description: 'Mint of its money.', resolve: mintOfRow }),
    ok: t.expose('ok', { type: 'Boolean', description: 'Both equalities hold.' }),
    owed: t.expose('owed', {
      type: 'UInt64',
      description: 'What the vault must hold: `committed` and `free`, smallest unit; 0 when it is closed.',
    }),
    owner: t.expose('owner', { type: 'PublicKey', description: 'Key of the renter.' }),
    refunded: t.expose('refunded', { type: 'UInt64', description: 'Paid back to the renter, smallest unit.' }),
    rental: t.expose('rental', { type: 'PublicKey', description: 'Rental account.' }),
    settled: t.expose('settled', { type: 'UInt64', description: 'Paid to suppliers, smallest unit.' }),
    vault: t.expose('vault', { type: 'PublicKey', description: 'Token account that holds the money.' }),
  }),
});

/** A page of vaults. */
export const RentalVaultConnection = builder.connectionObject(
  {
    name: 'RentalVaultConnection',
    type: RentalVault,
    description: 'A page of vaults.',
    fields: (t) => ({
      source: t.field({
        type: Source,
        description: 'Where this page comes from; key column `rental`.',
        resolve: ({ source }) => source,
      }),
      ...totalCount(t, 'Vaults that match the filter, on all pages.'),
    }),
  },
  { name: 'RentalVaultEdge' },
);
