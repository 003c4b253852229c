import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { lazy, Suspense } from 'react';
import { HomeContent } from '../home/content.tsx';
import { homePage } from '../home/home.server.ts';
import { firstInteraction } from '../ui/interaction.ts';

export async function loader({ context, request }: LoaderFunctionArgs) {
  return homePage(context, new URL(request.url).searchParams);
}

/**
 * The server renders the page whole; the browser leaves it as it is and fetches the code of its parts at the first interaction,
 * so that the front page costs a visitor little more than the framework.
 */
const Content = import.meta.env.SSR
  ? HomeContent
  : lazy(async () => {
      await firstInteraction();
      const { HomeContent: content } = await import('../home/content.tsx');
      return { default: content };
    });

export default function Home() {
  const page = useLoaderData<typeof loader>();
  return (
    <Suspense>
      <Content page={page} />
    </Suspense>
  );
}
