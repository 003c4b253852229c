import { LOCAL_ERROR_EXIT_CODES, LocalError, type LocalErrorCode, toError } from '../local-error.ts';

/** What a child process can be asked: the request and the response of each operation, as structured clones. */
export type Operations<T> = { [K in keyof T]: { request: unknown; response: unknown } };

/** One handler per operation. */
export type Handlers<T extends Operations<T>> = {
  [K in keyof T]: (request: T[K]['request']) => Promise<T[K]['response']>;
};

/** An error on its way between processes: its code survives, its stack does not. */
export interface Failure {
  message: string;
  code: string;
  retryable: boolean;
  context: Record<string, unknown>;
}

export type Message =
  | { kind: 'request'; id: number; operation: string; request: unknown }
  | { kind: 'response'; id: number; response: unknown }
  | { kind: 'failure'; id: number; failure: Failure }
  | { kind: 'notice'; notice: unknown };

/** The side of `process` that a child talks to its parent by. */
export interface ParentPort {
  send?(message: Message): unknown;
  on(event: 'message', listener: (message: Message) => void): unknown;
}

const isLocalCode = (code: unknown): code is LocalErrorCode =>
  typeof code === 'string' && Object.hasOwn(LOCAL_ERROR_EXIT_CODES, code);

/** An error in the form that crosses to the other process. */
export function toFailure(value: unknown): Failure {
  const error = toError(value) as Error & Partial<Failure>;
  const code = typeof error.code === 'string' ? error.code : 'LOCAL__UNEXPECTED';
  const context = typeof error.context === 'object' ? error.context : {};
  return { message: error.message, code, retryable: error.retryable === true, context: { ...context } };
}

/** The other side of {@link toFailure}; a code of another package is kept in the context. */
export function fromFailure(failure: Failure): LocalError {
  const code = isLocalCode(failure.code) ? failure.code : 'LOCAL__UNEXPECTED';
  return new LocalError(code, failure.message, {
    retryable: failure.retryable,
    context: { ...failure.context, origin: failure.code },
  });
}

/** Answers the parent's requests, each in its own time. Returns how the child tells the parent something unasked. */
export function serve<T extends Operations<T>>(port: ParentPort, handlers: Handlers<T>): (notice: unknown) => void {
  const byName = handlers as Record<string, ((request: unknown) => Promise<unknown>) | undefined>;
  const answer = async (id: number, operation: string, request: unknown): Promise<Message> => {
    try {
      const handler = byName[operation];
      if (!handler) throw new LocalError('LOCAL__UNEXPECTED', `Unknown operation ${operation}.`);
      return { kind: 'response', id, response: await handler(request) };
    } catch (error) {
      return { kind: 'failure', id, failure: toFailure(error) };
    }
  };
  port.on('message', (message) => {
    if (message.kind !== 'request') return;
    void answer(message.id, message.operation, message.request).then((reply) => port.send?.(reply));
  });
  return (notice) => port.send?.({ kind: 'notice', notice });
}
