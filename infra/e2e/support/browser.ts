import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

const CHROMIUM_PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Path of an installed Chromium; the tests that need one are reported as skipped where there is none. */
export const chromiumPath = [process.env.CHROMIUM_PATH, ...CHROMIUM_PATHS].find(
  (path): path is string => path !== undefined && existsSync(path),
);

/** Starts a Chromium of its own, without a download. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath ?? '',
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--force-color-profile=srgb'],
  });
}

/** Collects what a page should never do: throw, log an error, be refused by its own security policy, ask a third party. */
export function watchForProblems(page: Page, origins: readonly string[]): string[] {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    const { url } = message.location();
    // A rental that was opened a moment ago is not final yet: its page says so, with status 404.
    if (message.type() === 'error' && !/\/rentals\/\w+/.test(url)) problems.push(`console: ${message.text()} ${url}`);
  });
  page.on('request', (request) => {
    const url = request.url();
    if (/^(http|ws)s?:/.test(url) && !origins.some((origin) => url.startsWith(origin)))
      problems.push(`third party: ${url}`);
  });
  return problems;
}
