import type { LoaderFunctionArgs } from '@remix-run/node';
import { loadKnownDevices } from '../api/known-stakes.server.ts';
import { isAddress } from '../format/address.ts';

/** Tells a page which devices a wallet has stake in; the page reads their accounts from the chain. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const staker = params.staker ?? '';
  if (!isAddress(staker)) throw new Response('That is no address.', { status: 404 });
  return { devices: await loadKnownDevices(context, staker) };
}
