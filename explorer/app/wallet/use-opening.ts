import { PublicKey } from '@solana/web3.js';
import { useCallback, useEffect, useState } from 'react';
import type { Quote } from '../api/rent.server.ts';
import type { Chain } from './chain.ts';
import { toWalletError, type WalletError } from './errors.ts';
import { askFaucet } from './faucet.ts';
import { type Job, type OpeningPlan, planOpening } from './open-rental.ts';
import { type Preview, preview, tokenAmount } from './preview.ts';
import { keepRentalKey } from './rental-keys.ts';
import { type Planned, type SendPhase, signAndSendAll } from './send.ts';
import type { Signer } from './wallets.ts';

/** How far an opening has come. */
export type OpeningState =
  | { phase: 'checking' }
  | { phase: 'short'; missing: bigint; has: bigint }
  | { phase: 'ready'; plan: OpeningPlan; preview: Preview; note?: WalletError }
  | { phase: SendPhase }
  | { phase: 'unfinished'; rental: string; rest: readonly Planned[]; problem: WalletError }
  | { phase: 'opened'; rental: string }
  | { phase: 'failed'; problem: WalletError };

/** Checks money and simulates, then, when told, has it signed and opens the rental. A changed quote or job starts over. */
export function useOpening(chain: Chain, signer: Signer, quote: Quote, job?: Job) {
  const [state, setState] = useState<OpeningState>({ phase: 'checking' });
  const [round, setRound] = useState(0);
  const jobText = job && JSON.stringify(job);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round means to look again at the same quote
  useEffect(() => {
    let gone = false;
    setState({ phase: 'checking' });
    check(chain, signer, quote, jobText === undefined ? undefined : (JSON.parse(jobText) as Job)).then(
      (next) => {
        if (!gone) setState(next);
      },
      (error: unknown) => {
        if (!gone) setState({ phase: 'failed', problem: toWalletError(error, 'The rental could not be prepared') });
      },
    );
    return () => {
      gone = true;
    };
  }, [chain, signer, quote, jobText, round]);

  const again = useCallback(() => setRound((number) => number + 1), []);

  const fund = useCallback(async () => {
    setState({ phase: 'checking' });
    try {
      await askFaucet(chain, new PublicKey(signer.account.address));
      again();
    } catch (error) {
      setState({ phase: 'failed', problem: toWalletError(error, 'The faucet gave no money') });
    }
  }, [chain, signer, again]);

  const send = useCallback(
    async (rental: string, transactions: readonly Planned[], onNothing: (problem: WalletError) => OpeningState) => {
      let landed = 0;
      try {
        await signAndSendAll({
          chain,
          signer,
          transactions,
          onPhase: (phase) => setState({ phase }),
          onLanded: (count) => {
            landed = count;
          },
        });
        setState({ phase: 'opened', rental });
      } catch (error) {
        const problem = toWalletError(error, 'The rental could not be opened');
        const rest = transactions.slice(landed);
        setState(landed > 0 ? { phase: 'unfinished', rental, rest, problem } : onNothing(problem));
      }
    },
    [chain, signer],
  );

  const sign = useCallback(async () => {
    if (state.phase === 'ready') {
      const { plan } = state;
      const rental = plan.rental.toBase58();
      const transactions = plan.transactions.map((instructions, index) =>
        index === 0 ? { instructions, computeUnits: state.preview.computeUnits } : { instructions },
      );
      try {
        keepRentalKey(rental, plan.keys);
      } catch (error) {
        setState({ phase: 'failed', problem: toWalletError(error, 'The key could not be kept') });
        return;
      }
      await send(rental, transactions, (problem) =>
        problem.retryable ? { ...state, note: problem } : { phase: 'failed', problem },
      );
    } else if (state.phase === 'unfinished') {
      await send(state.rental, state.rest, (problem) => ({ ...state, problem }));
    }
  }, [state, send]);

  return { state, sign, fund, again };
}

async function check(chain: Chain, signer: Signer, quote: Quote, job: Job | undefined): Promise<OpeningState> {
  const owner = new PublicKey(signer.account.address);
  const plan = await planOpening(chain.connection, owner, quote, job);
  const account = await chain.connection.getAccountInfo(plan.ownerToken, 'confirmed');
  const has = tokenAmount(account?.data);
  if (has < plan.deposit) return { phase: 'short', missing: plan.deposit - has, has };
  // What follows the first transaction needs the rental, so only that one can be tried.
  const [first = []] = plan.transactions;
  return { phase: 'ready', plan, preview: await preview(chain.connection, owner, plan.ownerToken, first) };
}
