import { writeFile } from 'node:fs/promises';
import { printedSchema } from '../src/printed-schema.ts';

// Writes schema.graphql, which a test compares with the schema that is served.
await writeFile(new URL('../schema.graphql', import.meta.url), printedSchema());
