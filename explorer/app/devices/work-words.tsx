import type { DeviceView } from '../api/devices.server.ts';
import { grouped } from '../format/number.ts';
import { Figure } from '../ui/figure.tsx';

type ModelView = DeviceView['model'];
type WorkField = 'units' | 'rounds' | 'n' | 'k' | 'count';

/** What one challenge asks of one GPU, in words of its kind. */
export function WorkWords({ model, weight }: { model: ModelView; weight: 'light' | 'heavy' }) {
  const work = weight === 'light' ? model.lightWork : model.heavyWork;
  const part = (field: WorkField) => <Part model={model} weight={weight} field={field} />;
  if (work.kind === 'MATMUL') {
    return (
      <>
        {part('count')} products of matrices of {part('n')} × {part('k')} signed bytes
      </>
    );
  }
  return (
    <>
      {part('units')} chains of {part('rounds')} hashes
    </>
  );
}

/** One number of a work. Its column in the source of models begins with the name of the work. */
function Part({ model, weight, field }: { model: ModelView; weight: 'light' | 'heavy'; field: WorkField }) {
  const work = weight === 'light' ? model.lightWork : model.heavyWork;
  const name = `${field.charAt(0).toUpperCase()}${field.slice(1)}`;
  const column = `${weight}Work${name}` as const;
  return (
    <Figure source={model.source} row={{ key: model.key, [column]: work[field] }} field={column} format={grouped} />
  );
}
