import { MARKETPLACE_PROGRAM_ID } from '@escapement/programs';
import { Keypair, Transaction } from '@solana/web3.js';
import bs58 from 'bs58';
import { signTransaction } from '../../chain/sign.ts';
import { WorkerError } from '../../errors.ts';
import { readSecret } from '../../keys/key-file.ts';
import { sleep } from '../../sleep.ts';
import type { CommandContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';

const KEYPAIR_BYTES = 64;
const LOOK_MS = 500;

/**
 * Adds the owner's signature to a registration and sends it. It runs where the owner's key is, which is not the
 * worker's machine; it signs nothing but instructions of the marketplace.
 */
export async function sign(context: CommandContext, encoded: string, flags: { keypair: string }): Promise<number> {
  const { terminal, programId = MARKETPLACE_PROGRAM_ID } = context;
  const transaction = decode(encoded);
  const strange = transaction.instructions.filter((instruction) => !instruction.programId.equals(programId));
  if (strange.length > 0 || transaction.instructions.length === 0) {
    const programs = strange.map((instruction) => instruction.programId.toBase58());
    throw new WorkerError(
      'WORKER__CONFIG_INVALID',
      `This is no registration: it calls ${programs.join(', ') || 'nothing'}.`,
    );
  }
  const secret = await readSecret(flags.keypair, KEYPAIR_BYTES);
  if (!secret) {
    throw new WorkerError('WORKER__KEY_UNREADABLE', `There is no key file ${flags.keypair}.`);
  }
  const owner = Keypair.fromSecretKey(secret);
  if (!transaction.feePayer?.equals(owner.publicKey)) {
    throw new WorkerError(
      'WORKER__CONFIG_INVALID',
      `The transaction is for the owner ${transaction.feePayer?.toBase58()}.`,
    );
  }
  const signature = bs58.encode(signTransaction(transaction, [owner], { partial: true }));
  const cluster = context.openCluster();
  try {
    const refusal = await cluster.send(transaction.serialize());
    if (refusal) {
      throw new WorkerError('WORKER__TRANSACTION_FAILED', `Refused: ${refusal.error}\n${refusal.logs.join('\n')}`);
    }
    const { lastValidBlockHeight } = await cluster.latestBlockhash();
    for (;;) {
      const status = await cluster.status(signature);
      if (status) {
        terminal.answer(
          { signature, slot: status.slot, error: status.error },
          `${signature} landed in slot ${status.slot}`,
        );
        return status.error ? EXIT.failed : EXIT.ok;
      }
      if ((await cluster.blockHeight()) > lastValidBlockHeight) {
        throw new WorkerError('WORKER__TRANSACTION_EXPIRED', 'It did not land; take a fresh one from init.');
      }
      await sleep(LOOK_MS);
    }
  } finally {
    cluster.close();
  }
}

function decode(encoded: string): Transaction {
  try {
    return Transaction.from(Buffer.from(encoded, 'base64'));
  } catch (cause) {
    throw new WorkerError('WORKER__CONFIG_INVALID', 'This is no transaction in base64, as init prints it.', { cause });
  }
}
