import {
  type ChainClock,
  type Currency,
  type Device,
  decodeRenter,
  deviceRelease,
  deviceSettle,
  feeBpsOf,
  fetchAccount,
  grossAmount,
  isAssigned,
  isAssignmentOver,
  mintOf,
  rentalAddress,
  rentalAssign,
  rentalClose,
  rentalOpen,
  renterAddress,
  supplierAddress,
} from '@escapement/programs';
import type { Keypair, PublicKey, TransactionInstruction } from '@solana/web3.js';
import { packTransactions } from '../solana/pack.ts';
import type { PlannedTransaction } from '../solana/transaction-queue.ts';
import { type PlayedDevice, playedEncryptionKey, type World } from './world.ts';

/** A rental that was opened in the demo and is not closed. */
export interface PlayedRental {
  owner: Keypair;
  address: PublicKey;
  mint: PublicKey;
  devices: PlayedDevice[];
  /** Clock of its agreed end. */
  endsAt: bigint;
  /** Clock at which its renter leaves before the end; null when he stays. */
  leavesAt: bigint | null;
}

/** What a renter wants. */
export interface WantedRental {
  owner: Keypair;
  currency: Currency;
  seconds: number;
  /** Seconds after which the renter leaves early; null when he stays. */
  leavesAfter: number | null;
  /** What is put in beside the exact price, smallest unit: it comes back. */
  spare: bigint;
}

/** Ask of a device in a currency, smallest unit per GPU-hour; 0 is not accepted. */
export const askIn = (device: Device, currency: Currency): bigint =>
  currency === 'USDC' ? device.listing.askUsdc : device.listing.askIo;

function highest(amounts: readonly bigint[]): bigint {
  let most = 0n;
  for (const amount of amounts) if (amount > most) most = amount;
  return most;
}

/** Opens a rental and hires devices of one model with it, in one transaction signed by the renter. */
export async function openRental(
  world: World,
  wanted: WantedRental,
  hired: readonly { played: PlayedDevice; account: Device }[],
  clock: ChainClock,
): Promise<PlayedRental> {
  const { connection, config, queue, seed } = world;
  const { owner, currency, seconds, leavesAfter, spare } = wanted;
  const renter = renterAddress(owner.publicKey);
  const nonce = (await fetchAccount(connection, renter, decodeRenter, 'processed'))?.account.nextNonce ?? 0n;
  const address = rentalAddress(renter, nonce);
  const mint = mintOf(config, currency);
  const feeBps = feeBpsOf(config.parameters, currency);
  const asks = hired.map(({ account }) => askIn(account, currency));
  const price = hired.reduce((sum, { account }) => {
    const cost = { price: askIn(account, currency), gpuCount: account.gpuCount, seconds: BigInt(seconds), feeBps };
    return sum + grossAmount(cost);
  }, 0n);
  const modelCode = hired[0]?.played.plan.model.code ?? 0;
  const open = rentalOpen({
    owner: owner.publicKey,
    nonce,
    mint,
    modelCode,
    priceCap: highest(asks),
    wantedGpus: hired.reduce((sum, { account }) => sum + account.gpuCount, 0),
    seconds,
    deposit: price + spare,
    encryptionKey: playedEncryptionKey(seed, owner.publicKey.toBase58()),
  });
  const assign = rentalAssign({
    authority: owner.publicKey,
    rental: address,
    modelCode,
    devices: hired.map(({ played }) => played.address),
    seenSlot: clock.slot,
  });
  queue.add({ label: 'open a rental', instructions: [open, assign], signers: [owner] });
  await queue.executed();
  return {
    owner,
    address,
    mint,
    devices: hired.map(({ played }) => played),
    endsAt: clock.unixTimestamp + BigInt(seconds),
    leavesAt: leavesAfter === null ? null : clock.unixTimestamp + BigInt(leavesAfter),
  };
}

const belongs = (rental: PlayedRental, device: Device | undefined): device is Device =>
  device !== undefined && isAssigned(device) && device.assignment.rental.equals(rental.address);

/** The instruction that pays what a device has earned from a rental. */
export function settleInstruction(world: World, rental: PlayedRental, device: PlayedDevice): TransactionInstruction {
  const { keys } = world;
  return deviceSettle({
    payer: keys.keeper.publicKey,
    rental: rental.address,
    mint: rental.mint,
    device: device.address,
    supplier: supplierAddress(device.owner.publicKey),
    payout: device.owner.publicKey,
    treasury: keys.treasury.publicKey,
  });
}

/** Ends hired time: the renter leaves, or the agreed end has come. */
export function endHiring(
  world: World,
  rental: PlayedRental,
  accounts: ReadonlyMap<string, Device>,
  clock: ChainClock,
): PlannedTransaction[] {
  const isEnded = clock.unixTimestamp >= rental.endsAt;
  const isLeft = rental.leavesAt !== null && clock.unixTimestamp >= rental.leavesAt;
  if (!isEnded && !isLeft) return [];
  const payer = isEnded ? world.keys.keeper : rental.owner;
  const items = rental.devices.flatMap((device) => {
    const account = accounts.get(device.address.toBase58());
    if (!belongs(rental, account) || account.assignment.releasedAt !== 0n) return [];
    const { address } = rental;
    return [{ instructions: [deviceRelease({ authority: payer.publicKey, rental: address, device: device.address })] }];
  });
  return packTransactions(isEnded ? 'release what has expired' : 'leave a rental', payer, items);
}

/** How a rental is settled and, when no device is left in it, closed. */
export interface Closing {
  transactions: PlannedTransaction[];
  /** The last of them closes the rental. */
  closes: boolean;
}

/** Settles what is over, also what is not when `all` is set, and closes the rental when nothing is left in it. */
export function settleAndClose(
  world: World,
  rental: PlayedRental,
  accounts: ReadonlyMap<string, Device>,
  clock: ChainClock,
  all: boolean,
): Closing {
  const { keeper } = world.keys;
  let left = 0;
  const items = rental.devices.flatMap((device) => {
    const account = accounts.get(device.address.toBase58());
    if (!belongs(rental, account)) return [];
    const isOver = isAssignmentOver(account, clock);
    if (!isOver) left += 1;
    if (!isOver && !(all && isPayable(account, clock))) return [];
    return [{ instructions: [settleInstruction(world, rental, device)] }];
  });
  const closes = left === 0;
  if (closes) items.push({ instructions: [closeInstruction(world, rental, clock)] });
  const signers = closes && clock.unixTimestamp < rental.endsAt ? [rental.owner] : [];
  const transactions = packTransactions(
    closes ? 'settle and close a rental' : 'settle devices',
    keeper,
    items.map((item, index) => (index === items.length - 1 ? { ...item, signers } : item)),
  );
  return { transactions, closes };
}

const isPayable = ({ assignment }: Device, clock: ChainClock): boolean =>
  assignment.forfeited === 0 &&
  clock.unixTimestamp >= assignment.payableAt &&
  assignment.hiredSeconds > assignment.settledSeconds;

/** Before a rental's end only its renter may close it. */
function closeInstruction(world: World, rental: PlayedRental, clock: ChainClock): TransactionInstruction {
  const owner = rental.owner.publicKey;
  const authority = clock.unixTimestamp < rental.endsAt ? owner : world.keys.keeper.publicKey;
  return rentalClose({ authority, owner, rental: rental.address, mint: rental.mint });
}
