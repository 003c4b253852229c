import { messageOf } from '../errors.ts';

/** What a check found. */
export interface Finding {
  readonly status: 'pass' | 'warn' | 'fail';
  /** What is so. */
  readonly message: string;
  /** What to do about it; always there when it isn't a pass. */
  readonly remedy?: string;
}

/** A check with an id that stays the same over versions, so that scripts can rely on it. */
export interface Check {
  readonly id: string;
  readonly run: () => Promise<Finding>;
}

/** A finding with the id of its check. */
export interface CheckResult extends Finding {
  readonly id: string;
}

/** It is as it should be. */
export const pass = (message: string): Finding => ({ status: 'pass', message });
/** It works, but not all of it or not for long. */
export const warn = (message: string, remedy: string): Finding => ({ status: 'warn', message, remedy });
/** The worker can't do its work. */
export const fail = (message: string, remedy: string): Finding => ({ status: 'fail', message, remedy });

/** Runs checks one after another; one that throws has failed. */
export async function runChecks(
  checks: readonly Check[],
  onResult: (result: CheckResult) => void = () => undefined,
): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (const { id, run } of checks) {
    let finding: Finding;
    try {
      finding = await run();
    } catch (error) {
      finding = fail(messageOf(error), 'Mend what the message says, then run the doctor again.');
    }
    const result = { id, ...finding };
    results.push(result);
    onResult(result);
  }
  return results;
}
