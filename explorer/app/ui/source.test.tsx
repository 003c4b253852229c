import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { SourcePanel } from './source.tsx';

const sql =
  "SELECT sum(gpu_count) AS claimed_gpus\nFROM device_at(slot = {slot:UInt64})\nWHERE class = 'Gpu' AND a < 3";

const html = renderToStaticMarkup(
  <SourcePanel
    sources={[
      {
        id: 'network',
        description: 'Counts of the whole network',
        sql,
        parameters: [
          { name: 'slot', type: 'UInt64', value: '318204377' },
          { name: 'supplier', type: 'String', value: 'of the evidence alone' },
        ],
        keyColumns: ['country', 'model'],
        watermarkSlot: '318204377',
        chainTime: '1795551247',
        signatureCount: '18204',
        signatures: { nodes: [] },
      },
    ]}
  />,
);

/** Text of the query as a reader would copy it. */
const shownSql = () =>
  (/<code[^>]*>(.*?)<\/code>/s.exec(html)?.[1] ?? '')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<');

describe('SourcePanel', () => {
  it('shows the query to the letter', () => {
    expect(shownSql()).toBe(sql);
  });

  it('leaves out parameters that only the list of the evidence has', () => {
    expect(html).not.toContain('of the evidence alone');
  });

  it('gives parameters and key columns to who runs it again', () => {
    expect(html).toContain(
      'data-parameters="{&quot;slot&quot;:{&quot;type&quot;:&quot;UInt64&quot;,&quot;value&quot;:&quot;318204377&quot;}}"',
    );
    expect(html).toContain('data-key-columns="country,model"');
  });

  it('opens without scripts', () => {
    expect(html).toMatch(/^<details class="source"><summary/);
  });
});
