import { verifyReceipt } from '@escapement/programs';
import { Connection } from '@solana/web3.js';
import { WorkerError } from '../../errors.ts';
import { addressIn, type FoundReceipt, latestReceipts, receiptsIn } from '../../verify/find-receipts.ts';
import type { CommandContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';

interface Verdict {
  readonly signature: string;
  readonly device: string;
  readonly n: bigint;
  readonly opened: boolean;
  readonly credited: boolean;
  readonly ok: boolean;
  readonly problems: readonly string[];
}

/** Checks receipts again from the chain alone: those of a transaction, or the latest of a device. */
export async function verify(context: CommandContext, target: string, flags: { last: string }): Promise<number> {
  const { settings, terminal, programId } = context;
  const connection = new Connection(settings.rpcUrl, 'confirmed');
  const device = addressIn(target);
  const verdicts: Verdict[] = [];
  if (device) {
    const count = Math.max(1, Math.trunc(Number(flags.last)) || 1);
    const found = await latestReceipts(connection, device, { count: count + 1, programId });
    verdicts.push(...found.slice(0, count).map((one, i) => judge(one, found[i + 1])));
  } else {
    for (const receipt of await receiptsIn(connection, target, programId)) {
      const before = { count: 1, before: target, programId };
      const [previous] = receipt.opened ? await latestReceipts(connection, receipt.device.scope, before) : [];
      verdicts.push(judge({ signature: target, receipt }, previous));
    }
  }
  if (verdicts.length === 0) {
    throw new WorkerError('WORKER__RECEIPT_INVALID', `There is no receipt in ${target}.`);
  }
  const ok = verdicts.every((verdict) => verdict.ok);
  terminal.answer({ ok, receipts: verdicts }, verdicts.map((verdict) => text(verdict)).join('\n'));
  return ok ? EXIT.ok : EXIT.dataError;
}

function judge({ signature, receipt }: FoundReceipt, previous: FoundReceipt | undefined): Verdict {
  const { n, opened, credited } = receipt;
  const { ok, problems } = verifyReceipt(receipt, previous?.receipt);
  return { signature, device: receipt.device.scope.toBase58(), n, opened, credited, ok, problems };
}

function text({ signature, device, n, opened, credited, ok, problems }: Verdict): string {
  const what = opened ? 'one unit of the receipt before it was opened and is right' : 'it opens nothing';
  const head = `${ok ? 'right' : 'WRONG'}  tick ${n} of ${device}  ${signature}`;
  return ok
    ? `${head}\n       ${what}; ${credited ? 'credited' : 'not credited'}`
    : `${head}\n       ${problems.join('\n       ')}`;
}
