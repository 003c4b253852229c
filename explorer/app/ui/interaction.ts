const SIGNS = ['pointerover', 'pointerdown', 'keydown', 'touchstart', 'popstate'] as const;

let seen: Promise<void> | undefined;

/** Resolves when the visitor first points, touches, presses a key or goes back in history. Only in a browser. */
export function firstInteraction(): Promise<void> {
  seen ??= new Promise((resolve) => {
    const stop = new AbortController();
    const done = () => {
      stop.abort();
      resolve();
    };
    for (const sign of SIGNS) window.addEventListener(sign, done, { once: true, passive: true, signal: stop.signal });
  });
  return seen;
}
