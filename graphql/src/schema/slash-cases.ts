import { builder } from '../builder.ts';
import type { Figure } from '../data/metric.ts';
import { readPage } from '../data/page.ts';
import { ANY_SLASH_CASE, SLASH_CASE_ORDER, type SlashCaseRow, slashCasesList } from '../data/slash-cases.ts';
import { pageCost, statementCost } from '../limits/complexity.ts';
import { BLOCK_DESCRIPTION, BlockInput } from './block.ts';
import { SlashCaseStatus, SlashReason } from './enums.ts';
import { pageArgs } from './page.ts';
import { Source } from './source.ts';
import { totalCount } from './totals.ts';

const SlashCaseFilter = builder.inputType('SlashCaseFilter', {
  description: 'Which slash cases.',
  fields: (t) => ({
    device: t.field({ type: 'PublicKey', description: 'Only against this device account.' }),
    owner: t.field({ type: 'PublicKey', description: 'Only against devices of this owner key.' }),
    reporter: t.field({ type: 'PublicKey', description: 'Only by this reporter.' }),
    status_in: t.field({ type: [SlashCaseStatus], description: 'Only in one of these states.' }),
  }),
});

/** One slash case. */
export const SlashCase = builder.objectRef<Figure<SlashCaseRow>>('SlashCase').implement({
  description:
    'A report that stake of a device be slashed. Stake is held while it is open; it ends by a ruling, or by itself when there is none in time.',
  fields: (t) => ({
    amount: t.expose('amount', { type: 'UInt64', description: 'Most that may be slashed, smallest unit of IO.' }),
    answerHash: t.expose('answer_hash', {
      type: 'Hex',
      nullable: true,
      description: 'SHA-256 of what lies at `answerUri`; null while the owner has not answered.',
    }),
    answerUntil: t.expose('answer_until', {
      type: 'BigInt',
      description: 'Until when the owner can answer, Unix seconds.',
    }),
    answerUri: t.expose('answer_uri', {
      type: 'String',
      nullable: true,
      description: "Where the owner's answer can be read, as the owner gave it; null while there is none.",
    }),
    answeredAt: t.expose('answered_at', {
      type: 'BigInt',
      nullable: true,
      description: 'When the owner answered, Unix seconds; null while it has not.',
    }),
    arbiter: t.expose('arbiter', {
      type: 'PublicKey',
      nullable: true,
      description: 'Who ruled; null while open and when dismissed.',
    }),
    bond: t.expose('bond', {
      type: 'UInt64',
      description:
        'What the reporter put at risk, smallest unit of IO: back when upheld, to the accused when rejected or dismissed.',
    }),
    device: t.expose('device', { type: 'PublicKey', description: 'Device account reported.' }),
    endedAt: t.expose('ended_at', {
      type: 'BigInt',
      nullable: true,
      description: 'When it ended, Unix seconds; null while open.',
    }),
    evidenceHash: t.expose('evidence_hash', { type: 'Hex', description: 'SHA-256 of what lies at `evidenceUri`.' }),
    evidenceUri: t.expose('evidence_uri', {
      type: 'String',
      description: 'Where the evidence can be read, as the reporter gave it.',
    }),
    id: t.expose('id', { type: 'PublicKey', description: 'Address of the case account.' }),
    index: t.expose('index', { type: 'Int', description: "Number of the case among the device's, from 0." }),
    key: t.expose('key', { type: 'String', description: 'Key of this row in the source.' }),
    modelCode: t.expose('model_code', { type: 'Int', description: 'Model code of the device.' }),
    modelName: t.expose('model_name', { type: 'String', description: 'Name of the model.' }),
    openedAt: t.expose('opened_at', { type: 'BigInt', description: 'When it was opened, Unix seconds.' }),
    owner: t.expose('owner', { type: 'PublicKey', description: "Key of the device's owner." }),
    reason: t.expose('reason', { type: SlashReason, description: 'What the device is reported for.' }),
    reporter: t.expose('reporter', { type: 'PublicKey', description: 'Who reported.' }),
    rulingUntil: t.expose('ruling_until', {
      type: 'BigInt',
      description: 'Until when the arbiter can rule, Unix seconds; from then on anybody can dismiss it.',
    }),
    slashed: t.expose('slashed', { type: 'UInt64', description: 'Burnt by the ruling, smallest unit of IO.' }),
    source: t.field({
      type: Source,
      description: 'Where this comes from; key column `id`.',
      resolve: ({ source }) => source,
    }),
    status: t.expose('status', { type: SlashCaseStatus, description: 'State at the slot.' }),
  }),
});

const SlashCaseConnection = builder.connectionObject(
  {
    name: 'SlashCaseConnection',
    type: SlashCase,
    description: 'A page of slash cases.',
    fields: (t) => ({
      source: t.field({
        type: Source,
        description: 'Where this page comes from; key column `id`.',
        resolve: ({ source }) => source,
      }),
      ...totalCount(t, 'Slash cases that match the filter, on all pages.'),
    }),
  },
  { name: 'SlashCaseEdge' },
);

builder.queryFields((t) => ({
  slashCases: t.field({
    type: SlashCaseConnection,
    description: 'Slash cases, newest first.',
    args: {
      ...pageArgs(t.arg, 50),
      where: t.arg({ type: SlashCaseFilter, description: 'Which cases; all conditions hold.' }),
      block: t.arg({ type: BlockInput, description: BLOCK_DESCRIPTION }),
    },
    complexity: pageCost,
    resolve: async (_, { where, block, ...args }, { data }) =>
      readPage(data, slashCasesList, {
        order: SLASH_CASE_ORDER,
        args,
        values: {
          ...ANY_SLASH_CASE,
          device: where?.device ?? '',
          owner: where?.owner ?? '',
          reporter: where?.reporter ?? '',
          statuses: where?.status_in ?? [],
        },
        point: await data.pointAt(block),
      }),
  }),
  slashCase: t.field({
    type: SlashCase,
    nullable: true,
    description: 'One slash case by its address; null when it never existed.',
    args: {
      id: t.arg({ type: 'PublicKey', required: true, description: 'Address of the case account.' }),
      block: t.arg({ type: BlockInput, description: BLOCK_DESCRIPTION }),
    },
    complexity: statementCost,
    resolve: async (_, { id, block }, { data }) => {
      const page = await readPage(data, slashCasesList, {
        order: SLASH_CASE_ORDER,
        args: { first: 1 },
        values: { ...ANY_SLASH_CASE, id },
        point: await data.pointAt(block),
      });
      return page.edges[0]?.node;
    },
  }),
}));
