/**
 * Loads items in order, up to `ahead` of them while an earlier one is worked on. The first failure ends it; what was
 * begun beside it is left to settle unseen.
 */
export async function* loadAhead<Input, Output>(
  inputs: readonly Input[],
  ahead: number,
  load: (input: Input) => Promise<Output>,
): AsyncGenerator<{ input: Input; output: Output }> {
  const begun: { input: Input; output: Promise<Output> }[] = [];
  let next = 0;
  while (next < inputs.length || begun.length > 0) {
    for (const input of inputs.slice(next, next + ahead - begun.length)) {
      const output = load(input);
      output.catch(() => undefined);
      begun.push({ input, output });
      next += 1;
    }
    const first = begun.shift();
    if (first !== undefined) yield { input: first.input, output: await first.output };
  }
}
