import { useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';

/** Loads the page's data again every `everyMs` milliseconds, while it is wanted and somebody looks at the page. */
export function useRefresh(everyMs: number, wanted = true): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!wanted) return;
    const timer = setInterval(() => {
      if (!document.hidden) revalidate();
    }, everyMs);
    return () => clearInterval(timer);
  }, [everyMs, wanted, revalidate]);
}
