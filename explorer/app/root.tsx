import './api/context.ts';
import sans400 from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-400-normal.woff2?url';
import sans600 from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-600-normal.woff2?url';
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteError } from '@remix-run/react';
import { type ReactNode, useContext } from 'react';
import { loadDemoState } from './api/demo-state.server.ts';
import { loadRoot } from './api/root.server.ts';
import { Footer } from './shell/footer.tsx';
import { Header } from './shell/header.tsx';
import { NonceContext } from './shell/nonce.ts';
import { Notices } from './shell/notices.tsx';
import { Problem } from './shell/problem.tsx';
import { Strip } from './shell/strip.tsx';
import { readTheme } from './shell/theme.server.ts';
import { useRoot } from './shell/use-root.ts';
import styles from './styles/index.css?url';

const font = (href: string) =>
  ({ rel: 'preload', as: 'font', type: 'font/woff2', crossOrigin: 'anonymous', href }) as const;

export const links: LinksFunction = () => [
  font(sans400),
  font(sans600),
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
];

export const meta: MetaFunction = () => [
  { title: 'Escapement' },
  {
    name: 'description',
    content: 'GPUs that prove their time on Solana: where they are, what they cost, and how to rent one.',
  },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const [theme, meta, demo] = await Promise.all([readTheme(request), loadRoot(context), loadDemoState(context)]);
  return { theme, meta, demo, browser: context.config.browser };
}

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useContext(NonceContext);
  const root = useRoot();
  return (
    <html lang="en" data-theme={root?.theme === 'system' ? undefined : root?.theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
        <noscript>
          <style nonce={nonce} suppressHydrationWarning>
            {'.js-only{display:none}'}
          </style>
        </noscript>
      </head>
      <body>
        <a href="#content" className="skip">
          Skip to content
        </a>
        <Header />
        <Strip meta={root?.meta} theme={root?.theme ?? 'system'} />
        <Notices meta={root?.meta} demo={root?.demo} />
        <main id="content" className="page">
          {children}
        </main>
        <Footer graphqlUrl={root?.browser.graphqlUrl} />
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <Problem error={useRouteError()} />;
}
