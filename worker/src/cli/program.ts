import { Command, Option } from 'commander';
import pino, { type Logger } from 'pino';
import pretty from 'pino-pretty';
import { flagName, isSwitch, settingHelp, settingNames } from '../config/settings.ts';
import type { Environment } from '../env.ts';
import { configShow } from './commands/config-show.ts';
import { doctor } from './commands/doctor.ts';
import { type InitFlags, init } from './commands/init.ts';
import { sign } from './commands/sign.ts';
import { start } from './commands/start.ts';
import { status } from './commands/status.ts';
import { verify } from './commands/verify.ts';
import { type CommandContext, type Flags, makeContext, type OpenCluster } from './context.ts';
import { makeTerminal, type Streams } from './terminal.ts';

/** What the program is run with. */
export interface ProgramOptions {
  readonly environment: Environment;
  readonly streams: Streams;
  /** Aborts when a command that waits is to end. */
  readonly signal: AbortSignal;
  /** Told the exit code of the command that ran. */
  readonly onExit: (code: number) => void;
  /** The way to the cluster; JSON-RPC when left out. */
  readonly openCluster?: OpenCluster;
}

/** Builds the command line. Parsing it runs the command. */
export function buildProgram(options: ProgramOptions): Command {
  const { environment, streams, signal, onExit, openCluster } = options;
  const program = new Command('escapement-worker')
    .description("The supplier's worker of Escapement: proves time, runs renters' jobs, holds no money.")
    .option('--json', 'answer as JSON on standard output')
    .option('--no-color', 'no colours')
    .option('--config <file>', 'settings file (TOML)');
  for (const name of settingNames) {
    const flag = isSwitch(name) ? `--no-${flagName(name).slice(2)}` : `${flagName(name)} <value>`;
    program.addOption(new Option(flag, settingHelp(name)).helpGroup('Settings (flag, then environment, then file):'));
  }

  const run =
    <A extends unknown[]>(action: (context: CommandContext, ...args: A) => Promise<number> | number) =>
    async (flags: Flags, ...args: A): Promise<void> => {
      const color = flags.color !== false && !environment.noColor;
      const terminal = makeTerminal(streams, { json: flags.json === true, color });
      // A switch that isn't given is no answer, though commander says true.
      const given = Object.fromEntries(
        Object.entries(flags).filter(([name, value]) => !(name === 'docker' && value === true)),
      );
      onExit(await action(makeContext(given, environment, terminal, openCluster), ...args));
    };

  program
    .command('init')
    .description('probe this machine, make its keys, and print what its owner signs to register it')
    .option('--country <code>', 'where the machine is: ISO 3166-1 numeric, such as 276')
    .option('--name <name>', 'your name as a supplier, at most 32 bytes')
    .option('--connectivity <tier>', 'low, medium, high or ultra', 'medium')
    .option('--payout <address>', 'wallet that settlements pay to; the owner when left out')
    .option('--ask-usdc <amount>', 'price of an hour in USDC, such as 0.36')
    .option('--ask-io <amount>', 'price of an hour in IO')
    .option('--min-seconds <seconds>', 'shortest time that a renter pays proven seconds of', '60')
    .option('--max-seconds <seconds>', 'longest rental', '86400')
    .option('--no-wait', "don't wait until the device is on chain")
    .action((_flags, command: Command) =>
      run((context) => init(context, command.opts<InitFlags & Record<string, never>>(), signal))(
        command.optsWithGlobals(),
      ),
    );
  program
    .command('sign')
    .description("add the owner's signature to what init printed, and send it; run it where the owner's key is")
    .argument('<transaction>', 'base64, as init printed it')
    .requiredOption('--keypair <file>', "the owner's key file")
    .action((encoded: string, flags: { keypair: string }, command: Command) =>
      run((context) => sign(context, encoded, flags))(command.optsWithGlobals()),
    );
  program
    .command('start')
    .description('run the worker; SIGTERM drains it, a second one stops it at once')
    .action((_flags, command: Command) =>
      run((context) => start(context, makeLogger(context, streams)))(command.optsWithGlobals()),
    );
  program
    .command('status')
    .description('tell what the worker is doing')
    .option('--watch', 'go on until Ctrl-C', false)
    .action((flags: { watch: boolean }, command: Command) =>
      run((context) => status(context, flags, signal))(command.optsWithGlobals()),
    );
  program
    .command('doctor')
    .description('check this machine, the cluster and the device, with a remedy for what is wrong')
    .action((_flags, command: Command) => run(doctor)(command.optsWithGlobals()));
  program
    .command('verify')
    .description('check receipts again from the chain alone')
    .argument('<target>', 'signature of a tick, or address of a device')
    .option('--last <count>', 'how many of the latest receipts of a device', '10')
    .action((target: string, flags: { last: string }, command: Command) =>
      run((context) => verify(context, target, flags))(command.optsWithGlobals()),
    );
  program
    .command('config')
    .description('show the settings')
    .command('show')
    .option('--origin', 'with where each value came from', false)
    .action((flags: { origin: boolean }, command: Command) =>
      run((context) => configShow(context, flags))(command.optsWithGlobals()),
    );
  return program;
}

/** Lines of JSON on standard output where that was asked for, else lines for people on standard error. */
function makeLogger({ settings, terminal }: CommandContext, streams: Streams): Logger {
  const level = settings.logLevel;
  if (terminal.json) {
    return pino({ level, base: null }, { write: (line) => void streams.out.write(line) });
  }
  const destination = { write: (line: string) => void streams.err.write(line) };
  const stream = pretty({ colorize: terminal.colors.isColorSupported, ignore: 'pid,hostname', destination: 2 });
  return terminal.interactive ? pino({ level, base: null }, stream) : pino({ level, base: null }, destination);
}
