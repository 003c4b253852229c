// The browser's entry is followed through its imports: whatever it reaches must run in a browser.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

function reached(
  file: URL,
  files = new Set<string>(),
  packages = new Set<string>(),
): { files: Set<string>; packages: Set<string> } {
  if (files.has(file.href)) return { files, packages };
  files.add(file.href);
  for (const [, isType, name = ''] of readFileSync(file, 'utf8').matchAll(
    /^(?:import|export)( type)? [^;]*?from '([^']+)';/gms,
  )) {
    if (name.startsWith('.')) reached(new URL(name, file), files, packages);
    else if (!isType) packages.add(name);
  }
  return { files, packages };
}

const WEB3 = ['@noble/hashes/utils', '@solana/web3.js'];
const CRYPTOGRAPHY = ['@noble/curves/ed25519', '@noble/hashes/hkdf', '@noble/hashes/sha2'];

describe.each([
  ['./browser.ts', 30, [...CRYPTOGRAPHY, ...WEB3]],
  ['./staking/index.ts', 20, WEB3],
  ['./rewards/index.ts', 20, WEB3],
])("the browser's entry %s", (entry, least, needed) => {
  const { files, packages } = reached(new URL(entry, import.meta.url));

  it('reaches the whole client but what is for Node', () => {
    expect(files.size).toBeGreaterThan(least);
    expect([...files].filter((file) => file.endsWith('/artifacts.ts'))).toEqual([]);
  });

  it('needs web3.js and the noble libraries only', () => {
    expect([...packages].sort()).toEqual(needed);
  });
});
