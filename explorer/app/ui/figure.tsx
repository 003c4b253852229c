import type { ReactNode } from 'react';

/** The part of a source by which a figure names it. */
export type SourceRef = { id: string };

type FigureField<Row> = {
  [Field in keyof Row]: Row[Field] extends string | number | null | undefined ? Field : never;
}[keyof Row] &
  string;

/** A figure: one value of one row of a source, shown in words of its own but marked with all that is needed to find it again. */
export type FigureProps<Row> = {
  source: SourceRef;
  /** The row; its `key` finds it in the source, a source of one row needs none. */
  row: Row & { key?: string };
  /** Field of the row; its column in the source is the same name in snake case. */
  field: FigureField<Row>;
  /** Writes the raw value for people. */
  format: (raw: string) => ReactNode;
  /** The exact value, for the title, when `format` rounds. */
  exact?: (raw: string) => string;
  /** Stands where there is no value. */
  none?: ReactNode;
};

/** Column of a field in its source: `provenGpus` is `proven_gpus`. */
export function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

export function Figure<Row>({ source, row, field, format, exact, none = 'none' }: FigureProps<Row>) {
  const value = row[field] as string | number | null | undefined;
  if (value === null || value === undefined) return <span className="quiet">{none}</span>;
  const raw = String(value);
  return (
    <data
      value={raw}
      data-figure=""
      data-source={source.id}
      data-key={row.key ?? ''}
      data-column={columnOf(field)}
      title={exact?.(raw)}
    >
      {format(raw)}
    </data>
  );
}
