import { IO } from '../format/money.ts';
import { typedAmount, typedBasisPoints } from '../format/typed-amount.ts';
import { WalletError } from '../wallet/errors.ts';
import type { TaskInput } from './plans.ts';
import type { Task } from './tasks.ts';

/** Reads what was typed for a task. Throws `EXPLORER__INPUT_INVALID` with a message for the visitor when it makes no sense. */
export function taskInput(task: Task, form: FormData): TaskInput {
  return { amount: amountOf(task, form.get('amount')), shareBps: shareOf(form.get('share')) };
}

function amountOf(task: Task, typed: FormDataEntryValue | null): bigint {
  if (typed === null) return 0n;
  const amount = typedAmount(String(typed), IO.decimals);
  if (amount === undefined || amount === 0n) throw invalid('Type an amount of IO, more than zero.');
  const most = mostOf(task);
  if (most !== undefined && amount > most) throw invalid('That is more than is possible here.');
  return amount;
}

function mostOf(task: Task): bigint | undefined {
  if (task.kind === 'coolDown') return task.most;
  return task.kind === 'accept' ? task.offer.most : undefined;
}

function shareOf(typed: FormDataEntryValue | null): number {
  if (typed === null) return 0;
  const share = typedBasisPoints(String(typed));
  if (share === undefined) throw invalid('Type a share of at most 100 %, with at most two decimals.');
  return share;
}

function invalid(message: string): WalletError {
  return new WalletError('EXPLORER__INPUT_INVALID', message);
}
