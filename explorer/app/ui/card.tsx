import { type ReactNode, useId } from 'react';
import { SourcePanel, type SourceView } from './source.tsx';

/** One finding: what is measured, its unit and window beside the title, its sources at the right. */
export function Card(props: {
  title: ReactNode;
  meta?: ReactNode;
  sources?: readonly SourceView[];
  className?: string;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={`card ${props.className ?? ''}`} aria-labelledby={id}>
      <header>
        <h2 id={id}>{props.title}</h2>
        {props.meta}
      </header>
      {props.sources !== undefined && props.sources.length > 0 && <SourcePanel sources={props.sources} />}
      {props.children}
    </section>
  );
}
