#!/usr/bin/env node
import '@escapement/programs/quiet';

import { Command } from 'commander';
import { pino } from 'pino';
import { exitCodeOf } from './cli/exit-codes.ts';
import { printSchema } from './cli/print-schema.ts';
import { loadPrograms } from './cli/programs.ts';
import { run } from './cli/run.ts';
import { describeStore } from './cli/status.ts';
import { readEnv } from './env.ts';
import { messageOf } from './errors.ts';

const command = new Command('escapement-indexer')
  .description('Streams the events of Anchor programs into ClickHouse, exactly once.')
  .showHelpAfterError();

const collect = (value: string, all: string[]): string[] => [...all, value];
const IDL_FLAGS = '--idl <file[=address]>';
const IDL_HELP = 'Anchor IDL of a program; may be given again; ours without it';

command
  .command('run')
  .description('Follow the chain and keep the tables, until stopped.')
  .option(IDL_FLAGS, IDL_HELP, collect, [])
  .action(async ({ idl }: { idl: string[] }) => {
    const env = readEnv();
    // Data goes to stdout, talk to stderr.
    const logger = pino({ level: env.LOG_LEVEL, name: 'indexer' }, pino.destination(2));
    const stopping = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
    await run(env, idl, logger, stopping.signal);
  });

command
  .command('status')
  .description('Say what a store holds, as JSON. An embedded store must not be open elsewhere.')
  .action(async () => {
    process.stdout.write(`${JSON.stringify(await describeStore(readEnv()), null, 2)}\n`);
  });

command
  .command('schema')
  .description('The tables.')
  .command('print')
  .description('Print every statement of the schema.')
  .option(IDL_FLAGS, IDL_HELP, collect, [])
  .action(async ({ idl }: { idl: string[] }) => {
    process.stdout.write(await printSchema(await loadPrograms(idl)));
  });

try {
  await command.parseAsync();
} catch (error) {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exitCode = exitCodeOf(error);
}
