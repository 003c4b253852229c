import { grouped } from '../format/number.ts';
import { Address } from './address.tsx';
import { CopyButton } from './copy-button.tsx';
import { Icon } from './icon.tsx';
import { Numeral } from './numeral.tsx';
import { SqlText } from './sql-text.tsx';
import { ExactTime } from './time.tsx';

/** A figure's source, as the read API tells it. */
export type SourceView = {
  id: string;
  description: string;
  sql: string;
  parameters: readonly { name: string; type: string; value: string }[];
  keyColumns: readonly string[];
  watermarkSlot: string;
  chainTime: string;
  signatureCount: string;
  signatures: { nodes: readonly { signature: string; slot: string }[] };
};

/** What no query can give because no event says it: who was asked instead, and how. */
export type AskedView = { description: string; how: string };

/** The quiet control of a card or table that opens its sources: query, parameters, slot and signatures. Works without scripts. */
export function SourcePanel({ sources, asked = [] }: { sources: readonly SourceView[]; asked?: readonly AskedView[] }) {
  return (
    <details className="source">
      <summary aria-label="Source of these figures">
        <Icon name="source" />
        <span aria-hidden="true">Source</span>
      </summary>
      <div className="source-panel">
        {sources.map((source) => (
          <OneSource key={source.id} source={source} />
        ))}
        {asked.map((question) => (
          <article key={question.description}>
            <h3 data-numeral="evidence">{question.description}</h3>
            <p>
              <code>{question.how}</code>
            </p>
          </article>
        ))}
      </div>
    </details>
  );
}

function OneSource({ source }: { source: SourceView }) {
  // The list of the evidence has parameters of its own, which the query shown here does not know.
  const used = source.parameters.filter(({ name, type }) => source.sql.includes(`{${name}:${type}}`));
  const parameters = Object.fromEntries(used.map(({ name, type, value }) => [name, { type, value }]));
  return (
    <article data-source-panel={source.id} data-key-columns={source.keyColumns.join(',')}>
      <h3 data-numeral="evidence">{source.description}</h3>
      <p>
        final at slot <Numeral kind="slot">{grouped(source.watermarkSlot)}</Numeral> ·{' '}
        <ExactTime at={source.chainTime} /> on chain <CopyButton text={source.sql} what="query" />
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <pre data-sql="" data-parameters={JSON.stringify(parameters)} tabIndex={0}>
        <SqlText sql={source.sql} />
      </pre>
      <dl className="parameters" aria-label="Parameters">
        {used.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd data-numeral="parameter">{value}</dd>
          </div>
        ))}
      </dl>
      <div className="signatures">
        <span>
          <Numeral kind="evidence">{grouped(source.signatureCount)}</Numeral> signed transactions, newest first:
        </span>
        {source.signatures.nodes.map(({ signature }) => (
          <Address key={signature} value={signature} />
        ))}
      </div>
    </article>
  );
}
