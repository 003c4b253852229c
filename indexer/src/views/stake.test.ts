import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EventFeed, type Told } from '../testing/event-feed.ts';

const END = 2n ** 63n;
const IO = 100_000_000n;
type Fields = { [field: string]: Told };

let feed: EventFeed;
const at: Record<string, bigint> = {};

const position = (staker: string, active: bigint, more: Fields = {}): Fields => ({ staker, active, ...more });
const about = (device: string, staker: string, amount: bigint, state: Fields): Fields => ({
  stake: `stake of ${device}`,
  device,
  staker,
  amount,
  state,
});

beforeAll(async () => {
  feed = await EventFeed.open();
  const owner = position('alice', 400n * IO);
  at.deposited = feed.emit('StakeDeposited', about('d1', 'alice', 400n * IO, { owner }));
  feed.emit('StakeDeposited', about('d2', 'bob', 200n * IO, { owner: position('bob', 200n * IO) }));
  feed.pass(5, 10);
  const offer = { offer_amount: 300n * IO, offer_share_bps: 2_500 };
  at.offered = feed.emit('CoStakeOfferSet', {
    ...about('d1', 'alice', 300n * IO, { owner, ...offer }),
    share_bps: 2_500,
  });
  // The next change is in the same slot: only the sequence tells which is later.
  const co_staker = position('carol', 250n * IO);
  feed.emit('CoStakeAccepted', {
    ...about('d1', 'carol', 250n * IO, { owner, co_staker, co_share_bps: 2_500 }),
    share_bps: 2_500,
  });
  await feed.write();
  const locked = {
    owner: { ...owner, locked: 60n * IO },
    co_staker: { ...co_staker, locked: 40n * IO },
    open_cases: 1,
  };
  at.opened = feed.emit('SlashCaseOpened', {
    ...about('d1', '', 90n * IO, { ...locked, co_share_bps: 2_500 }),
    case: 'case 0 of d1',
    owner: 'alice',
    reporter: 'rita',
    index: 0,
    reason: 'WrongCountry',
    bond: 100n * IO,
    evidence_hash: new Uint8Array(32).fill(7),
    evidence_uri: 'https://evidence.example/1',
    answer_until: feed.time + 259_200n,
    ruling_until: feed.time + 1_209_600n,
  });
  feed.pass(3, 60);
  at.answered = feed.emit('SlashCaseAnswered', {
    case: 'case 0 of d1',
    device: 'd1',
    owner: 'alice',
    hash: new Uint8Array(32).fill(8),
    uri: 'https://answer.example/1',
  });
  feed.pass(3, 60);
  const after = {
    owner: position('alice', 346n * IO),
    co_staker: position('carol', 214n * IO),
    co_share_bps: 2_500,
    window_started_at: feed.time,
    window_slashed: 90n * IO,
  };
  at.ruled = feed.emit('SlashCaseRuled', {
    ...about('d1', '', 0n, after),
    case: 'case 0 of d1',
    reporter: 'rita',
    arbiter: 'the court',
    slashed: 90n * IO,
    owner_slashed: 54n * IO,
    co_slashed: 36n * IO,
    bond_to: 'rita',
  });
  feed.pass(1);
  const open = (index: number): void => {
    feed.emit('SlashCaseOpened', {
      ...about('d2', '', 10n * IO, { owner: position('bob', 200n * IO), open_cases: index }),
      case: `case ${index} of d2`,
      owner: 'bob',
      reporter: 'rita',
      index,
      reason: 'Other',
    });
  };
  open(0);
  open(1);
  const ended = {
    stake: 'stake of d2',
    device: 'd2',
    reporter: 'rita',
    bond_to: 'bob',
    state: { owner: position('bob', 200n * IO) },
  };
  feed.emit('SlashCaseRuled', { ...ended, case: 'case 0 of d2', arbiter: 'the court', bond_to_co_staker: 5n });
  feed.emit('SlashCaseDismissed', { ...ended, case: 'case 1 of d2' });
  feed.pass(2);
  const cooling = position('carol', 0n, { cooling: 214n * IO, cooling_until: feed.time + 1_814_400n });
  at.cooled = feed.emit('StakeCooled', about('d1', 'carol', 214n * IO, { ...after, co_staker: cooling }));
  feed.pass(2, 1_900_000);
  at.withdrawn = feed.emit('StakeWithdrawn', {
    ...about('d1', 'carol', 214n * IO, { ...after, co_staker: {}, co_share_bps: 0 }),
    staker_token: 'token account of carol',
  });
  await feed.write();
});
afterAll(() => feed.close());

describe('stake_at', () => {
  const columns =
    'device, sequence, owner, owner_active, co_staker, co_active, co_cooling, co_share_bps, active, cooling, locked';
  const stake = async (slot: bigint): Promise<unknown> => (await feed.view('stake_at', slot, columns))[0];

  it('tells each stake as its latest event does, by its sequence', async () => {
    expect(await stake(END)).toEqual({
      device: 'd1',
      sequence: '7',
      owner: 'alice',
      owner_active: '34600000000',
      co_staker: null,
      co_active: '0',
      co_cooling: '0',
      co_share_bps: 0,
      active: '34600000000',
      cooling: '0',
      locked: '0',
    });
    expect(await feed.view('stake_at', END, 'device')).toHaveLength(2);
  });

  it('tells the same of an old slot as it did then', async () => {
    expect(await stake(at.offered!)).toMatchObject({ sequence: '3', co_staker: 'carol', active: '65000000000' });
    expect(await stake(at.ruled! - 1n)).toMatchObject({ sequence: '4', locked: '10000000000' });
    expect(await stake(at.cooled!)).toMatchObject({
      co_active: '0',
      co_cooling: '21400000000',
      cooling: '21400000000',
    });
    expect(await stake(at.deposited!)).toMatchObject({ sequence: '1', co_staker: null });
    expect(await feed.view('stake_at', at.deposited! - 1n)).toEqual([]);
  });

  it('has an offer until it is taken, the slashes of the window, and the cases that are open', async () => {
    const rows = await feed.view('stake_at', at.ruled!, 'device, offer_amount, window_slashed, open_cases');
    expect(rows).toEqual([
      { device: 'd1', offer_amount: '0', window_slashed: '9000000000', open_cases: 0 },
      { device: 'd2', offer_amount: '0', window_slashed: '0', open_cases: 0 },
    ]);
  });
});

describe('stake_position_at', () => {
  it('has a row for each staker', async () => {
    expect(await feed.view('stake_position_at', at.cooled!, 'staker, device, role, active, cooling')).toEqual([
      { staker: 'alice', device: 'd1', role: 'OWNER', active: '34600000000', cooling: '0' },
      { staker: 'bob', device: 'd2', role: 'OWNER', active: '20000000000', cooling: '0' },
      { staker: 'carol', device: 'd1', role: 'CO_STAKER', active: '0', cooling: '21400000000' },
    ]);
    expect(await feed.view('stake_position_at', at.withdrawn!, 'role')).toEqual([{ role: 'OWNER' }, { role: 'OWNER' }]);
  });
});

describe('slash_case_at', () => {
  it('tells a case from its opening to its ruling', async () => {
    const columns =
      '`case`, sequence, device, status, slashed, arbiter, answer_uri, answered_at IS NOT NULL AS answered, bond_to, ended_at IS NOT NULL AS ended';
    const first = async (slot: bigint): Promise<unknown> => (await feed.view('slash_case_at', slot, columns))[0];
    expect(await first(at.opened!)).toEqual({
      case: 'case 0 of d1',
      sequence: '1',
      device: 'd1',
      status: 'OPEN',
      slashed: '0',
      arbiter: null,
      answer_uri: null,
      answered: 0,
      bond_to: null,
      ended: 0,
    });
    expect(await first(at.answered!)).toMatchObject({
      sequence: '2',
      status: 'OPEN',
      answered: 1,
      answer_uri: 'https://answer.example/1',
    });
    expect(await first(END)).toMatchObject({
      sequence: '3',
      status: 'UPHELD',
      slashed: '9000000000',
      arbiter: 'the court',
      bond_to: 'rita',
      ended: 1,
    });
  });

  it('tells cases that ended in favour of the accused apart', async () => {
    expect(
      await feed.view('slash_case_at', END, '`case`, status, arbiter, bond_to, bond_to_co_staker, reason'),
    ).toEqual([
      {
        case: 'case 0 of d1',
        status: 'UPHELD',
        arbiter: 'the court',
        bond_to: 'rita',
        bond_to_co_staker: '0',
        reason: 'WrongCountry',
      },
      {
        case: 'case 0 of d2',
        status: 'REJECTED',
        arbiter: 'the court',
        bond_to: 'bob',
        bond_to_co_staker: '5',
        reason: 'Other',
      },
      {
        case: 'case 1 of d2',
        status: 'DISMISSED',
        arbiter: null,
        bond_to: 'bob',
        bond_to_co_staker: '0',
        reason: 'Other',
      },
    ]);
  });
});
