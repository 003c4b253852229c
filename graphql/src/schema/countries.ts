import { builder } from '../builder.ts';
import { type CountryRow, countriesMetric } from '../data/countries.ts';
import type { Figure, Figures } from '../data/metric.ts';
import { rowsCost, statementCost } from '../limits/complexity.ts';
import { BLOCK_DESCRIPTION, BlockInput } from './block.ts';
import { DeviceCounts } from './counts.ts';
import { Source } from './source.ts';

const Country = builder.objectRef<Figure<CountryRow>>('Country').implement({
  description: 'One country and what is declared to be there.',
  interfaces: [DeviceCounts],
  fields: (t) => ({
    key: t.exposeString('key', { description: "Key of this row in the list's source." }),
    country: t.exposeInt('country', {
      description: 'ISO 3166-1 numeric code, as suppliers declare it on chain.',
    }),
    alpha2: t.exposeString('alpha2', {
      nullable: true,
      description: 'ISO 3166-1 alpha-2 code; null for a number that is not assigned.',
    }),
    name: t.exposeString('name', {
      nullable: true,
      description: 'English name; null for a number that is not assigned.',
    }),
  }),
});

const CountryList = builder.objectRef<Figures<CountryRow>>('CountryList').implement({
  description: 'Countries with their counts.',
  fields: (t) => ({
    nodes: t.field({
      type: [Country],
      description: 'The countries, most claimed GPUs first.',
      complexity: rowsCost(100),
      resolve: ({ rows }) => [...rows],
    }),
    source: t.field({
      type: Source,
      description: 'Where these figures come from; key column `country`.',
      resolve: ({ source }) => source,
    }),
  }),
});

builder.queryField('countries', (t) =>
  t.field({
    type: CountryList,
    description: 'Counts by declared country, every country that has a claimed device.',
    args: {
      block: t.arg({ type: BlockInput, description: BLOCK_DESCRIPTION }),
      modelCode: t.arg.int({ description: 'Only devices of this model.' }),
    },
    complexity: statementCost,
    resolve: async (_, { block, modelCode }, { data }) =>
      data.figures(countriesMetric, { model_code: modelCode ?? 0 }, await data.pointAt(block)),
  }),
);
