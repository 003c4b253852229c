// Writes client/generated/<program>/ for every program: node --conditions=source --import tsx programs/scripts/generate.ts

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { PROGRAMS, programIdl } from '../client/artifacts.ts';
import type { Idl } from './generate/idl.ts';
import { generateClient } from './generate/program.ts';

const generated = new URL('../client/generated/', import.meta.url);
const earlier: Idl[] = [];

for (const name of PROGRAMS) {
  const idl = programIdl(name) as unknown as Idl;
  const folder = new URL(`${name}/`, generated);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of generateClient(idl, earlier)) writeFileSync(new URL(file, folder), text);
  earlier.push(idl);
  console.log(`Wrote client/generated/${name}/`);
}
