import { chainChecks } from '../../doctor/chain-checks.ts';
import { type CheckResult, runChecks } from '../../doctor/check.ts';
import { localChecks } from '../../doctor/local-checks.ts';
import type { CommandContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import type { Terminal } from '../terminal.ts';

/** Runs all checks; ends well unless one of them fails. */
export async function doctor(context: CommandContext): Promise<number> {
  const { settings, terminal, programId } = context;
  const cluster = context.openCluster();
  try {
    const checks = [
      ...localChecks(settings),
      ...chainChecks({
        cluster,
        dataDir: settings.dataDir,
        programId,
        proofThreads: settings.proofThreads,
        wallSeconds: () => Date.now() / 1_000,
      }),
    ];
    const results = await runChecks(checks, ({ id }) => terminal.interactive && terminal.talk(`checked ${id}`));
    terminal.answer({ checks: results }, results.map((result) => line(result, terminal)).join('\n'));
    return results.some(({ status }) => status === 'fail') ? EXIT.failed : EXIT.ok;
  } finally {
    cluster.close();
  }
}

function line({ id, status, message, remedy }: CheckResult, { colors }: Terminal): string {
  const mark = { pass: colors.green('pass'), warn: colors.yellow('warn'), fail: colors.red('fail') }[status];
  return `${mark}  ${id.padEnd(22)}  ${message}${remedy === undefined ? '' : `\n      ${''.padEnd(22)}  ${remedy}`}`;
}
