import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXAMPLES } from './http/examples.ts';
import type { IndexedStory } from './testing/indexed.fixture.ts';
import type { Point } from './testing/reckoning.fixture.ts';
import { type Served, serve } from './testing/served.fixture.ts';

let served: Served;
let indexed: IndexedStory;
let point: Point;
let post: Served['post'];

beforeAll(async () => {
  served = await serve();
  ({ indexed, point, post } = served);
});

afterAll(() => served.stop());

/** A page of signatures, as asked for. */
interface Answer {
  data: {
    network: {
      source: {
        signatures: {
          nodes: { signature: string }[];
          pageInfo: { hasNextPage: boolean; endCursor: string };
        };
      };
    };
  };
}

const SOURCE =
  'source { id sql parameters { name type value } watermarkSlot chainTime columns keyColumns evidenceSql signatureCount signatures(first: 2) { nodes { slot signature } pageInfo { hasNextPage endCursor } } }';

describe('operations', () => {
  it('answer every example of the playground', async () => {
    for (const query of EXAMPLES) {
      const { data, errors } = await post(query);
      expect(errors, query).toBeUndefined();
      expect(data).toBeTruthy();
    }
  });

  it('give a figure that its own source gives again', async () => {
    const { data } = await post(
      `{ network { claimedGpus provenGpus settledUsdc utilisationBps stakedGpus ${SOURCE} } }`,
    );
    const { source, ...figures } = data.network;
    const used = source.parameters.filter(({ name }: { name: string }) => source.sql.includes(`{${name}:`));
    const parameters = Object.fromEntries(
      used.map(({ name, value }: { name: string; value: string }) => [name, value]),
    );
    const [row] = await indexed.reader.query<Record<string, string | null>>({
      name: 'again',
      sql: source.sql,
      parameters,
    });
    expect(source.columns).toEqual(Object.keys(row!));
    expect(figures).toEqual({
      claimedGpus: row!.claimed_gpus,
      provenGpus: row!.proven_gpus,
      settledUsdc: row!.settled_usdc,
      utilisationBps: row!.utilisation_bps,
      stakedGpus: row!.staked_gpus,
    });
    expect(source.watermarkSlot).toBe(String(point.slot));
    expect(source.signatures.nodes).toHaveLength(2);
    expect(Number(source.signatureCount)).toBeGreaterThan(100);
  });

  it('give rows that are found again by key and column', async () => {
    const { data } = await post(`{ countries { nodes { key country claimedGpus } ${SOURCE} } }`);
    const { nodes, source } = data.countries;
    const parameters = Object.fromEntries(
      source.parameters.map(({ name, value }: { name: string; value: string }) => [name, value]),
    );
    const rows = await indexed.reader.query<Record<string, string>>({ name: 'again', sql: source.sql, parameters });
    for (const node of nodes) {
      const row = rows.find((candidate) => source.keyColumns.map((c: string) => candidate[c]).join(',') === node.key)!;
      expect(node.claimedGpus).toBe(row.claimed_gpus);
    }
  });

  it('page through signatures', async () => {
    const query =
      'query ($after: String) { network { source { signatures(first: 90, after: $after) { nodes { signature } pageInfo { hasNextPage endCursor } } } } }';
    const read: string[] = [];
    let after: string | null = null;
    do {
      const answer: Answer = await post(query, { after });
      const { nodes, pageInfo } = answer.data.network.source.signatures;
      read.push(...nodes.map(({ signature }) => signature));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after);
    const { data } = await post('{ network { source { signatureCount } } }');
    expect(new Set(read).size).toBe(read.length);
    expect(String(read.length)).toBe(data.network.source.signatureCount);
  });

  it('show a rental with its devices, timeline and money', async () => {
    const { first } = indexed.story.rentals;
    const { data, errors } = await post(
      `query ($id: PublicKey!) { rental(id: $id) {
        status deposited settled fees refunded committed free mint { symbol decimals address } provenGpuSeconds closedAt
        devices { nodes { device provenSeconds paid jobState exitCode releaseReason mint { symbol } } }
        timeline { totalCount nodes { name data changes { scope sequence } } }
      } }`,
      { id: first.id },
    );
    expect(errors).toBeUndefined();
    expect(data.rental).toMatchObject({
      status: 'CLOSED',
      committed: '0',
      free: '0',
      mint: { symbol: 'USDC', decimals: 6 },
    });
    expect(data.rental.devices.nodes[0]).toMatchObject({ jobState: 'EXITED', exitCode: 3, releaseReason: 'EXPIRED' });
    expect(data.rental.timeline.nodes[0]).toMatchObject({ name: 'RentalOpened', data: { owner: first.owner } });
  });

  it('show a device with its model, ticks, assignments, uptime and events', async () => {
    const { hired } = indexed.story;
    const { data, errors } = await post(
      `query ($id: PublicKey!) { device(id: $id) {
        status connectivity proofKind rentalId model { name proofKind heavyWork { kind units rounds n k count } lightWork { kind rounds n } }
        ticks(first: 3) { nodes { n head openedPath work { kind } } pageInfo { hasNextPage } }
        rentals { nodes { rental key } } uptime(days: 4) { nodes { day creditedSeconds } } events(first: 1) { nodes { name } }
      } }`,
      { id: hired.id },
    );
    expect(errors).toBeUndefined();
    expect(data.device).toMatchObject({
      status: 'HIRED',
      connectivity: 'HIGH',
      proofKind: 'MATMUL',
      model: {
        name: 'H100',
        // 3 products of 4,096 x 4,096 elements, 32 in a unit.
        heavyWork: { kind: 'MATMUL', units: '1572864', rounds: null, n: '4096', k: '8192', count: '3' },
        lightWork: { kind: 'HASH_CHAIN', rounds: '4', n: null },
      },
    });
    expect(data.device.ticks.nodes).toHaveLength(3);
    expect(data.device.uptime.nodes).toHaveLength(4);
    expect(
      (await post('query ($id: PublicKey!) { device(id: $id) { id } rental(id: $id) { id } }', { id: '1'.repeat(32) }))
        .data,
    ).toEqual({ device: null, rental: null });
  });

  it('answer as of an earlier slot', async () => {
    const { middle } = indexed.story;
    const query =
      'query ($slot: UInt64!) { network(block: { slot: $slot }) { provenCpus source { watermarkSlot chainTime } } gpuModels(block: { slot: $slot }) { nodes { code } } devices(block: { slot: $slot }) { totalCount } }';
    const { data } = await post(query, { slot: String(middle.slot) });
    expect(data.network.source).toEqual({ watermarkSlot: String(middle.slot), chainTime: String(middle.time) });
    const { errors } = await post(query, { slot: String(point.slot + 1) });
    expect(errors[0]).toMatchObject({ extensions: { code: 'SLOT_NOT_INDEXED', retryable: true } });
  });

  it('tell where the answer comes from', async () => {
    const { data } = await post(
      '{ _meta { watermarkSlot chainTime finalizedSlotSeen lagSlots network networkNote slotMs programs { name } ledger { complete events } } config { rentalsPaused usdc { decimals } io { decimals } } }',
    );
    expect(data._meta).toMatchObject({
      watermarkSlot: String(point.slot),
      chainTime: String(point.time),
      lagSlots: '7',
      network: 'DEMO',
      slotMs: '410',
      ledger: { complete: true },
    });
    expect(data.config).toMatchObject({ rentalsPaused: false, usdc: { decimals: 6 }, io: { decimals: 8 } });
  });

  it('show stakes, cases, rewards and solvency, each with its source', async () => {
    const { spare } = indexed.story;
    const { data, errors } = await post(
      `query ($device: PublicKey!) {
        staking { stakedGpus active rules { stakePerGpu coolDownSeconds slashCapBps } ${SOURCE} }
        stakes(first: 2, orderBy: OFFER_AMOUNT, where: { offered: true }) { totalCount nodes { key device acceptable offerShareBps source { id } } ${SOURCE} }
        stakePositions(first: 2, where: { role: CO_STAKER }) { nodes { key staker role shareBps withdrawable } ${SOURCE} }
        slashCases { totalCount nodes { key reason status } ${SOURCE} }
        emission { policy scheduled issued owed runningIndex nextIndex rules { firstQ32 ratioQ64 epochs } ${SOURCE} }
        rewardEpochs(first: 2, orderDirection: ASC) {
          totalCount nodes { key index status scheduledTotal issuedTotal scores(first: 1) { nodes { device weight } } } ${SOURCE}
        }
        rewardEpoch(index: 6) { index status earned }
        rewards(first: 1, where: { device: $device }) { nodes { key earned lastIndex scores(first: 1) { totalCount } } ${SOURCE} }
        rewardProof(device: $device, epoch: 6) { index pool weight amount supplierAmount finalSignature ${SOURCE} }
        solvency {
          rentals { nodes { key ok owed mint { symbol } } ${SOURCE} } stakes { ok owed ${SOURCE} } supply { ok supply supplyCap ${SOURCE} }
          vaults(first: 1, where: { mint: IO }) { totalCount nodes { key ok owed mint { symbol } } ${SOURCE} }
        }
        device(id: $device) { requiredStake activeStake staked stake { coStaker active } reward { earned claimed } }
      }`,
      { device: spare.id },
    );
    expect(errors).toBeUndefined();
    expect(data.staking.rules).toEqual({ stakePerGpu: '20000000000', coolDownSeconds: '1209600', slashCapBps: '5000' });
    expect(data.stakes).toMatchObject({ totalCount: '1', nodes: [{ offerShareBps: '1500' }] });
    expect(data.stakePositions.nodes).toMatchObject([{ role: 'CO_STAKER', shareBps: '3333' }]);
    expect(data.emission).toMatchObject({
      policy: 'SCHEDULE',
      rules: { firstQ32: '1961172281278538812785', epochs: 175_319 },
    });
    expect(data.rewardEpochs.nodes.map(({ index }: { index: number }) => index)).toEqual([5, 6]);
    expect(data.rewardEpoch).toMatchObject({ index: 6, status: 'FINAL' });
    expect(data.rewardProof).toMatchObject({ index: 6, pool: 'ENTERPRISE' });
    expect(BigInt(data.rewardProof.supplierAmount)).toBeLessThan(BigInt(data.rewardProof.amount));
    expect(data.solvency.rentals.nodes.map(({ ok }: { ok: boolean }) => ok)).toEqual([true, true]);
    expect(data.solvency.supply).toMatchObject({ ok: true, supplyCap: '80000000000000000' });
    expect(data.solvency.vaults).toMatchObject({ totalCount: '2', nodes: [{ mint: { symbol: 'IO' } }] });
    expect(data.device).toMatchObject({ requiredStake: '40000000000', activeStake: '40000000000', staked: true });
    const none = await post(
      '{ rewardProof(device: "11111111111111111111111111111111", epoch: 6) { index } rewardEpoch(index: -1) { index } slashCase(id: "11111111111111111111111111111111") { id } }',
    );
    expect(none.data).toEqual({ rewardProof: null, rewardEpoch: null, slashCase: null });
  });

  it('quote exactly, and say why not', async () => {
    const { data } = await post(
      '{ ok: quote(modelCode: 1, hours: 2) { available gross net fees deposit seenSlot unavailableReason offers { price gross } offersSource { sql } source { sql } } no: quote(modelCode: 1, seconds: 3600, gpus: 5) { available unavailableReason unavailableMessage gross } }',
    );
    const { gross, net, fees, deposit } = data.ok;
    expect(data.ok).toMatchObject({ available: true, unavailableReason: null, seenSlot: String(point.slot) });
    expect(BigInt(net) + BigInt(fees)).toBe(BigInt(gross));
    expect(deposit).toBe(gross);
    expect(data.no).toMatchObject({ available: false, unavailableReason: 'NO_EXACT_SET', gross: '0' });
    expect((await post('{ quote(modelCode: 1) { gross } }')).errors[0].extensions.code).toBe('BAD_INPUT');
  });
});

describe('a change on the chain', () => {
  it('is seen without a restart, and the answer before it stays what it was', async () => {
    const query =
      '{ network { devices } countries { nodes { country } } devices(where: { status_in: [RETIRED] }) { totalCount } _meta { watermarkSlot } }';
    const before = await post(query);
    const { story, chain } = indexed;
    chain.wait(80_000);
    story.market.retire(story.spare);
    const next = await indexed.catchUp();
    const watermark = async () => (await post(query)).data._meta.watermarkSlot;
    await expect.poll(watermark, { timeout: 20_000 }).toBe(String(next.slot));
    const after = await post(query);
    expect(after.data.network.devices).toBe(String(Number(before.data.network.devices) - 1));
    expect(after.data.devices.totalCount).toBe('2');
    const past = await post('query ($slot: UInt64!) { network(block: { slot: $slot }) { devices } }', {
      slot: String(point.slot),
    });
    expect(past.data.network.devices).toBe(before.data.network.devices);
  });
});
