// Writes the tables and figures of README.md and docs/: node --conditions=source --import tsx programs/scripts/readme.ts

import { writeFileSync } from 'node:fs';
import { pages } from './readme/pages.ts';

for (const { file, committed, made } of pages()) {
  if (made === committed) continue;
  writeFileSync(file, made);
  console.log(`Wrote ${file.pathname}`);
}
