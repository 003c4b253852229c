import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** A file that node can run in a process of its own, with the flags it needs. */
export interface ProcessEntry {
  /** Absolute path. */
  file: string;
  /** Flags of node itself. */
  execArgv: string[];
}

/**
 * The entry `name` beside the module `from`, in the form that module runs in: TypeScript source under tests, JavaScript in the build.
 *
 * @param from `import.meta.url` of the caller
 * @param name relative path without its extension, e.g. `./chain.process`
 */
export function siblingEntry(from: string, name: string): ProcessEntry {
  const caller = fileURLToPath(from);
  const extension = path.extname(caller);
  const file = path.resolve(path.dirname(caller), `${name}${extension}`);
  if (extension !== '.ts') return { file, execArgv: [] };
  const loader = createRequire(from).resolve('tsx');
  return { file, execArgv: ['--conditions=source', '--import', pathToFileURL(loader).href] };
}
