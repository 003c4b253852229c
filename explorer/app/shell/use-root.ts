import { useRouteLoaderData } from '@remix-run/react';
import type { loader } from '../root.tsx';

/** What the root knows on every page. Undefined only while the root itself failed. */
export function useRoot() {
  return useRouteLoaderData<typeof loader>('root');
}
