import { isRouteErrorResponse, Link } from '@remix-run/react';
import { Empty } from '../ui/table.tsx';

/** What an error means to a visitor: nothing at this address, no such thing on the chain, or the data can't be had now. */
export function problemOf(error: unknown): { title: string; text: string } {
  if (!isRouteErrorResponse(error)) {
    return {
      title: 'This page failed',
      text: 'The fault is ours and has been logged. Try again, or go back to the network.',
    };
  }
  if (error.status === 404 && typeof error.data === 'string' && error.data !== '') {
    return { title: 'Not on the chain', text: error.data };
  }
  if (error.status === 404 || error.status === 405) {
    return { title: 'No such page', text: 'Nothing is at this address.' };
  }
  if (error.status === 503) {
    return { title: 'No answer from the read API', text: 'The figures can’t be had now. Try again in a moment.' };
  }
  return { title: 'Refused', text: typeof error.data === 'string' ? error.data : 'The request can’t be answered.' };
}

/** The error as a page of its own. */
export function Problem({ error }: { error: unknown }) {
  const { title, text } = problemOf(error);
  return (
    <>
      <div className="title">
        <h1>{title}</h1>
      </div>
      <Empty>
        <p>{text}</p>
        <Link to="/">Back to the network</Link>
      </Empty>
    </>
  );
}
