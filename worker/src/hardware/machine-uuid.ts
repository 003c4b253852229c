/** Values that firmware carries when nobody set one: shared by many machines, so no identity. */
const placeholder = /^(0+|f+|03000200040005000006000700080009|123456781234567890123456789abcde.*)$/;

/**
 * Picks the identity of this machine: the firmware's UUID, else the operating system's, else `/etc/machine-id`.
 * It stays the same over restarts, and two machines don't share it. Lower case, without dashes; undefined when none
 * of them is an identity.
 */
export function machineUuid(uuid: { hardware: string; os: string }, machineId: string | undefined): string | undefined {
  return [uuid.hardware, uuid.os, machineId ?? '']
    .map((value) => value.trim().toLowerCase().replaceAll('-', ''))
    .find((value) => /^[0-9a-f]{32}$/.test(value) && !placeholder.test(value));
}
