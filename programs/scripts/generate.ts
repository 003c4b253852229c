// Writes client/generated/<program>/ for every IDL in artifacts/: node --import tsx programs/scripts/generate.ts

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Idl } from './generate/idl.ts';
import { generateClient } from './generate/program.ts';

const artifacts = new URL('../artifacts/', import.meta.url);
const generated = new URL('../client/generated/', import.meta.url);

for (const file of readdirSync(artifacts).filter((name) => name.endsWith('.json'))) {
  const idl = JSON.parse(readFileSync(new URL(file, artifacts), 'utf8')) as Idl;
  if (!idl.metadata?.spec) continue;
  const folder = new URL(`${idl.metadata.name}/`, generated);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of generateClient(idl)) writeFileSync(new URL(name, folder), text);
  console.log(`Wrote client/generated/${idl.metadata.name}/`);
}
