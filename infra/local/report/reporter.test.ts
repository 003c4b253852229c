import { expect, it } from 'vitest';
import { createReporter } from './reporter.ts';

function record(isTerminal: boolean) {
  let time = 0;
  let text = '';
  const reporter = createReporter({
    write: (part) => {
      text += part;
    },
    isTerminal,
    now: () => time,
  });
  return {
    reporter,
    pass: (ms: number) => {
      time += ms;
    },
    written: () => text,
  };
}

it('writes a line for each step into a log, and progress now and then', () => {
  const { reporter, pass, written } = record(false);
  const step = reporter.step('demo history');
  step.update('day 1');
  pass(10_000);
  step.update('day 5');
  step.update('day 6');
  pass(2_340);
  step.done('14 days');
  expect(written()).toBe('  ..    demo history: day 5\n  ok    demo history        12.3 s  14 days\n');
});

it('shows on a terminal what is under way, and keeps the lines above it', () => {
  const { reporter, written } = record(true);
  const chain = reporter.step('chain');
  const explorer = reporter.step('explorer');
  explorer.update('waiting');
  chain.done();
  const last = written().split('\u001b[2K').at(-1);
  expect(last).toContain('explorer: waiting');
  expect(last).not.toContain('chain');
  expect(written()).toMatch(/chain .*0\.0 s.*\n/);
});
