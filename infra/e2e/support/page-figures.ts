import type { Page } from 'playwright-core';

/** One figure of a page: a value of one row of one source. */
export interface PageFigure {
  value: string;
  text: string;
  source: string;
  key: string;
  column: string;
}

/** What a source panel shows: enough to run the query again. */
export interface PageSource {
  id: string;
  sql: string;
  parameters: Record<string, { type: string; value: string }>;
  keyColumns: string[];
}

/** The figures and sources of a page, and every numeral that is neither a figure nor of the short list. */
export interface PageFigures {
  figures: PageFigure[];
  sources: PageSource[];
  strayNumerals: string[];
}

/**
 * Elements whose numerals measure nothing: times, keys and signatures, code, form controls, and text that is marked
 * as an id, an axis tick, a parameter or evidence.
 */
const NOT_MEASURED =
  'time, code, pre, input, select, option, textarea, [data-numeral], [data-address], script, style, noscript';

/** Reads what a page shows. Runs on the page as rendered, closed source panels included. */
export function readFigures(page: Page): Promise<PageFigures> {
  return page.evaluate((notMeasured) => {
    const figures = [...document.querySelectorAll<HTMLDataElement>('data[data-figure]')].map((element) => ({
      value: element.value,
      text: element.textContent ?? '',
      source: element.dataset.source ?? '',
      key: element.dataset.key ?? '',
      column: element.dataset.column ?? '',
    }));
    const sources = [...document.querySelectorAll<HTMLElement>('[data-source-panel]')].map((panel) => {
      const query = panel.querySelector<HTMLElement>('[data-sql]');
      return {
        id: panel.dataset.sourcePanel ?? '',
        sql: query?.textContent ?? '',
        parameters: JSON.parse(query?.dataset.parameters ?? '{}') as Record<string, { type: string; value: string }>,
        keyColumns: (panel.dataset.keyColumns ?? '').split(',').filter(Boolean),
      };
    });
    const strayNumerals: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      const text = node.textContent ?? '';
      if (!/\d/.test(text) || parent === null) continue;
      if (parent.closest(`data[data-figure], ${notMeasured}`) !== null) continue;
      strayNumerals.push(`${parent.tagName.toLowerCase()}.${parent.className}: ${text.trim().slice(0, 80)}`);
    }
    return { figures, sources, strayNumerals };
  }, NOT_MEASURED);
}
