// bigint-buffer, which web3.js brings, warns at each start that its native code is missing. It is missing on purpose:
// no install script runs here, and that native code can be made to overflow (CVE-2025-3194). A command imports this file
// first, so that the warning does not open its output.

import { createRequire } from 'node:module';

const { warn } = console;
console.warn = () => undefined;
try {
  createRequire(createRequire(import.meta.url).resolve('@solana/web3.js'))('bigint-buffer');
} finally {
  console.warn = warn;
}
