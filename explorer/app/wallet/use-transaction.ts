import { PublicKey, type TransactionInstruction } from '@solana/web3.js';
import { useCallback, useState } from 'react';
import type { Chain } from './chain.ts';
import { toWalletError, type WalletError } from './errors.ts';
import { type Preview, preview } from './preview.ts';
import { type SendPhase, signAndSendAll } from './send.ts';
import type { Signer } from './wallets.ts';

/** Transactions to be signed one after another, and the signer's token account whose balance they change. */
export type TransactionPlan = { token: PublicKey; transactions: readonly TransactionInstruction[][] };

/** How far a plan has come. */
export type TransactionState =
  | { phase: 'idle' }
  | { phase: 'checking' }
  | { phase: 'ready'; plan: TransactionPlan; preview: Preview; note?: WalletError }
  | { phase: SendPhase }
  | { phase: 'done' }
  | { phase: 'failed'; problem: WalletError };

/** Simulates a plan, then, when told, has the wallet sign and sends. `onLanded` is told after each transaction that is confirmed. */
export function useTransaction(chain: Chain, signer: Signer, onLanded: () => void) {
  const [state, setState] = useState<TransactionState>({ phase: 'idle' });

  const check = useCallback(
    async (makePlan: () => TransactionPlan) => {
      setState({ phase: 'checking' });
      try {
        const plan = makePlan();
        const payer = new PublicKey(signer.account.address);
        const seen = await preview(chain.connection, payer, plan.token, plan.transactions[0] ?? []);
        setState({ phase: 'ready', plan, preview: seen });
      } catch (error) {
        setState({ phase: 'failed', problem: toWalletError(error, 'This could not be prepared') });
      }
    },
    [chain, signer],
  );

  const sign = useCallback(async () => {
    if (state.phase !== 'ready') return;
    const { computeUnits } = state.preview;
    let landed = 0;
    try {
      await signAndSendAll({
        chain,
        signer,
        transactions: state.plan.transactions.map((instructions) => ({ instructions, computeUnits })),
        onPhase: (phase) => setState({ phase }),
        onLanded: (count) => {
          landed = count;
          onLanded();
        },
      });
      setState({ phase: 'done' });
    } catch (error) {
      const problem = toWalletError(error, 'This did not work');
      // What has landed is not signed again.
      const plan = { ...state.plan, transactions: state.plan.transactions.slice(landed) };
      setState(problem.retryable ? { ...state, plan, note: problem } : { phase: 'failed', problem });
    }
  }, [chain, signer, state, onLanded]);

  const reset = useCallback(() => setState({ phase: 'idle' }), []);

  return { state, check, sign, reset };
}
