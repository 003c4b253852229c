/** `gpu_model` to `gpuModel`. A `_` at the front stays: such a field is alignment. */
export function camel(name: string): string {
  return name.replace(/(?<=[a-z0-9])_+([a-z0-9])/gi, (_, letter: string) => letter.toUpperCase());
}

/** `gpu_model` and `gpuModel` to `GpuModel`; of a path such as `state::GpuModel` the last part. */
export function pascal(name: string): string {
  const last = camel(name.slice(name.lastIndexOf(':') + 1));
  return last.charAt(0).toUpperCase() + last.slice(1);
}

/** `GpuModel` and `gpu_model` to `GPU_MODEL`. */
export function screaming(name: string): string {
  return name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toUpperCase();
}

/** Name of the codec of a defined type. */
export function codecName(name: string): string {
  return `${camel(pascal(name).charAt(0).toLowerCase() + pascal(name).slice(1))}Codec`;
}

/** Plural of a `SCREAMING` name. */
export function plural(name: string): string {
  if (name.endsWith('Y')) return `${name.slice(0, -1)}IES`;
  return /(S|SS|X|CH)$/.test(name) ? `${name}ES` : `${name}S`;
}

/** A doc comment at an indentation, or nothing. */
export function doc(docs: readonly string[] | undefined, indent = ''): string {
  if (!docs || docs.length === 0) return '';
  const lines = docs.map((line) => line.trim().replaceAll('*/', '*\\/'));
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}`.trimEnd()).join('\n')}\n${indent} */\n`;
}

/** First line of every generated file. */
export function header(program: string): string {
  return `// Generated from programs/artifacts/${program}.json by programs/scripts/generate.ts; do not edit.\n\n`;
}

/** Bytes as TypeScript. */
export function byteLiteral(bytes: readonly number[]): string {
  return `/* @__PURE__ */ Uint8Array.of(${bytes.join(', ')})`;
}
