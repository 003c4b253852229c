/** An answer with the moment it came, in milliseconds of this process. */
type Kept = { answer: unknown; at: number };

/** Last answers by question, the longest unused forgotten first. */
const kept = new Map<string, Kept>();
const MOST = 300;

/** Questions on their way, so that visitors who ask the same share one. */
const asked = new Map<string, Promise<unknown>>();

/** How long an answer is given again without asking, in milliseconds. */
const FRESH_MS = 1_000;
/** How long it is given while a newer one is fetched behind it, unless a page wants less, in milliseconds. */
const USABLE_MS = 30_000;

/** The last answer to a question; undefined when there was none. */
export function remembered<Data>(question: string): Data | undefined {
  return kept.get(question)?.answer as Data | undefined;
}

/**
 * Answers a question from memory when a usable answer is there, bringing it up to date behind the visitor's back; otherwise
 * by asking. An answer says itself as of which slot it holds, so an earlier one is not wrong, only earlier.
 * @param usableMs age in milliseconds from which an answer in memory will not do; 0 asks in any case
 */
export async function recall<Data>(
  question: string,
  ask: () => Promise<Data>,
  usableMs: number = USABLE_MS,
): Promise<Data> {
  const known = kept.get(question);
  const age = known ? performance.now() - known.at : Number.POSITIVE_INFINITY;
  if (age >= usableMs) return once(question, ask);
  // What fails behind a visitor's back fails again, and is told, once the answer in hand is too old.
  if (age > FRESH_MS) once(question, ask).catch(() => undefined);
  return known?.answer as Data;
}

function once<Data>(question: string, ask: () => Promise<Data>): Promise<Data> {
  const running = asked.get(question) as Promise<Data> | undefined;
  if (running) return running;
  const promise = ask()
    .then((answer) => {
      keep(question, answer);
      return answer;
    })
    .finally(() => asked.delete(question));
  asked.set(question, promise);
  return promise;
}

function keep(question: string, answer: unknown): void {
  kept.delete(question);
  kept.set(question, { answer, at: performance.now() });
  const oldest = kept.keys().next();
  if (kept.size > MOST && !oldest.done) kept.delete(oldest.value);
}
