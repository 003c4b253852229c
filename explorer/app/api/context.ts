import type { LoadContext } from '../../server/context.ts';

declare module '@remix-run/server-runtime' {
  interface AppLoadContext extends LoadContext {}
}
