import { type LineShape, PLOT } from './lines.ts';

/** Lines over time, drawn by the server, with axes and legend; its table twin says the same exactly. */
export function LineChart(props: {
  shape: LineShape;
  /** Name and colour of each line. */
  lines: readonly { name: string; kind: 'data' | 'agreed' }[];
  label: string;
  /** Unit of the value axis. */
  unit: string;
}) {
  const { shape } = props;
  return (
    <>
      <div className="lines" role="img" aria-label={props.label}>
        <div className="scale" data-numeral="axis" aria-hidden="true">
          {shape.ticks.map((tick) => (
            <span key={tick}>{tick}</span>
          ))}
        </div>
        <svg viewBox={`0 0 ${PLOT.width} ${PLOT.height}`} preserveAspectRatio="none" aria-hidden="true">
          {shape.ticks.map((tick, index) => (
            <path
              key={tick}
              className="grid"
              d={`M0 ${(PLOT.height * index) / (shape.ticks.length - 1)}H${PLOT.width}`}
            />
          ))}
          {shape.paths.map((path, index) => (
            <path key={props.lines[index]?.name} className={props.lines[index]?.kind} d={path} />
          ))}
        </svg>
        <div className="axis-labels" data-numeral="axis" aria-hidden="true">
          {shape.moments.map((moment) => (
            <span key={moment}>{moment}</span>
          ))}
        </div>
      </div>
      <ul className="legend">
        {props.lines.map(({ name, kind }) => (
          <li key={name}>
            <svg className="lines-key" viewBox="0 0 16 8" aria-hidden="true">
              <path className={kind} d="M0 4h16" />
            </svg>
            {name}
          </li>
        ))}
        <li>in {props.unit}, times in UTC</li>
      </ul>
    </>
  );
}
