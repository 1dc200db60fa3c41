/** Black to white, each index three times: shows the plain values. */
export const grey = {
  table: Uint8Array.from({ length: 256 * 3 }, (_, at) => Math.floor(at / 3)),
}
