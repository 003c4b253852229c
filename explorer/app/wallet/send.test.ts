import { Keypair, PublicKey, SystemProgram } from '@solana/web3.js';
import { describe, expect, it, vi } from 'vitest';
import type { Chain, ChainName } from './chain.ts';
import { demoWallet } from './demo-wallet.ts';
import { signAndSend, signAndSendAll } from './send.ts';
import type { Signer, SolanaWallet } from './wallets.ts';

const key = Keypair.generate();
const instructions = [SystemProgram.transfer({ fromPubkey: key.publicKey, toPubkey: key.publicKey, lamports: 1 })];

/** A cluster of one transaction whose status and height the test sets. */
function chainWith(answers: { status?: object | null; height?: number; name?: ChainName }) {
  const sent: Uint8Array[] = [];
  const connection = {
    getLatestBlockhash: async () => ({ blockhash: PublicKey.default.toBase58(), lastValidBlockHeight: 100 }),
    sendRawTransaction: async (raw: Uint8Array) => void sent.push(raw),
    getSignatureStatuses: async () => ({ value: [answers.status ?? null] }),
    getBlockHeight: async () => answers.height ?? 1,
    getTransaction: async () => ({ meta: { logMessages: [] } }),
  };
  const chain = {
    connection,
    genesisHash: 'g',
    name: answers.name ?? 'solana:localnet',
    demo: true,
  } as unknown as Chain;
  return { chain, sent };
}

function signerOf(features: object = {}): Signer {
  const wallet = demoWallet(key);
  const [account] = wallet.accounts;
  return { wallet: { ...wallet, features: { ...wallet.features, ...features } } as SolanaWallet, account: account! };
}

const send = (chain: Chain, signer: Signer, onPhase: (phase: string) => void = () => undefined) =>
  signAndSend({ chain, signer, instructions, onPhase });

describe('signAndSend', () => {
  it('takes a no of the wallet quietly and sends nothing', async () => {
    const { chain, sent } = chainWith({});
    const refuse = async () => {
      throw Object.assign(new Error('User rejected the request.'), { code: 4001 });
    };
    const signer = signerOf({ 'solana:signTransaction': { version: '1.0.0', signTransaction: refuse } });
    await expect(send(chain, signer)).rejects.toMatchObject({ code: 'EXPLORER__WALLET_REJECTED', retryable: true });
    expect(sent).toEqual([]);
  });

  it('offers to sign again once the block height has passed', async () => {
    const { chain } = chainWith({ status: null, height: 101 });
    await expect(send(chain, signerOf())).rejects.toMatchObject({
      code: 'EXPLORER__TRANSACTION_EXPIRED',
      retryable: true,
    });
  });

  it('says why the program refused what was in a block', async () => {
    const { chain } = chainWith({ status: { err: { InstructionError: [1, { Custom: 6047 }] }, slot: 5 } });
    await expect(send(chain, signerOf())).rejects.toMatchObject({
      code: 'EXPLORER__TRANSACTION_REFUSED',
      message: 'The device was released already.',
    });
  });

  it('sends by our own RPC on a local chain and waits for confirmation', async () => {
    const { chain, sent } = chainWith({ status: { err: null, slot: 7, confirmationStatus: 'confirmed' } });
    const phases: string[] = [];
    await expect(send(chain, signerOf(), (phase) => phases.push(phase))).resolves.toMatchObject({ slot: 7 });
    expect(sent).toHaveLength(1);
    expect(phases).toEqual(['signing', 'sending']);
  });

  it('lets the wallet send on a public cluster', async () => {
    const { chain, sent } = chainWith({
      name: 'solana:devnet',
      status: { err: null, slot: 9, confirmationStatus: 'finalized' },
    });
    const signAndSendTransaction = vi.fn(async () => [{ signature: new Uint8Array(64).fill(1) }]);
    const signer = signerOf({ 'solana:signAndSendTransaction': { version: '1.0.0', signAndSendTransaction } });
    await expect(send(chain, signer)).resolves.toMatchObject({ slot: 9 });
    expect(signAndSendTransaction).toHaveBeenCalledOnce();
    expect(sent).toEqual([]);
  });
});

describe('signAndSendAll', () => {
  const confirmed = { err: null, slot: 7, confirmationStatus: 'confirmed' };
  const transactions = [{ instructions, computeUnits: 5_000 }, { instructions }, { instructions }];
  const sendAll = (chain: Chain, signer: Signer, landed: number[]) =>
    signAndSendAll({
      ...{ chain, signer, transactions, onPhase: () => undefined },
      onLanded: (count) => landed.push(count),
    });

  it('asks once for all signatures and sends in order', async () => {
    const { chain, sent } = chainWith({ status: confirmed });
    const signer = signerOf();
    const signTransaction = vi.spyOn(signer.wallet.features['solana:signTransaction']!, 'signTransaction');
    const landed: number[] = [];
    await sendAll(chain, signer, landed);
    expect(signTransaction).toHaveBeenCalledOnce();
    expect(signTransaction.mock.calls[0]).toHaveLength(3);
    expect(sent).toHaveLength(3);
    expect(landed).toEqual([1, 2, 3]);
  });

  it('asks once on a public cluster too, where a wallet can sign without sending', async () => {
    const { chain, sent } = chainWith({ name: 'solana:devnet', status: confirmed });
    const signAndSendTransaction = vi.fn();
    const signer = signerOf({ 'solana:signAndSendTransaction': { version: '1.0.0', signAndSendTransaction } });
    await sendAll(chain, signer, []);
    expect(signAndSendTransaction).not.toHaveBeenCalled();
    expect(sent).toHaveLength(3);
  });

  it('sends one after another by a wallet that only sends', async () => {
    const { chain, sent } = chainWith({ name: 'solana:devnet', status: confirmed });
    const signAndSendTransaction = vi.fn(async () => [{ signature: new Uint8Array(64).fill(1) }]);
    const signer = signerOf({
      'solana:signTransaction': undefined,
      'solana:signAndSendTransaction': { version: '1.0.0', signAndSendTransaction },
    });
    const landed: number[] = [];
    await sendAll(chain, signer, landed);
    expect(signAndSendTransaction).toHaveBeenCalledTimes(3);
    expect(landed).toEqual([1, 2, 3]);
    expect(sent).toEqual([]);
  });

  it('tells what has landed when a later one fails, and sends none after it', async () => {
    const { chain, sent } = chainWith({ status: confirmed });
    const statuses = [confirmed, { err: { InstructionError: [1, { Custom: 6052 }] }, slot: 8 }];
    chain.connection.getSignatureStatuses = async () => ({ value: [statuses.shift() ?? null] }) as never;
    const landed: number[] = [];
    await expect(sendAll(chain, signerOf(), landed)).rejects.toMatchObject({ code: 'EXPLORER__TRANSACTION_REFUSED' });
    expect(landed).toEqual([1]);
    expect(sent).toHaveLength(2);
  });
});
