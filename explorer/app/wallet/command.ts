/**
 * Splits a typed command into program and arguments: at spaces, except within single or double quotes; a backslash takes the next
 * character as it is, except within single quotes.
 */
export function splitCommand(text: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quote = '';
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === '\\' && quote !== "'" && index + 1 < text.length) {
      index += 1;
      word = (word ?? '') + text.charAt(index);
    } else if (quote !== '') {
      if (character === quote) quote = '';
      else word = (word ?? '') + character;
    } else if (character === '"' || character === "'") {
      quote = character;
      word ??= '';
    } else if (/\s/.test(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else {
      word = (word ?? '') + character;
    }
  }
  if (word !== undefined) words.push(word);
  return words;
}

/** Whether a text names one image only: by its digest, or by the id of one on the supplier’s machine. A tag can change. */
export function isImageByDigest(text: string): boolean {
  return /^([a-z0-9][a-z0-9._:/-]{0,200}@)?sha256:[0-9a-f]{64}$/.test(text);
}
