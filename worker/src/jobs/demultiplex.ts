import { Transform } from 'node:stream';

const HEADER_BYTES = 8;

/**
 * Takes the frames off a container's log: Docker puts eight bytes before each piece, the last four its length
 * (big-endian), to tell standard output and error apart. Both come out as written, in order.
 */
export function demultiplex(): Transform {
  let pending: Buffer = Buffer.alloc(0);
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
      while (pending.length >= HEADER_BYTES) {
        const end = HEADER_BYTES + pending.readUInt32BE(4);
        if (pending.length < end) {
          break;
        }
        this.push(pending.subarray(HEADER_BYTES, end));
        pending = pending.subarray(end);
      }
      done();
    },
  });
}
