import { type ReactNode, useId } from 'react';
import { type AskedView, SourcePanel, type SourceView } from './source.tsx';

/** One finding: what is measured, its unit and window beside the title, its sources at the right. */
export function Card(props: {
  title: ReactNode;
  meta?: ReactNode;
  sources?: readonly SourceView[];
  /** What is not from a query. */
  asked?: readonly AskedView[];
  className?: string;
  children: ReactNode;
}) {
  const id = useId();
  const { sources = [], asked = [] } = props;
  return (
    <section className={`card ${props.className ?? ''}`} aria-labelledby={id}>
      <header>
        <h2 id={id}>{props.title}</h2>
        {props.meta}
      </header>
      {sources.length + asked.length > 0 && <SourcePanel sources={sources} asked={asked} />}
      {props.children}
    </section>
  );
}
