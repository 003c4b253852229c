import { openStore } from '@escapement/indexer';
import { Connection, type VersionedTransactionResponse } from '@solana/web3.js';
import { describe, expect, inject, test } from 'vitest';
import { referenceEvents } from './support/anchor-events.ts';
import { chromiumPath, launchBrowser } from './support/browser.ts';
import { ask } from './support/graphql.ts';
import { stopNetwork } from './support/network.ts';
import { type PageFigure, type PageSource, readFigures } from './support/page-figures.ts';
import { sitePaths } from './support/site.ts';

/**
 * Every figure on every page, checked by running exactly the query that it shows. The store belongs to one process at
 * a time, so the network is stopped before its store is asked: this file comes last.
 */

const network = inject('network');

interface Evidence {
  events: { name: string; data: Record<string, unknown> }[];
  claimedGpus: string;
  settledUsdc: string;
  usdcMint: string;
}

/** Decodes with Anchor's own coder all transactions that the front page's counts name as their evidence. */
async function readEvidence(): Promise<Evidence> {
  const connection = new Connection(network.rpcUrl, { commitment: 'confirmed', wsEndpoint: network.wsUrl });
  const signatures: string[] = [];
  let after: string | null = null;
  let served: { claimedGpus: string; settledUsdc: string; source: { watermarkSlot: string } } | undefined;
  do {
    const page: {
      network: {
        claimedGpus: string;
        settledUsdc: string;
        source: {
          watermarkSlot: string;
          signatures: { nodes: { signature: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
        };
      };
    } = await ask(
      network.graphqlUrl,
      `query Evidence($block: BlockInput, $after: String) {
        network(block: $block) { claimedGpus settledUsdc source {
          watermarkSlot signatures(first: 1000, after: $after) { nodes { signature } pageInfo { hasNextPage endCursor } }
        } }
      }`,
      { after, ...(served === undefined ? {} : { block: { slot: served.source.watermarkSlot } }) },
    );
    served ??= page.network;
    signatures.push(...page.network.source.signatures.nodes.map(({ signature }) => signature));
    after = page.network.source.signatures.pageInfo.hasNextPage
      ? page.network.source.signatures.pageInfo.endCursor
      : null;
  } while (after !== null);
  const events: Evidence['events'] = [];
  for (const signature of signatures) {
    const transaction = await connection.getTransaction(signature, {
      maxSupportedTransactionVersion: 1,
      commitment: 'confirmed',
    });
    expect(transaction, signature).not.toBeNull();
    const found = referenceEvents(transaction as VersionedTransactionResponse);
    expect(found.length, signature).toBeGreaterThan(0);
    events.push(...found);
  }
  const { config } = await ask<{ config: { usdc: { address: string } } }>(
    network.graphqlUrl,
    '{ config { usdc { address } } }',
  );
  return {
    events,
    claimedGpus: served.claimedGpus,
    settledUsdc: served.settledUsdc,
    usdcMint: config.usdc.address,
  };
}

describe.skipIf(chromiumPath === undefined)('figures (needs Chromium)', () => {
  test('each figure of each page is what its query gives, and no numeral is without one', async () => {
    const shown: { path: string; figures: PageFigure[]; sources: Map<string, PageSource> }[] = [];
    const stray: Record<string, string[]> = {};
    const browser = await launchBrowser();
    const page = await browser.newPage({ javaScriptEnabled: true });
    for (const path of await sitePaths(network)) {
      await page.goto(network.explorerUrl + path, { waitUntil: 'load' });
      const { figures, sources, strayNumerals } = await readFigures(page);
      shown.push({ path, figures, sources: new Map(sources.map((source) => [source.id, source])) });
      if (strayNumerals.length > 0) stray[path] = strayNumerals;
    }
    await browser.close();
    const evidence = await readEvidence();
    await stopNetwork(network);

    const store = await openStore({ path: network.storePath, readers: 1 });
    const reader = store.reader();
    const results = new Map<string, Record<string, unknown>[]>();
    const rowsOf = async (source: PageSource) => {
      const key = JSON.stringify([source.sql, source.parameters]);
      const known = results.get(key);
      if (known !== undefined) return known;
      const parameters = Object.fromEntries(
        Object.entries(source.parameters).map(([name, { value }]) => [name, value]),
      );
      const rows = await reader.query<Record<string, unknown>>({ name: source.id, sql: source.sql, parameters });
      results.set(key, rows);
      return rows;
    };
    const wrong: string[] = [];
    let checked = 0;
    for (const { path, figures, sources } of shown) {
      for (const figure of figures) {
        const source = sources.get(figure.source);
        if (source === undefined) {
          wrong.push(`${path}: ${figure.text} (${figure.column}) has no source on the page`);
          continue;
        }
        const rows = await rowsOf(source);
        const row =
          source.keyColumns.length === 0
            ? rows[0]
            : rows.find((candidate) => source.keyColumns.map((column) => candidate[column]).join() === figure.key);
        if (String(row?.[figure.column]) !== figure.value)
          wrong.push(
            `${path}: ${figure.source} ${figure.key} ${figure.column}: shown ${figure.value}, query ${row?.[figure.column]}`,
          );
        checked += 1;
      }
    }
    await store.close();
    expect(wrong).toEqual([]);
    expect(stray).toEqual({});
    expect(checked).toBeGreaterThan(200);

    const of = (name: string) => evidence.events.filter((event) => event.name === name).map(({ data }) => data);
    const retired = new Set(of('deviceRetired').map(({ device }) => scopeOf(device)));
    const claimed = of('deviceRegistered')
      .filter((data) => variantOf(data.class) === 'gpu' && !retired.has(scopeOf(data.device)))
      .reduce((sum, data) => sum + Number(data.gpu_count), 0);
    expect(String(claimed)).toBe(evidence.claimedGpus);
    const settled = of('deviceSettled')
      .filter((data) => String(data.mint) === evidence.usdcMint)
      .reduce((sum, data) => sum + BigInt(String(data.paid)), 0n);
    expect(String(settled)).toBe(evidence.settledUsdc);
  }, 900_000);
});

/** Name of a unit variant as Anchor's coder gives it: the one key of an object. */
function variantOf(value: unknown): string {
  return Object.keys(value as object)[0]?.toLowerCase() ?? '';
}

function scopeOf(change: unknown): string {
  return String((change as { scope: unknown }).scope);
}
