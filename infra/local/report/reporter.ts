import pc from 'picocolors';

/** Tells a person how the network starts, step by step. */
export interface Reporter {
  /** Begins a step; steps may run side by side. */
  step(name: string): Step;
  /** Says something between the steps. */
  say(text: string): void;
}

/** A step on its way. */
export interface Step {
  /** How far it is; shown at once on a terminal, now and then in a log. */
  update(text: string): void;
  done(text?: string): void;
  /** It ended without what it was for, and the network goes on. */
  skipped(text: string): void;
  failed(text: string): void;
}

export interface ReporterOptions {
  write(text: string): void;
  /** The last line can be written anew. */
  isTerminal: boolean;
  /** Milliseconds, for the time a step took. */
  now?: () => number;
}

const NAME_WIDTH = 18;
const LOG_EVERY_MS = 10_000;
const CLEAR_LINE = '\r\u001b[2K';

/** Writes one line a step; on a terminal the last line shows what is under way. */
export function createReporter({ write, isTerminal, now = () => performance.now() }: ReporterOptions): Reporter {
  const active = new Map<string, string>();
  const colors = pc.createColors(isTerminal && pc.isColorSupported);

  const redraw = () => {
    if (!isTerminal) return;
    const under = [...active].map(([name, text]) => (text ? `${name}: ${text}` : name)).join('   ');
    write(under ? `${CLEAR_LINE}${colors.dim(`  ..    ${under}`)}` : CLEAR_LINE);
  };
  const line = (text: string) => {
    write(`${isTerminal ? CLEAR_LINE : ''}${text}\n`);
    redraw();
  };

  return {
    say: line,
    step(name) {
      const startedAt = now();
      let loggedAt = startedAt;
      const end = (mark: string, text: string) => {
        active.delete(name);
        const seconds = `${((now() - startedAt) / 1_000).toFixed(1)} s`.padStart(7);
        line(`  ${mark} ${name.padEnd(NAME_WIDTH)} ${colors.dim(seconds)}  ${text}`.trimEnd());
      };
      active.set(name, '');
      redraw();
      return {
        update(text) {
          active.set(name, text);
          redraw();
          if (isTerminal || now() - loggedAt < LOG_EVERY_MS) return;
          loggedAt = now();
          line(`  ..    ${name}: ${text}`);
        },
        done: (text = '') => end(colors.green('ok   '), text),
        skipped: (text) => end(colors.yellow('none '), text),
        failed: (text) => end(colors.red('fail '), text),
      };
    },
  };
}
