import { grouped } from '../format/number.ts';
import { Figure, type SourceRef } from './figure.tsx';

/** What a device is, everywhere in the same order: count × model. */
export function Hardware(props: {
  source: SourceRef;
  row: { key?: string; gpuCount: string };
  /** Name of the model. */
  model: string;
}) {
  return (
    <>
      <Figure source={props.source} row={props.row} field="gpuCount" format={grouped} /> ×{' '}
      <span data-numeral="model">{props.model}</span>
    </>
  );
}
