// Pages whose tables and figures are made: hand-written text around `<!-- made: NAME -->…<!-- /made -->`.

/** A table; cells are taken as they are, but for the bars in them. */
export function table(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(headers), `|${'---|'.repeat(headers.length)}`, ...rows.map(line)].join('\n');
}

/** A number as the pages write it: `1,232`. */
export function grouped(number: bigint | number): string {
  return number.toLocaleString('en-US');
}

/** Gives what belongs under a name. Throws for a name that it does not know. */
export type Maker = (name: string) => string;

/** The page with everything made anew. What has one line stays within its line. */
export function remake(page: string, make: Maker): string {
  return page.replace(/<!-- made: (.+?) -->[\s\S]*?<!-- \/made -->/g, (_, name: string) => {
    const made = make(name);
    const space = made.includes('\n') ? '\n' : '';
    return `<!-- made: ${name} -->${space}${made}${space}<!-- /made -->`;
  });
}
