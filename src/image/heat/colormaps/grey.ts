/** Black to white, each colour its own index three times: nothing is added to the values. */
export const grey = {
  table: Uint8Array.from({ length: 256 * 3 }, (_, at) => Math.floor(at / 3)),
}
