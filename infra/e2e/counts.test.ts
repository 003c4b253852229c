import {
  DEVICE_DISCRIMINATOR,
  type Device,
  decodeDevice,
  decodeGpuModel,
  GPU_MODEL_DISCRIMINATOR,
  type GpuModel,
  MARKETPLACE_PROGRAM_ID,
} from '@escapement/programs';
import { Connection, SYSVAR_CLOCK_PUBKEY } from '@solana/web3.js';
import { expect, inject, test } from 'vitest';
import { ask, until } from './support/graphql.ts';

/**
 * Checks the counts that are served against the chain's own accounts, with nothing of the indexer and nothing of the
 * GraphQL server: accounts at one slot, then the answer at that slot.
 */

interface Counts {
  claimedGpus: bigint;
  provenGpus: bigint;
  hiredGpus: bigint;
  claimedCpus: bigint;
  provenCpus: bigint;
  hiredCpus: bigint;
}

interface Snapshot {
  slot: bigint;
  devices: Device[];
  models: Map<number, GpuModel>;
}

const network = inject('network');
const connection = new Connection(network.rpcUrl, { commitment: 'confirmed', wsEndpoint: network.wsUrl });

async function readAccounts(): Promise<Snapshot> {
  const { context, value } = await connection.getProgramAccounts(MARKETPLACE_PROGRAM_ID, { withContext: true });
  const dataOf = (discriminator: Uint8Array) =>
    value.map(({ account }) => account.data).filter((data) => data.subarray(0, 8).equals(discriminator));
  return {
    slot: BigInt(context.slot),
    devices: dataOf(DEVICE_DISCRIMINATOR).map(decodeDevice),
    models: new Map(
      dataOf(GPU_MODEL_DISCRIMINATOR)
        .map(decodeGpuModel)
        .map((model) => [model.code, model]),
    ),
  };
}

/** The sequences of all devices: equal at two slots means that nothing changed between them. */
const sequences = (snapshot: Snapshot) =>
  snapshot.devices
    .map((device) => String(device.sequence))
    .sort()
    .join();

/** The accounts as they were when a slot was over: read in it, and unchanged when read again after it. */
async function accountsAtEndOfSlot(): Promise<Snapshot> {
  for (;;) {
    const first = await readAccounts();
    let second = first;
    while (second.slot === first.slot) second = await readAccounts();
    if (sequences(first) === sequences(second)) return first;
  }
}

async function clock(): Promise<{ slot: bigint; unixTimestamp: bigint }> {
  const account = await connection.getAccountInfo(SYSVAR_CLOCK_PUBKEY);
  if (account === null) throw new Error('the chain has no Clock');
  return { slot: account.data.readBigUInt64LE(0), unixTimestamp: account.data.readBigInt64LE(32) };
}

/** Counts by the rules of the program: fresh is credited within two idle periods, by seconds and by slots. */
function count({ slot, devices, models }: Snapshot, now: bigint, slotMs: bigint): Counts {
  const counts: Counts = {
    claimedGpus: 0n,
    provenGpus: 0n,
    hiredGpus: 0n,
    claimedCpus: 0n,
    provenCpus: 0n,
    hiredCpus: 0n,
  };
  for (const device of devices) {
    const model = models.get(device.modelCode);
    if (model === undefined) throw new Error(`no model ${device.modelCode}`);
    const freshSlots = 2n * BigInt(model.idleIntervalSlots + model.lightDeadlineSlots);
    const freshSeconds = (freshSlots * slotMs + 999n) / 1_000n;
    const claimed = device.retired === 0;
    const proven =
      claimed &&
      device.chain.lastCreditedSlot > 0n &&
      now - device.chain.lastCreditedAt <= freshSeconds &&
      slot - device.chain.lastCreditedSlot <= freshSlots;
    const hired = proven && device.assignment.rental.toBase58() !== '11111111111111111111111111111111';
    const kind = device.class === 0 ? 'Gpus' : 'Cpus';
    const size = BigInt(device.gpuCount);
    if (claimed) counts[`claimed${kind}`] += size;
    if (proven) counts[`proven${kind}`] += size;
    if (hired) counts[`hired${kind}`] += size;
  }
  return counts;
}

const FIELDS = 'claimedGpus provenGpus hiredGpus claimedCpus provenCpus hiredCpus';

async function servedAt(slot: bigint): Promise<{ counts: Counts; chainTime: bigint; countries: bigint }> {
  const { network: served, countries } = await ask<{
    network: Record<keyof Counts, string> & { source: { chainTime: string } };
    countries: { nodes: { provenGpus: string }[] };
  }>(
    network.graphqlUrl,
    `query At($slot: UInt64!) {
      network(block: { slot: $slot }) { ${FIELDS} source { chainTime } }
      countries(block: { slot: $slot }) { nodes { provenGpus } }
    }`,
    { slot: String(slot) },
  );
  const counts = Object.fromEntries(FIELDS.split(' ').map((field) => [field, BigInt(served[field as keyof Counts])]));
  return {
    counts: counts as unknown as Counts,
    chainTime: BigInt(served.source.chainTime),
    countries: countries.nodes.reduce((sum, node) => sum + BigInt(node.provenGpus), 0n),
  };
}

function untilWatermark(slot: bigint): Promise<true> {
  return until(`watermark ${slot}`, 120, async () => {
    const { _meta } = await ask<{ _meta: { watermarkSlot: string } }>(
      network.graphqlUrl,
      '{ _meta { watermarkSlot } }',
    );
    return BigInt(_meta.watermarkSlot) >= slot ? true : undefined;
  });
}

test('the counts served at a slot are those of the accounts at that slot, five times while ticks go on', async () => {
  const { config } = await ask<{ config: { slotMs: string } }>(network.graphqlUrl, '{ config { slotMs } }');
  for (let round = 0; round < 5; round += 1) {
    const before = await clock();
    const snapshot = await accountsAtEndOfSlot();
    const after = await clock();
    await untilWatermark(snapshot.slot);
    const served = await servedAt(snapshot.slot);
    expect(served.chainTime).toBeGreaterThanOrEqual(before.unixTimestamp - 1n);
    expect(served.chainTime).toBeLessThanOrEqual(after.unixTimestamp);
    const expected = count(snapshot, served.chainTime, BigInt(config.slotMs));
    expect(expected.claimedGpus).toBeGreaterThan(0n);
    expect(served.counts).toEqual(expected);
    expect(served.countries).toBe(expected.provenGpus);
  }
}, 300_000);

test('the front page and its map say what is served at the slot they name', async () => {
  const page = await (await fetch(network.explorerUrl)).text();
  const shown = (column: string) => page.match(new RegExp(`<data value="(\\d+)"[^>]*data-column="${column}"`))?.[1];
  const slot = page.match(/&quot;slot&quot;:\{[^}]*&quot;value&quot;:&quot;(\d+)&quot;/)?.[1];
  expect(slot).toBeDefined();
  const served = await servedAt(BigInt(slot ?? 0));
  expect(shown('claimed_gpus')).toBe(String(served.counts.claimedGpus));
  expect(shown('proven_gpus')).toBe(String(served.counts.provenGpus));
  expect(shown('hired_gpus')).toBe(String(served.counts.hiredGpus));
  const onMap = [...page.matchAll(/data-country="\d+" data-count="(\d+)"/g)].reduce(
    (sum, [, count]) => sum + BigInt(count ?? 0),
    0n,
  );
  expect(onMap).toBe(served.counts.provenGpus);
});

test("this computer's model asks for a million hashes at once, and no model for less than the program's lower bound", async () => {
  const { models } = await readAccounts();
  const hashes = [...models.values()].flatMap(({ heavyWork, class: kind }) =>
    heavyWork.kind === 'HashChain' ? [{ kind, asked: heavyWork.units * heavyWork.rounds }] : [],
  );
  for (const { asked } of hashes) expect(asked).toBeGreaterThanOrEqual(4_096);
  for (const { asked } of hashes.filter(({ kind }) => kind === 'Cpu')) expect(asked).toBeGreaterThanOrEqual(1_000_000);
});
