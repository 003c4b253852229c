import { mkdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { chromiumPath, launchBrowser, watchForProblems } from './support/browser.ts';
import { sitePaths } from './support/site.ts';

/** Every page as people see it: phone and desktop, light and dark, each also kept as a picture where E2E_SHOTS says. */

const network = inject('network');
const shots = process.env.E2E_SHOTS;

const SCREENS: Record<string, BrowserContextOptions> = {
  'desktop light': { viewport: { width: 1360, height: 900 }, colorScheme: 'light' },
  'desktop dark': { viewport: { width: 1360, height: 900 }, colorScheme: 'dark' },
  'phone light': { viewport: { width: 390, height: 844 }, colorScheme: 'light', isMobile: true, hasTouch: true },
  'phone dark': { viewport: { width: 390, height: 844 }, colorScheme: 'dark', isMobile: true, hasTouch: true },
};

describe.skipIf(chromiumPath === undefined)('the look of every page (needs Chromium)', () => {
  let browser: Browser;
  let paths: string[];

  beforeAll(async () => {
    browser = await launchBrowser();
    paths = await sitePaths(network);
    if (shots !== undefined) mkdirSync(shots, { recursive: true });
  });
  afterAll(() => browser?.close());

  /** Things that stick out of the page, or whose own text is cut without a way to reach it. */
  const overflows = (page: Page) =>
    page.evaluate(() => {
      const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth + 1;
      const cut = [
        ...document.querySelectorAll<HTMLElement>('h1, h2, h3, p, dt, dd, th, td, a, button, label, data'),
      ].filter((element) => {
        const style = getComputedStyle(element);
        return (
          element.clientWidth > 0 &&
          style.overflowX !== 'visible' &&
          style.overflowX !== 'auto' &&
          style.overflowX !== 'scroll' &&
          !element.matches('.visually-hidden, .visually-hidden *') &&
          element.scrollWidth > element.clientWidth + 1
        );
      });
      return [
        ...(wide ? ['the page scrolls sideways'] : []),
        ...cut.map((e) => `${e.tagName}: ${e.textContent?.slice(0, 60)}`),
      ];
    });

  const emptyCards = (page: Page) =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.card')]
        .filter((card) => card.clientHeight > 0 && (card.textContent ?? '').trim().length < 12)
        .map((card) => card.outerHTML.slice(0, 120)),
    );

  for (const [screen, options] of Object.entries(SCREENS)) {
    test(`${screen}: nothing overflows, no card is empty, no accessibility rule is broken`, async () => {
      const context = await browser.newContext(options);
      const page = await context.newPage();
      const problems = watchForProblems(page, network.origins);
      const found: Record<string, unknown> = {};
      for (const path of paths) {
        await page.goto(network.explorerUrl + path, { waitUntil: 'load' });
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
          .analyze();
        const broken = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
        const wrong = [...broken, ...(await overflows(page)), ...(await emptyCards(page)), ...problems.splice(0)];
        if (wrong.length > 0) found[path] = wrong;
        if (shots !== undefined) {
          const name = `${path.replace(/^\/$/, '/home').slice(1, 40).replaceAll('/', '-')}-${screen.replace(' ', '-')}.png`;
          await page.screenshot({ path: `${shots}/${name}`, fullPage: true });
        }
      }
      await context.close();
      expect(found).toEqual({});
    }, 600_000);
  }

  test('every page is readable without JavaScript: headings, figures, charts and tables', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    for (const path of paths) {
      const response = await page.goto(network.explorerUrl + path);
      expect(response?.status(), path).toBe(200);
      expect(await page.locator('h1').count(), path).toBe(1);
    }
    await page.goto(`${network.explorerUrl}/`);
    expect(await page.locator('data[data-figure]').count()).toBeGreaterThan(20);
    expect(await page.locator('svg path').count()).toBeGreaterThan(20);
    await context.close();
  }, 120_000);
});
