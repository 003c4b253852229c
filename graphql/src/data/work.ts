/**
 * Units of work under the Merkle root, as SQL: those of a hash chain as told, of matrix products 32 elements each.
 *
 * @param column Prefix of the columns that tell the work.
 */
export function workUnits(column: string): string {
  return `toUInt64(if(${column}_kind = 'Matmul', intDiv(toUInt64(${column}_count) * ${column}_n * ${column}_n, 32), ${column}_units))`;
}
