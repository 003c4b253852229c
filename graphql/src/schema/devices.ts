import { builder } from '../builder.ts';
import { assignmentsMetric } from '../data/assignments.ts';
import { ANY_DEVICE, type DeviceRow, deviceOrder, devicesList } from '../data/devices.ts';
import { ANY_EVENT, eventOrder, eventsList } from '../data/events.ts';
import type { Figure } from '../data/metric.ts';
import { readPage } from '../data/page.ts';
import { ANY_REWARD, rewardOrder, rewardsList } from '../data/rewards.ts';
import { ANY_DEVICE_STAKE, deviceStakeOrder, deviceStakesList } from '../data/stakes.ts';
import { uptimeMetric } from '../data/uptime.ts';
import { ApiError } from '../errors.ts';
import { listCost, pageCost, STATEMENT_COST, statementCost } from '../limits/complexity.ts';
import { flag } from './arguments.ts';
import { RentalDeviceList } from './assignments.ts';
import { BLOCK_DESCRIPTION, BlockInput } from './block.ts';
import { Connectivity, DeviceClass, DeviceOrderBy, DeviceStatus, OrderDirection, ProofKind } from './enums.ts';
import { EventConnection } from './events.ts';
import { GpuModel, readGpuModel } from './gpu-models.ts';
import { pageArgs } from './page.ts';
import { Reward } from './rewards.ts';
import { Source } from './source.ts';
import { DeviceStake } from './stakes.ts';
import { readDeviceTicks, TickConnection } from './ticks.ts';
import { totalCount } from './totals.ts';
import { UptimeList } from './uptime.ts';

const DeviceFilter = builder.inputType('DeviceFilter', {
  description: 'Which devices.',
  fields: (t) => ({
    accepting: t.field({ type: 'Boolean', description: "Only those that accept (or don't accept) assignments." }),
    class: t.field({ type: DeviceClass, description: 'Only of this class.' }),
    country: t.field({ type: 'Int', description: 'Only in this country, ISO 3166-1 numeric.' }),
    modelCode: t.field({ type: 'Int', description: 'Only of this model code.' }),
    staked: t.field({ type: 'Boolean', description: 'Only with (or without) full stake.' }),
    status_in: t.field({ type: [DeviceStatus], description: 'Only in one of these states.' }),
    supplier: t.field({ type: 'PublicKey', description: 'Only of this supplier account.' }),
  }),
});

const Device = builder.objectRef<Figure<DeviceRow>>('Device').implement({
  description: 'One device: a machine with its GPUs, or a CPU.',
  fields: (t) => ({
    accepting: t.expose('accepting', { type: 'Boolean', description: 'Accepts assignments.' }),
    activeStake: t.expose('active_stake', {
      type: 'UInt64',
      description: 'Stake that counts, of its owner and its co-staker, smallest unit of IO.',
    }),
    askIo: t.expose('ask_io', {
      type: 'UInt64',
      nullable: true,
      description: 'Ask in IO, smallest unit per GPU-hour; 0 when IO is not accepted, null when never listed.',
    }),
    askUsdc: t.expose('ask_usdc', {
      type: 'UInt64',
      nullable: true,
      description: 'Ask in USDC, smallest unit per GPU-hour; 0 when USDC is not accepted, null when never listed.',
    }),
    class: t.expose('class', { type: DeviceClass, description: 'Class.' }),
    connectivity: t.expose('connectivity', { type: Connectivity, description: 'Declared connectivity.' }),
    country: t.expose('country', { type: 'Int', description: 'Declared country, ISO 3166-1 numeric.' }),
    countryAlpha2: t.expose('country_alpha2', {
      type: 'String',
      nullable: true,
      description: 'Alpha-2 code of the country; null when the number is not assigned.',
    }),
    countryName: t.expose('country_name', {
      type: 'String',
      nullable: true,
      description: 'English name of the country; null when the number is not assigned.',
    }),
    creditedTicks: t.expose('credited_ticks', { type: 'UInt64', description: 'Ticks that credited time.' }),
    earnedIo: t.expose('earned_io', {
      type: 'UInt64',
      description: 'Paid to the supplier for this device in IO, smallest unit.',
    }),
    earnedUsdc: t.expose('earned_usdc', {
      type: 'UInt64',
      description: 'Paid to the supplier for this device in USDC, smallest unit.',
    }),
    encryptionKey: t.expose('encryption_key', {
      type: 'Hex',
      description: 'X25519 public key of the device, for sealing job bodies.',
    }),
    events: t.field({
      type: EventConnection,
      description: 'Events that changed it, newest first.',
      args: pageArgs(t.arg, 20),
      complexity: pageCost,
      resolve: ({ id, source }, args, { data }) =>
        readPage(data, eventsList, {
          order: eventOrder('DESC'),
          args,
          values: { ...ANY_EVENT, scope: id },
          point: source.point,
        }),
    }),
    fresh: t.expose('fresh', {
      type: 'Boolean',
      description: "Claimed and credited within the model's fresh seconds and slots.",
    }),
    gpuCount: t.expose('gpu_count', { type: 'UInt64', description: 'Claimed GPUs, 1 to 8; 1 for a CPU.' }),
    hiredSeconds: t.expose('hired_seconds', { type: 'UInt64', description: 'Proven hired seconds ever.' }),
    id: t.expose('id', { type: 'PublicKey', description: 'Address of the device account.' }),
    idleSeconds: t.expose('idle_seconds', { type: 'UInt64', description: 'Proven idle seconds ever.' }),
    index: t.expose('index', { type: 'Int', description: "Index among the supplier's devices." }),
    key: t.expose('key', { type: 'String', description: 'Key of this row in the source.' }),
    lastCreditedAt: t.expose('last_credited_at', {
      type: 'BigInt',
      nullable: true,
      description: 'When time was last credited, Unix seconds; null when never.',
    }),
    lastCreditedSlot: t.expose('last_credited_slot', {
      type: 'UInt64',
      nullable: true,
      description: 'Slot in which time was last credited; null when never.',
    }),
    listed: t.expose('listed', { type: 'Boolean', description: 'Listed for hire.' }),
    maxSeconds: t.expose('max_seconds', {
      type: 'UInt64',
      nullable: true,
      description: 'Longest rental in seconds; null when never listed.',
    }),
    minSeconds: t.expose('min_seconds', {
      type: 'UInt64',
      nullable: true,
      description: 'Shortest rental in seconds; null when never listed.',
    }),
    model: t.field({
      type: GpuModel,
      description: 'Model of the catalogue.',
      resolve: async ({ model_code, source }, _, { data }) => {
        const model = await readGpuModel(data, model_code, source.point);
        if (model === undefined) throw new Error(`The catalogue lacks model ${model_code}.`);
        return model;
      },
    }),
    modelCode: t.expose('model_code', { type: 'Int', description: 'Model code.' }),
    modelName: t.expose('model_name', { type: 'String', description: 'Name of the model.' }),
    owner: t.expose('owner', { type: 'PublicKey', description: 'Owner key of the supplier.' }),
    proofKind: t.expose('proof_kind', { type: ProofKind, description: 'Kind of the heavy work of its model.' }),
    provenSeconds: t.expose('proven_seconds', { type: 'UInt64', description: 'Proven seconds ever, idle and hired.' }),
    registeredAt: t.expose('registered_at', { type: 'BigInt', description: 'When it was registered, Unix seconds.' }),
    rentalId: t.expose('rental_id', {
      type: 'PublicKey',
      nullable: true,
      description: 'Rental that hires it; null when none.',
    }),
    rentals: t.field({
      type: RentalDeviceList,
      description: 'Its assignments, newest first, at most 1000.',
      complexity: listCost(50),
      resolve: ({ id, source }, _, { data }) =>
        data.figures(assignmentsMetric, { device: id, rental: '' }, source.point),
    }),
    requiredStake: t.expose('required_stake', {
      type: 'UInt64',
      description: 'Active stake that it needs for rewards, smallest unit of IO.',
    }),
    retiredAt: t.expose('retired_at', {
      type: 'BigInt',
      nullable: true,
      description: 'When it was retired, Unix seconds; null when it was not.',
    }),
    reward: t.field({
      type: Reward,
      nullable: true,
      description: 'Its rewards; null when it is not registered for them.',
      complexity: statementCost,
      resolve: async ({ id, source }, _, { data }) => {
        const page = await readPage(data, rewardsList('EARNED'), {
          order: rewardOrder('DESC'),
          args: { first: 1 },
          values: { ...ANY_REWARD, device: id },
          point: source.point,
        });
        return page.edges[0]?.node;
      },
    }),
    source: t.field({
      type: Source,
      description: 'Where these figures come from; key column `id`.',
      resolve: ({ source }) => source,
    }),
    stake: t.field({
      type: DeviceStake,
      nullable: true,
      description: 'The stake behind it; null when there never was one.',
      complexity: statementCost,
      resolve: async ({ id, source }, _, { data }) => {
        const page = await readPage(data, deviceStakesList('ACTIVE'), {
          order: deviceStakeOrder('DESC'),
          args: { first: 1 },
          values: { ...ANY_DEVICE_STAKE, device: id },
          point: source.point,
        });
        return page.edges[0]?.node;
      },
    }),
    staked: t.expose('staked', {
      type: 'Boolean',
      description: 'Claimed with full stake: `activeStake` is at least `requiredStake`.',
    }),
    status: t.expose('status', { type: DeviceStatus, description: 'State at the slot.' }),
    supplier: t.expose('supplier', { type: 'PublicKey', description: 'Supplier account.' }),
    supplierName: t.expose('supplier_name', { type: 'String', description: 'Name that the supplier gave itself.' }),
    termsSlot: t.expose('terms_slot', {
      type: 'UInt64',
      nullable: true,
      description: 'Slot of the last change of the listing; null when never listed.',
    }),
    tickCount: t.expose('tick_count', { type: 'UInt64', description: 'Ticks accepted.' }),
    ticks: t.field({
      type: TickConnection,
      description: 'Receipts, newest first.',
      args: pageArgs(t.arg, 20),
      complexity: pageCost,
      resolve: ({ id, source }, args, { data }) => readDeviceTicks(data, id, args, source.point),
    }),
    uptime: t.field({
      type: UptimeList,
      description: 'Credited time by UTC day, oldest first, the days without credit included.',
      args: {
        days: t.arg({ type: 'Int', defaultValue: 30, description: "Days back from the slot's chain time, 1 to 90." }),
      },
      complexity: ({ days }) => ({ field: STATEMENT_COST, multiplier: Math.max(1, days ?? 1) }),
      resolve: ({ id, source }, { days }, { data }) => {
        if (!days || days < 1 || days > 90) throw new ApiError('BAD_INPUT', '`days` must be 1 to 90.');
        return data.figures(uptimeMetric, { device: id, days }, source.point);
      },
    }),
    worker: t.expose('worker', { type: 'PublicKey', description: 'Key that signs ticks.' }),
  }),
});

const DeviceConnection = builder.connectionObject(
  {
    name: 'DeviceConnection',
    type: Device,
    description: 'A page of devices.',
    fields: (t) => ({
      source: t.field({
        type: Source,
        description: 'Where this page comes from; key column `id`.',
        resolve: ({ source }) => source,
      }),
      ...totalCount(t, 'Devices that match the filter, on all pages.'),
    }),
  },
  { name: 'DeviceEdge' },
);

builder.queryFields((t) => ({
  devices: t.field({
    type: DeviceConnection,
    description: 'Devices, retired ones included unless filtered.',
    args: {
      ...pageArgs(t.arg, 50),
      where: t.arg({ type: DeviceFilter, description: 'Which devices; all conditions hold.' }),
      orderBy: t.arg({ type: DeviceOrderBy, defaultValue: 'REGISTERED_AT', description: 'Sort column.' }),
      orderDirection: t.arg({ type: OrderDirection, defaultValue: 'DESC', description: 'Sort direction.' }),
      block: t.arg({ type: BlockInput, description: BLOCK_DESCRIPTION }),
    },
    complexity: pageCost,
    resolve: async (_, { where, orderBy, orderDirection, block, ...args }, { data }) =>
      readPage(data, devicesList(orderBy ?? 'REGISTERED_AT'), {
        order: deviceOrder(orderDirection ?? 'DESC'),
        args,
        values: {
          ...ANY_DEVICE,
          supplier: where?.supplier ?? '',
          class: where?.class ?? '',
          model_code: where?.modelCode ?? 0,
          country: where?.country ?? 0,
          statuses: where?.status_in ?? [],
          accepting: flag(where?.accepting),
          staked: flag(where?.staked),
        },
        point: await data.pointAt(block),
      }),
  }),
  device: t.field({
    type: Device,
    nullable: true,
    description: 'One device by its address; null when it never existed.',
    args: {
      id: t.arg({ type: 'PublicKey', required: true, description: 'Address of the device account.' }),
      block: t.arg({ type: BlockInput, description: BLOCK_DESCRIPTION }),
    },
    complexity: statementCost,
    resolve: async (_, { id, block }, { data }) => {
      const page = await readPage(data, devicesList('REGISTERED_AT'), {
        order: deviceOrder('DESC'),
        args: { first: 1 },
        values: { ...ANY_DEVICE, id },
        point: await data.pointAt(block),
      });
      return page.edges[0]?.node;
    },
  }),
}));
