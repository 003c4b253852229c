/** Parallel read sessions of the embedded store. */
export const READERS = 4;

/** Each running query holds a thread of libuv's pool; file system and name look-ups need some beside them. */
export const THREAD_POOL_SIZE = READERS + 5;

/**
 * Slots that are written together on a local chain: 6.4 s. An event is seen some 3 s after its slot is final, where the
 * indexer's own default would take 13 s; fewer slots would cost more for an unattended day than they give to a person.
 */
export const LOCAL_SEGMENT_SLOTS = 16;
