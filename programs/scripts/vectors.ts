// Writes client/proof/vectors.json: node --import tsx programs/scripts/vectors.ts

import { writeFileSync } from 'node:fs';
import { proofVectors } from '../tests/support/proof-vectors.ts';

const file = new URL('../client/proof/vectors.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(proofVectors(), null, 2)}\n`);
