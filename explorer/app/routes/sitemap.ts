import type { LoaderFunctionArgs } from '@remix-run/node';
import { PAGES, RENT_PAGE } from '../shell/pages.ts';

/** The pages for machines that look for them; devices, rentals and epochs are found by links. */
export function loader({ request }: LoaderFunctionArgs) {
  const { origin } = new URL(request.url);
  const paths = [...PAGES.map(([path]) => path), RENT_PAGE];
  const urls = paths.map((path) => `<url><loc>${origin}${path}</loc></url>`).join('');
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls}</urlset>\n`;
  return new Response(body, { headers: { 'Content-Type': 'application/xml' } });
}
