import { PublicKey, TransactionInstruction } from '@solana/web3.js';
import * as i from '../../../programs/client/instructions/index.ts';
import * as r from '../../../programs/client/rewards/index.ts';
import { mintTo } from '../../../programs/tests/support/tokens.ts';
import type { DeviceHandle, World } from '../../../programs/tests/support/world.ts';
import { type Recorder, supplyOf } from '../recorder.ts';
import type { Stakes } from './staking.ts';

const TOKEN_PROGRAM = new PublicKey('TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA');

/** Seconds in an hour that the devices prove in it. */
const PROVEN_SECONDS = 2_000n;

/** Five hours of rewards: two epochs that are claimed, one that nobody opens, one without a device, and one more. */
export function playRewards(world: World, recorder: Recorder, { earner, partner, community, coStaker }: Stakes): void {
  const { chain, ioMint, stranger } = world;
  const payer = stranger.publicKey;
  begin(world);
  for (const { device } of [earner, partner, community]) world.send([r.rewardRegister({ payer, device })], stranger);
  recorder.snapshot();

  const emission = () => r.decodeEmission(chain.data(r.emissionAddress()) ?? new Uint8Array());
  const times = (index: number) => r.epochTimes(emission(), index);
  const to = (time: bigint): void => {
    if (time > chain.time) chain.advanceSeconds(time - chain.time);
  };
  const prove = (index: number, ...devices: readonly DeviceHandle[]): void => {
    to(times(index).startsAt);
    for (const { prover } of devices) prover.start();
    world.run(PROVEN_SECONDS, ...devices.map(({ prover }) => prover));
  };
  const open = (index: number): void => {
    to(times(index).endsAt);
    world.send([r.epochOpen({ payer, index })], stranger);
  };
  const score = (index: number, ...devices: readonly DeviceHandle[]): void => {
    for (const { device, modelCode } of devices) {
      const { scores } = r.decodeDeviceReward(chain.data(r.deviceRewardAddress(device)) ?? new Uint8Array());
      const place = scores[index % 4];
      const rolls = place?.occupied === true && place.index === index - 4;
      const input = { payer, index, shard: r.shardOf(device), modelCode, devices: [device], rolls };
      world.send([r.epochScore(input)], stranger);
    }
  };
  const finalize = (index: number): void => {
    to(times(index).closesAt);
    world.send([r.epochFinalize({ finalizer: payer, index })], stranger);
  };
  const claim = ({ supplier, payout }: DeviceHandle, epochs: number[], ...devices: readonly DeviceHandle[]): void => {
    const keys = devices.map(({ device }) => device);
    world.send([r.rewardClaim({ payer, mint: ioMint, supplier, payout, epochs, devices: keys })], stranger);
  };

  prove(0, earner, partner, community);
  prove(1, earner, community);
  open(0);
  score(0, earner, partner, community);
  recorder.snapshot();
  world.send([i.slotTimeMeasure()], stranger);
  open(1);
  score(1, earner, community);
  finalize(0);
  recorder.snapshot();
  claim(earner, [0], earner, partner);
  recorder.snapshot();
  prove(4, earner, community);
  finalize(1);
  world.send(
    [r.coRewardClaim({ payer, mint: ioMint, coStaker: coStaker.publicKey, epochs: [1], devices: [earner.device] })],
    stranger,
  );
  recorder.snapshot();

  // Nobody opened the third hour. Scoring the fifth makes room for it where the first was not claimed.
  to(times(4).endsAt);
  world.send([r.emissionAdvance({ count: 1 })], stranger);
  open(3);
  open(4);
  score(4, earner, community);
  recorder.snapshot();
  finalize(3);
  finalize(4);
  claim(community, [1, 4], community);
  recorder.snapshot();
}

/** Gives the mint of IO away and begins the emission. */
function begin(world: World): void {
  const { chain, ioMint, mintAuthority, upgradeAuthority } = world;
  mintTo(chain, mintAuthority, ioMint, upgradeAuthority.publicKey, r.SUPPLY_BEFORE - supplyOf(world));
  const give = (what: 'MintTokens' | 'FreezeAccount', to: PublicKey | null) =>
    setAuthority(ioMint, mintAuthority.publicKey, what, to);
  chain.send([give('FreezeAccount', null), give('MintTokens', r.mintAuthorityAddress())], [mintAuthority]);
  world.send([r.initialize({ upgradeAuthority: upgradeAuthority.publicKey, mint: ioMint })], upgradeAuthority);
}

/** `SetAuthority` of the token program: what the authority is for, then the new one as an option. */
function setAuthority(
  mint: PublicKey,
  authority: PublicKey,
  what: 'MintTokens' | 'FreezeAccount',
  to: PublicKey | null,
): TransactionInstruction {
  const kind = what === 'MintTokens' ? 0 : 1;
  const keys = [
    { pubkey: mint, isSigner: false, isWritable: true },
    { pubkey: authority, isSigner: true, isWritable: false },
  ];
  const data = Buffer.from(to === null ? [6, kind, 0] : [6, kind, 1, ...to.toBytes()]);
  return new TransactionInstruction({ programId: TOKEN_PROGRAM, keys, data });
}
