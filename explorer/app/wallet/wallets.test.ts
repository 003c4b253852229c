import { Keypair } from '@solana/web3.js';
import type { WalletAccount } from '@wallet-standard/base';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { demoWallet } from './demo-wallet.ts';
import { connectWallet, isSolanaWallet, type SolanaWallet } from './wallets.ts';

const wallet = demoWallet(Keypair.generate());

function walletWith(accounts: readonly WalletAccount[]): SolanaWallet {
  return {
    ...wallet,
    features: { ...wallet.features, 'standard:connect': { version: '1.0.0', connect: async () => ({ accounts }) } },
  };
}

describe('connectWallet', () => {
  const kept = new Map<string, string>();
  beforeEach(() => {
    vi.stubGlobal('localStorage', { setItem: (name: string, value: string) => void kept.set(name, value) });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    kept.clear();
  });

  it('says which network the wallet is set to and which one this is', async () => {
    const elsewhere = wallet.accounts.map((account) => ({ ...account, chains: ['solana:mainnet'] as const }));
    await expect(connectWallet(walletWith(elsewhere), 'solana:localnet')).rejects.toMatchObject({
      code: 'EXPLORER__WALLET_WRONG_NETWORK',
      message: expect.stringContaining('is set to mainnet; this site rents on localnet'),
    });
    expect(kept.size).toBe(0);
  });

  it('takes a wallet that gives no account as a no', async () => {
    await expect(connectWallet(walletWith([]), 'solana:localnet')).rejects.toMatchObject({
      code: 'EXPLORER__WALLET_REJECTED',
    });
  });

  it('remembers the wallet that was connected', async () => {
    const { account } = await connectWallet(wallet, 'solana:localnet');
    expect(account).toBe(wallet.accounts[0]);
    expect([...kept.values()]).toEqual([wallet.name]);
  });
});

describe('isSolanaWallet', () => {
  it('is not what can only connect', () => {
    expect(isSolanaWallet(wallet)).toBe(true);
    expect(isSolanaWallet({ ...wallet, features: { 'standard:connect': wallet.features['standard:connect'] } })).toBe(
      false,
    );
  });
});
