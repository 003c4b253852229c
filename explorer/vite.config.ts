import { vitePlugin as remix } from '@remix-run/dev';
import { defaultClientConditions, defaultServerConditions, defineConfig } from 'vite';

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true;
  }
}

/** Workspace packages are bundled from their sources, so that a page never carries a stale build of another package. */
const conditions = ['source'];

export default defineConfig({
  plugins: [
    remix({
      future: {
        v3_fetcherPersist: true,
        v3_lazyRouteDiscovery: true,
        v3_relativeSplatPath: true,
        v3_routeConfig: true,
        v3_singleFetch: true,
        v3_throwAbortReason: true,
      },
    }),
  ],
  resolve: { conditions: [...conditions, ...defaultClientConditions] },
  // The atlas is JSON, which Node does not import by itself.
  ssr: {
    noExternal: ['world-atlas'],
    resolve: { conditions: [...conditions, ...defaultServerConditions], externalConditions: conditions },
  },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    modulePreload: { polyfill: false },
    rollupOptions: { output: { experimentalMinChunkSize: 4_000 } },
  },
});
