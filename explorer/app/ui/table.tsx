import type { ReactNode } from 'react';

/** A table that scrolls sideways by itself when it must, by keyboard too. */
export function TableFrame({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="table-frame" aria-label={label} tabIndex={0}>
      <table>{children}</table>
    </section>
  );
}

/** What stands where a list is empty: never a bare frame. */
export function Empty({ children }: { children: ReactNode }) {
  return <div className="empty">{children}</div>;
}
