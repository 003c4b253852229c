// Writes compute-units.json: node --conditions=source --import tsx programs/scripts/compute-units.ts

import { writeFileSync } from 'node:fs';
import { measure } from '../tests/support/measurements.ts';

const file = new URL('../compute-units.json', import.meta.url);
const lines = Object.entries(measure()).map(
  ([name, { units, bytes }]) => `  ${JSON.stringify(name)}: { "units": ${units}, "bytes": ${bytes} }`,
);
writeFileSync(file, `{\n${lines.join(',\n')}\n}\n`);
