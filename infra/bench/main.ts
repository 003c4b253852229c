import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { day } from './day.ts';
import { live } from './live.ts';
import type { Measure } from './measure.ts';

const MEASURES: Readonly<Record<string, Measure>> = { day, live };
const DEFAULT_SAMPLES = 60;
const EXIT_USAGE = 64;

const usage = `npm run bench -- NAME [--samples N] [--json]

${Object.entries(MEASURES)
  .map(([name, { description }]) => `  ${name.padEnd(10)} ${description}`)
  .join('\n')}
`;

/** What a result was measured on; numbers of two machines are not to be compared. */
const machine = () => ({
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  threads: cpus().length,
  memoryGb: Math.round(totalmem() / 1e9),
  node: process.version,
  platform: `${process.platform} ${process.arch}`,
});

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean' }, samples: { type: 'string' } },
  });
  const name = positionals[0] ?? '';
  const measure = MEASURES[name];
  const samples = Number(values.samples ?? DEFAULT_SAMPLES);
  if (!measure || !Number.isInteger(samples) || samples < 1) {
    process.stderr.write(usage);
    return EXIT_USAGE;
  }
  const stopping = new AbortController();
  process.once('SIGINT', () => stopping.abort(new Error('Stopped.')));
  const progress = (text: string): void => {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${name}: ${text}`);
  };
  const result = await measure.run({ samples, signal: stopping.signal, progress });
  progress('done\n');
  const report = { name, description: measure.description, ...result, machine: machine() };
  if (values.json) console.log(JSON.stringify(report, null, 2));
  else
    for (const [key, value] of Object.entries(report))
      console.log(`${key}: ${typeof value === 'object' ? JSON.stringify(value) : value}`);
  return 0;
}

process.exitCode = await main();
