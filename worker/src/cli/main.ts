#!/usr/bin/env node
import '@escapement/programs/quiet';

import { CommanderError } from 'commander';
import { readEnvironment } from '../env.ts';
import { isWorkerError, messageOf } from '../errors.ts';
import { EXIT, exitCodeOf } from './exit-codes.ts';
import { buildProgram } from './program.ts';

/** Runs a command line and gives its exit code. Nothing is thrown. */
async function main(args: readonly string[]): Promise<number> {
  const interrupted = new AbortController();
  let code: number = EXIT.ok;
  try {
    const program = buildProgram({
      environment: readEnvironment(),
      streams: { out: process.stdout, err: process.stderr },
      signal: interrupted.signal,
      onExit: (exit) => {
        code = exit;
      },
    });
    program.exitOverride();
    for (const command of program.commands) {
      command.exitOverride();
    }
    program.hook('preAction', (_program, command) => {
      // `start` drains at a signal; every other command just ends.
      if (command.name() !== 'start') {
        process.once('SIGINT', () => interrupted.abort());
      }
    });
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    }
    const detail = isWorkerError(error)
      ? `${error.message} (${error.code})`
      : ((error as Error).stack ?? messageOf(error));
    process.stderr.write(`escapement-worker: ${detail}\n`);
    return exitCodeOf(error);
  }
}

process.exitCode = await main(process.argv.slice(2));
