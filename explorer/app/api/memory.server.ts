/** Last answers by question, the longest unused forgotten first. */
const answers = new Map<string, unknown>();
const MOST = 300;

/** Keeps the answer to a question for the time when the API does not answer. */
export function remember(question: string, answer: unknown): void {
  answers.delete(question);
  answers.set(question, answer);
  const oldest = answers.keys().next();
  if (answers.size > MOST && !oldest.done) answers.delete(oldest.value);
}

/** The last answer to a question; undefined when there was none. */
export function remembered<Data>(question: string): Data | undefined {
  return answers.get(question) as Data | undefined;
}
