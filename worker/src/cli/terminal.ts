import pc from 'picocolors';

/** Where a command speaks: data goes to standard output, talk to standard error. */
export interface Terminal {
  /** The answer is asked for as JSON. */
  readonly json: boolean;
  /** A person looks at standard output. */
  readonly interactive: boolean;
  readonly colors: ReturnType<typeof pc.createColors>;
  /** Says something on the way; nothing of it is part of the answer. */
  talk(line: string): void;
  /** Gives the answer: the value as one line of JSON where that was asked for, else the text. */
  answer(value: unknown, text: string): void;
}

/** What a terminal writes to. */
export interface Streams {
  readonly out: { write(text: string): unknown; readonly isTTY?: boolean };
  readonly err: { write(text: string): unknown };
}

/** Makes a terminal over streams. Integers over 2^53 and keys are decimal and base58 strings in JSON. */
export function makeTerminal(streams: Streams, options: { json: boolean; color: boolean }): Terminal {
  const interactive = streams.out.isTTY === true && !options.json;
  return {
    json: options.json,
    interactive,
    colors: pc.createColors(options.color && streams.out.isTTY === true && !options.json),
    talk: (line) => streams.err.write(`${line}\n`),
    answer: (value, text) => {
      const line = options.json
        ? JSON.stringify(value, (_key, item) => (typeof item === 'bigint' ? `${item}` : item))
        : text;
      streams.out.write(`${line}\n`);
    },
  };
}

/** Lays out rows of text in columns, two spaces apart. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, cell.length);
    });
  }
  return rows
    .map((row) => row.map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i] ?? 0))).join('  '))
    .join('\n');
}
