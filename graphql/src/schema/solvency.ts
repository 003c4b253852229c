import { builder } from '../builder.ts';
import { type IoSupplyRow, ioSupplyMetric } from '../data/io-supply.ts';
import type { ChainPoint, Figure, Figures } from '../data/metric.ts';
import { readPage } from '../data/page.ts';
import { type SolvencyRow, type StakeSolvencyRow, solvencyMetric, stakeSolvencyMetric } from '../data/solvency.ts';
import { ANY_RENTAL_VAULT, RENTAL_VAULT_ORDER, rentalVaultsList } from '../data/vaults.ts';
import { pageCost, rowsCost, statementCost } from '../limits/complexity.ts';
import { flag } from './arguments.ts';
import { BLOCK_DESCRIPTION, BlockInput } from './block.ts';
import { Mint, mintOfRow } from './mint.ts';
import { pageArgs } from './page.ts';
import { RentalVaultConnection, RentalVaultFilter } from './rental-vaults.ts';
import { Source } from './source.ts';

const MintSolvency = builder.objectRef<Figure<SolvencyRow>>('MintSolvency').implement({
  description:
    'Vaults of all rentals of one mint against what they owe, smallest unit of the mint. Always deposited = settled + fees + refunded + committed + free, and committed = devicesReserved + devicesAccrued.',
  fields: (t) => ({
    committed: t.expose('committed', { type: 'UInt64', description: 'Locked for assigned devices, smallest unit.' }),
    deposited: t.expose('deposited', { type: 'UInt64', description: 'Put into the vaults ever, smallest unit.' }),
    devicesAccrued: t.expose('devices_accrued', {
      type: 'UInt64',
      description: 'Earned by assigned devices and not yet settled, by the devices themselves, smallest unit.',
    }),
    devicesReserved: t.expose('devices_reserved', {
      type: 'UInt64',
      description: 'Locked for time to come, by the devices themselves, smallest unit.',
    }),
    fees: t.expose('fees', { type: 'UInt64', description: 'Paid to the treasury, smallest unit.' }),
    free: t.expose('free', { type: 'UInt64', description: 'Refundable to renters now, smallest unit.' }),
    key: t.expose('key', { type: 'String', description: 'Key of this row in the source.' }),
    mint: t.field({ type: Mint, description: 'The mint.', resolve: mintOfRow }),
    ok: t.expose('ok', { type: 'Boolean', description: 'Both equalities hold, in sum and for every vault.' }),
    owed: t.expose('owed', {
      type: 'UInt64',
      description: 'What the vaults must hold: `committed` and `free`, smallest unit.',
    }),
    refunded: t.expose('refunded', { type: 'UInt64', description: 'Paid back to renters, smallest unit.' }),
    settled: t.expose('settled', { type: 'UInt64', description: 'Paid to suppliers, smallest unit.' }),
    unequal: t.expose('unequal', { type: 'UInt64', description: 'Vaults for which an equality does not hold.' }),
    vaults: t.expose('vaults', { type: 'UInt64', description: 'Vaults ever made, closed ones included.' }),
  }),
});

const StakeSolvency = builder.objectRef<Figure<StakeSolvencyRow>>('StakeSolvency').implement({
  description:
    'Vaults of all stakes against what they owe, smallest unit of IO. Always deposited + fromBonds = withdrawn + slashed + active + cooling.',
  fields: (t) => ({
    active: t.expose('active', { type: 'UInt64', description: 'Stake that counts, smallest unit.' }),
    cooling: t.expose('cooling', { type: 'UInt64', description: 'Stake that leaves, smallest unit.' }),
    deposited: t.expose('deposited', {
      type: 'UInt64',
      description: 'Put in by owners and co-stakers ever, smallest unit.',
    }),
    fromBonds: t.expose('from_bonds', {
      type: 'UInt64',
      description: 'Lost bonds that went into positions of co-stakers, smallest unit.',
    }),
    ok: t.expose('ok', { type: 'Boolean', description: 'The equality holds.' }),
    openBonds: t.expose('open_bonds', {
      type: 'UInt64',
      description: 'Bonds of open slash cases, each in an account of its own, smallest unit.',
    }),
    owed: t.expose('owed', {
      type: 'UInt64',
      description: 'What the vaults must hold: `active` and `cooling`, smallest unit.',
    }),
    slashed: t.expose('slashed', { type: 'UInt64', description: 'Burnt, smallest unit.' }),
    source: t.field({
      type: Source,
      description: 'Where these figures come from.',
      resolve: ({ source }) => source,
    }),
    vaults: t.expose('vaults', { type: 'UInt64', description: 'Vaults of stakes.' }),
    withdrawn: t.expose('withdrawn', { type: 'UInt64', description: 'Paid back to stakers, smallest unit.' }),
  }),
});

const IoSupply = builder.objectRef<Figure<IoSupplyRow>>('IoSupply').implement({
  description: 'Supply of IO by events, smallest unit: supply = genesis + issued - burnt.',
  fields: (t) => ({
    burnt: t.expose('burnt', { type: 'UInt64', description: 'Slashed stake, burnt; smallest unit.' }),
    genesis: t.expose('genesis', {
      type: 'UInt64',
      description: 'Supply when the emission begins, smallest unit.',
    }),
    issueCap: t.expose('issue_cap', { type: 'UInt64', description: 'Most that is ever issued, smallest unit.' }),
    issued: t.expose('issued', { type: 'UInt64', description: 'Minted as rewards, smallest unit.' }),
    ok: t.expose('ok', {
      type: 'Boolean',
      description: '`supply` is as said, and issued <= scheduled <= issueCap.',
    }),
    scheduled: t.expose('scheduled', {
      type: 'UInt64',
      description: 'Emission by the schedule of all epochs before the next one, smallest unit.',
    }),
    source: t.field({
      type: Source,
      description: 'Where these figures come from.',
      resolve: ({ source }) => source,
    }),
    supply: t.expose('supply', { type: 'UInt64', description: 'Supply of IO now, smallest unit.' }),
    supplyCap: t.expose('supply_cap', { type: 'UInt64', description: 'Most that can ever exist, smallest unit.' }),
  }),
});

const MintSolvencyList = builder.objectRef<Figures<SolvencyRow>>('MintSolvencyList').implement({
  description: 'Rental vaults by mint.',
  fields: (t) => ({
    nodes: t.field({
      type: [MintSolvency],
      description: 'Both mints of the config: USDC, then IO.',
      complexity: rowsCost(2),
      resolve: ({ rows }) => [...rows],
    }),
    source: t.field({
      type: Source,
      description: 'Where these figures come from; key column `mint_symbol`.',
      resolve: ({ source }) => source,
    }),
  }),
});

const Solvency = builder.objectRef<ChainPoint>('Solvency').implement({
  description: 'What all vaults owe by events, and the supply of IO against its schedule and caps.',
  fields: (t) => ({
    rentals: t.field({
      type: MintSolvencyList,
      description: 'Vaults of rentals by mint; `vaults` has each of them.',
      complexity: statementCost,
      resolve: (point, _, { data }) => data.figures(solvencyMetric, {}, point),
    }),
    stakes: t.field({
      type: StakeSolvency,
      description: 'Vaults of stakes, and bonds.',
      complexity: statementCost,
      resolve: (point, _, { data }) => data.figure(stakeSolvencyMetric, {}, point),
    }),
    supply: t.field({
      type: IoSupply,
      description: 'Supply of IO.',
      complexity: statementCost,
      resolve: (point, _, { data }) => data.figure(ioSupplyMetric, {}, point),
    }),
    vaults: t.field({
      type: RentalVaultConnection,
      description: 'Vaults of rentals, closed ones included; those that owe most first.',
      args: {
        ...pageArgs(t.arg, 50),
        where: t.arg({ type: RentalVaultFilter, description: 'Which vaults; all conditions hold.' }),
      },
      complexity: pageCost,
      resolve: (point, { where, ...args }, { data }) =>
        readPage(data, rentalVaultsList, {
          order: RENTAL_VAULT_ORDER,
          args,
          values: { ...ANY_RENTAL_VAULT, mint: where?.mint ?? '', owner: where?.owner ?? '', ok: flag(where?.ok) },
          point,
        }),
    }),
  }),
});

builder.queryField('solvency', (t) =>
  t.field({
    type: Solvency,
    description: 'Whether every vault can pay what it owes, and IO is issued within its schedule and caps.',
    args: { block: t.arg({ type: BlockInput, description: BLOCK_DESCRIPTION }) },
    resolve: (_, { block }, { data }) => data.pointAt(block),
  }),
);
