import { PublicKey } from '@solana/web3.js';
import { useCallback, useEffect, useState } from 'react';
import type { Quote } from '../api/rent.server.ts';
import type { Chain } from './chain.ts';
import { toWalletError, type WalletError } from './errors.ts';
import { askFaucet } from './faucet.ts';
import { type Job, type OpeningPlan, planOpening } from './open-rental.ts';
import { type Preview, preview, tokenAmount } from './preview.ts';
import { keepRentalKey } from './rental-keys.ts';
import { type SendPhase, signAndSend } from './send.ts';
import type { Signer } from './wallets.ts';

/** How far an opening has come. */
export type OpeningState =
  | { phase: 'checking' }
  | { phase: 'short'; missing: bigint; has: bigint }
  | { phase: 'ready'; plan: OpeningPlan; preview: Preview; note?: WalletError }
  | { phase: SendPhase }
  | { phase: 'opened'; rental: string }
  | { phase: 'failed'; problem: WalletError };

/** Checks money and simulates, then, when told, signs once and opens the rental. A changed quote or job starts over. */
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

  const sign = useCallback(async () => {
    if (state.phase !== 'ready') return;
    const { plan } = state;
    const rental = plan.rental.toBase58();
    try {
      keepRentalKey(rental, plan.keys);
      await signAndSend({
        chain,
        signer,
        instructions: plan.instructions,
        computeUnits: state.preview.computeUnits,
        onPhase: (phase) => setState({ phase }),
      });
      setState({ phase: 'opened', rental });
    } catch (error) {
      const problem = toWalletError(error, 'The rental could not be opened');
      setState(problem.retryable ? { ...state, note: problem } : { phase: 'failed', problem });
    }
  }, [chain, signer, state]);

  return { state, sign, fund, again };
}

async function check(chain: Chain, signer: Signer, quote: Quote, job: Job | undefined): Promise<OpeningState> {
  const owner = new PublicKey(signer.account.address);
  const plan = await planOpening(chain.connection, owner, quote, job);
  const account = await chain.connection.getAccountInfo(plan.ownerToken, 'confirmed');
  const has = tokenAmount(account?.data);
  if (has < plan.deposit) return { phase: 'short', missing: plan.deposit - has, has };
  return { phase: 'ready', plan, preview: await preview(chain.connection, owner, plan.ownerToken, plan.instructions) };
}
