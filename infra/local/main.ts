import '@escapement/programs/quiet';

import path from 'node:path';
import closeWithGrace from 'close-with-grace';
import { pino } from 'pino';
import { HELP, type LocalConfig, readConfig } from './env.ts';
import { LocalError, toError } from './local-error.ts';
import { type Network, startNetwork } from './network.ts';
import { createReporter } from './report/reporter.ts';
import { createRunFolder } from './run-folder.ts';

/** Longest time that an orderly end may take, milliseconds; a second Ctrl-C ends at once. */
const STOP_MS = 30_000;
/** Of a failure that is a mistake of the program itself. */
const EXIT_SOFTWARE = 70;

const exitCodeOf = (error: Error): number => (error instanceof LocalError ? error.exitCode : EXIT_SOFTWARE);

/** What a person can mend by the message alone, a port or a disk, needs no logs. */
const isWorthLogs = (error: Error): boolean => ![69, 74, 78].includes(exitCodeOf(error));

const complain = (error: Error): void => {
  process.stderr.write(`\nescapement: ${error.message}\n`);
};

async function run(config: LocalConfig): Promise<void> {
  const write = (text: string): boolean => process.stdout.write(text);
  const reporter = createReporter({ write, isTerminal: process.stdout.isTTY });
  const stopping = new AbortController();
  const folder = await createRunFolder(config.dataDir);
  const destination = pino.destination({ dest: path.join(folder.logs, 'network.log'), mkdir: true, sync: true });
  const logger = pino({ level: config.logLevel }, destination);
  let starting: Promise<Network> | undefined;
  let failure: Error | undefined;

  const grace = closeWithGrace({ delay: STOP_MS }, async ({ err, signal }) => {
    failure ??= err;
    if (failure) {
      complain(failure);
      logger.fatal({ event: 'network.failed', err: failure }, 'The network failed');
    }
    if (signal) reporter.say('\nStopping.');
    stopping.abort(new LocalError('LOCAL__STOPPED', 'The network was stopped.'));
    const network = await starting?.catch(() => undefined);
    await network?.stop();
    const keepLogs = failure !== undefined && isWorthLogs(failure);
    if (!config.keepData) await folder.remove({ keepLogs });
    if (keepLogs) process.stderr.write(`escapement: logs are in ${folder.logs}\n`);
    if (failure) process.exit(exitCodeOf(failure));
  });
  const fail = (error: unknown): void => {
    if (stopping.signal.aborted) return;
    failure = toError(error);
    grace.close();
  };

  reporter.say('Escapement, the local network. It listens on this computer only. Ctrl-C stops it.\n');
  starting = startNetwork({ config, folder, reporter, logger, signal: stopping.signal });
  try {
    const network = await starting;
    void network.broken.then(fail);
    if (stopping.signal.aborted) return;
    const { explorer, graphql } = network.urls;
    reporter.say(`\n  Explorer  ${explorer}\n  GraphQL   ${graphql}\n`);
    await network.live;
    if (!stopping.signal.aborted) reporter.say(`\n  Rent a device: ${explorer}/rent\n`);
  } catch (error) {
    fail(error);
  }
}

try {
  const config = readConfig();
  if (config) await run(config);
  else process.stdout.write(HELP);
} catch (error) {
  complain(toError(error));
  process.exitCode = exitCodeOf(toError(error));
}
