/** Parallel read sessions of the embedded store. */
export const READERS = 4;

/** Each running query holds a thread of libuv's pool; file system and name look-ups need some beside them. */
export const THREAD_POOL_SIZE = READERS + 5;
