import { createHash } from 'node:crypto';
import { builder } from '../builder.ts';
import { countSignatures, readSignatures, type SignatureRow } from '../data/evidence.ts';
import { type Parameter as ParameterShape, parametersOf, type Source as SourceShape } from '../data/metric.ts';
import { pageSize } from '../data/page.ts';
import { EVIDENCE_COST, evidenceCost } from '../limits/complexity.ts';
import { pageArgs } from './page.ts';

const Parameter = builder.objectRef<ParameterShape>('Parameter').implement({
  description: "One parameter of a source's SQL, written `{name:type}` in the text.",
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Name in the SQL text.' }),
    type: t.exposeString('type', { description: 'ClickHouse type.' }),
    value: t.exposeString('value', { description: 'Value as ClickHouse reads it.' }),
  }),
});

const SignatureRef = builder.objectRef<SignatureRow>('SignatureRef').implement({
  description: 'A transaction by its signature.',
  fields: (t) => ({
    signature: t.expose('signature', { type: 'Signature', description: 'Signature of the transaction.' }),
    slot: t.expose('slot', { type: 'UInt64', description: 'Slot of the transaction.' }),
  }),
});

const SignatureConnection = builder.connectionObject(
  { name: 'SignatureConnection', type: SignatureRef, description: 'A page of signatures.' },
  { name: 'SignatureEdge' },
);

const keyArg = 'Only those behind the row with this key.';

/** Parameters of a source as they are shown. */
const shown = ({ metric, values }: SourceShape) => parametersOf([metric.sql, metric.evidence], values);

/** Where figures come from. */
export const Source = builder.objectRef<SourceShape>('Source').implement({
  description:
    "Where figures come from. Running `sql` with `parameters` gives the same rows whenever it is run.\nA figure shown from a list is found by (source, key of its row, column): the column of a field is the field's name in snake case (inside an object such as `heavyWork` after the object's name: `heavy_work_units`).",
  fields: (t) => ({
    id: t.id({
      description: 'Name of the metric, with its parameters: the same for the same figure at the same slot.',
      resolve: (source) => {
        const digest = createHash('sha256').update(JSON.stringify([source.metric.sql, shown(source)]));
        return `${source.metric.name}:${digest.digest('hex').slice(0, 16)}`;
      },
    }),
    description: t.string({
      description: 'What the figures are, in one sentence.',
      resolve: ({ metric }) => metric.description,
    }),
    sql: t.string({
      description: 'The whole SQL text. Its result is what was served.',
      resolve: ({ metric }) => metric.sql,
    }),
    parameters: t.field({
      type: [Parameter],
      description: 'Values of the parameters in `sql` and `evidenceSql`.',
      complexity: { field: 1, multiplier: 1 },
      resolve: shown,
    }),
    watermarkSlot: t.field({
      type: 'UInt64',
      description: 'Slot as of which the figures hold (parameter `slot`).',
      resolve: ({ point }) => point.slot,
    }),
    chainTime: t.field({
      type: 'BigInt',
      description: 'Chain Clock at that slot, Unix seconds (parameter `chain_time`).',
      resolve: ({ point }) => point.chainTime,
    }),
    columns: t.stringList({
      description: 'Columns of the result, in order.',
      resolve: ({ metric }) => [...metric.columns],
    }),
    keyColumns: t.stringList({
      description:
        "Columns that identify a row; empty when the result is one row. A row's `key` is their values joined by a comma.",
      resolve: ({ metric }) => [...metric.keyColumns],
    }),
    evidenceSql: t.string({
      description:
        'SQL that lists the events behind the figures as (key, slot, signature); an empty key stands behind every row.',
      resolve: ({ metric }) => metric.evidence,
    }),
    signatures: t.field({
      type: SignatureConnection,
      description: 'Transactions whose events give the figures, newest first.',
      args: { ...pageArgs(t.arg, 20), key: t.arg.string({ description: keyArg }) },
      complexity: evidenceCost,
      resolve: async (source, args, { data }) => {
        const { rows, hasNextPage } = await readSignatures(data, source, { ...args, first: pageSize(args.first) });
        return {
          edges: rows,
          source,
          pageInfo: {
            hasNextPage,
            hasPreviousPage: Boolean(args.after),
            startCursor: rows[0]?.cursor ?? null,
            endCursor: rows.at(-1)?.cursor ?? null,
          },
        };
      },
    }),
    signatureCount: t.field({
      type: 'UInt64',
      description: 'How many transactions there are behind the figures.',
      args: { key: t.arg.string({ description: keyArg }) },
      complexity: { field: EVIDENCE_COST, multiplier: 1 },
      resolve: (source, { key }, { data }) => countSignatures(data, source, key),
    }),
  }),
});
