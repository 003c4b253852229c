import { challengeSlotHash, type Device, parseSlotHashes, SLOT_HASHES_ADDRESS, tick } from '@escapement/programs';
import { nextStep, type Prover } from '@escapement/worker';
import { LocalError } from '../local-error.ts';
import { readClock } from '../solana/chain-clock.ts';
import { type PackItem, packTransactions } from '../solana/pack.ts';
import { startInstruction } from './device-actions.ts';
import { type PlayedDevice, readDevices, type World } from './world.ts';

/**
 * Lets devices do what their chains of ticks ask for now, with the proofs of the real worker: as many in a
 * transaction as fit, those of one host side by side since they share a signature.
 */
export async function tickRound(world: World, prover: Prover, devices: readonly PlayedDevice[]): Promise<void> {
  const { connection, queue } = world;
  const [clock, slotHashes, accounts] = await Promise.all([
    readClock(connection),
    connection.getAccountInfo(SLOT_HASHES_ADDRESS, 'processed'),
    readDevices(
      connection,
      devices.map(({ address }) => address),
    ),
  ]);
  if (!slotHashes) throw new LocalError('LOCAL__CHAIN_FAILED', 'The chain has no SlotHashes sysvar.');
  const entries = parseSlotHashes(slotHashes.data);

  const answer = async (device: PlayedDevice, account: Device): Promise<PackItem[]> => {
    const step = nextStep(account.chain, clock.slot);
    if (step.kind === 'start') return [{ instructions: [startInstruction(device)], signers: [device.worker] }];
    const present = challengeSlotHash(entries, account.chain.challenge.slot);
    if (step.kind === 'wait' || present.status !== 'due') return [];
    const { root, path, leaf } = await prover.answer({
      device: device.address,
      chain: account.chain,
      slotHash: present.hash,
    });
    const { worker, address, plan } = device;
    const modelCode = plan.model.code;
    const instruction = tick({ worker: worker.publicKey, device: address, modelCode, root, path, leaf });
    return [{ instructions: [instruction], signers: [worker] }];
  };

  const items = await Promise.all(
    devices.map((device) => {
      const account = accounts.get(device.address.toBase58());
      return account ? answer(device, account) : [];
    }),
  );
  for (const transaction of packTransactions('prove time', null, items.flat())) queue.add(transaction);
  await queue.executed();
}
