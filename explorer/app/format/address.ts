/** Shortens a key or signature in its middle: `7Xk2…mQ9a`. */
export function shortened(address: string, head = 4, tail = 4): string {
  return address.length <= head + tail + 1 ? address : `${address.slice(0, head)}…${address.slice(-tail)}`;
}

/** Whether a text can be the address of an account: 32 bytes in base58. */
export function isAddress(text: string): boolean {
  return /^[1-9A-HJ-NP-Za-km-z]{32,44}$/.test(text);
}
