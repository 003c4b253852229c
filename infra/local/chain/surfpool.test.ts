import { expect, it } from 'vitest';
import { surfpoolPackage } from './surfpool.ts';

it.each([
  ['linux', 'x64', true, '@solana/surfpool-linux-x64-gnu'],
  ['darwin', 'x64', false, '@solana/surfpool-darwin-x64'],
  ['darwin', 'arm64', false, '@solana/surfpool-darwin-arm64'],
])('names the package for %s %s', (platform, arch, glibc, name) => {
  expect(surfpoolPackage({ platform, arch, glibc })).toBe(name);
});

it.each([
  ['linux', 'arm64', true, 'linux arm64'],
  ['linux', 'x64', false, 'linux x64 without glibc'],
  ['win32', 'x64', false, 'win32 x64'],
])('says what to do on %s %s', (platform, arch, glibc, here) => {
  const load = () => surfpoolPackage({ platform, arch, glibc });
  expect(load).toThrow(here);
  expect(load).toThrow('Set RPC_URL to a running cluster');
});
